import type { ChannelName } from '../../app/ports/channel.ts';
import { messengerName } from './accounts.ts';
import { lines, strong } from './lines.ts';

/** @param mention what must stand before a command there, picked from the app's list of members */
export const groupBound = (council: string, mention: string | null) =>
  lines(
    `Nhóm này nhận tổng hợp chỉ tiêu thi đua của ${council}.`,
    mention === null
      ? 'Xem tổng hợp bất cứ lúc nào: /tonghop.'
      : `Xem tổng hợp bất cứ lúc nào: ${mention} /tonghop (chọn tên bot từ danh sách).`,
  );

export const groupsShown = (
  groups: readonly { readonly title: string; readonly channel: ChannelName; readonly lost: boolean }[],
  forwarder: string | null,
  mentions: readonly { readonly channel: ChannelName; readonly mention: string }[],
) => [
  strong('Tổng hợp được gửi tới:'),
  ...groups.map(({ title, channel, lost }) => ({
    text: `• Nhóm «${title}» (${messengerName[channel]})${lost ? ' · bot không còn trong nhóm' : ''}`,
  })),
  ...(forwarder === null ? [] : lines(`• ${forwarder}, để chuyển tiếp tới Hội đồng`)),
  ...(groups.some(({ lost }) => !lost) || forwarder !== null
    ? []
    : lines('• Các cán bộ phụ trách, để chuyển tiếp tới Hội đồng')),
  ...lines('', 'Thêm nhóm: đưa bot vào nhóm, rồi nhắn /nhom trong nhóm.'),
  ...mentions.map(({ channel, mention }) => ({
    text: `Trên ${messengerName[channel]}: ${mention} /nhom (chọn tên bot từ danh sách).`,
  })),
  ...lines(
    forwarder === null
      ? 'Nhóm không thêm bot được: nhắn /nhom chuyển tiếp, đồng chí nhận bản tin để chuyển tiếp.'
      : 'Thôi chuyển tiếp: /nhom thôi chuyển tiếp',
  ),
];
export const groupOfOthers = lines(
  'Nhóm này đang nhận tổng hợp của cơ quan khác nên chưa nhận được.',
  'Nếu nhóm chuyển sang cơ quan mới: xóa bot khỏi nhóm, thêm lại, rồi nhắn /nhom.',
);
export const groupJoined = lines(
  'Xin chào! Cán bộ phụ trách nhắn /nhom tại đây để nhóm nhận tổng hợp chỉ tiêu thi đua.',
  'Nếu không, bot sẽ tự rời nhóm sau một ngày.',
);
export const groupLost = (title: string) =>
  lines(
    `Bot không còn trong nhóm «${title}», nên không gửi tổng hợp vào đó được.`,
    'Thêm bot vào nhóm rồi nhắn /nhom trong nhóm.',
  );
export const topicLost = (title: string) =>
  lines(
    `Chủ đề đã đặt trong nhóm «${title}» không còn; tổng hợp gửi vào phần chung của nhóm.`,
    'Muốn đổi: nhắn /nhom trong chủ đề mới.',
  );
export const notBound = lines('Nhóm này chưa được nhận. Cán bộ phụ trách nhắn /nhom tại đây.');
