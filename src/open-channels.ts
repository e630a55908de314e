import type { Channel, RawUpdate, Receiver } from './app/ports/channel.ts';
import type { Clock } from './app/ports/clock.ts';
import type { Log } from './app/ports/log.ts';
import type { InTransaction } from './app/ports/stores.ts';
import { openTelegram } from './chat/telegram/open-telegram.ts';
import { openZaloOa } from './chat/zalo-oa/open-zalo-oa.ts';
import { openZaloBot } from './chat/zalo-bot/open-zalo-bot.ts';
import type { LinkTo } from './chat/zalo-bot/send.ts';
import type { Config } from './config.ts';
import { draw } from './render/draw.ts';
import { consentRoutes } from './web/consent-routes.ts';
import {
  telegramWebhookPath,
  telegramWebhookRoutes,
  zaloBotWebhookPath,
  zaloBotWebhookRoutes,
  zaloOaWebhookRoutes,
} from './web/webhook-routes.ts';

type Store = (updates: readonly RawUpdate[]) => Promise<void>;

/** A messenger that is set up, and the way in which its events come. */
export interface OpenChannel {
  readonly channel: Channel;
  /** used where there is no `webhook` */
  readonly receiver: Receiver | null;
  readonly webhook: {
    readonly routes: ReturnType<typeof telegramWebhookRoutes>;
    start(store: Store): Promise<void>;
  } | null;
}

interface Parts {
  readonly clock: Clock;
  readonly log: Log;
  readonly linkTo: LinkTo | null;
  readonly inTransaction: InTransaction;
  /** of this process, never used by another one */
  readonly holder: string;
}

async function telegramOf(config: Config, { clock, log }: Parts): Promise<OpenChannel[]> {
  if (!config.telegram) return [];
  const { token, apiRoot } = config.telegram;
  const { channel, receiver, webhook } = await openTelegram({
    ...{ token, apiRoot: apiRoot ?? undefined, clock, log, draw },
  });
  const target = config.webhook;
  if (!target) return [{ channel, receiver, webhook: null }];
  const url = `${target.publicUrl}${telegramWebhookPath(channel.botId)}`;
  const start = (store: Store): Promise<void> => webhook.start(store, { url, secret: target.secret });
  return [{ channel, receiver, webhook: { routes: telegramWebhookRoutes(channel.botId, webhook), start } }];
}

async function zaloBotOf(config: Config, { clock, log, linkTo }: Parts): Promise<OpenChannel[]> {
  if (!config.zaloBot) return [];
  const { token, apiRoot, allowance, webhook: target } = config.zaloBot;
  const { channel, receiver, webhook } = await openZaloBot({
    ...{ token, apiRoot: apiRoot ?? undefined, allowance, clock, log, linkTo },
  });
  if (!target) {
    log.warn({}, 'Zalo is polled: events are lost when the program ends at the wrong moment; set PUBLIC_URL');
    return [{ channel, receiver, webhook: null }];
  }
  const url = `${target.publicUrl}${zaloBotWebhookPath(channel.botId)}`;
  const start = (store: Store): Promise<void> => webhook.start(store, { url, secret: target.secret });
  return [{ channel, receiver, webhook: { routes: zaloBotWebhookRoutes(channel.botId, webhook), start } }];
}

async function zaloOaOf(config: Config, parts: Parts): Promise<OpenChannel[]> {
  if (!config.zaloOa) return [];
  const { oaId, appId, appSecret, oaSecret, refreshToken, tokenKey, template } = config.zaloOa;
  const { signatures, apiRoot, oauthRoot, publicUrl, codeVerifier } = config.zaloOa;
  const { channel, webhook, consent } = await openZaloOa({
    ...{ oaId, app: { id: appId, secret: appSecret }, oaSecret, tokenKey, template, draw, ...parts },
    ...{ publicUrl, codeVerifier },
    ...{ firstRefreshToken: refreshToken, apiRoot: apiRoot ?? undefined, oauthRoot: oauthRoot ?? undefined },
    ...(signatures ? { signatures } : {}),
  });
  const start = async (store: Store): Promise<void> => webhook.start(store);
  // Zalo is told the address in its console, by a person.
  const routes = zaloOaWebhookRoutes(oaId, webhook);
  if (consent) routes.route('/', consentRoutes(consent));
  return [{ channel, receiver: null, webhook: { routes, start } }];
}

/** Opens every messenger that is set up, side by side. Rejects when one of them does not know its token. */
export const openChannels = async (config: Config, parts: Parts): Promise<OpenChannel[]> => [
  ...(await telegramOf(config, parts)),
  ...(await zaloBotOf(config, parts)),
  ...(await zaloOaOf(config, parts)),
];
