import type { CalendarDay } from '../../app/ports/calendar-days.ts';
import type { TextLine } from '../../app/ports/channel.ts';
import type { DayCommand, DayCommandError } from '../../domain/calendar/decision-words.ts';
import { lines, strong } from './lines.ts';
import type { DayWords } from './report.ts';

const how = lines(
  'Thêm: /ngaynghi 20/11 Nghỉ theo thông báo · /ngaynghi làm bù 21/11',
  'Nhiều ngày: /ngaynghi nghỉ từ 5/10 đến 7/10 Bão',
  'Bỏ: /ngaynghi bỏ 20/11',
);

const line = ({ day, kind, name }: CalendarDay, dayWords: DayWords): string =>
  `• ${dayWords(day)}: ${kind === 'off' ? 'nghỉ' : 'làm bù'}${name === '' ? '' : ` · ${name}`}`;

export const daysShown = (
  entered: readonly CalendarDay[],
  holidays: readonly CalendarDay[],
  dayWords: DayWords,
): TextLine[] => [
  strong('Ngày nghỉ sắp tới'),
  ...holidays.map((day) => ({ text: line(day, dayWords) })),
  ...(entered.length > 0 ? [{ text: '' }, strong('Cơ quan đặt riêng')] : []),
  ...entered.map((day) => ({ text: line(day, dayWords) })),
  { text: '' },
  ...how,
];
export function daysSet({ kind, days, name }: DayCommand, dayWords: DayWords): TextLine[] {
  const [first, last] = [days[0] ?? '', days.at(-1) ?? ''];
  const which = days.length === 1 ? dayWords(first) : `${dayWords(first)} – ${dayWords(last)}`;
  if (kind === 'usual') return lines(`Đã bỏ ngày đặt riêng ${which}.`);
  return lines(
    `Đã ghi: ${which}: ${kind === 'off' ? 'nghỉ' : 'làm bù'}${name === '' ? '' : ` · ${name}`}.`,
    'Bot không nhắc vào ngày nghỉ. Hạn của kỳ đã đặt giữ nguyên: xem /ky.',
  );
}

export function daysNotRead(error: DayCommandError): TextLine[] {
  switch (error.kind) {
    case 'not-understood':
      return [...lines('Chưa hiểu ngày.'), ...how];
    case 'too-many':
      return lines(`Khoảng này dài ${error.days} ngày, có lẽ ghi nhầm. Xin ghi mỗi lần không quá 31 ngày.`);
    case 'backwards':
      return lines('Ngày cuối ở trước ngày đầu. Ví dụ: /ngaynghi nghỉ từ 5/10 đến 7/10 Bão');
  }
}

export const forecastTitle = (count: number): TextLine[] => [
  strong(
    count > 0
      ? `${count} tin nhắc trong 31 ngày tới, nếu không ai gửi thêm:`
      : 'Không có tin nhắc nào trong 31 ngày tới.',
  ),
];
export const forecastEnd: TextLine[] = lines(
  '',
  'Khối gửi đủ số thì thôi nhắc. Đổi lịch: /lich. Mời người: /moi.',
);
export const forecastMore = (count: number): TextLine[] => lines(`… và ${count} tin nữa.`);
export const readerOf = {
  reporter: 'khối trưởng',
  deputy: 'khối phó',
  sponsor: 'ủy viên phụ trách',
  clerk: 'cán bộ',
} as const;

export function rungWords(rung: string): string {
  const before = /^before-(\d+)$/.exec(rung);
  const late = /^late-(\d+)$/.exec(rung);
  if (before) return `trước hạn ${before[1]} ngày`;
  if (late) return `quá hạn, lần ${late[1]}`;
  const named: Readonly<Record<string, string>> = {
    opening: 'mở kỳ',
    'due-day': 'ngày hạn',
    promised: 'hết ngày xin lùi',
    delegated: 'khối phó chưa gửi đủ',
    closed: 'đã khóa số',
    digest: 'việc trong ngày',
  };
  return named[rung] ?? rung;
}
