import type { ZaloUpdate } from './zalo-update.ts';

/** Events that wait to be fetched. Fetched is gone: the platform knows no confirmation, no offset and no repeat. */
export class ZaloUpdateQueue {
  readonly #waiting: ZaloUpdate[] = [];
  readonly #polls: ((update: ZaloUpdate) => void)[] = [];

  get length(): number {
    return this.#waiting.length;
  }

  get isPolled(): boolean {
    return this.#polls.length > 0;
  }

  push(update: ZaloUpdate): void {
    const poll = this.#polls.shift();
    if (poll) poll(update);
    else this.#waiting.push(update);
  }

  /** The next event; null: none came within the time, or the caller hung up. Of several callers one gets it. */
  next(ms: number, hungUp: AbortSignal): Promise<ZaloUpdate | null> {
    const first = this.#waiting.shift();
    if (first) return Promise.resolve(first);
    if (hungUp.aborted) return Promise.resolve(null);
    return new Promise((resolve) => {
      const settle = (update: ZaloUpdate | null): void => {
        clearTimeout(timer);
        hungUp.removeEventListener('abort', giveUp);
        const at = this.#polls.indexOf(settle);
        if (at >= 0) this.#polls.splice(at, 1);
        resolve(update);
      };
      const giveUp = (): void => settle(null);
      const timer = setTimeout(giveUp, ms);
      hungUp.addEventListener('abort', giveUp);
      this.#polls.push(settle);
    });
  }
}
