import type { AnnouncementSent, AnnouncementState } from '../../app/announce.ts';
import type { TextLine } from '../../app/ports/channel.ts';
import { lines, strong } from './lines.ts';

export const announcementWords = {
  lines: (text: string): TextLine[] => [
    strong('📣 Thông báo của cơ quan thường trực'),
    ...lines(...text.split('\n')),
  ],
  seen: 'Đã đọc',
};

export const announceHow = lines(
  'Thông báo tới mọi khối: /thongbao <nội dung>',
  'Tới một số khối: /thongbao K3, K4: <nội dung>',
  'Gửi ngay cả ngoài giờ: /thongbao gấp <nội dung>',
);

export const announced = (
  { reached, unreached, waitsUntil }: AnnouncementSent,
  when: (at: Date) => string,
): TextLine[] => [
  ...lines(
    reached === 0
      ? 'Chưa gửi được cho ai: chưa có khối trưởng nào nối với bot. Mời: /moi.'
      : waitsUntil === null
        ? `Đã gửi thông báo tới ${reached} người. Ai đã đọc: /thongbao.`
        : `Bây giờ là giờ nghỉ: thông báo tới ${reached} người lúc ${when(waitsUntil)}. Cần gửi ngay: /thongbao gấp …`,
  ),
  ...(unreached.length > 0 ? lines(`Không nhắn được: ${unreached.join(', ')}. Xin gọi điện.`) : []),
];

const names = (people: readonly { readonly displayName: string }[]): string =>
  people.map(({ displayName }) => displayName).join(', ');

export function announcementState(
  { announcement: { text }, seen, answered, unseen }: AnnouncementState,
  when: string,
): TextLine[] {
  const all = seen.length + answered.length + unseen.length;
  return [
    strong(`Thông báo lúc ${when}: «${text.length > 60 ? `${text.slice(0, 59)}…` : text}»`),
    ...lines(`Đã đọc hoặc đã nhắn lại: ${seen.length + answered.length}/${all}`),
    ...(answered.length > 0 ? lines(`Đã nhắn lại: ${names(answered)}`) : []),
    ...(unseen.length > 0 ? lines(`Chưa đọc: ${names(unseen)}`) : []),
    { text: '' },
  ];
}

export const remindUnseenLabel = (count: number): string => `Gửi lại cho ${count} người chưa đọc`;
export const announcedAgain = (count: number | null): TextLine[] =>
  lines(
    count === null
      ? 'Đã có thông báo mới hơn. Xem: /thongbao.'
      : count === 0
        ? 'Mọi người đã đọc.'
        : `Đã gửi lại cho ${count} người.`,
  );
