import type { Kill } from './plan.ts';

interface Waiting {
  readonly method: string;
  left: number;
  readonly fire: () => void;
}

/** Waits for the moments at which bots are to die. */
export class KillMoments {
  #waiting: Waiting[] = [];
  readonly #timers = new Set<NodeJS.Timeout>();

  expect({ moment }: Kill, fire: () => void): void {
    if ('method' in moment) {
      this.#waiting.push({ method: moment.method, left: moment.calls, fire });
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      fire();
    }, moment.ms);
    this.#timers.add(timer);
  }

  noteCall(method: string): void {
    for (const each of this.#waiting) if (each.method === method) each.left -= 1;
    const due = this.#waiting.filter(({ left }) => left <= 0);
    this.#waiting = this.#waiting.filter(({ left }) => left > 0);
    for (const { fire } of due) fire();
  }

  /** Nobody dies any more. */
  forget(): void {
    this.#waiting = [];
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}
