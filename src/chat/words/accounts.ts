import type { ChannelName, TextLine } from '../../app/ports/channel.ts';
import { lines, strong } from './lines.ts';

export const messengerName: Readonly<Record<ChannelName, string>> = {
  telegram: 'Telegram',
  'zalo-bot': 'Zalo',
  'zalo-oa': 'Zalo OA',
};

export interface ShownAccount {
  readonly name: string;
  readonly here: boolean;
  /** why it cannot be written to; null: it can */
  readonly unreachable: string | null;
}

const accountLine = ({ name, here, unreachable }: ShownAccount): string =>
  [
    `• ${name}`,
    ...(here ? ['đang nhắn ở đây'] : []),
    ...(unreachable === null ? [] : [`không nhắn được${unreachable === '' ? '' : ` (${unreachable})`}`]),
  ].join(' · ');

export const accountsShown = (accounts: readonly ShownAccount[]): TextLine[] => [
  strong(accounts.length > 1 ? 'Bot nhắc đồng chí theo thứ tự:' : 'Bot nhắc đồng chí ở:'),
  ...accounts.map((account) => ({ text: accountLine(account) })),
  ...(accounts.length > 1
    ? lines('', 'Nơi đầu không nhắn được thì bot nhắn nơi kế tiếp.', 'Bỏ bớt: /kenh bỏ zalo')
    : []),
  ...lines('', 'Đồng chí nhắn ở đâu, bot trả lời ở đó.'),
];
export const switchedOff = 'bot ở đó đang tắt';
export const preferLabel = (name: string): string => `Nhắc qua ${name} trước`;
export const addLabel = 'Nối thêm ứng dụng';

export const accountCode = (
  code: string,
  ways: readonly { readonly name: string; readonly botName: string; readonly link: string | null }[],
): TextLine[] => [
  strong('Nối thêm ứng dụng của đồng chí'),
  ...lines('Ở ứng dụng kia, nhắn cho bot mã này (dùng một lần, trong 1 giờ):', code, ''),
  ...ways.map(({ name, botName, link }) => ({
    text: `• ${name}: ${link === null ? `tìm «${botName}»` : `mở ${link}`}`,
  })),
  ...lines('', 'Không đưa mã cho người khác: ai nhập mã sẽ nhắn thay đồng chí được.'),
];

export const linkedAccount = (displayName: string, authority: string): TextLine[] => [
  strong(`Đã nối tài khoản này với «${displayName}».`),
  ...lines(authority, '', 'Nhắn ở ứng dụng nào cũng được; bot trả lời ở nơi đồng chí nhắn.'),
  ...lines('Chọn nơi nhận nhắc: /kenh. Hướng dẫn: /trogiup.'),
];

export const accountAdded = (name: string, displayName: string): TextLine[] =>
  lines(
    `Đã nối thêm ${name} «${displayName}» vào tài khoản của đồng chí.`,
    `Không phải đồng chí? Nhắn ngay /kenh bỏ ${name.toLowerCase()}, rồi báo cơ quan thường trực.`,
  );

export const accountRemoved = (name: string): TextLine[] =>
  lines(`Đã bỏ ${name}. Bot không nhắn cho đồng chí ở đó nữa.`, 'Nối lại: /kenh thêm');
export const noSuchAccount = lines('Đồng chí chưa nối ứng dụng đó.', 'Xem: /kenh. Nối thêm: /kenh thêm');
export const onlyAccount = lines(
  'Đây là nơi duy nhất bot nhắn được cho đồng chí.',
  'Nối ứng dụng khác trước: /kenh thêm. Thôi hẳn: /thoi.',
);
export const accountsHow = lines(
  'Chưa hiểu. Xem nơi nhận nhắc: /kenh',
  'Nối thêm ứng dụng: /kenh thêm',
  'Nhắc qua Zalo trước: /kenh zalo',
  'Bỏ Zalo: /kenh bỏ zalo',
);
