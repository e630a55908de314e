import type { TextLine } from '../../app/ports/channel.ts';
import { lines, strong } from './lines.ts';

export const enterHow = lines('Nhập hộ: nhắn mã khối rồi số liệu, ví dụ:', '/nhapho K3 4: 26,4 tỷ');

export const doubts = (texts: readonly string[]): TextLine[] =>
  texts.length === 0
    ? []
    : [
        { text: '' },
        ...texts.map((text) => ({ text: `Chưa ghi: ${text}` })),
        ...lines('Xin nhập lại cho rõ.'),
      ];

export const enteredNotice = (figures: readonly string[], period: string): TextLine[] => [
  ...lines(`Cán bộ phụ trách đã nhập hộ số của khối, báo cáo ${period}:`),
  ...lines(...figures),
  ...lines('Nếu chưa đúng, xin nhắn lại số đúng.'),
];

export function questionAskedAgain(asked: 'asked' | 'settled' | 'unreached'): TextLine[] {
  switch (asked) {
    case 'asked':
      return lines('Đã hỏi lại khối.');
    case 'settled':
      return lines('Câu hỏi này đã xong.');
    case 'unreached':
      return lines('Không nhắn được cho khối. Xin gọi điện, rồi nhập hộ: /nhapho.');
  }
}
export const questionDropped = (dropped: boolean): TextLine[] =>
  lines(dropped ? 'Đã bỏ câu hỏi; chỉ tiêu vẫn tính là chưa có số.' : 'Câu hỏi này đã xong.');

export const queueEmpty = lines('Không có tin nào bị kẹt.');
export const queueMore = (count: number): TextLine[] =>
  lines(`… và ${count} tin cũ hơn: hiện ra khi các tin trên đã xong.`);
export const dropHow = lines('Đã gọi điện, không cần gửi nữa: /hangdoi bỏ <số tin>.');
export const droppedFromQueue = (ids: readonly number[]): TextLine[] =>
  lines(`Đã bỏ khỏi danh sách: ${ids.map((id) => `#${id}`).join(', ')}. Bot sẽ không gửi nữa.`);
export const dropWhich = lines('Bỏ tin nào? Xin nhắn số tin, ví dụ: /hangdoi bỏ 12.');
export const queueTitle = (count: number): TextLine[] => [
  strong(`${count} tin chưa rõ đã đến hay chưa, hoặc không gửi được:`),
];
export const queueRow = (id: number, to: string, state: string, what: string): string =>
  `#${id} · ${to} · ${state}: ${what}`;
export const queueState: Readonly<Record<string, string>> = {
  unknown: 'chưa rõ đã đến chưa',
  failed: 'bị từ chối',
  held: 'tạm giữ vì lặp lại nhiều lần',
};
export const resendLabel = (id: number): string => `Gửi lại #${id}`;
export const resent = (id: number): TextLine[] => lines(`Đã xếp gửi lại tin #${id}.`);
export const resendAllLabel = (count: number): string => `Gửi lại cả ${count} tin`;
export const resentAll = (again: number, of: number): TextLine[] =>
  lines(
    again === of
      ? `Đã xếp gửi lại ${again} tin.`
      : `Đã xếp gửi lại ${again} tin; ${of - again} tin không còn cần gửi lại.`,
  );
export const notResendable = (id: number): TextLine[] => lines(`Tin #${id} không còn cần gửi lại.`);
export const setAsideTitle = (count: number): TextLine[] => [
  strong(`${count} tin nhận được nhưng bot chưa xử lý được:`),
];
export const setAsideRow = (id: number, error: string): string => `#${id}: ${error}`;
export const setAsideHow = lines('Xử lý lại: /hangdoi <số tin>.');
export const replayed = (id: number): TextLine[] => lines(`Đang xử lý lại tin #${id}.`);
export const noSuchRow = (id: number): TextLine[] => lines(`Không có tin #${id} trong danh sách chờ.`);

export const setAsideNotice = (id: number): TextLine[] =>
  lines(
    'Có một tin nhắn đến bot chưa xử lý được sau 3 lần thử. Tin vẫn được giữ.',
    `Xem: /hangdoi. Thử lại: /hangdoi ${id}.`,
  );
export const unknownNotice = (to: string, what: string): TextLine[] =>
  lines(`Chưa rõ tin này đã đến ${to} hay chưa: «${what}»`, 'Bot không tự gửi lại để tránh gửi hai lần.');
export const unknownRow = (id: number, to: string, what: string): string => `#${id} · ${to}: ${what}`;
/** @param rows the first of them */
export const manyUnknownNotice = (count: number, rows: readonly string[]): TextLine[] => [
  strong(`${count} tin chưa rõ đã đến hay chưa:`),
  ...lines(...rows),
  ...(count > rows.length ? lines(`… và ${count - rows.length} tin nữa.`) : []),
  ...lines('Bot không tự gửi lại để tránh gửi hai lần.', 'Xem và gửi lại từng tin: /hangdoi.'),
];
export const unreachableNotice = (who: string): TextLine[] =>
  lines(
    `Không nhắn được cho ${who} (đã chặn bot hoặc xóa tài khoản).`,
    'Xin liên hệ trực tiếp; khi cần, mời lại bằng /moi.',
  );
