/** The time is a port: only `main.ts` reads the machine's clock. */
export interface Clock {
  now(): Date;
}

/** Wakes a loop at an instant, without the loop looking at the clock over and over. */
export interface Timer {
  /**
   * Resolves when `at` has come (at once where it has passed), or as soon as `signal` is aborted: a loop that is woken
   * early looks again at what is due. Never rejects.
   */
  sleepUntil(at: Date, signal: AbortSignal): Promise<void>;
}
