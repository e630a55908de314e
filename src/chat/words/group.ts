import { lines } from './lines.ts';

export const groupBound = (council: string) =>
  lines(`Nhóm này nhận tổng hợp chỉ tiêu thi đua của ${council}.`, 'Xem tổng hợp bất cứ lúc nào: /tonghop.');
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
