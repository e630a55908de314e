import type { PeriodCommandError, PlanError } from '../../domain/calendar/period-command.ts';
import type { OpenedPeriod, PeriodRefusal } from '../../app/campaign/open-period.ts';
import type { TextLine } from '../../app/ports/channel.ts';
import type { ReportingPeriod } from '../../app/ports/periods.ts';
import { missingFile, type WayOfFiles } from './sending-files.ts';
import { lines, strong } from './lines.ts';

const examples = lines(
  'Mở kỳ: /ky 6 tháng · /ky quý 3 · /ky tháng 5 · /ky 9 tháng · /ky năm 2026',
  'Cả năm: /ky tự động quý, 6 tháng, 9 tháng, năm',
  'Kỳ riêng: /ky từ 1/3 đến 20/4 Đợt cao điểm',
  'Theo sự kiện, có ngày hoặc chưa: /ky sự kiện Hội nghị tổng kết',
  'Đặt hạn: /ky 6 tháng hạn 17:00 22/6 khóa 30/6. Mở luôn: thêm «mở ngay».',
);

/** @param undated events that have no day so far, a line each */
export const periodHow = (
  periods: readonly ReportingPeriod[],
  undated: readonly TextLine[],
  when: (at: Date) => string,
): TextLine[] => [
  ...(periods.length + undated.length > 0 ? [strong('Các kỳ báo cáo:')] : lines('Chưa có kỳ báo cáo nào.')),
  ...periods.map(({ label, openedAt, opensAt, dueAt }) => ({
    text: `• ${label}: ${openedAt ? `hạn ${when(dueAt)}` : `tự mở ${when(opensAt)}, hạn ${when(dueAt)}`}`,
  })),
  ...undated,
  { text: '' },
  ...examples,
];

export function periodNotRead(error: PeriodCommandError | PlanError): TextLine[] {
  switch (error.kind) {
    case 'no-period':
      return [...lines('Chưa hiểu kỳ báo cáo.'), ...examples];
    case 'no-such-period':
      return [...lines('Không có kỳ như vậy.'), ...examples];
    case 'backwards':
      return lines('Ngày cuối kỳ ở trước ngày đầu kỳ. Ví dụ: /ky từ 1/3 đến 20/4 Đợt cao điểm');
    case 'no-day':
      return lines(dayNotRead[error.of]);
    case 'due-in-past':
      return lines('Hạn của kỳ này đã qua. Xin ghi hạn mới, ví dụ: /ky 6 tháng hạn 17:00 25/11');
    case 'opens-after-due':
      return lines('Ngày mở phải trước hạn. Ví dụ: /ky 6 tháng mở 8/6 hạn 22/6');
    case 'closes-before-due':
      return lines('Ngày khóa phải sau hạn. Ví dụ: /ky 6 tháng hạn 22/6 khóa 30/6');
  }
}

const dayNotRead = {
  opens: 'Chưa hiểu ngày mở. Ví dụ: /ky 6 tháng mở 8/6',
  due: 'Chưa hiểu ngày hạn. Ví dụ: /ky 6 tháng hạn 17:00 22/6',
  closes: 'Chưa hiểu ngày khóa. Ví dụ: /ky 6 tháng hạn 22/6 khóa 30/6',
} as const;

export function periodRefused(refusal: PeriodRefusal, files: WayOfFiles): TextLine[] {
  switch (refusal) {
    case 'no-campaign':
      return lines('Chưa có chỉ tiêu.', missingFile('chỉ tiêu', files));
    case 'no-blocs':
      return lines('Chưa có khối nào được giao chỉ tiêu.', missingFile('tổ chức', files));
    case 'exists':
      return lines('Kỳ này đã có. Xem các kỳ: /ky. Xem tình hình: /tinhhinh.');
  }
}

export function periodOpened(
  { period, made, reviewAt }: OpenedPeriod,
  when: (at: Date) => string,
): TextLine[] {
  return [
    strong(made === null ? `Đã đặt kỳ ${period.label}.` : `Đã mở kỳ ${period.label}.`),
    ...lines(
      ...(made === null
        ? [`Tự mở: ${when(period.opensAt)}`]
        : [
            `Cần thu: ${made.duties} số${made.narratives > 0 ? `, ${made.narratives} báo cáo bằng lời` : ''}`,
          ]),
      ...(made && made.unowned.length > 0 ? [`Chưa giao khối nào: chỉ tiêu ${made.unowned.join(', ')}`] : []),
      `Hạn: ${when(period.dueAt)}`,
      `Khóa số: ${when(period.closesAt)}`,
      ...(reviewAt ? [`Tự gửi tổng hợp: ${when(reviewAt)} (đổi: /soket)`] : []),
      '',
      made === null
        ? 'Mời khối trưởng trước ngày mở: /moi.'
        : 'Bot nhắc các khối theo lịch: /lich. Theo dõi: /tinhhinh.',
    ),
  ];
}

export const periodsLaid = (periods: readonly ReportingPeriod[], when: (at: Date) => string): TextLine[] =>
  periods.length === 0
    ? lines('Các kỳ này đã có, hoặc đã qua. Xem: /ky.')
    : [
        strong(`Đã đặt ${periods.length} kỳ, mỗi kỳ tự mở:`),
        ...periods.map(({ label, opensAt, dueAt }) => ({
          text: `• ${label}: mở ${when(opensAt)}, hạn ${when(dueAt)}`,
        })),
        ...lines('', 'Xem ai sẽ được nhắc khi nào: /thu.'),
      ];

export const planShown = (words: readonly string[]): TextLine[] => [
  strong('Lịch nhắc:'),
  ...words.map((text) => ({ text })),
  ...lines(
    '',
    'Sửa, ví dụ:',
    '/lich nhắc trước 5 ngày, 1 ngày, sáng ngày hạn 8:00, quá hạn mỗi ngày, tối đa 5 lần',
  ),
];
export const planSet = lines('Đã đổi lịch nhắc.');
export const planNotUnderstood = (text: string): TextLine[] =>
  lines(
    `Chưa hiểu «${text}».`,
    'Ví dụ: /lich trước 5 ngày, 1 ngày, quá hạn mỗi ngày, tối đa 5 lần',
    'Lịch cũ vẫn giữ. Xem: /lich.',
  );
export const planRefused = (why: string): TextLine[] => lines(why, 'Lịch cũ vẫn giữ. Xem: /lich.');
