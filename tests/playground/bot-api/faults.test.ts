import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../../eventually.ts';
import type { Update } from 'grammy/types';
import { Bot, HttpError } from 'grammy';
import {
  type BotApiServer,
  startBotApiServer,
} from '../../../src/playground/bot-api/start-bot-api-server.ts';
import type { Person } from '../../../src/playground/bot-api/world/person.ts';

let at = 0;
let server: BotApiServer;
let bot: Bot;
let lan: Person;

/** Repeats by its seed: a small linear generator. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
}

beforeEach(async () => {
  at = Date.parse('2026-06-12T02:00:00Z');
  server = await startBotApiServer({ now: () => new Date(at), random: seeded(7) });
  bot = new Bot(server.token, { client: { apiRoot: server.url } });
  lan = server.world.addUser({ firstName: 'Lan' });
  lan.start();
});
afterEach(() => server.close());

const delivered = () => server.deliveries.length;

describe('a call meets its fault', () => {
  it.each([
    { fault: { kind: 'too-many-requests', retryAfterSeconds: 3 }, arrives: 0, why: 'refused' },
    { fault: { kind: 'server-error' }, arrives: 0, why: 'refused' },
    { fault: { kind: 'forbidden' }, arrives: 0, why: 'refused' },
    { fault: { kind: 'cut-before' }, arrives: 0, why: 'never read' },
    { fault: { kind: 'cut-after' }, arrives: 1, why: 'done, and nobody told' },
    { fault: { kind: 'bad-gateway', done: true }, arrives: 1, why: 'done behind the proxy' },
    { fault: { kind: 'bad-gateway', done: false }, arrives: 0, why: 'lost behind the proxy' },
  ] as const)('$fault.kind: $why', async ({ fault, arrives }) => {
    server.faults.next('sendMessage', fault);
    await expect(bot.api.sendMessage(lan.chatId, 'x')).rejects.toThrow();
    expect(delivered()).toBe(arrives);
    expect(server.faults.log).toMatchObject([{ method: 'sendMessage', chatId: lan.chatId, fault }]);
    await bot.api.sendMessage(lan.chatId, 'x');
    expect(delivered()).toBe(arrives + 1);
  });

  it('a cut connection is no answer at all', async () => {
    server.faults.next('sendMessage', { kind: 'cut-after' });
    await expect(bot.api.sendMessage(lan.chatId, 'x')).rejects.toBeInstanceOf(HttpError);
  });

  it('only in the chat it was meant for', async () => {
    const minh = server.world.addUser({ firstName: 'Minh' });
    minh.start();
    server.faults.next('sendMessage', { kind: 'server-error' }, minh.chatId);
    await bot.api.sendMessage(lan.chatId, 'x');
    await expect(bot.api.sendMessage(minh.chatId, 'x')).rejects.toThrow(/500/);
  });

  it('a group migrates under the very call', async () => {
    const group = server.world.createGroup({ title: 'x', kind: 'group', members: [lan] });
    group.addBot(lan);
    const before = group.chatId;
    server.faults.next('sendMessage', { kind: 'migrate' });
    const refused: unknown = await bot.api.sendMessage(before, 'x').catch((error: unknown) => error);
    expect(refused).toMatchObject({ parameters: { migrate_to_chat_id: group.chatId } });
    expect(group.chatId).not.toBe(before);
  });

  it('a slow answer comes all the same', async () => {
    server.faults.next('sendMessage', { kind: 'slow', ms: 5 });
    await bot.api.sendMessage(lan.chatId, 'x');
    expect(delivered()).toBe(1);
  });
});

it('the same seed draws the same faults', async () => {
  const run = async () => {
    const other = await startBotApiServer({ now: () => new Date(at), random: seeded(42) });
    const person = other.world.addUser({ firstName: 'Lan' });
    person.start();
    const { api } = new Bot(other.token, { client: { apiRoot: other.url } });
    other.faults.set({ serverError: 0.3, tooManyRequests: 0.2, cutAfter: 0.2 });
    for (let n = 0; n < 30; n += 1) await api.sendMessage(person.chatId, String(n)).catch(() => undefined);
    await other.close();
    return other.faults.log.map(({ fault }) => fault);
  };
  const [first, second] = [await run(), await run()];
  expect(first.length).toBeGreaterThan(5);
  expect(second).toEqual(first);
});

describe('updates', () => {
  const poll = (offset?: number): Promise<Update[]> =>
    bot.api.getUpdates(offset === undefined ? {} : { offset });

  it('come again although they were confirmed', async () => {
    server.faults.set({ duplicateUpdate: 1 });
    const [first] = await poll();
    expect((await poll((first?.update_id ?? 0) + 1)).map(({ update_id }) => update_id)).toEqual([
      first?.update_id,
    ]);
  });

  it('that a lost poll confirmed do not come back, those it carried do', async () => {
    const [first] = await poll();
    lan.sendText(lan, 'hai');
    server.faults.set({ lostPoll: 1 });
    await expect(poll((first?.update_id ?? 0) + 1)).rejects.toBeInstanceOf(HttpError);
    server.faults.quiet();
    expect((await poll()).map(({ message }) => message?.text)).toEqual(['hai']);
  });

  it('of other chats overtake one that is held, its own chat stays in order', async () => {
    const minh = server.world.addUser({ firstName: 'Minh' });
    await poll((await poll())[0]!.update_id + 1);
    server.faults.set({ holdUpdate: 1, holdMs: [60_000, 60_000] });
    lan.sendText(lan, 'lan 1');
    server.faults.quiet();
    lan.sendText(lan, 'lan 2');
    minh.sendText(minh, 'minh 1');
    server.releaseHeldUpdates();
    expect((await poll()).map(({ message }) => message?.text)).toEqual(['minh 1', 'lan 1', 'lan 2']);
  });

  it('that are held come by themselves', async () => {
    server.faults.set({ holdUpdate: 1, holdMs: [1, 3] });
    lan.sendText(lan, 'chậm');
    await eventually(() => expect(server.pendingUpdates()).toBe(2));
  });
});

describe('flood limits, when enforced', () => {
  const send = (chatId: number) =>
    bot.api.sendMessage(chatId, 'x').then(
      () => 0,
      (error: { parameters?: { retry_after?: number } }) => error.parameters?.retry_after ?? -1,
    );

  it('one message a second in a chat', async () => {
    server.floodLimits.enforced = true;
    expect([await send(lan.chatId), await send(lan.chatId)]).toEqual([0, 1]);
    at += 1000;
    expect(await send(lan.chatId)).toBe(0);
  });

  it('twenty a minute in a group', async () => {
    const group = server.world.createGroup({ title: 'x', kind: 'supergroup', members: [lan] });
    group.addBot(lan);
    server.floodLimits.enforced = true;
    const answers = [];
    for (let n = 0; n < 21; n += 1) {
      answers.push(await send(group.chatId));
      at += 1000;
    }
    expect(answers.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 0));
    expect(answers[20]).toBe(40);
  });

  it('thirty a second in all', async () => {
    const people = Array.from({ length: 31 }, (_, n) => server.world.addUser({ firstName: `P${n}` }));
    for (const person of people) person.start();
    server.floodLimits.enforced = true;
    const answers = await Promise.all(people.map(({ chatId }) => send(chatId)));
    expect(answers.filter((wait) => wait === 0)).toHaveLength(30);
  });

  it('nothing is refused before that', async () => {
    expect([await send(lan.chatId), await send(lan.chatId)]).toEqual([0, 0]);
  });
});
