import { GrammyError, type Api } from 'grammy';
import type { RawUpdate, Receiver } from '../../app/ports/channel.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { Log } from '../../app/ports/log.ts';
import { BackOff, pause, type Patience } from '../http/patience.ts';
import { describeFailure, isSecondPoller, isTokenRejected, SecondPoller, TokenRejected } from './refusal.ts';
import { toRawUpdate } from './raw-update.ts';
import { allowedUpdates } from './update-shape.ts';

export interface PollingOptions {
  /** the Bot API, all of whose calls end with the signal */
  readonly apiUntil: (signal: AbortSignal) => Api;
  readonly botId: string;
  readonly clock: Clock;
  readonly log: Log;
  /** how long Telegram keeps an empty poll open */
  readonly pollSeconds: number;
  readonly patience: Patience;
}

type Store = (updates: readonly RawUpdate[]) => Promise<void>;

/** Telegram hands out at most so many at once. */
const batch = 100;

/** A server that answers empty polls at once is not asked more often than this. */
const emptyPollMs = 200;

/**
 * Long polling that confirms nothing unstored. Telegram takes an update as received when a later `getUpdates` asks for
 * what comes after it, and there is no other way: so that request is made only once `store` has resolved. (grammY's own
 * loop confirms an update whose handler threw, and the one in hand when it is stopped.)
 */
export function makeLongPolling(options: PollingOptions): Receiver {
  let run: { readonly stop: AbortController; readonly ended: Promise<void> } | undefined;
  return {
    start: async (store) => {
      if (run) throw new Error('the receiver runs already');
      const stop = new AbortController();
      const ended = poll(options, store, stop.signal);
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

async function poll(options: PollingOptions, store: Store, signal: AbortSignal): Promise<void> {
  const { apiUntil, pollSeconds: timeout } = options;
  const api = apiUntil(signal);
  // A webhook would keep the updates away; those that wait stay.
  await untilDone(options, signal, 'deleting the webhook', () => api.deleteWebhook());
  let confirming: number | undefined;
  while (!signal.aborted) {
    const asked = performance.now();
    const updates = await untilDone(options, signal, 'polling', () => {
      // Good for one call: after a silent week ids begin anew, some of them below what an old offset confirms.
      const offset = confirming;
      confirming = undefined;
      return api.getUpdates({
        ...(offset === undefined ? {} : { offset }),
        ...{ timeout, limit: batch, allowed_updates: allowedUpdates },
      });
    });
    const last = updates?.at(-1);
    if (updates && last && (await stored(options, store, signal, updates))) confirming = last.update_id + 1;
    else if (performance.now() - asked < emptyPollMs) await pause(emptyPollMs, signal);
  }
}

/** Makes a call until it succeeds; null: stopped before. Throws what no repeating mends. */
async function untilDone<T>(
  { log, patience }: PollingOptions,
  signal: AbortSignal,
  doing: string,
  call: () => Promise<T>,
): Promise<T | null> {
  const backOff = new BackOff(patience, signal);
  while (!signal.aborted) {
    try {
      return await call();
    } catch (error) {
      if (signal.aborted) break;
      if (isTokenRejected(error)) throw new TokenRejected();
      if (isSecondPoller(error)) throw new SecondPoller();
      log.warn(
        { doing, failure: describeFailure(error) },
        'Telegram did not answer as it should; trying again',
      );
      const seconds = error instanceof GrammyError ? (error.parameters.retry_after ?? 0) : 0;
      await backOff.failure(seconds * 1000);
    }
  }
  return null;
}

/** Stores a batch, however often it takes. False: stopped before; then Telegram will give it again. */
async function stored(
  { botId, clock, log, patience }: PollingOptions,
  store: Store,
  signal: AbortSignal,
  updates: readonly object[],
): Promise<boolean> {
  const arrivedAt = clock.now();
  const rows = updates.map((update) => toRawUpdate(update, botId, arrivedAt));
  const backOff = new BackOff(patience, signal);
  do {
    try {
      await store(rows);
      return true;
    } catch (error) {
      const failure = error instanceof Error ? error.name : 'unknown error';
      log.error({ failure, updates: rows.length }, 'updates could not be stored; nothing is confirmed');
      await backOff.failure();
    }
  } while (!signal.aborted);
  return false;
}
