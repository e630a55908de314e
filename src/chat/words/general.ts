import { lines } from './lines.ts';

export const noRight = (command: string) =>
  lines(`Bạn không có quyền dùng /${command}.`, 'Xem việc bạn làm được: /trogiup.');
export const noSuchCommand = (command: string) =>
  lines(`Không có lệnh /${command}.`, 'Xem các lệnh: /trogiup.');
export const notInGroup = (command: string) => lines(`Lệnh /${command} chỉ dùng khi nhắn riêng cho bot.`);
export const onlyInGroup = (command: string) => lines(`Lệnh /${command} dùng trong nhóm của Hội đồng.`);
export const typeAsText = lines('Bot chỉ đọc được chữ. Xin đồng chí gõ số liệu, ví dụ: 4: 26,4 tỷ');
export const onlyWordsRead = lines('Bot không đọc được ảnh, chỉ đọc phần chữ kèm theo:');
export const documentNotTaken = lines('Bot không đọc tệp từ đồng chí. Xin gõ số liệu, ví dụ: 4: 26,4 tỷ');
export const documentTooLarge = lines('Tệp quá lớn (trên 2 MB). Xin gửi tệp JSON chỉ tiêu hoặc tổ chức.');
export const buttonGone = 'Nút này không còn dùng được.';
export const buttonNotYours = 'Nút này dành cho người khác.';
export const done = 'Đã xong';
export const clerkHint = lines('Tôi chưa hiểu. Xem các lệnh: /trogiup.');
export const readerHint = lines('Xem tổng hợp: /tonghop. Mọi lệnh: /trogiup.');
export const sponsorHint = lines('Tình hình khối đồng chí phụ trách: /tinhhinh. Tổng hợp: /tonghop.');
export const noCampaign = lines('Cơ quan thường trực chưa đưa chỉ tiêu lên. Xin chờ thông báo.');
