import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutgoingContent, SendOutcome } from '../../../src/app/ports/channel.ts';
import { CallFailed } from '../../../src/chat/http/http-call.ts';
import { NoAccessToken } from '../../../src/chat/zalo-oa/access-tokens.ts';
import { OaNotUnderstood, OaRefused } from '../../../src/chat/zalo-oa/oa-http.ts';
import { outcomeOfFailure } from '../../../src/chat/zalo-oa/refusal.ts';
import { templateData } from '../../../src/chat/zalo-oa/template.ts';
import { openZaloOaWorld, pictureBytes, type ZaloOaWorld } from './zalo-oa-world.ts';

let world: ZaloOaWorld;
beforeEach(async () => void (world = await openZaloOaWorld()));
afterEach(() => world.close());

const hour = 3_600_000;
const day = 24 * hour;
const text = (...lines: string[]): OutgoingContent => ({
  kind: 'text',
  lines: lines.map((line) => ({ text: line })),
});
const send = (content: OutgoingContent, chatId = world.leader.id): Promise<SendOutcome> =>
  world.channel.send({
    address: { channel: 'zalo-oa', botId: world.channel.botId, chatId },
    content,
    outboxId: 1,
  });
const shown = () => world.server.world.deliveries.map(({ content }) => content);
const chart = { picture: true, fileName: 'bieu-do.png', drawing: 'chart', data: {} } as const;
const workbook = { picture: false, fileName: 'so-lieu.xlsx', drawing: 'workbook', data: { a: 1 } } as const;
const template = { id: '7', data: { noi_dung: '{tin:12}', ngay: '{ngay}' } };
const approved = {
  ...{
    id: '7',
    text: 'Việc: <noi_dung>, ngày <ngay>',
    params: { noi_dung: 12, ngay: 20 },
    approved: true,
    byUser: true,
  },
};
const reopened = async (...how: Parameters<typeof openZaloOaWorld>): Promise<void> => {
  await world.close();
  world = await openZaloOaWorld(...how);
};

describe('the window', () => {
  it('is looked up before each message to a person', async () => {
    await send(text('một'));
    expect(world.server.calls.slice(-2)).toEqual(['/v3.0/oa/quota/message', '/v3.0/oa/message/cs']);
  });

  it.each([
    { why: 'free', after: 47 * hour, outcome: { kind: 'delivered' } },
    { why: 'paid', after: 6.9 * day, outcome: { kind: 'delivered' } },
    { why: 'closed', after: 7 * day + hour, outcome: { kind: 'unreachable', reach: 'window-closed' } },
  ])('is $why after some time', async ({ after, outcome }) => {
    world.clock.advance(after);
    expect(await send(text('một'))).toMatchObject(outcome);
  });

  it.each([-230, -232] as const)(
    'is believed where only the sending says that it is closed: %d',
    async (outsideWindow) => {
      world.server.turn({ outsideWindow });
      world.clock.advance(8 * day);
      world.server.faults.next('/quota/message', { kind: 'refused', code: -200 });
      expect(await send(text('một')), 'the quota is not told now').toMatchObject({ kind: 'retry' });
      world.server.faults.next('/quota/message', { kind: 'bad-gateway', done: false });
      expect(await send(text('một'))).toMatchObject({ kind: 'retry' });
      expect(await send(text('một'))).toMatchObject({ kind: 'unreachable', reach: 'window-closed' });
    },
  );

  it('does not concern groups', async () => {
    world.clock.advance(30 * day);
    expect(await send(text('một'), world.councilId)).toMatchObject({ kind: 'delivered' });
  });

  it('says that the quota is gone for paid messages only', async () => {
    world.server.turn({ paidMessages: 0 });
    world.clock.advance(3 * day);
    expect(await send(text('một'))).toMatchObject({ kind: 'quota-gone', paidOnly: true });
    world.leader.sendText('xin chào');
    expect(await send(text('một'))).toMatchObject({ kind: 'delivered' });
  });
});

