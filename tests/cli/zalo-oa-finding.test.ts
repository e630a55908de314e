import { expect, it } from 'vitest';
import type { ZaloOaGrant } from '../../src/app/ports/zalo-oa-grants.ts';
import { zaloOaFindings } from '../../src/cli/doctor/zalo-oa-finding.ts';
import { readConfig } from '../../src/config.ts';

const now = new Date('2026-06-16T02:00:00Z');
const later = (days: number): Date => new Date(now.getTime() + days * 24 * 3_600_000);
const grant: ZaloOaGrant = {
  ...{ oaId: '12345', sealed: 'v1.a', origin: 'x', accessUntil: later(1), grantUntil: later(90) },
  ...{ refreshedAt: now, trouble: null },
};
const read = readConfig({
  ...{ ZALO_OA_ID: '12345', ZALO_OA_APP_ID: '67890', ZALO_OA_APP_SECRET: 'mot-chuoi-ngau-nhien' },
  ...{ ZALO_OA_SECRET: 'mot-chuoi-ngau-nhien', ZALO_OA_REFRESH_TOKEN: 'x'.repeat(40) },
  ZALO_OA_TOKEN_KEY: '0f'.repeat(32),
});
if (!read.ok) throw new Error('the settings are wrong');
const config = read.value;

it.each([
  { why: 'all is well', row: grant, ok: true, says: 'PUBLIC_URL/zalo-oa/12345' },
  { why: 'nothing was got yet', row: null, ok: false, says: 'chưa lấy được' },
  { why: 'the end is near', row: { ...grant, grantUntil: later(20) }, ok: false, says: 'hết hạn' },
  {
    why: 'the consent is lost',
    row: { ...grant, trouble: { kind: 'grant' as const, detail: '-14020', since: now } },
    ...{ ok: false, says: 'npm run zalo-consent' },
  },
  {
    why: 'the plan is too small',
    row: { ...grant, trouble: { kind: 'account' as const, detail: '-224', since: now } },
    ...{ ok: false, says: '-224' },
  },
])('the doctor says: $why', async ({ row, ok, says }) => {
  const zaloOaGrants = {
    ...{ byOa: async () => row, all: async () => [], save: async () => undefined },
    ...{
      noteOrigin: async () => undefined,
      noteTrouble: async () => undefined,
      endTrouble: async () => undefined,
    },
  };
  const [finding] = await zaloOaFindings(config, { zaloOaGrants }, now);
  expect(finding).toMatchObject({ ok });
  expect(finding?.text).toContain(says);
});
