import { z } from 'zod';
import type { RawUpdate } from '../../app/ports/channel.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { Log } from '../../app/ports/log.ts';
import { sameSecret } from '../http/same-secret.ts';
import { ZaloRefused, type ZaloBotCall } from './bot-call.ts';
import { toRawUpdate } from './raw-update.ts';
import { orSay } from './refusal.ts';
import { readEvent } from './update-shape.ts';

export interface ZaloWebhookTarget {
  /** https, reachable from everywhere; its path belongs to this bot alone, since events do not name their bot */
  readonly url: string;
  /** 8–256 characters */
  readonly secret: string;
}

export interface ZaloBotWebhook {
  /** From now on `handle` gives events to `store`; then tells Zalo where they go. Throws `ZaloTokenRejected`. */
  start(store: (updates: readonly RawUpdate[]) => Promise<void>, target: ZaloWebhookTarget): Promise<void>;
  /**
   * Takes the body of a request and its `X-Bot-Api-Secret-Token`; resolves with the HTTP status to answer. Whether Zalo
   * repeats what is not answered 2xx is documented nowhere.
   */
  handle(body: string, secret: string | undefined): Promise<200 | 400 | 401 | 500 | 503>;
  /** The address that Zalo knows; empty: none. */
  state(): Promise<{ readonly url: string }>;
  /** requests with another secret, since the start */
  refused(): number;
}

export interface WebhookOptions {
  readonly call: ZaloBotCall;
  readonly botId: string;
  readonly clock: Clock;
  readonly log: Log;
}

const info = z.object({ url: z.string().catch('') });

export function makeWebhook({ call, botId, clock, log }: WebhookOptions): ZaloBotWebhook {
  let running: { store: (updates: readonly RawUpdate[]) => Promise<void>; secret: string } | undefined;
  let refused = 0;
  return {
    start: async (store, { url, secret }) => {
      running = { store, secret };
      await call('setWebhook', { url, secret_token: secret }).catch(orSay('Zalo did not take the webhook'));
    },
    handle: async (body, secret) => {
      if (!running) return 503;
      if (!sameSecret(secret ?? '', running.secret)) {
        refused += 1;
        log.warn({ refused }, 'a request with another secret than the webhook’s');
        return 401;
      }
      if (!isObject(body)) return 400;
      const update = toRawUpdate(body, botId, clock.now());
      if (update.chatId === '') log.warn({ event: nameOf(body) }, 'an event that we do not know is stored');
      try {
        await running.store([update]);
        return 200;
      } catch (error) {
        const failure = error instanceof Error ? error.name : 'unknown error';
        log.error({ failure }, 'an event could not be stored');
        return 500;
      }
    },
    state: async () => {
      const known = await call('getWebhookInfo').catch((error: unknown) => {
        if (error instanceof ZaloRefused && error.code === 404) return { url: '' };
        return orSay('Zalo did not tell about the webhook')(error);
      });
      return { url: info.safeParse(known).data?.url ?? '' };
    },
    refused: () => refused,
  };
}

function isObject(body: string): boolean {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** As the platform names its events; anything else may be somebody's words. */
const eventName = /^[a-z_.]{1,60}$/;

function nameOf(body: string): string {
  const name = readEvent(JSON.parse(body))?.name ?? '';
  return eventName.test(name) ? name : 'no event';
}
