import type { BotApiRefusal } from '../refusal.ts';
import { tooManyRequests } from '../refusal.ts';

interface Limit {
  readonly count: number;
  readonly windowMs: number;
}

/** As far as Telegram says: 30 messages a second in all, 1 a second in a chat, 20 a minute in a group. */
const inAll: Limit = { count: 30, windowMs: 1_000 };
const inChat: Limit = { count: 1, windowMs: 1_000 };
const inGroup: Limit = { count: 20, windowMs: 60_000 };

/** Counts what was sent in the windows that end now. Off unless switched on, as Telegram is lenient with bursts. */
export class FloodLimits {
  enforced = false;
  readonly #now: () => Date;
  readonly #sent = new Map<string, number[]>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Counts one message, or says how long to wait. */
  admit(chatId: number): BotApiRefusal | null {
    if (!this.enforced) return null;
    const at = this.#now().getTime();
    const limits = [
      { key: 'all', limit: inAll },
      { key: `chat ${chatId}`, limit: inChat },
      ...(chatId < 0 ? [{ key: `group ${chatId}`, limit: inGroup }] : []),
    ];
    const waitMs = Math.max(...limits.map(({ key, limit }) => this.#waitFor(key, limit, at)));
    if (waitMs > 0) return tooManyRequests(Math.ceil(waitMs / 1000));
    for (const { key } of limits) this.#timesOf(key).push(at);
    return null;
  }

  #waitFor(key: string, { count, windowMs }: Limit, at: number): number {
    const times = this.#timesOf(key);
    while (times.length > 0 && (times[0] ?? 0) <= at - windowMs) times.shift();
    const first = times[times.length - count];
    return first === undefined ? 0 : first + windowMs - at;
  }

  #timesOf(key: string): number[] {
    const times = this.#sent.get(key) ?? [];
    this.#sent.set(key, times);
    return times;
  }
}
