import type { Clock, Timer } from '../app/ports/clock.ts';

/**
 * A clock that runs as fast as the real one, from another instant, and can be moved on. Whoever sleeps wakes when the
 * moved time has come.
 */
export class MovingClock implements Clock, Timer {
  readonly #real: Clock;
  #aheadMs: number;
  readonly #sleepers = new Set<() => void>();

  constructor(real: Clock, start: Date) {
    this.#real = real;
    this.#aheadMs = start.getTime() - real.now().getTime();
  }

  now(): Date {
    return new Date(this.#real.now().getTime() + this.#aheadMs);
  }

  /** Never back: what happened has happened. */
  moveTo(at: Date): void {
    this.#aheadMs += Math.max(0, at.getTime() - this.now().getTime());
    for (const look of [...this.#sleepers]) look();
  }

  sleepUntil(at: Date, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      let timer: NodeJS.Timeout | undefined;
      const wake = () => {
        clearTimeout(timer);
        this.#sleepers.delete(look);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const look = () => {
        clearTimeout(timer);
        const left = at.getTime() - this.now().getTime();
        if (left <= 0 || signal.aborted) wake();
        else timer = setTimeout(look, Math.min(left, longestTimeoutMs));
      };
      signal.addEventListener('abort', wake);
      this.#sleepers.add(look);
      look();
    });
  }
}

/** setTimeout's own limit is 24.8 days. */
const longestTimeoutMs = 24 * 60 * 60 * 1000;
