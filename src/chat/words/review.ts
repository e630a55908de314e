import type { ReviewWords } from '../../app/review/run-reviews.ts';
import { lines, strong } from './lines.ts';

const quoted = (names: readonly string[]): string => names.map((name) => `«${name}»`).join(', ');

/** Somebody hands it on to the council by hand. */
const alsoBy = (forwarders: readonly string[]): string =>
  forwarders.length > 0 ? ` ${forwarders.join(', ')} chuyển tiếp tới Hội đồng.` : '';

export const forward = (number: number) =>
  lines(`Xin chuyển tiếp hai tin dưới đây (bản tin số ${number} và biểu đồ) vào nhóm của Hội đồng.`);

export const reviewWords: ReviewWords = {
  preview: (when, label) => `Xem trước: ${label} sẽ tự gửi lúc ${when}.`,
  hold: 'Hoãn',
  publishedByItself: (number, groups, forwarders) =>
    groups.length > 0
      ? `Đã tự gửi bản tin số ${number} vào ${quoted(groups)}.${alsoBy(forwarders)}`
      : `Đã tự lập bản tin số ${number}.${alsoBy(forwarders)}`,
  forward: (number) => forward(number),
};

export const publishLabel = 'Gửi Hội đồng';
export const correctLabel = 'Gửi đính chính';
export const publishedTo = (number: number, groups: readonly string[], forwarders: readonly string[]) =>
  groups.length > 0
    ? lines(`Đã gửi bản tin số ${number} vào ${quoted(groups)}.${alsoBy(forwarders)}`)
    : lines(
        `Đã lập bản tin số ${number}.${alsoBy(forwarders)}`,
        ...(forwarders.length > 0 ? [] : ['Chưa ai nhận được.']),
        'Nhóm của Hội đồng: /nhom.',
      );
export const published = (number: number, when: string) =>
  lines('', `Kỳ này đã có bản tin số ${number} (${when}).`);
export const changedSince = (count: number) => lines(`Từ đó có ${count} chỉ tiêu thay đổi.`);
export const held = (label: string, when: string) =>
  lines(`Đã hoãn ${label}, đặt lại lúc ${when}.`, 'Đổi ngày: /soket <ngày>. Gửi ngay: /tonghop.');
export const noPeriodYet = lines('Chưa có kỳ báo cáo nào được mở. Mở kỳ: /ky.');
export const noPeriodForCouncil = lines('Chưa có kỳ báo cáo nào được mở.');

export const reviewList = (items: readonly string[]) => [
  strong('Ngày tự gửi tổng hợp:'),
  ...(items.length > 0 ? lines(...items.map((item) => `• ${item}`)) : lines('Chưa đặt.')),
  ...lines('Đặt ngày: /soket 20/6 8:00'),
];
export const reviewSet = (label: string, when: string) =>
  lines(
    `${label} sẽ tự gửi vào nhóm lúc ${when}.`,
    'Bot gửi bản xem trước cho đồng chí một ngày làm việc trước đó.',
  );
export const reviewInPast = lines('Ngày này đã qua. Gửi ngay: /tonghop. Đặt ngày khác: /soket 20/6.');
export const reviewNotRead = lines('Chưa hiểu ngày. Ví dụ: /soket 20/6 8:00');
export const reviewLabel = (period: string) => `Tổng hợp ${period}`;
