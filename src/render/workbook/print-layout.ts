import type { Blob } from 'node:buffer';
import type { Stream } from 'node:stream';
import type { Feature } from 'write-excel-file/node';
import { headerRow, type TableSheet } from './sheet.ts';

/** Quotes in a sheet's name are doubled; the names are ours, so nothing in them needs escaping as XML. */
const printTitle = ({ tab }: TableSheet, index: number): string =>
  `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">` +
  `'${tab.replaceAll("'", "''")}'!$${headerRow}:$${headerRow}</definedName>`;

const wide = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';
/** Only rows are frozen: the pane below is the active one, and there is none to the right. */
const frozen = `<pane ySplit="${headerRow}" topLeftCell="A${headerRow + 1}" activePane="bottomLeft" state="frozen"/>`;
const inches = { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6 };

function pageAttributes(tagName: string, attributes: Record<string, string | number>) {
  if (tagName === 'pageSetup') return { ...attributes, fitToWidth: 1, fitToHeight: 0 };
  return tagName === 'pageMargins' ? { ...attributes, ...inches } : attributes;
}

/**
 * A4 landscape, as wide as the page, as many pages as it takes, the header on each of them: what the library cannot
 * be told by options, said in the files' own words.
 */
export const printLayout = (sheets: readonly TableSheet[]): Feature<Stream | Buffer | Blob> => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml) => xml.replace('<sheetViews', `${wide}<sheetViews`).replace(/<pane [^>]*>/, frozen),
        transformElementAttributes: pageAttributes,
      },
      'xl/workbook.xml': {
        transform: (xml) =>
          xml.replace('<definedNames/>', `<definedNames>${sheets.map(printTitle).join('')}</definedNames>`),
      },
    },
  },
});
