import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RawUpdate } from '../../../src/app/ports/channel.ts';
import { followEvent, otherEvent } from '../../../src/playground/zalo-oa/oa-events.ts';
import { openZaloOaWorld, patient, type ZaloOaWorld } from './zalo-oa-world.ts';

let world: ZaloOaWorld;
let stored: RawUpdate[];
const store = async (updates: readonly RawUpdate[]): Promise<void> => void stored.push(...updates);
const keys = (): number => new Set(stored.map(({ externalKey }) => externalKey)).size;
const settled = (): Promise<void> =>
  expect.poll(() => world.server.pendingEvents(), { timeout: 30_000, interval: 5 }).toBe(0);

beforeEach(async () => {
  stored = [];
  world = await openZaloOaWorld();
  world.webhook.start(store);
});
afterEach(() => world.close());

describe('the webhook', () => {
  it('stores what is signed, and knows a repeat by its key', async () => {
    world.server.webhook.set({ ...patient, duplicate: true });
    world.leader.sendText('1: 6.820,5');
    await settled();
    expect(stored).toHaveLength(2);
    expect(keys()).toBe(1);
  });

  it('refuses another signature: 401, counted, nothing stored, Zalo switches it off in the end', async () => {
    world.server.webhook.set({ patienceMs: 60_000, ladderMs: [1, 1, 1, 1, 1], wrongSignature: true });
    world.leader.sendText('1: 6.820,5');
    await settled();
    expect(world.server.webhook.answers.slice(-6)).toEqual([401, 401, 401, 401, 401, 401]);
    expect(stored).toEqual([]);
    expect(world.webhook.counts.refused).toBe(6);
    expect(world.server.webhook.isSwitchedOff).toBe(true);
    expect(world.logged()).not.toContain('6.820,5');
  });

  it('checks the bytes as they came: the same JSON in other bytes is refused', async () => {
    world.server.webhook.set({ patienceMs: 60_000, ladderMs: [], reserialised: true });
    world.leader.sendText('7');
    await settled();
    expect(stored).toEqual([]);
  });

  it.each([
    { id: 'app_id', secret: 'oa', form: 'app-id+oa-secret' },
    { id: 'oa_id', secret: 'oa', form: 'oa-id+oa-secret' },
    { id: 'app_id', secret: 'app', form: 'app-id+app-secret' },
    { id: 'oa_id', secret: 'app', form: 'oa-id+app-secret' },
  ] as const)('takes what is signed as $form, and counts it', async ({ id, secret, form }) => {
    world.server.webhook.set({ ...patient, signedBy: { id, secret } });
    world.leader.sendText('7');
    await settled();
    expect(stored).toHaveLength(1);
    expect(world.webhook.counts.signedAs).toEqual({ [form]: 1 });
  });

  it('refuses a form that the settings leave out', async () => {
    await world.close();
    world = await openZaloOaWorld({ signatures: ['app-id+oa-secret'] });
    world.webhook.start(store);
    world.server.webhook.set({ patienceMs: 60_000, ladderMs: [], signedBy: { id: 'app_id', secret: 'app' } });
    world.leader.sendText('7');
    await settled();
    expect([stored.length, world.webhook.counts.refused]).toEqual([0, 1]);
  });

  it('is brought again what could not be stored, and counts the repeats', async () => {
    let fails = 3;
    world.webhook.start(async (updates) => {
      if ((fails -= 1) >= 0) throw new Error('the database is locked');
      await store(updates);
    });
    world.leader.sendText('7');
    await settled();
    expect(world.server.webhook.retries.slice(-4)).toEqual([0, 1, 2, 3]);
    expect(world.server.webhook.answers.slice(-4)).toEqual([500, 500, 500, 200]);
    expect(world.webhook.counts.repeated).toBe(3);
    expect(stored).toHaveLength(1);
  });

  it('stores, logs and acknowledges an event that nobody knows', async () => {
    const { server, clock } = world;
    server.webhook.push(otherEvent(server.world.oa, 'user_did_something_new', clock.now()));
    await settled();
    expect(stored).toHaveLength(1);
    expect(world.logged()).toContain('user_did_something_new');
    expect(world.channel.interpret(stored[0]?.raw ?? '')).toMatchObject({
      sender: null,
      body: { kind: 'ignored' },
    });
  });

  it('does not say «received» before it is started', async () => {
    world.webhook.stop();
    world.server.webhook.set({ patienceMs: 60_000, ladderMs: [] });
    world.leader.sendText('7');
    await settled();
    expect(world.server.webhook.answers.at(-1)).toBe(503);
  });

  it('answers 401 to whoever posts without a signature, whatever it is', async () => {
    for (const body of ['', '{}', '[]', 'x', '{"timestamp":"1"}'])
      expect(
        await world.webhook.handle({ body: Buffer.from(body), signature: undefined, retry: undefined }),
      ).toBe(401);
    expect(stored).toEqual([]);
  });
});

