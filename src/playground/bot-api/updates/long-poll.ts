import type { Update } from 'grammy/types';
import { conflict } from '../refusal.ts';
import type { UpdateQueue } from './update-queue.ts';

export interface PollRequest {
  readonly offset: number;
  /** 1–100 */
  readonly limit: number;
  readonly timeoutSeconds: number;
  /** aborted when the bot hung up */
  readonly hungUp: AbortSignal;
}

/** `getUpdates`: answers at once when something waits, else holds the line; a newer poll ends an older one with 409. */
export class LongPoll {
  readonly #queue: UpdateQueue;
  #endOlder: (() => void) | null = null;

  constructor(queue: UpdateQueue) {
    this.#queue = queue;
  }

  async next({ offset, limit, timeoutSeconds, hungUp }: PollRequest): Promise<Update[]> {
    this.terminate();
    if (offset !== 0) this.#queue.confirm(offset);
    if (timeoutSeconds > 0 && !this.#queue.hasAny) await this.#wait(timeoutSeconds, hungUp);
    return hungUp.aborted ? [] : this.#queue.peek(limit);
  }

  /** Ends the poll that waits, if any, with 409. */
  terminate(): void {
    this.#endOlder?.();
  }

  #wait(timeoutSeconds: number, hungUp: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (end: () => void) => () => {
        clearTimeout(timer);
        stopListening();
        hungUp.removeEventListener('abort', onEnd);
        this.#endOlder = null;
        end();
      };
      const onEnd = settle(resolve);
      const timer = setTimeout(onEnd, timeoutSeconds * 1000);
      const stopListening = this.#queue.onArrival(onEnd);
      hungUp.addEventListener('abort', onEnd);
      this.#endOlder = settle(() =>
        reject(
          conflict('terminated by other getUpdates request; make sure that only one bot instance is running'),
        ),
      );
    });
  }
}
