import { setTimeout as pause } from 'node:timers/promises';

/** Waits for `work`, but no longer than `ms` milliseconds: then throws, whatever becomes of the work. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const settled = new AbortController();
  const expiry = pause(ms, undefined, { signal: settled.signal }).then((): never => {
    throw new Error(`a transaction was open for longer than ${ms} ms and was rolled back`);
  });
  try {
    return await Promise.race([work, expiry]);
  } finally {
    settled.abort();
  }
}
