// npm run zalo-consent — a one-time link, good for an hour, behind which the administrator of the Official Account lets
// the running bot send. Needs the settings of the account and PUBLIC_URL; sends nothing and asks nobody.
import { makeConsentLinks } from '../chat/zalo-oa/consent.ts';
import { publicOauthRoot } from '../chat/zalo-oa/oauth.ts';
import { readConfig } from '../config.ts';
import { machineClock } from '../real-time.ts';
import { nodeSecrets } from '../secrets.ts';

function linkLines(): { readonly ok: boolean; readonly lines: readonly string[] } {
  const config = readConfig(process.env);
  if (!config.ok)
    return { ok: false, lines: config.error.map(({ setting, message }) => `${setting}: ${message}`) };
  const { zaloOa } = config.value;
  if (!zaloOa || zaloOa.publicUrl === null)
    return { ok: false, lines: ['Cần đặt ZALO_OA_ID … và PUBLIC_URL (docs/zalo.md, phần B).'] };
  const setting = { ...zaloOa, publicUrl: zaloOa.publicUrl, oauthRoot: zaloOa.oauthRoot ?? publicOauthRoot };
  const links = makeConsentLinks(setting, () => nodeSecrets.newToken());
  return {
    ok: true,
    lines: [
      'Quản trị viên của OA mở liên kết này trên máy tính (dùng một lần, trong 1 giờ), đăng nhập Zalo và bấm đồng ý:',
      links.link(machineClock.now()),
    ],
  };
}

const { ok, lines } = linkLines();
(ok ? console.log : console.error)(lines.join('\n'));
process.exitCode = ok ? 0 : 1;
