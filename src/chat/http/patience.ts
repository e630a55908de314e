/** How long to wait before another attempt, in the network's time (not the product's). */
export interface Patience {
  readonly firstMs: number;
  readonly longestMs: number;
}

/** Waits longer from failure to failure, until the signal or `longestMs`; `success` starts anew. */
export class BackOff {
  #failures = 0;

  constructor(
    private readonly patience: Patience,
    private readonly signal: AbortSignal,
  ) {}

  success(): void {
    this.#failures = 0;
  }

  /** Resolves at once when the signal is aborted. @param atLeastMs what the platform asked for */
  async failure(atLeastMs = 0): Promise<void> {
    const { firstMs, longestMs } = this.patience;
    const longest = Math.min(longestMs, firstMs * 2 ** this.#failures);
    this.#failures = Math.min(this.#failures + 1, 30);
    await pause(Math.max(atLeastMs, longest * (0.5 + Math.random() / 2)), this.signal);
  }
}

export function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const wake = (): void => {
      clearTimeout(timeout);
      signal.removeEventListener('abort', wake);
      resolve();
    };
    const timeout = setTimeout(wake, ms);
    signal.addEventListener('abort', wake);
  });
}
