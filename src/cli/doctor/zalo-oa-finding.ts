import type { Stores } from '../../app/ports/stores.ts';
import type { Config } from '../../config.ts';
import { zaloOaWebhookPath } from '../../web/webhook-routes.ts';
import { well, wrong, type Finding } from './finding.ts';

const subject = 'Zalo Official Account';
const soonMs = 30 * 24 * 3_600_000;

const day = (at: Date): string =>
  new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' }).format(at);

/** What is stored of the consent. Zalo is not asked: a look must not use up a token. */
export async function zaloOaFindings(
  { zaloOa }: Pick<Config, 'zaloOa'>,
  { zaloOaGrants }: Pick<Stores, 'zaloOaGrants'>,
  now: Date,
): Promise<Finding[]> {
  if (!zaloOa) return [];
  const { oaId } = zaloOa;
  const grant = await zaloOaGrants.byOa(oaId);
  if (!grant || (grant.sealed === '' && !grant.trouble))
    return [
      wrong(
        subject,
        'chưa lấy được mã truy cập lần nào. Khởi động bot, cấp quyền bằng npm run zalo-consent, rồi xem nhật ký.',
      ),
    ];
  const { trouble, grantUntil } = grant;
  if (trouble?.kind === 'grant')
    return [
      wrong(
        subject,
        `quyền đã mất từ ${day(trouble.since)} (${trouble.detail}). Cấp quyền lại: npm run zalo-consent (docs/zalo.md, phần B).`,
      ),
    ];
  if (trouble)
    return [wrong(subject, `chưa gửi được tin (${trouble.detail}). Xem oa.zalo.me và developers.zalo.me.`)];
  if (grantUntil.getTime() - now.getTime() < soonMs)
    return [
      wrong(
        subject,
        `quyền hết hạn ${day(grantUntil)} vì bot chưa gia hạn được. Kiểm tra mạng, xem nhật ký.`,
      ),
    ];
  return [
    well(
      subject,
      `quyền còn đến ${day(grantUntil)}; webhook ở console phải là PUBLIC_URL${zaloOaWebhookPath(oaId)}.`,
    ),
  ];
}
