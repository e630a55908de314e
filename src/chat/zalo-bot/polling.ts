import { z } from 'zod';
import type { RawUpdate, Receiver } from '../../app/ports/channel.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { Log } from '../../app/ports/log.ts';
import { BackOff, pause, type Patience } from '../http/patience.ts';
import { ZaloRefused, type ZaloBotCall } from './bot-call.ts';
import { toRawUpdate } from './raw-update.ts';
import { describeFailure, isIdlePoll, isTokenRejected, ZaloTokenRejected } from './refusal.ts';

export interface ZaloPolling extends Receiver {
  /** events that were fetched and are not stored: the platform has forgotten them */
  unstored(): number;
}

export interface PollingOptions {
  /** calls that all end with the signal */
  readonly callUntil: (signal: AbortSignal) => ZaloBotCall;
  readonly botId: string;
  readonly clock: Clock;
  readonly log: Log;
  /** how long the platform keeps an empty poll open */
  readonly pollSeconds: number;
  readonly patience: Patience;
}

type Store = (updates: readonly RawUpdate[]) => Promise<void>;

/** A server that answers empty polls at once is not asked more often than this. */
const emptyPollMs = 100;

/**
 * Fetches events one by one. What was fetched is gone at the platform, so it is kept until it is stored, also over a stop
 * and the next start of this process; a process that dies in between loses it. For that the platform has webhooks.
 */
export function makePolling(options: PollingOptions): ZaloPolling {
  const kept: RawUpdate[] = [];
  let run: { readonly stop: AbortController; readonly ended: Promise<void> } | undefined;
  return {
    unstored: () => kept.length,
    start: async (store) => {
      if (run) throw new Error('the receiver runs already');
      const stop = new AbortController();
      const ended = poll(options, kept, store, stop.signal);
      run = { stop, ended };
      try {
        await ended;
      } finally {
        run = undefined;
      }
    },
    stop: async () => {
      run?.stop.abort();
      await run?.ended.catch(() => undefined);
    },
  };
}

async function poll(
  options: PollingOptions,
  kept: RawUpdate[],
  store: Store,
  signal: AbortSignal,
): Promise<void> {
  const { callUntil, botId, clock, pollSeconds: timeout, patience, log } = options;
  const call = callUntil(signal);
  const backOff = new BackOff(patience, signal);
  let hasWebhook = true;
  while (!signal.aborted) {
    await storeKept(options, kept, store, signal);
    try {
      // Beside a webhook a poll is refused, or nothing comes at all.
      if (hasWebhook) await removeWebhook(call);
      hasWebhook = false;
      const result = await call('getUpdates', { timeout });
      kept.push(toRawUpdate(JSON.stringify({ ok: true, result }), botId, clock.now()));
      backOff.success();
    } catch (error) {
      if (signal.aborted) break;
      if (isTokenRejected(error)) throw new ZaloTokenRejected();
      if (isIdlePoll(error)) await pause(emptyPollMs, signal);
      else {
        hasWebhook ||= error instanceof ZaloRefused && error.code === 400;
        log.warn({ failure: describeFailure(error) }, 'Zalo did not answer as it should; trying again');
        await backOff.failure();
      }
    }
  }
}

const webhookInfo = z.object({ url: z.string().catch('') });

async function removeWebhook(call: ZaloBotCall): Promise<void> {
  const info = await call('getWebhookInfo').catch((error: unknown) => {
    if (error instanceof ZaloRefused && error.code === 404) return { url: '' };
    throw error;
  });
  if (webhookInfo.safeParse(info).data?.url !== '') await call('deleteWebhook');
}

/** Stores what was fetched, however often it takes, until stopped. */
async function storeKept(
  { log, patience }: PollingOptions,
  kept: RawUpdate[],
  store: Store,
  signal: AbortSignal,
): Promise<void> {
  const backOff = new BackOff(patience, signal);
  while (kept.length > 0 && !signal.aborted) {
    const rows = [...kept];
    try {
      await store(rows);
      kept.splice(0, rows.length);
    } catch (error) {
      const failure = error instanceof Error ? error.name : 'unknown error';
      log.error({ failure, updates: rows.length }, 'events could not be stored; they are kept');
      await backOff.failure();
    }
  }
}
