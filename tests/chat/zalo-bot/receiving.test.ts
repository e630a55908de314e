import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RawUpdate } from '../../../src/app/ports/channel.ts';
import { openZaloBot, ZaloTokenRejected } from '../../../src/chat/zalo-bot/open-zalo-bot.ts';
import { openZaloBotWorld, pace, type ZaloBotWorld } from './zalo-bot-world.ts';

const secret = 'bi-mat-cua-webhook';
const target = { url: 'https://bot.example.org/zalo-bot/1', secret };
let world: ZaloBotWorld;
let stored: RawUpdate[];
const store = async (updates: readonly RawUpdate[]): Promise<void> => void stored.push(...updates);
const textsOf = (updates: readonly RawUpdate[]): unknown[] =>
  updates.map(({ raw }) => {
    const { body } = world.channel.interpret(raw);
    return body.kind === 'text' ? body.text : body.kind;
  });

beforeEach(async () => {
  stored = [];
  world = await openZaloBotWorld(
    {},
    {
      postToWebhook: ({ body, headers }) => world.webhook.handle(body, headers['X-Bot-Api-Secret-Token']),
    },
  );
});
afterEach(() => world.close());

describe('a webhook', () => {
  it('stores before it answers, and knows a second arrival by its key', async () => {
    await world.webhook.start(store, target);
    world.server.webhook.set({ duplicate: true });
    world.leader.sendText('1: 6.820,5');
    await expect.poll(() => world.server.pendingUpdates()).toBe(0);
    expect(world.server.webhook.answers).toEqual([200, 200]);
    expect(new Set(stored.map(({ externalKey }) => externalKey)).size).toBe(1);
    expect(await world.webhook.state()).toEqual({ url: target.url });
  });

  it('refuses another secret, counts it and stores nothing', async () => {
    await world.webhook.start(store, target);
    world.server.webhook.set({ wrongSecret: true });
    world.leader.sendText('1: 6.820,5');
    await expect.poll(() => world.server.webhook.answers).toEqual([401]);
    expect([stored.length, world.webhook.refused()]).toEqual([0, 1]);
    expect(world.logged()).not.toContain(secret);
  });

  it.each([
    { why: 'no secret', body: '{}', given: undefined, status: 401 },
    { why: 'no JSON', body: 'x', given: secret, status: 400 },
    { why: 'no object', body: '[]', given: secret, status: 400 },
    { why: 'an event that nobody knows is stored', body: '{"event_name":"x"}', given: secret, status: 200 },
  ])('answers $status: $why', async ({ body, given, status }) => {
    await world.webhook.start(store, target);
    expect(await world.webhook.handle(body, given)).toBe(status);
    expect(stored).toHaveLength(status === 200 ? 1 : 0);
  });

  it('does not say «received» for what is not stored, nor before it is started', async () => {
    expect(await world.webhook.handle('{}', secret)).toBe(503);
    await world.webhook.start(() => Promise.reject(new Error('6.820,5')), target);
    expect(await world.webhook.handle('{"event_name":"x"}', secret)).toBe(500);
    expect(world.logged()).not.toContain('6.820,5');
  });

  it.each(['not-found', 'empty'] as const)('knows that none is set: %s', async (noWebhookInfo) => {
    world.server.turn({ noWebhookInfo });
    expect(await world.webhook.state()).toEqual({ url: '' });
  });
});

describe('polling', () => {
  const until = async (count: number): Promise<void> => {
    const running = world.receiver.start(store);
    await expect.poll(() => stored.length, { timeout: 5_000, interval: 5 }).toBe(count);
    await world.receiver.stop();
    await running;
  };

  it.each([
    { why: 'HTTP 408 between events', switches: {} },
    { why: 'HTTP 200 with 408 in the body', switches: { errorStyle: 'body-only' } as const },
    { why: 'no webhook, told as an empty address', switches: { noWebhookInfo: 'empty' } as const },
  ])('brings every event in order: $why', async ({ switches }) => {
    world.server.turn(switches);
    for (const text of ['một', 'hai', 'ba']) world.leader.sendText(text);
    await until(3);
    expect(textsOf(stored)).toEqual(['một', 'hai', 'ba']);
  });

  it.each(['refused', 'silent'] as const)(
    'ends a webhook first, where a poll beside it is %s',
    async (how) => {
      world.server.turn({ pollBesideWebhook: how });
      await world.webhook.start(store, target);
      const running = world.receiver.start(store);
      await expect.poll(() => world.server.webhook.target).toBeNull();
      world.leader.sendText('7');
      await expect.poll(() => stored.length, { timeout: 5_000 }).toBe(1);
      await world.receiver.stop();
      await running;
    },
  );

  it('goes on after the line was cut', async () => {
    world.server.faults.next('getUpdates', { kind: 'cut-before' });
    world.server.faults.next('getUpdates', { kind: 'bad-gateway', done: false });
    world.leader.sendText('7');
    await until(1);
  });
});

it('says that the token is wrong, without naming it', async () => {
  const token = '1:wrong-token';
  const opened = openZaloBot({
    ...{ token, apiRoot: world.server.url, clock: world.clock, pace, linkTo: null },
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
  });
  const error = await opened.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ZaloTokenRejected);
  expect(String(error)).not.toContain(token);
});

it('takes the account’s name where the platform tells no other', async () => {
  const nameless = await openZaloBotWorld({}, { switches: { namesItself: false } });
  expect(nameless.channel.botName).toBe('bot.ThiDua');
  await nameless.close();
});
