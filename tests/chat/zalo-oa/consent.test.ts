import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutgoingMessage } from '../../../src/app/ports/channel.ts';
import { openZaloOa, type OaConsent } from '../../../src/chat/zalo-oa/open-zalo-oa.ts';
import { consentRoutes } from '../../../src/web/consent-routes.ts';
import { openZaloOaWorld, type ZaloOaWorld } from './zalo-oa-world.ts';

const publicUrl = 'https://thidua.example.gov.vn';
const hour = 3_600_000;

describe('an administrator’s consent by a link', () => {
  let world: ZaloOaWorld;
  let consent: OaConsent;
  let site: ReturnType<typeof consentRoutes>;
  const begin = async (codeVerifier: string | null = null): Promise<void> => {
    world = await openZaloOaWorld({ firstRefreshToken: null, publicUrl, codeVerifier });
    if (!world.consent) throw new Error('there is no way to consent');
    ({ consent } = world);
    world.server.tokens.callbacks.add(`${publicUrl}${consent.callbackPath}`);
    site = consentRoutes(consent);
  };
  beforeEach(() => begin());
  afterEach(() => world.close());

  const link = (): string => consent.newLink();
  /** Opens an address of ours, and agrees at Zalo. */
  async function agree(address: string): Promise<string> {
    const asked = await site.request(address);
    const zalo = await fetch(asked.headers.get('location') ?? '', { redirect: 'manual' });
    return zalo.headers.get('location') ?? '';
  }
  const textOf = async (address: string) => (await site.request(address)).text();
  const send = (botId = world.server.world.oa.id) => {
    const address = { channel: 'zalo-oa', botId, chatId: world.leader.id } as const;
    const message: OutgoingMessage = { address, content: { kind: 'text', lines: [{ text: 'một' }] } };
    return world.channel.send(message);
  };

  it.each([null, 'v'.repeat(43)])('lets the account send from then on; fixed verifier: %s', async (fixed) => {
    if (fixed !== null) {
      await world.close();
      await begin(fixed);
    }
    expect(await send()).toMatchObject({ kind: 'retry', offline: true });
    expect(world.logged()).toContain('npm run zalo-consent');
    expect(await textOf(await agree(link()))).toContain('Đã cấp quyền');
    expect(await send()).toMatchObject({ kind: 'delivered' });
  });

  it('survives a start without any token in the settings', async () => {
    await textOf(await agree(link()));
    const later = await openZaloOa({ ...world.options, holder: 'later' });
    expect(await later.tokens.current()).toBe(await world.tokens.current());
    world.clock.advance(30 * hour);
    expect(await later.tokens.current(), 'refreshed').not.toBe('');
  });

  it('brings back a consent that was lost, and ends the trouble', async () => {
    await textOf(await agree(link()));
    world.server.tokens.revoke();
    world.clock.advance(30 * hour);
    expect(await send()).toMatchObject({ kind: 'retry' });
    const { id } = world.server.world.oa;
    const stored = () => world.inTransaction(({ zaloOaGrants }) => zaloOaGrants.byOa(id));
    expect((await stored())?.trouble?.kind).toBe('grant');
    await textOf(await agree(link()));
    expect((await stored())?.trouble).toBeNull();
    world.leader.sendText('đây');
    expect(await send()).toMatchObject({ kind: 'delivered' });
  });

  it('works once, for an hour, and not when it is changed', async () => {
    const first = link();
    const back = await agree(first);
    expect(await textOf(back)).toContain('Đã cấp quyền');
    expect(await textOf(back), 'brought back twice').toContain('đã dùng');
    expect(await textOf(await agree(first)), 'opened twice').toContain('đã dùng');
    const second = link();
    expect((await site.request(`${second}x`)).status).toBe(404);
    expect((await site.request(second.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))).status).toBe(404);
    world.clock.advance(hour);
    expect((await site.request(second)).status).toBe(404);
  });

  it('can be tried again where Zalo did not take the code', async () => {
    const address = link();
    const back = await agree(address);
    expect(await textOf(back.replace(/code=[^&]+/, 'code=khac'))).toMatch(/Chưa cấp được quyền[^]*-14001/);
    expect(await textOf(await agree(address))).toContain('Đã cấp quyền');
  });

  it('refuses another account, and an answer without a code or a link of ours', async () => {
    const back = await agree(link());
    expect(await textOf(back.replace(/oa_id=\d+/, 'oa_id=99'))).toContain('Official Account khác');
    expect(await textOf(back.replace(/state=[^&]+/, 'state=abc'))).toContain('không đúng');
    expect((await site.request(back.replace(/\?.*/, '?error=denied'))).status).toBe(400);
    expect(await send(), 'nothing of it was taken').toMatchObject({ kind: 'retry' });
  });

  it('tells neither the key nor a verifier', async () => {
    const asked = (await site.request(link())).headers.get('location') ?? '';
    const { searchParams } = new URL(asked);
    expect([...searchParams.keys()].sort()).toEqual(['app_id', 'code_challenge', 'redirect_uri', 'state']);
    expect(searchParams.get('code_challenge')).toMatch(/^[\w-]{43}$/);
    expect(asked).not.toContain(Buffer.from(world.options.tokenKey).toString('hex'));
  });
});
