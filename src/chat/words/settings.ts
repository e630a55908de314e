import type { TextLine } from '../../app/ports/channel.ts';
import type { PeriodRule } from '../../domain/calendar/period-rule.ts';
import type { RuleWordsError } from '../../domain/calendar/rule-words.ts';
import { lines, strong } from './lines.ts';

const how = lines(
  'Sửa, ví dụ:',
  '/caidat theo tháng dương lịch',
  '/caidat theo nghị định 09, chốt ngày 14',
  '/caidat hạn sau 2 ngày làm việc lúc 17:00, khóa sau 6 ngày',
  '/caidat 24/11 nghỉ',
);

export const settingsShown = (rule: readonly string[], cultureDay: boolean): TextLine[] => [
  strong('Cài đặt của cơ quan:'),
  ...lines(...rule, `Ngày 24/11: ${cultureDay ? 'nghỉ' : 'làm việc'}`, ''),
  ...how,
  ...lines('Lịch nhắc: /lich. Ngày nghỉ: /ngaynghi.'),
];

export const settingsSet: TextLine[] = [
  ...lines('Đã đổi cài đặt. Áp dụng cho kỳ đặt từ nay; kỳ đã đặt giữ nguyên (xem /ky).'),
  { text: '' },
];

const limits: Readonly<Record<keyof PeriodRule, string>> = {
  basis: 'Kỳ tính theo Nghị định 09 hoặc theo tháng dương lịch.',
  closingDate: 'Ngày chốt số phải từ 1 đến 28.',
  opensDaysBefore: 'Mở kỳ trước ngày chốt số 0–60 ngày.',
  opensAt: 'Giờ mở kỳ chưa đúng.',
  dueWorkingDays: 'Hạn gửi phải sau ngày chốt số 1–30 ngày làm việc (Nghị định 09/2019, Điều 8).',
  dueAt: 'Giờ hạn chưa đúng.',
  closesWorkingDays: 'Khóa số phải sau hạn 1–60 ngày làm việc.',
  closesAt: 'Giờ khóa chưa đúng.',
};

export const settingsNotRead = (error: RuleWordsError): TextLine[] => [
  ...lines(error.kind === 'impossible' ? limits[error.field] : `Chưa hiểu «${error.text}».`),
  ...lines('Cài đặt cũ vẫn giữ.', ''),
  ...how,
];
