import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../../eventually.ts';
import { Bot } from 'grammy';
import {
  type BotApiServer,
  startBotApiServer,
} from '../../../src/playground/bot-api/start-bot-api-server.ts';
import type { Person } from '../../../src/playground/bot-api/world/person.ts';

let server: BotApiServer;
let lan: Person;

beforeEach(async () => {
  server = await startBotApiServer({ now: () => new Date('2026-06-12T02:00:00Z') });
  lan = server.world.addUser({ firstName: 'Lan' });
  lan.start();
});
afterEach(() => server.close());

/** A bot that says everything back. */
function makeEcho(): { bot: Bot; heard: string[] } {
  const bot = new Bot(server.token, { client: { apiRoot: server.url } });
  const heard: string[] = [];
  bot.on('message:text', async (context) => {
    heard.push(context.message.text);
    await context.reply(`↩ ${context.message.text}`);
  });
  return { bot, heard };
}

describe('bot.start() and bot.stop()', () => {
  it('confirm what was handled: the next start does not see it again', async () => {
    const first = makeEcho();
    const running = first.bot.start();
    await eventually(() => expect(server.deliveries).toHaveLength(1));
    await first.bot.stop();
    await running;
    expect(server.pendingUpdates()).toBe(0);

    const second = makeEcho();
    const runningAgain = second.bot.start();
    lan.sendText(lan, 'hai');
    await eventually(() => expect(second.heard).toEqual(['hai']));
    await second.bot.stop();
    await runningAgain;
  });

  it('poll without hurry: an idle bot asks once and waits', async () => {
    const { bot } = makeEcho();
    let polls = 0;
    bot.api.config.use((previous, method, payload, signal) => {
      if (method === 'getUpdates') polls += 1;
      return previous(method, payload, signal);
    });
    const running = bot.start();
    await eventually(() => expect(server.deliveries).toHaveLength(1));
    for (let n = 0; n < 20; n += 1) await bot.api.getMe();
    expect(polls).toBeLessThanOrEqual(3);
    await bot.stop();
    await running;
  });

  it('give back what a bot that hung up without confirming had fetched', async () => {
    const { api } = new Bot(server.token, { client: { apiRoot: server.url } });
    const [fetched] = await api.getUpdates();
    const hungUp = new AbortController();
    const { signal } = hungUp;
    const waiting = fetch(`${server.url}/bot${server.token}/getUpdates?timeout=30&offset=-1`, { signal });
    hungUp.abort();
    await expect(waiting).rejects.toThrow();
    expect((await api.getUpdates()).map(({ update_id }) => update_id)).toEqual([fetched?.update_id]);
  });
});
