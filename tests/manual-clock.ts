import type { Clock, Timer } from '../src/app/ports/clock.ts';

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** A clock that stands still until a test moves it, and the timer that goes with it. */
export class ManualClock implements Clock, Timer {
  #now: number;
  readonly #sleepers = new Set<Sleeper>();

  constructor(start: Date | string = '2026-06-01T02:00:00Z') {
    this.#now = new Date(start).getTime();
  }

  now(): Date {
    return new Date(this.#now);
  }

  sleepUntil(at: Date, signal: AbortSignal): Promise<void> {
    if (signal.aborted || at.getTime() <= this.#now) return Promise.resolve();
    return new Promise((resolve) => {
      const sleeper: Sleeper = {
        at: at.getTime(),
        wake: () => {
          signal.removeEventListener('abort', sleeper.wake);
          this.#sleepers.delete(sleeper);
          resolve();
        },
      };
      signal.addEventListener('abort', sleeper.wake, { once: true });
      this.#sleepers.add(sleeper);
    });
  }

  /** The next instant somebody sleeps for, or null where nobody does. */
  nextWaking(): Date | null {
    const instants = [...this.#sleepers].map((sleeper) => sleeper.at);
    return instants.length === 0 ? null : new Date(Math.min(...instants));
  }

  /** Moves the time on and wakes everybody whose instant has come, the earliest first. */
  moveTo(instant: Date): void {
    this.#now = Math.max(this.#now, instant.getTime());
    const due = [...this.#sleepers].filter((sleeper) => sleeper.at <= this.#now);
    for (const sleeper of due.sort((a, b) => a.at - b.at)) sleeper.wake();
  }

  advance(ms: number): void {
    this.moveTo(new Date(this.#now + ms));
  }
}
