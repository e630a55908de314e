import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Receiver } from '../../../src/app/ports/channel.ts';
import type { InTransaction } from '../../../src/app/ports/stores.ts';
import { toChatId } from '../../../src/chat/zalo/chat-id.ts';
import { openZaloOa, type ZaloOa, type ZaloOaOptions } from '../../../src/chat/zalo-oa/open-zalo-oa.ts';
import type { OaGroup } from '../../../src/playground/zalo-oa/oa-chat.ts';
import type { OaPerson } from '../../../src/playground/zalo-oa/oa-person.ts';
import {
  startZaloOaServer,
  type ZaloOaServer,
  type ZaloOaServerOptions,
} from '../../../src/playground/zalo-oa/start-zalo-oa-server.ts';
import { openDatabase } from '../../../src/storage/database.ts';
import { allStores } from '../../../src/storage/stores/all-stores.ts';
import { ManualClock } from '../../manual-clock.ts';
import { listeningLog } from '../telegram/telegram-world.ts';

export interface ZaloOaWorld extends ZaloOa {
  readonly server: ZaloOaServer;
  readonly clock: ManualClock;
  /** wrote to the account */
  readonly leader: OaPerson;
  /** made by the account */
  readonly council: OaGroup;
  readonly councilId: string;
  /** events as a test receives them: through the webhook */
  readonly receiver: Receiver;
  readonly inTransaction: InTransaction;
  readonly options: ZaloOaOptions;
  readonly logged: () => string;
  readonly close: () => Promise<void>;
}

export const pace = { perSecond: Infinity, perChatPerSecond: Infinity, perGroupPerMinute: Infinity };
export const tokenKey = randomBytes(32);
/** Retries at once, for as long as a test may want. */
export const patient = {
  ...{ ladderMs: Array.from({ length: 2_000 }, () => 2), inOrder: true },
  // A loaded machine is no slow bot.
  patienceMs: 60_000,
};

/** The real adapter against our strict platform, with a person who wrote and a group, and no event waiting. */
export async function openZaloOaWorld(
  options: Partial<ZaloOaOptions> = {},
  serverOptions: Partial<ZaloOaServerOptions> = {},
): Promise<ZaloOaWorld> {
  const clock = new ManualClock('2026-06-16T02:00:00Z');
  const folder = mkdtempSync(join(tmpdir(), 'thi-dua-oa-'));
  const database = await openDatabase({ url: `file:${join(folder, 'oa.db')}` });
  const inTransaction: InTransaction = (work, isolation) =>
    database.inTransaction((tx) => work(allStores(tx)), isolation);
  const adapter: { oa: ZaloOa | null } = { oa: null };
  const server = await startZaloOaServer({
    now: () => clock.now(),
    postToWebhook: async ({ headers, body }) => {
      const [signature, retry] = [headers['X-ZEvent-Signature'], headers['num_retry']];
      return adapter.oa ? adapter.oa.webhook.handle({ body, signature, retry }) : 200;
    },
    ...serverOptions,
  });
  server.webhook.set(patient);
  const { log, logged } = listeningLog();
  const leader = server.world.addPerson('Trưởng khối');
  leader.follow();
  leader.sendText('xin chào');
  server.world.groups.addAsset('gmf100');
  server.world.groups.addAsset('gmf100');
  const council = server.world.groups.create('Hội đồng', 'asset-1', [leader]);
  const all: ZaloOaOptions = {
    ...{ oaId: server.world.oa.id, app: server.app, oaSecret: server.oaSecret, tokenKey, inTransaction },
    ...{ firstRefreshToken: server.tokens.consent().refreshToken, clock, log, pace, holder: 'test' },
    ...{ apiRoot: server.url, oauthRoot: server.url, lookEveryMs: 2 },
    draw: async ({ picture, data }) => (picture ? pictureBytes : Buffer.from(JSON.stringify(data))),
    linkTo: ({ content }) =>
      content.kind === 'file' ? `https://bot.example.org/tep/1/${content.file.fileName}` : null,
    ...options,
  };
  // What was said before the bot was there is taken and forgotten.
  while (server.pendingEvents() > 0) await new Promise(setImmediate);
  const opened = await openZaloOa(all);
  adapter.oa = opened;
  return {
    ...opened,
    ...{ server, clock, leader, council, councilId: toChatId(council.id, true), logged, inTransaction },
    options: all,
    receiver: receiverOf(opened),
    close: async () => {
      await server.close();
      await database.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The smallest thing that begins like a PNG. */
export const pictureBytes = Buffer.from('89504e470d0a1a0a', 'hex');

function receiverOf({ webhook }: ZaloOa): Receiver {
  let end = (): void => undefined;
  return {
    start: (store) => {
      webhook.start(store);
      return new Promise((resolve) => (end = resolve));
    },
    stop: async () => {
      webhook.stop();
      end();
    },
  };
}