describe('outside the window, with a template', () => {
  it.each(['user_id', 'recipient'] as const)(
    'it goes out in place of the message; receiver in %s',
    async (templateRecipient) => {
      await reopened({ template }, { templates: [approved], switches: { templateRecipient } });
      expect(world.channel.capabilities.proactive).toBe('template');
      world.clock.advance(8 * day);
      expect(await send(text('', 'Khối Kinh tế - Tài chính', 'hạn 17:00'))).toMatchObject({
        kind: 'delivered',
      });
      expect(shown()).toEqual([
        { kind: 'template', templateId: '7', text: 'Việc: Khối Kinh t…, ngày 24/06/2026' },
      ]);
    },
  );

  it('is sent once a day; what else there is waits, and goes out when the person has answered', async () => {
    await reopened({ template }, { templates: [approved] });
    world.clock.advance(8 * day);
    await send(text('một'));
    expect(await send(text('hai'))).toMatchObject({ kind: 'retry', flood: false, afterMs: day });
    expect(await send({ kind: 'file', file: chart, caption: 'Kỳ' })).toMatchObject({ kind: 'retry' });
    expect(shown()).toHaveLength(1);
    world.leader.sendText('đây');
    expect(await send(text('hai'))).toMatchObject({ kind: 'delivered' });
  });

  it.each([
    { why: 'not approved', changed: { approved: false } },
    { why: 'for phone numbers only', changed: { byUser: false } },
    { why: 'another parameter is wanted', changed: { params: { ten: 10 } } },
  ])('that is wrong is refused for good: $why', async ({ changed }) => {
    await reopened({ template }, { templates: [{ ...approved, ...changed }] });
    world.clock.advance(8 * day);
    expect(await send(text('một'))).toMatchObject({ kind: 'permanent' });
    expect(shown()).toEqual([]);
  });

  it('fills its parameters and leaves other braces alone', () => {
    const facts = { text: '\nDòng đầu rất dài\nhai', now: new Date('2026-06-16T02:05:00Z'), oaId: '12' };
    const data = { a: '{tin:8}', b: '{gio} {ngay}', c: '{lienket}', d: '{khac} {tin}' };
    expect(templateData({ id: '1', data }, facts)).toEqual({
      ...{ a: 'Dòng đầ…', b: '09:05 16/06/2026', c: 'https://zalo.me/12', d: '{khac} Dòng đầu rất dài' },
    });
  });
});

describe('files', () => {
  it('are uploaded: a picture with its words, and a document that the platform takes', async () => {
    world.server.turn({ fileTypes: ['xlsx'] });
    await send({ kind: 'file', file: chart, caption: 'Kỳ 6 tháng' });
    await send({ kind: 'file', file: workbook, caption: 'Số liệu' });
    expect(shown()).toMatchObject([
      { kind: 'image', text: 'Kỳ 6 tháng', bytes: new Uint8Array(pictureBytes) },
      { kind: 'file', name: 'so-lieu.xlsx' },
      { kind: 'text', text: 'Số liệu' },
    ]);
  });

  it('of a kind that is not taken go out as a link, and are not tried again', async () => {
    await send({ kind: 'file', file: workbook, caption: 'Số liệu' });
    await send({ kind: 'file', file: workbook, caption: 'Số liệu' });
    expect(JSON.stringify(shown()[0])).toMatch(/Số liệu.*https:\/\/bot\.example\.org\/tep\/1\/so-lieu\.xlsx/);
    expect(world.server.calls.filter((path) => path.endsWith('/upload/file'))).toHaveLength(1);
  });

  it('go to the group as well', async () => {
    await send({ kind: 'file', file: chart, caption: 'Kỳ' }, world.councilId);
    expect(world.server.world.messages(world.council.id).at(-1)?.content.kind).toBe('image');
  });

  it('are uploaded again where the upload was over, and never sent twice where nobody knows', async () => {
    world.server.faults.next('/message/cs', { kind: 'refused', code: -100 });
    expect(await send({ kind: 'file', file: chart, caption: '' })).toMatchObject({ kind: 'retry' });
    world.server.faults.next('/message/cs', { kind: 'cut-after' });
    expect(await send({ kind: 'file', file: chart, caption: '' })).toMatchObject({ kind: 'unknown' });
    expect(shown()).toHaveLength(1);
  });

  it('whose upload failed have surely not gone out', async () => {
    world.server.faults.next('/upload/image', { kind: 'cut-after' });
    expect(await send({ kind: 'file', file: chart, caption: '' })).toMatchObject({ kind: 'retry' });
  });
});

describe('buttons', () => {
  const offer = (count: number): OutgoingContent => ({
    ...{ kind: 'text', lines: [{ text: 'Nào?' }] },
    buttons: Array.from({ length: count }, (_, index) => [{ label: `Số ${index}`, token: `t${index}` }]),
  });

  it.each(['message', 'payload'] as const)(
    'are found out to want their words in the %s',
    async (buttonText) => {
      world.server.turn({ buttonText });
      await send(offer(2));
      const before = world.server.calls.length;
      await send(offer(2));
      expect(shown()).toMatchObject([{ text: 'Nào?' }, { text: 'Nào?' }]);
      expect(world.server.calls.length - before, 'known the second time').toBe(2);
    },
  );

  it('beyond five are numbered', async () => {
    await send(offer(6));
    expect(shown()[0]).toMatchObject({ buttons: [] });
    expect(JSON.stringify(shown()[0])).toContain('6. Số 5');
  });
});

it('names nobody in a group by what somebody wrote', async () => {
  await send(text(`[@${world.leader.id}] [@${world.council.id}] và [x]`), world.councilId);
  const message = world.server.world.messages(world.council.id).at(-1);
  expect(message && world.server.world.groups.mentionsIn(world.council, message)).toEqual([]);
  expect(JSON.stringify(message?.content)).toContain('và [x]');
});

