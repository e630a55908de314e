import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  openTelegram,
  type Telegram,
  type TelegramOptions,
} from '../../../src/chat/telegram/open-telegram.ts';
import { ManualClock } from '../../manual-clock.ts';
import { listeningLog } from './telegram-world.ts';

type Answer = (method: string, body: Record<string, unknown>) => object | undefined;

export const scriptedToken = '42:AAF-a_token_that_must_not_be_seen_1234';

/** The adapter against a server that answers as the test says: for what a well-behaved server never does. */
export async function openScripted(
  answer: Answer,
  onTokenRejected: NonNullable<TelegramOptions['onTokenRejected']> = () => undefined,
): Promise<Telegram & { logged: () => string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const method = (request.url ?? '').split('/').at(-1) ?? '';
      const body = JSON.parse(Buffer.concat(parts).toString() || '{}') as Record<string, unknown>;
      const me = { id: 42, is_bot: true, first_name: 'Bot', username: 'ThiDua_bot' };
      const found = method === 'getMe' ? { ok: true, result: me } : answer(method, body);
      if (found) response.end(JSON.stringify(found));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { log, logged } = listeningLog();
  const telegram = await openTelegram({
    ...{ token: scriptedToken, log, onTokenRejected, draw: async () => new Uint8Array() },
    ...{ apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, clock: new ManualClock() },
    patience: { firstMs: 1, longestMs: 5 },
  });
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { ...telegram, logged, close };
}
