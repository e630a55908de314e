import { describe, expect, it } from 'vitest';
import type { RawUpdate } from '../../../src/app/ports/channel.ts';
import { SecondPoller, TokenRejected } from '../../../src/chat/telegram/open-telegram.ts';
import { openScripted, scriptedToken } from './scripted-server.ts';
import { openTelegramWorld } from './telegram-world.ts';

const message = (update_id: number) => ({
  update_id,
  message: { message_id: update_id, date: 1_781_575_200, chat: { id: 7, type: 'private' }, text: 'x' },
});
const silent = async (): Promise<void> => undefined;

describe('long polling', () => {
  it('asks for all it wants to hear at every poll, and first takes a webhook away without dropping what waits', async () => {
    const calls: [string, Record<string, unknown>][] = [];
    const { receiver, close } = await openScripted((method, body) => {
      calls.push([method, body]);
      if (calls.length > 3) return undefined; // a poll that hangs until it is stopped
      if (calls.length === 3) queueMicrotask(() => void receiver.stop());
      return { ok: true, result: method === 'getUpdates' ? [message(100 + calls.length)] : true };
    });
    await receiver.start(silent);
    const expected = {
      limit: 100,
      timeout: 30,
      allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
    };
    expect(calls[0]).toEqual(['deleteWebhook', {}]);
    expect(calls[1]).toEqual(['getUpdates', expected]);
    expect(calls[2], 'confirms what was stored').toEqual(['getUpdates', { ...expected, offset: 103 }]);
    await close();
  });

  it('goes on from lower numbers where Telegram begins anew', async () => {
    const offsets: unknown[] = [];
    const batches = [[message(9_000_000)], [message(5)], undefined];
    const { receiver, close } = await openScripted((method, body) => {
      if (method !== 'getUpdates') return { ok: true, result: true };
      offsets.push(body['offset']);
      const result = batches[offsets.length - 1];
      if (!result) void receiver.stop();
      return result && { ok: true, result };
    });
    const stored: string[] = [];
    await receiver.start(
      async (updates) => void stored.push(...updates.map(({ externalKey }) => externalKey)),
    );
    expect(stored).toEqual(['9000000', '5']);
    expect(offsets).toEqual([undefined, 9_000_001, 6]);
    await close();
  });

  it.each([
    { why: 'a poll that failed', second: { ok: false, error_code: 502, description: 'Bad Gateway' } },
    { why: 'a poll that brought nothing', second: { ok: true, result: [] } },
  ])('confirms nothing anew after $why: numbers may have begun anew below', async ({ second }) => {
    const offsets: unknown[] = [];
    const answers = [{ ok: true, result: [message(9_000_000)] }, second, { ok: true, result: [message(5)] }];
    const { receiver, close } = await openScripted((method, body) => {
      if (method !== 'getUpdates') return { ok: true, result: true };
      offsets.push(body['offset']);
      const answer = answers[offsets.length - 1];
      if (!answer) void receiver.stop();
      return answer;
    });
    const stored: string[] = [];
    await receiver.start(
      async (updates) => void stored.push(...updates.map(({ externalKey }) => externalKey)),
    );
    expect(stored).toEqual(['9000000', '5']);
    expect(offsets).toEqual([undefined, 9_000_001, undefined, 6]);
    await close();
  });

  it.each([
    { why: 'a rejected token', code: 401, description: 'Unauthorized', error: TokenRejected },
    { why: 'a malformed token', code: 404, description: 'Not Found', error: TokenRejected },
    {
      why: 'a second poller',
      code: 409,
      description: 'Conflict: terminated by other getUpdates request',
      error: SecondPoller,
    },
  ])('gives up on $why', async ({ code, description, error }) => {
    const { receiver, close } = await openScripted((method) =>
      method === 'getUpdates' ? { ok: false, error_code: code, description } : { ok: true, result: true },
    );
    await expect(receiver.start(silent)).rejects.toThrow(error);
    await close();
  });

  it('goes on after whatever passes, and logs it without the token', async () => {
    const answers: (object | undefined)[] = [
      { ok: false, error_code: 500, description: 'Internal Server Error' },
      { ok: false, error_code: 502, description: 'Bad Gateway' },
      { ok: false, error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 0 } },
      { nonsense: true },
      { ok: true, result: [message(1)] },
    ];
    const { receiver, logged, close } = await openScripted((method) =>
      method === 'getUpdates' ? answers.shift() : { ok: true, result: true },
    );
    const stored: RawUpdate[] = [];
    const running = receiver.start(async (updates) => void stored.push(...updates));
    await expect.poll(() => stored.length).toBe(1);
    await receiver.stop();
    await running;
    expect(logged()).toContain('500: Internal Server Error');
    expect(logged()).not.toContain(scriptedToken);
    await close();
  });

  it('finishes storing what it has in hand before it stops, and can start again', async () => {
    const { receiver, leader, server, close } = await openTelegramWorld();
    leader.sendText(leader, 'một');
    let begin = (): void => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    let finish = (): void => undefined;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    let done = false;
    const running = receiver.start(async () => {
      begin();
      await finished;
      done = true;
    });
    await begun;
    const stopping = receiver.stop().then(() => expect(done).toBe(true));
    finish();
    await stopping;
    await running;
    expect(server.pendingUpdates(), 'not confirmed: it comes again, and is known').toBe(1);
    const again: RawUpdate[] = [];
    const next = receiver.start(async (updates) => void again.push(...updates));
    await expect.poll(() => server.pendingUpdates()).toBe(0);
    await receiver.stop();
    await next;
    expect(again).toHaveLength(1);
    await close();
  });

  it('does not run twice at once', async () => {
    const { receiver, close } = await openTelegramWorld();
    const running = receiver.start(silent);
    await expect(receiver.start(silent)).rejects.toThrow('runs already');
    await receiver.stop();
    await running;
    await receiver.stop();
    await close();
  });

  it('loses nothing when a poll is answered into the void, and when updates come twice', async () => {
    const { receiver, leader, server, close } = await openTelegramWorld();
    server.faults.set({ lostPoll: 0.3, duplicateUpdate: 0.3 });
    const keys = new Set<string>();
    const running = receiver.start(async (updates) => {
      for (const { externalKey } of updates) keys.add(externalKey);
      if (keys.size < 20) leader.sendText(leader, `tin ${keys.size}`);
    });
    for (let count = 0; count < 20; count += 1) leader.sendText(leader, `${count}`);
    await expect.poll(() => keys.size, { timeout: 5_000 }).toBeGreaterThanOrEqual(20);
    await receiver.stop();
    await running;
    await close();
  });
});
