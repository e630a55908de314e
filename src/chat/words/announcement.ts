import type { AnnouncementSent } from '../../app/announce.ts';
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
);

export const announced = ({ reached, unreached }: AnnouncementSent): TextLine[] => [
  ...lines(
    reached > 0
      ? `Đã gửi thông báo tới ${reached} người. Ai đã đọc: /thongbao.`
      : 'Chưa gửi được cho ai: chưa có khối trưởng nào nối với bot. Mời: /moi.',
  ),
  ...(unreached.length > 0 ? lines(`Không nhắn được: ${unreached.join(', ')}. Xin gọi điện.`) : []),
];

export const announcementState = (
  text: string,
  when: string,
  seen: readonly string[],
  unseen: readonly string[],
): TextLine[] => [
  strong(`Thông báo lúc ${when}: «${text.length > 60 ? `${text.slice(0, 59)}…` : text}»`),
  ...lines(`Đã đọc hoặc đã nhắn lại: ${seen.length}/${seen.length + unseen.length}`),
  ...(unseen.length > 0 ? lines(`Chưa đọc: ${unseen.join(', ')}`) : []),
  { text: '' },
];
