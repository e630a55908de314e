import { fileByLink, pictureByLink } from '../../../chat/zalo/file-words.ts';
import { fileShown } from './platform.ts';

const anyLink = /https:\/\/\S+/;
const anyFile = { picture: false, fileName: '#', drawing: 'workbook', data: null } as const;
/** How the line above the link begins, as the product words it. */
const leads = [pictureByLink('', ''), fileByLink(anyFile, '', '')].map(
  (words) => words.split('#')[0]?.trim() ?? '',
);

/** A text that stands for a file by a link to it is told of as the file. */
export function withoutLink(text: string): string {
  const lines = text.trim().split('\n');
  const lead = lines.at(-2) ?? '';
  if (!anyLink.test(lines.at(-1) ?? '') || !leads.some((each) => lead.startsWith(each))) return text.trim();
  return fileShown(lines.slice(0, -2).join('\n'));
}