describe('an event', () => {
  const bodyOf = async (act: () => unknown) => {
    act();
    await settled();
    const row = stored.at(-1);
    if (!row) throw new Error('nothing was stored');
    return { row, event: world.channel.interpret(row.raw) };
  };

  it.each([
    {
      why: 'a command with accents and capitals',
      text: '/Tình_Hình K3',
      body: { kind: 'command', name: 'tinh_hinh', argument: 'K3' },
    },
    {
      why: 'a press of a button of ours',
      text: '#nut:abc_-1',
      body: { kind: 'button', token: 'abc_-1', pressId: null },
    },
    { why: 'a text', text: '1: 6.820,5', body: { kind: 'text', text: '1: 6.820,5', replyTo: null } },
  ])('is understood: $why', async ({ text, body }) => {
    const { event } = await bodyOf(() => world.leader.sendText(text));
    expect(event).toMatchObject({ chatKind: 'private', sender: { externalId: world.leader.id }, body });
  });

  it('names the message that is answered', async () => {
    const { event } = await bodyOf(() => world.leader.sendText('7', world.leader.id, 'abc'));
    expect(event.body).toMatchObject({ replyTo: 'abc' });
  });

  it.each([
    { what: 'sticker', body: { kind: 'unreadable', what: 'sticker' } },
    { what: 'audio', body: { kind: 'unreadable', what: 'voice' } },
    { what: 'video', body: { kind: 'unreadable', what: 'video' } },
    { what: 'location', body: { kind: 'unreadable', what: 'location' } },
    { what: 'business_card', body: { kind: 'unreadable', what: 'contact' } },
  ] as const)('holds nothing to read: $what', async ({ what, body }) => {
    expect((await bodyOf(() => world.leader.send({ kind: what }))).event.body).toEqual(body);
  });

  it('keeps the words under a picture', async () => {
    const { event } = await bodyOf(() => world.leader.sendImage('biểu tháng 6'));
    expect(event.body).toEqual({ kind: 'unreadable', what: 'photo', caption: 'biểu tháng 6' });
  });

  it('of following is a greeting, of unfollowing a block', async () => {
    const { row, event } = await bodyOf(() => world.leader.unfollow());
    expect(event).toMatchObject({ sender: { externalId: world.leader.id }, body: { kind: 'blocked' } });
    expect(row.chatId).toBe(world.leader.id);
    expect((await bodyOf(() => world.leader.follow())).event.body).toMatchObject({
      kind: 'command',
      name: 'start',
    });
  });

  it.each(['recipient.id', 'recipient.group_id', 'conversation.id', 'group_id'] as const)(
    'of a group names it in %s',
    async (groupField) => {
      world.server.turn({ groupField });
      const { event, row } = await bodyOf(() => world.leader.sendText('/tonghop', world.council.id));
      expect(row.chatId).toBe(world.councilId);
      expect(event).toMatchObject({
        chatKind: 'group',
        sender: { externalId: world.leader.id },
        body: { name: 'tonghop' },
      });
    },
  );

  it.each(['disperse_group', 'delete_group'] as const)('of a group that ends: %s', async (groupEnds) => {
    world.server.turn({ groupEnds });
    const { event } = await bodyOf(() => world.server.world.endGroup(world.council));
    expect(event).toMatchObject({ address: { chatId: world.councilId }, body: { kind: 'removed' } });
  });

  it('of what the account sent, or somebody saw, opens no window', async () => {
    const address = { channel: 'zalo-oa', botId: world.channel.botId, chatId: world.leader.id } as const;
    await world.channel.send({ address, content: { kind: 'text', lines: [{ text: 'một' }] } });
    world.leader.see();
    await settled();
    const events = stored.map(({ raw }) => world.channel.interpret(raw));
    expect(events.map(({ body }) => body.kind)).toEqual(['ignored', 'ignored', 'ignored']);
    expect(events.every(({ sender }) => sender === null)).toBe(true);
  });

  it('of another account of the same app is stored and left alone', async () => {
    const other = { ...world.server.world.oa, id: '999999' };
    const { event, row } = await bodyOf(() =>
      world.server.webhook.push(followEvent(other, 'follow', '1', world.clock.now())),
    );
    expect(row.chatId).toBe('');
    expect(event.body.kind).toBe('ignored');
  });

  it('with seconds for milliseconds has the right time', () => {
    const raw = JSON.stringify({
      ...{ event_name: 'user_send_text', timestamp: 1_790_000_000, sender: { id: '1' } },
      ...{ recipient: { id: world.channel.botId }, message: { msg_id: 'a', text: '7' } },
    });
    expect(world.channel.interpret(raw).sentAt).toEqual(new Date(1_790_000_000_000));
  });
});
