import type { Update } from 'grammy/types';

export type UpdateBody = Omit<Update, 'update_id'>;
export type UpdateKind = keyof UpdateBody;

interface Waiting {
  readonly update: Update;
  readonly chatId: number;
  readonly arrivedAt: Date;
}

const dayMs = 24 * 60 * 60 * 1000;
/** Only sent to a bot that names them. */
const onlyWhenNamed = new Set<string>(['chat_member', 'message_reaction', 'message_reaction_count']);

export interface UpdateQueueOptions {
  readonly now: () => Date;
  /** in [0, 1) */
  readonly random: () => number;
  /** asked once for each update the bot has confirmed: shall it come a second time all the same? */
  readonly repeats: () => boolean;
}

/**
 * Updates that wait to be fetched, with Telegram's promises and no more: ids rise, except that the first one and
 * the first one after a silent week are random; what nobody fetched for 24 hours is gone; a higher offset, and
 * nothing else, confirms.
 */
export class UpdateQueue {
  readonly #options: UpdateQueueOptions;
  readonly #listeners = new Set<() => void>();
  #waiting: Waiting[] = [];
  #again: Waiting[] = [];
  #lastId: number;
  #lastAt: Date;
  #allowed: ReadonlySet<string> | null = null;

  constructor(options: UpdateQueueOptions) {
    this.#options = options;
    this.#lastId = this.#randomId();
    this.#lastAt = options.now();
  }

  push(chatId: number, body: UpdateBody): void {
    const kind = Object.keys(body)[0] ?? '';
    if (this.#allowed === null ? onlyWhenNamed.has(kind) : !this.#allowed.has(kind)) return;
    const arrivedAt = this.#options.now();
    const silentForAWeek = arrivedAt.getTime() - this.#lastAt.getTime() > 7 * dayMs;
    this.#lastId = silentForAWeek && this.#waiting.length === 0 ? this.#randomId() : this.#lastId + 1;
    this.#lastAt = arrivedAt;
    this.#waiting.push({ update: { update_id: this.#lastId, ...body }, chatId, arrivedAt });
    for (const listener of [...this.#listeners]) listener();
  }

  /** `null` leaves as it was; an empty list means the usual ones. Remembered, as Telegram remembers it. */
  allow(kinds: readonly string[] | null): void {
    if (kinds !== null) this.#allowed = kinds.length === 0 ? null : new Set(kinds);
  }

  get allowedKinds(): readonly string[] | null {
    return this.#allowed === null ? null : [...this.#allowed];
  }

  get length(): number {
    this.#dropExpired();
    return this.#waiting.length;
  }

  /** Forgets what lies below `offset`; a negative one keeps only that many from the end. */
  confirm(offset: number): void {
    const keepFrom =
      offset >= 0
        ? this.#waiting.findIndex(({ update }) => update.update_id >= offset)
        : Math.max(this.#waiting.length + offset, 0);
    const done = this.#waiting.splice(0, keepFrom === -1 ? this.#waiting.length : keepFrom);
    this.#again.push(...done.filter(() => this.#options.repeats()));
  }

  /** The oldest updates, which stay here until confirmed. */
  peek(limit: number): Update[] {
    this.#dropExpired();
    const repeated = this.#again.splice(0, limit);
    return [...repeated, ...this.#waiting.slice(0, limit - repeated.length)].map(({ update }) => update);
  }

  get hasAny(): boolean {
    return this.length > 0 || this.#again.length > 0;
  }

  /** For pushing: the oldest update of each chat, looked for only as far as they are asked for. */
  *heads(): Generator<{ readonly chatId: number; readonly update: Update }> {
    this.#dropExpired();
    const seen = new Set<number>();
    for (const queue of [this.#again, this.#waiting])
      for (const waiting of queue) {
        if (!seen.has(waiting.chatId)) yield waiting;
        seen.add(waiting.chatId);
      }
  }

  /** For pushing: this one was taken. */
  remove(update: Update): void {
    const takeFrom = (queue: Waiting[]) => {
      const at = queue.findIndex((waiting) => waiting.update === update);
      return at === -1 ? undefined : queue.splice(at, 1)[0];
    };
    const repeated = takeFrom(this.#again);
    const done = repeated === undefined ? takeFrom(this.#waiting) : undefined;
    if (done !== undefined && this.#options.repeats()) this.#again.push(done);
  }

  clear(): void {
    this.#waiting = [];
    this.#again = [];
  }

  onArrival(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #dropExpired(): void {
    const oldest = this.#options.now().getTime() - dayMs;
    const isKept = ({ arrivedAt }: Waiting): boolean => arrivedAt.getTime() >= oldest;
    const [first = { arrivedAt: new Date(oldest) }] = this.#waiting;
    if (first.arrivedAt.getTime() < oldest) this.#waiting = this.#waiting.filter(isKept);
    // What comes a second time is not kept any longer: after a silent week ids begin anew, and it would confirm them.
    if (this.#again.length > 0) this.#again = this.#again.filter(isKept);
  }

  #randomId(): number {
    return 100_000_000 + Math.floor(this.#options.random() * 800_000_000);
  }
}
