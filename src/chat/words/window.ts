import type { MessengerWords } from '../../app/schedule/messenger.ts';
import type { TextLine } from '../../app/ports/channel.ts';
import { lines } from './lines.ts';

/** Some messengers take messages for a person only for a while after they wrote. */
const signOfLifeQuestion = (period: string, due: string, until: string): TextLine[] =>
  lines(
    `Sắp đến hạn báo cáo ${period} (${due}).`,
    `Zalo chỉ cho bot nhắn tiếp đến ${until} nếu đồng chí không nhắn lại.`,
    'Xin bấm nút dưới đây hoặc nhắn một tin bất kỳ để tiếp tục nhận nhắc việc.',
  );
const signOfLifeLabel = 'Tôi vẫn nhận tin';
export const thanksForSignOfLife = lines('Cảm ơn đồng chí. Bot tiếp tục nhắc qua Zalo khi đến kỳ báo cáo.');

export const windowClosedNotice = (who: string): TextLine[] =>
  lines(
    `Chưa nhắn được cho ${who}: đã quá 7 ngày người này không nhắn cho Official Account.`,
    'Xin gọi điện, nhờ nhắn một tin bất kỳ cho Official Account; sau đó nhắc lại: /nhac.',
  );

const consentEnds = (until: string): TextLine[] =>
  lines(
    `⚠️ Quyền gửi tin qua Zalo Official Account hết hạn ${until} vì bot chưa gia hạn được.`,
    'Xin báo người quản trị: kiểm tra mạng và ứng dụng ở developers.zalo.me, hoặc cấp quyền lại (docs/zalo.md, phần B).',
  );
const consentLost = (detail: string): TextLine[] =>
  lines(
    '⛔ Bot không gửi được tin qua Zalo Official Account nữa: quyền đã mất.',
    'Các ứng dụng nhắn tin khác vẫn chạy. Tin qua Official Account được giữ lại.',
    'Xin báo người quản trị: chạy npm run zalo-consent, quản trị viên của OA mở liên kết và bấm đồng ý.',
    'Hoặc đặt refresh token mới vào ZALO_OA_REFRESH_TOKEN rồi khởi động lại bot (docs/zalo.md, phần B).',
    `Zalo báo: ${detail}`,
  );
const accountNotInOrder = (detail: string): TextLine[] =>
  lines(
    '⛔ Zalo không cho Official Account gửi tin: gói cước, xác thực hoặc ứng dụng chưa đúng.',
    'Tin qua Official Account được giữ lại. Xin báo người quản trị xem ở oa.zalo.me và developers.zalo.me.',
    `Zalo báo: ${detail}`,
  );

export const groupAsked = lines(
  'Đang tạo nhóm Zalo của Hội đồng. Bot sẽ gửi liên kết vào nhóm ngay sau đây.',
);
export const noGroupsHere = lines(
  'Ứng dụng này không cho bot tạo nhóm. Xin tạo nhóm như thường, thêm bot vào, rồi nhắn /nhom trong nhóm.',
);

export const messengerWords: MessengerWords = {
  signOfLife: signOfLifeQuestion,
  signOfLifeLabel,
  consentEnds,
  trouble: { grant: consentLost, account: accountNotInOrder },
};
