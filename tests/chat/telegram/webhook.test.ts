import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RawUpdate } from '../../../src/app/ports/channel.ts';
import { openTelegramWorld, type TelegramWorld } from './telegram-world.ts';

const secret = 'mot-bi-mat_123456';
const target = { url: 'https://bot.example.vn/webhook/telegram', secret };
const body = JSON.stringify({
  update_id: 5,
  message: { message_id: 1, date: 1_781_575_200, chat: { id: 7, type: 'private' }, text: '6820' },
});

let telegram: TelegramWorld;
const stored: RawUpdate[] = [];
beforeEach(async () => {
  stored.length = 0;
  telegram = await openTelegramWorld();
});
afterEach(() => telegram.close());
const keep = async (updates: readonly RawUpdate[]): Promise<void> => void stored.push(...updates);

describe('the webhook', () => {
  it('tells Telegram where to go, and what to hear', async () => {
    await telegram.webhook.start(keep, target);
    expect(await telegram.webhook.state()).toEqual({
      url: target.url,
      pending: 0,
      lastError: null,
      lastErrorAt: null,
    });
  });

  it('stores an event word for word before it answers', async () => {
    await telegram.webhook.start(keep, target);
    expect(await telegram.webhook.handle(`${body}\n`, secret)).toBe(200);
    expect(stored).toMatchObject([{ externalKey: '5', chatId: '7', raw: `${body}\n` }]);
  });

  it.each([
    { why: 'no secret', given: undefined, status: 401 },
    { why: 'a wrong one', given: 'x', status: 401 },
    { why: 'a longer one', given: `${secret}0`, status: 401 },
    { why: 'none at all', given: '', status: 401 },
  ])('lets nobody in with $why', async ({ given, status }) => {
    await telegram.webhook.start(keep, target);
    expect(await telegram.webhook.handle(body, given)).toBe(status);
    expect(stored).toEqual([]);
  });

  it.each(['', 'x', '{}', '[]', 'null', '{"message":{}}'])('refuses a body like %j', async (nonsense) => {
    await telegram.webhook.start(keep, target);
    expect(await telegram.webhook.handle(nonsense, secret)).toBe(400);
  });

  it('answers an error while nothing can be stored, so that Telegram repeats', async () => {
    await telegram.webhook.start(() => Promise.reject(new Error('6820 cannot be stored')), target);
    expect(await telegram.webhook.handle(body, secret)).toBe(500);
    expect(telegram.logged()).not.toContain('6820');
  });

  it('is not there before it was started', async () => {
    expect(await telegram.webhook.handle(body, secret)).toBe(503);
  });

  it('gives way to long polling, which keeps what waits', async () => {
    await telegram.webhook.start(keep, target);
    const running = telegram.receiver.start(keep);
    await expect.poll(async () => (await telegram.webhook.state()).url).toBe('');
    telegram.leader.sendText(telegram.leader, 'một');
    await expect.poll(() => stored.length).toBe(1);
    await telegram.receiver.stop();
    await running;
  });

  it('takes events end to end, each until it is stored', async () => {
    const listener = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const header = request.headers['x-telegram-bot-api-secret-token'];
        void telegram.webhook
          .handle(Buffer.concat(parts).toString(), typeof header === 'string' ? header : undefined)
          .then((status) => response.writeHead(status).end());
      });
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/`;
    let failures = 1;
    const flaky = async (updates: readonly RawUpdate[]): Promise<void> => {
      failures -= 1;
      if (failures >= 0) throw new Error('locked');
      await keep(updates);
    };
    await telegram.webhook.start(flaky, { url, secret });
    telegram.leader.sendText(telegram.leader, 'một');
    telegram.leader.sendText(telegram.leader, 'hai');
    await expect.poll(() => stored.length, { timeout: 5_000 }).toBe(2);
    await new Promise((resolve) => listener.close(resolve));
  });
});
