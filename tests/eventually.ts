import { vi } from 'vitest';

/** Waits until the check holds: at once when it does, and long enough for a busy machine when it does not yet. */
export const eventually = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: 45_000, interval: 10 });
