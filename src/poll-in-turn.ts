import type { Clock, Timer } from './app/ports/clock.ts';
import type { Log } from './app/ports/log.ts';
import type { RawUpdate, Receiver } from './app/ports/channel.ts';
import { SecondPoller } from './chat/telegram/refusal.ts';

export interface PollingInTurn {
  readonly receiver: Receiver;
  readonly store: (updates: readonly RawUpdate[]) => Promise<void>;
  readonly machine: { readonly clock: Clock; readonly timer: Timer };
  readonly log: Log;
}

/** The one before may still wait for an answer to its last poll: it stops by itself. */
const patienceMs = 60_000;
const pauseMs = 3_000;

/**
 * Polls until the signal, where other processes do so by turns: that Telegram refuses us because of another poller is
 * borne for a while. Rejects with `SecondPoller` when it goes on, so that it is a program outside of ours.
 */
export async function pollInTurn(
  { receiver, store, machine: { clock, timer }, log }: PollingInTurn,
  until: AbortSignal,
): Promise<void> {
  const end = (): void => void receiver.stop();
  until.addEventListener('abort', end);
  const giveUpAt = clock.now().getTime() + patienceMs;
  try {
    while (!until.aborted) {
      try {
        await receiver.start(store);
      } catch (error) {
        if (!(error instanceof SecondPoller) || clock.now().getTime() > giveUpAt) throw error;
        log.warn({}, 'another process still polls; trying again');
        await timer.sleepUntil(new Date(clock.now().getTime() + pauseMs), until);
      }
    }
  } finally {
    until.removeEventListener('abort', end);
  }
}
