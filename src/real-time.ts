import type { Clock, Timer } from './app/ports/clock.ts';

/** The machine's clock: made here for main.ts and the command-line tools alone. */
export const machineClock: Clock = { now: () => new Date() };

/** The longest that setTimeout waits is 24.8 days; a loop that wakes early looks again. */
const longestTimeoutMs = 24 * 60 * 60 * 1000;

export const machineTimer: Timer = {
  sleepUntil: (at, signal) =>
    new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timeout);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const waitMs = Math.min(Math.max(0, at.getTime() - machineClock.now().getTime()), longestTimeoutMs);
      const timeout = setTimeout(wake, signal.aborted ? 0 : waitMs);
      signal.addEventListener('abort', wake);
    }),
};
