import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OaPerson } from '../../../src/playground/zalo-oa/oa-person.ts';
import {
  startZaloOaServer,
  type ZaloOaServer,
} from '../../../src/playground/zalo-oa/start-zalo-oa-server.ts';
import { ManualClock } from '../../manual-clock.ts';

const day = 24 * 3_600_000;
let clock: ManualClock;
let server: ZaloOaServer;
let person: OaPerson;
let token: string;
let refreshToken: string;
beforeEach(async () => {
  clock = new ManualClock('2026-06-16T02:00:00Z');
  server = await startZaloOaServer({ now: () => clock.now(), postToWebhook: async () => 200 });
  ({ accessToken: token, refreshToken } = server.tokens.consent());
  person = server.world.addPerson('Trưởng khối');
  person.follow();
});
afterEach(() => server.close());

interface Answer {
  readonly error?: number;
  readonly data?: unknown;
  readonly refresh_token?: string;
  readonly expires_in?: unknown;
}
async function asked(path: string, init: RequestInit): Promise<Answer & { status: number }> {
  const answer = await fetch(`${server.url}${path}`, init);
  return { status: answer.status, ...((await answer.json()) as Answer) };
}
const call = (path: string, body: object, access_token = token) =>
  asked(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', access_token },
    body: JSON.stringify(body),
  });
const say = (message: object, user_id = person.id) =>
  call('/v3.0/oa/message/cs', { recipient: { user_id }, message });
const refresh = (refresh_token: string, secret_key = server.app.secret) =>
  asked('/v4/oa/access_token', {
    method: 'POST',
    headers: { secret_key },
    body: new URLSearchParams({ app_id: server.app.id, grant_type: 'refresh_token', refresh_token }),
  });

describe('tokens', () => {
  it('are changed once for each refresh token, and the old ones end', async () => {
    const next = await refresh(refreshToken);
    expect(next).toMatchObject({ status: 200, expires_in: '90000' });
    expect(await say({ text: 'một' })).toMatchObject({ status: 200, error: -216 });
    expect(await refresh(refreshToken)).toMatchObject({ status: 200, error: -14020 });
    expect(await refresh(next.refresh_token ?? '')).toMatchObject({ expires_in: '90000' });
  });

  it('need the app’s own secret, and an app that is active', async () => {
    expect((await refresh(refreshToken, server.oaSecret)).error).toBeLessThan(-14_000);
    server.tokens.setActive(false);
    expect(await refresh(refreshToken)).toMatchObject({ error: -14002 });
  });

  it('end with time', async () => {
    clock.advance(25 * 3_600_000);
    expect(await say({ text: 'một' })).toMatchObject({ error: -216 });
    clock.advance(91 * day);
    expect(await refresh(refreshToken)).toMatchObject({ error: -14020 });
  });
});

