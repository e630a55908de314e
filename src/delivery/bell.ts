import type { Timer } from '../app/ports/clock.ts';

/** Wakes a loop that waits for work. Rung while nobody listens, it is heard at the next `wait`. */
export class Bell {
  #rung = false;
  #listener: AbortController | undefined;

  ring(): void {
    this.#rung = true;
    this.#listener?.abort();
  }

  get rung(): boolean {
    return this.#rung;
  }

  /** Resolves when it rings, or at the instant. */
  async wait(timer: Timer, until: Date | null): Promise<void> {
    if (!this.#rung) {
      const { signal } = (this.#listener = new AbortController());
      if (until) await timer.sleepUntil(until, signal);
      else await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      this.#listener = undefined;
    }
    this.#rung = false;
  }
}
