import type { UpdateBody } from '../updates/update-queue.ts';
import type { Faults } from './faults.ts';

interface Held {
  readonly chatId: number;
  readonly body: UpdateBody;
  due: boolean;
}

/** Lets updates through, or holds some back for a while so that other chats overtake them. */
export class HeldUpdates {
  readonly #faults: Faults;
  readonly #pass: (chatId: number, body: UpdateBody) => void;
  readonly #timers = new Set<NodeJS.Timeout>();
  #held: Held[] = [];

  constructor(faults: Faults, pass: (chatId: number, body: UpdateBody) => void) {
    this.#faults = faults;
    this.#pass = pass;
  }

  admit(chatId: number, body: UpdateBody): void {
    const holdMs = this.#faults.holdsUpdate();
    const mustQueue =
      this.#held.some((held) => held.chatId === chatId) && !this.#faults.rates.reorderWithinChat;
    if (holdMs === null && !mustQueue) return this.#pass(chatId, body);
    const held: Held = { chatId, body, due: false };
    this.#held.push(held);
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      held.due = true;
      this.#release();
    }, holdMs ?? 0);
    this.#timers.add(timer);
  }

  /** Lets everything through at once. */
  releaseAll(): void {
    for (const held of this.#held) held.due = true;
    this.#release();
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#held = [];
  }

  #release(): void {
    const stillAhead = new Set<number>();
    const free = this.#held.filter((held) => {
      const blocked = stillAhead.has(held.chatId) && !this.#faults.rates.reorderWithinChat;
      if (!held.due || blocked) stillAhead.add(held.chatId);
      return held.due && !blocked;
    });
    this.#held = this.#held.filter((held) => !free.includes(held));
    for (const { chatId, body } of free) this.#pass(chatId, body);
  }
}
