import type { Api } from 'grammy';
import type { RawUpdate } from '../../app/ports/channel.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { Log } from '../../app/ports/log.ts';
import { sameSecret } from '../http/same-secret.ts';
import { orSay } from './refusal.ts';
import { toRawUpdate } from './raw-update.ts';
import { allowedUpdates } from './update-shape.ts';

export interface WebhookTarget {
  /** https, on port 443, 80, 88 or 8443 */
  readonly url: string;
  /** 1–256 of `A-Za-z0-9_-` */
  readonly secret: string;
}

export interface WebhookState {
  /** empty: none is set */
  readonly url: string;
  readonly pending: number;
  readonly lastError: string | null;
  readonly lastErrorAt: Date | null;
}

export interface TelegramWebhook {
  /** From now on `handle` gives events to `store`; then tells Telegram where they go. Throws `TokenRejected`. */
  start(store: (updates: readonly RawUpdate[]) => Promise<void>, target: WebhookTarget): Promise<void>;
  /**
   * Takes the body of a request and its `X-Telegram-Bot-Api-Secret-Token`; resolves with the HTTP status to answer.
   * Telegram repeats whatever is not answered 2xx.
   */
  handle(body: string, secret: string | undefined): Promise<200 | 400 | 401 | 500 | 503>;
  /** What Telegram says about it: for a health check. */
  state(): Promise<WebhookState>;
}

export interface WebhookOptions {
  readonly api: Api;
  readonly botId: string;
  readonly clock: Clock;
  readonly log: Log;
}

export function makeWebhook({ api, botId, clock, log }: WebhookOptions): TelegramWebhook {
  let running: { store: (updates: readonly RawUpdate[]) => Promise<void>; secret: string } | undefined;
  return {
    start: async (store, { url, secret }) => {
      running = { store, secret };
      await api
        .setWebhook(url, { secret_token: secret, allowed_updates: allowedUpdates })
        .catch(orSay('Telegram did not take the webhook'));
    },
    handle: async (body, secret) => {
      if (!running) return 503;
      if (!sameSecret(secret ?? '', running.secret)) return 401;
      const update = parsed(body);
      if (update === undefined) return 400;
      try {
        await running.store([{ ...toRawUpdate(update, botId, clock.now()), raw: body }]);
        return 200;
      } catch (error) {
        const failure = error instanceof Error ? error.name : 'unknown error';
        log.error({ failure }, 'an update could not be stored; Telegram will repeat it');
        return 500;
      }
    },
    state: async () => {
      const info = await api.getWebhookInfo().catch(orSay('Telegram did not tell about the webhook'));
      return {
        ...{ url: info.url ?? '', pending: info.pending_update_count },
        lastError: info.last_error_message ?? null,
        lastErrorAt: info.last_error_date === undefined ? null : new Date(info.last_error_date * 1000),
      };
    },
  };
}

function parsed(body: string): object | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && 'update_id' in value ? value : undefined;
  } catch {
    return undefined;
  }
}
