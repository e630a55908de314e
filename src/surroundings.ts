import type { Clock, Timer } from './app/ports/clock.ts';
import type { Log } from './app/ports/log.ts';

/** What the machine gives: made once, in main.ts. */
export interface Surroundings {
  /** the product's time */
  readonly clock: Clock;
  readonly timer: Timer;
  /** the machine's own time, by which processes see which of them live; the same unless `clock` is simulated */
  readonly machine: { readonly clock: Clock; readonly timer: Timer };
  /** Calls `tick` once a minute, one at a time, until stopped. */
  readonly everyMinute: (tick: () => Promise<void>) => { stop(): Promise<void> };
  readonly random: () => number;
  readonly log: Log;
  /** aborted when the program is asked to stop */
  readonly stop: AbortSignal;
}

export const untilStopped = (stop: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (stop.aborted) resolve();
    else stop.addEventListener('abort', () => resolve());
  });
