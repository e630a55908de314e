import { setTimeout as pause } from 'node:timers/promises';
import { storageErrorKind } from './storage-error.ts';

export interface RetryBound {
  /** runs in all, the first included */
  readonly attempts: number;
  /** the longest pause before the second run; doubles from run to run */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
}

/** Runs `work` again while another transaction is in its way; the last refusal is thrown. */
export async function retryingConflicts<T>(work: () => Promise<T>, bound: RetryBound): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= bound.attempts || storageErrorKind(error) !== 'conflict') throw error;
      const longest = Math.min(bound.longestPauseMs, bound.firstPauseMs * 2 ** (attempt - 1));
      await pause(Math.random() * longest);
    }
  }
}
