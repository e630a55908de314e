import { randomBytes } from 'node:crypto';
import type { Clock } from '../app/ports/clock.ts';
import type { Log } from '../app/ports/log.ts';
import type { InTransaction } from '../app/ports/stores.ts';
import type { Bot } from '../bot.ts';
import { noPace } from '../chat/telegram/open-telegram.ts';
import { openZaloOa, type ZaloOa } from '../chat/zalo-oa/open-zalo-oa.ts';
import type { LinkTo } from '../chat/zalo-oa/send.ts';
import { draw } from '../render/draw.ts';
import { nodeSecrets } from '../secrets.ts';
import { startZaloOaServer, type ZaloOaServer } from './zalo-oa/start-zalo-oa-server.ts';

export interface ZaloOaStage {
  readonly server: ZaloOaServer;
  readonly channel: ZaloOa['channel'];
  start(bot: Bot): void;
}

export interface ZaloOaStageParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  readonly inTransaction: InTransaction;
  readonly linkTo: LinkTo;
  /** the approved template that reaches those who have not written for long; default: there is none */
  readonly withTemplate?: boolean;
}

const template = { id: '100001', data: { noi_dung: '{tin:100}', ngay: '{ngay}' } };

/** The real adapter on a platform of Official Accounts of our own; events come by webhook within this process. */
export async function openZaloOaStage(parts: ZaloOaStageParts): Promise<ZaloOaStage> {
  const { clock, log, random, inTransaction, linkTo, withTemplate = false } = parts;
  const taker: { webhook: ZaloOa['webhook'] | null } = { webhook: null };
  const server = await startZaloOaServer({
    ...{ now: () => clock.now(), random },
    templates: [
      {
        ...{ id: template.id, approved: true, byUser: true, params: { noi_dung: 100, ngay: 20 } },
        text: 'Anh/chị có việc cần báo cáo: <noi_dung> (ngày <ngay>). Xin nhắn lại Official Account.',
      },
    ],
    postToWebhook: async ({ headers, body }) => {
      const [signature, retry] = [headers['X-ZEvent-Signature'], headers['num_retry']];
      return taker.webhook ? taker.webhook.handle({ body, signature, retry }) : 503;
    },
  });
  // Within one process nothing has to wait for its turn, and a busy machine is no slow bot.
  server.webhook.set({ ladderMs: [2, 5, 20, 100, 500], inOrder: true, patienceMs: 60_000 });
  server.world.groups.addAsset('gmf100');
  const oa = await openZaloOa({
    ...{ oaId: server.world.oa.id, app: server.app, oaSecret: server.oaSecret, clock, log, draw, linkTo },
    ...{ firstRefreshToken: server.tokens.consent().refreshToken, tokenKey: randomBytes(32), inTransaction },
    ...{ apiRoot: server.url, oauthRoot: server.url, holder: nodeSecrets.newToken(), pace: noPace },
    template: withTemplate ? template : null,
  });
  return {
    ...{ server, channel: oa.channel },
    start: (bot) => {
      oa.webhook.start((updates) => bot.store(updates));
      taker.webhook = oa.webhook;
    },
  };
}
