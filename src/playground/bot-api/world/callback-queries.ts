/** What the bot answered to a press: a short note at the edge of the screen, or a box to be closed. */
export interface PressAnswer {
  readonly text: string;
  readonly asAlert: boolean;
}

interface Pending {
  readonly at: Date;
  readonly resolve: (answer: PressAnswer) => void;
}

/** Presses that wait for the bot's answer. Each can be answered once, and not for long. */
export class CallbackQueries {
  readonly #pending = new Map<string, Pending>();
  readonly #lifetimeMs: number;
  #nextId = 4_870_000_000_000_001n;

  constructor(lifetimeMs: number) {
    this.#lifetimeMs = lifetimeMs;
  }

  open(at: Date): { readonly id: string; readonly answered: Promise<PressAnswer> } {
    const id = String(this.#nextId++);
    const answered = new Promise<PressAnswer>((resolve) => this.#pending.set(id, { at, resolve }));
    return { id, answered };
  }

  /** @returns false where there is no such press, it was answered before, or it is too old */
  answer(id: string, answer: PressAnswer, now: Date): boolean {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    if (pending === undefined || now.getTime() - pending.at.getTime() > this.#lifetimeMs) return false;
    pending.resolve(answer);
    return true;
  }
}
