import type { TextLine } from '../../app/ports/channel.ts';
import { lines } from './lines.ts';

/** How a clerk hands over files (JSON): in this chat, in the named messengers, or (no names) not in a chat at all. */
export type WayOfFiles = 'here' | readonly string[];

function handOver(files: string, way: WayOfFiles): string {
  if (way === 'here') return `gửi vào đây ${files}`;
  return way.length > 0
    ? `gửi ${files} qua ${way.join(' hoặc ')} (nối thêm: /kenh thêm)`
    : `nhờ người quản trị nhập ${files} bằng lệnh npm run import`;
}

/** The rest of a sentence. */
export const howToStart = (way: WayOfFiles): string =>
  `${handOver('tệp chỉ tiêu (JSON), rồi tệp tổ chức', way)}.`;

export const importFirst = (way: WayOfFiles): TextLine[] =>
  lines('Chưa có dữ liệu chiến dịch.', `Xin ${howToStart(way)}`);

export const missingFile = (what: 'chỉ tiêu' | 'tổ chức', way: WayOfFiles): string =>
  `Xin ${handOver(`tệp ${what} (JSON)`, way)} trước.`;

/** A clerk sent a file where the messenger does not hand files over. */
export const filesNotHere = (way: WayOfFiles): TextLine[] =>
  lines('Ứng dụng này không chuyển tệp cho bot.', `Xin ${howToStart(way)}`);
