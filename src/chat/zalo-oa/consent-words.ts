import type { ConsentOutcome } from './consent.ts';

export const linkOver =
  'Liên kết không đúng, đã hết hạn hoặc đã dùng. Xin chạy npm run zalo-consent để có liên kết mới.';

/** What the administrator's browser shows in the end. */
export function consentWords(outcome: ConsentOutcome): string {
  switch (outcome.kind) {
    case 'given':
      return 'Đã cấp quyền. Bot gửi được tin qua Official Account; tin đang chờ sẽ đi ngay. Có thể đóng trang này.';
    case 'link-over':
      return linkOver;
    case 'no-code':
      return 'Chưa cấp quyền: Zalo không gửi mã. Xin mở lại liên kết và bấm đồng ý.';
    case 'another-account':
      return 'Quyền vừa cấp là của một Official Account khác với ZALO_OA_ID. Xin mở lại liên kết và chọn đúng OA.';
    case 'failed':
      return `Chưa cấp được quyền: Zalo không nhận (${outcome.why}). Xin mở lại liên kết và thử lần nữa.`;
  }
}