describe('a consultation message', () => {
  it.each([
    { why: 'free', after: 0, answer: { error: 0, data: { quota: { quota_type: 'reply' } } } },
    { why: 'paid', after: 3 * day, answer: { error: 0, data: { quota: { quota_type: 'sub_quota' } } } },
    { why: 'too late', after: 7 * day + 1, answer: { error: -230 } },
  ])('is $why', async ({ after, answer }) => {
    clock.advance(after);
    ({ accessToken: token } = server.tokens.consent());
    expect(await say({ text: 'một' })).toMatchObject(answer);
  });

  it.each([
    { why: 'nobody', message: { text: 'một' }, to: '1', code: -201 },
    { why: 'empty', message: { text: ' ' }, code: -201 },
    { why: 'too long', message: { text: 'a'.repeat(2_001) }, code: -210 },
    { why: 'a field that is none', message: { text: 'a', parse_mode: 'html' }, code: -201 },
    {
      why: 'a file with words',
      message: { text: 'a', attachment: { type: 'file', payload: { token: 'x' } } },
      code: -201,
    },
    {
      why: 'six buttons',
      code: -210,
      message: {
        text: 'a',
        attachment: {
          type: 'template',
          payload: {
            template_type: 'button',
            buttons: Array.from({ length: 6 }, () => ({ title: 'x', type: 'oa.query.hide', payload: 'y' })),
          },
        },
      },
    },
  ])('is refused with HTTP 200: $why', async ({ message, to, code }) => {
    expect(await say(message, to)).toMatchObject({ status: 200, error: code });
    expect(server.world.deliveries).toEqual([]);
  });

  it('is refused to a stranger, to whoever is away, and beyond what is free and paid', async () => {
    expect(await say({ text: 'a' }, server.world.addPerson('Lạ').id)).toMatchObject({ error: -213 });
    server.turn({ freeReplies: 1, paidMessages: 1 });
    expect([await say({ text: 'a' }), await say({ text: 'a' }), await say({ text: 'a' })]).toMatchObject([
      { error: 0 },
      { error: 0 },
      { error: -211 },
    ]);
    person.inactive = true;
    expect(await say({ text: 'a' })).toMatchObject({ error: -227 });
  });

  it('is refused at night and beyond the rate, where that is switched on', async () => {
    server.turn({ quietNights: true });
    clock.advance(14 * 3_600_000);
    expect(await say({ text: 'a' })).toMatchObject({ error: -234 });
    server.turn({ requestsPerMinute: 1 });
    clock.advance(60_000);
    await say({ text: 'a' });
    expect(await say({ text: 'a' })).toMatchObject({ error: -32 });
  });

  it('resets the window by a press of its button, which shows nothing', async () => {
    const button = { title: 'Có', type: 'oa.query.hide', payload: '#nut:1' };
    const payload = { template_type: 'button', buttons: [button] };
    await say({ text: 'Nào?', attachment: { type: 'template', payload } });
    clock.advance(5 * day);
    const [message] = server.world.deliveries;
    const pressed = message && person.press(message, 'Có');
    expect(pressed).toMatchObject({ hidden: true, content: { text: '#nut:1' } });
    expect(person.lastInteraction).toEqual(clock.now());
  });
});

it.each(['/v3.0/oa/message/transaction', '/v3.0/oa/message/promotion', '/v2.0/oa/message'])(
  '%s has been shut down',
  async (path) => expect(await call(path, {})).toMatchObject({ error: -240 }),
);

it('wants the token in its own header, and knows no other calls', async () => {
  const headers = { 'content-type': 'application/json', Authorization: `Bearer ${token}` };
  expect(await asked('/v3.0/oa/message/cs', { method: 'POST', headers, body: '{}' })).toMatchObject({
    error: -216,
  });
  expect(await call('/v3.0/oa/message/list', {})).toMatchObject({ status: 404 });
});

describe('groups', () => {
  const create = (asset_id: string, member_user_ids = [person.id]) =>
    call('/v3.0/oa/group/creategroupwithoa', { group_name: 'Hội đồng', asset_id, member_user_ids });

  it('need a package, each of them its own, and members who know the account', async () => {
    expect(await create('asset-1')).toMatchObject({ error: -241 });
    const asset = server.world.groups.addAsset('gmf10', 30);
    expect(await create(asset.id, [server.world.addPerson('Lạ').id])).toMatchObject({ error: -217 });
    expect(await create(asset.id)).toMatchObject({ error: 0, data: { total_member: 2 } });
    expect(await create(asset.id)).toMatchObject({ error: -238 });
  });

  it('take messages of the account until their package ends, and of no other group', async () => {
    const asset = server.world.groups.addAsset('gmf10', 30);
    await create(asset.id);
    const group_id = server.world.groups.all()[0]?.id;
    const post = (id = group_id) =>
      call('/v3.0/oa/group/message', { recipient: { group_id: id }, message: { text: 'a' } });
    expect(await post()).toMatchObject({ error: 0 });
    expect(await post('77')).toMatchObject({ error: -403 });
    clock.advance(31 * day);
    ({ accessToken: token } = server.tokens.consent());
    expect(await post()).toMatchObject({ error: -237 });
  });
});
