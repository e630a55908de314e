import writeExcelFile from 'write-excel-file/node';
import { blocsSheet, yearSheet } from './blocs-sheet.ts';
import { historySheet } from './history-sheet.ts';
import { indicatorsSheet } from './indicators-sheet.ts';
import { membersSheet } from './members-sheet.ts';
import { printLayout } from './print-layout.ts';
import { headerRow, sheetRows } from './sheet.ts';
import type { WorkbookData } from './workbook-data.ts';

/** The figures of a period as an XLSX file: targets, blocs (in the period and the year), member units, and the history of every figure. */
export async function drawWorkbook({ summary, versions, year }: WorkbookData): Promise<Uint8Array> {
  const sheets = [
    indicatorsSheet(summary),
    blocsSheet(summary),
    yearSheet(year),
    membersSheet(summary),
    historySheet(summary, versions),
  ].filter((sheet) => sheet !== null);
  const file = writeExcelFile(
    sheets.map((sheet) => ({
      sheet: sheet.tab,
      data: sheetRows(sheet, summary),
      columns: sheet.columns.map(({ width }) => ({ width })),
      orientation: 'landscape' as const,
      stickyRowsCount: headerRow,
    })),
    { fontFamily: 'Times New Roman', fontSize: 12, features: [printLayout(sheets)] },
  );
  return file.toBuffer();
}