describe('a group of the account', () => {
  const create = (): Promise<SendOutcome> => send({ kind: 'create-group', title: 'Hội đồng TĐKT' });

  it('is made with whom it is for, who is sent its link', async () => {
    const outcome = await create();
    expect(outcome.kind === 'delivered' && outcome.messageId).toMatch(/^g:/);
    const group = world.server.world.groups.all().at(-1);
    expect(group).toMatchObject({ name: 'Hội đồng TĐKT', members: [world.leader] });
    expect(JSON.stringify(shown())).toContain(group?.link);
  });

  it('is not made without a package that is free, and that is said', async () => {
    await create();
    expect(await create()).toMatchObject({ kind: 'delivered' });
    expect(JSON.stringify(shown().at(-1))).toContain('gói nhóm GMF');
    expect(world.server.world.groups.all()).toHaveLength(2);
  });

  it('is not made twice when nobody knows whether it was made', async () => {
    world.server.faults.next('/creategroupwithoa', { kind: 'cut-after' });
    expect(await create()).toMatchObject({ kind: 'unknown' });
  });

  it('is lost when its package runs out', async () => {
    for (const asset of world.server.world.groups.assets) asset.validUntil = world.clock.now();
    expect(await send(text('một'), world.councilId)).toMatchObject({ kind: 'group-lost' });
  });
});

describe('the account', () => {
  const grant = () => world.inTransaction(({ zaloOaGrants }) => zaloOaGrants.byOa(world.channel.botId));

  it('waits, and says so, while its plan is not in order', async () => {
    world.server.faults.next('/message/cs', { kind: 'refused', code: -224 });
    expect(await send(text('một'))).toMatchObject({ kind: 'retry', offline: true });
    await expect.poll(async () => (await grant())?.trouble?.kind, { timeout: 30_000 }).toBe('account');
    await send(text('một'));
    await expect.poll(async () => (await grant())?.trouble, { timeout: 30_000 }).toBeNull();
  });

  it('waits while the consent is lost', async () => {
    world.server.tokens.revoke();
    expect(await send(text('một'))).toMatchObject({ kind: 'retry', offline: true, flood: false });
    expect((await grant())?.trouble?.kind).toBe('grant');
  });

  it.each([-216, -220, 'http-401'] as const)(
    'gets another token where the old one is over: %s',
    async (staleToken) => {
      world.server.turn({ staleToken });
      await send(text('một'));
      const before = world.server.tokens.tried.length;
      world.clock.advance(26 * hour);
      expect(await send(text('hai'))).toMatchObject({ kind: 'delivered' });
      expect(world.server.tokens.tried).toHaveLength(before + 1);
    },
  );

  it('opens without Zalo, and knows who writes when Zalo is there', async () => {
    expect(world.channel.botName).toBe('Thi đua xã');
    expect(await world.channel.displayNameOf?.(world.leader.id)).toBe('Trưởng khối');
    expect(await world.channel.displayNameOf?.('1')).toBeNull();
  });
});

const outcomes: readonly { why: string; error: unknown; group?: true; outcome: Partial<SendOutcome> }[] = [
  {
    why: 'too many requests',
    error: new OaRefused(-32, ''),
    outcome: { kind: 'retry', flood: true, afterMs: 60_000 },
  },
  { why: 'failed, try again', error: new OaRefused(-200, ''), outcome: { kind: 'retry', flood: false } },
  { why: 'at night', error: new OaRefused(-234, ''), outcome: { kind: 'retry', afterMs: hour } },
  { why: 'does not follow', error: new OaRefused(-213, ''), outcome: { kind: 'unreachable' } },
  { why: 'not on Zalo for 45 days', error: new OaRefused(-227, ''), outcome: { kind: 'unreachable' } },
  { why: 'wants none of these', error: new OaRefused(-244, ''), outcome: { kind: 'unreachable' } },
  { why: 'a field is wrong: our mistake', error: new OaRefused(-201, ''), outcome: { kind: 'permanent' } },
  { why: 'the text is refused', error: new OaRefused(-248, ''), outcome: { kind: 'permanent' } },
  { why: 'not in the group', error: new OaRefused(-403, ''), group: true, outcome: { kind: 'group-lost' } },
  { why: 'group switched off', error: new OaRefused(-237, ''), group: true, outcome: { kind: 'group-lost' } },
  { why: 'a code that nobody knows', error: new OaRefused(-999, ''), outcome: { kind: 'permanent' } },
  { why: 'no token', error: new NoAccessToken(''), outcome: { kind: 'retry', offline: true } },
  { why: 'a page of HTML', error: new OaNotUnderstood(502), outcome: { kind: 'unknown' } },
  { why: 'cut off', error: new CallFailed(true, 'ECONNRESET'), outcome: { kind: 'unknown' } },
  {
    why: 'not connected',
    error: new CallFailed(false, 'ECONNREFUSED'),
    outcome: { kind: 'retry', offline: true },
  },
];

it.each(outcomes)('$why', ({ error, group, outcome }) => {
  expect(outcomeOfFailure(error, group ? 'g:7' : '42')).toMatchObject(outcome);
});
