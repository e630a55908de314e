import type { Channel, IncomingEvent, RawUpdate } from '../app/ports/channel.ts';
import type { Clock, Timer } from '../app/ports/clock.ts';
import { AlreadyHandled, type InboxRow, type InboxStore, type StoredEvent } from '../app/ports/inbox.ts';
import type { Log } from '../app/ports/log.ts';
import type { Metrics } from '../app/ports/metrics.ts';
import { storableJson, storableText } from '../domain/storable-text.ts';
import { backOffMs, type BackOff } from './back-off.ts';
import { Bell } from './bell.ts';
import { describeError, errorForLog } from './describe-error.ts';
import type { RunTransaction } from './run-transaction.ts';
import type { WorkerLife } from './worker-life.ts';

export interface InboxWorkerOptions<S extends { readonly inbox: InboxStore }> {
  readonly inTransaction: RunTransaction<S>;
  readonly channels: readonly Channel[];
  readonly life: Pick<WorkerLife, 'id' | 'aliveAt'>;
  /**
   * Does what the event asks for, in one transaction of its own that also calls `inbox.handled(row.id, …)`: so it happens
   * once, whoever else has the row. A throw counts as a failure of the event.
   */
  readonly handle: (row: InboxRow, event: IncomingEvent) => Promise<void>;
  /** Set where one transaction for several events costs less than one for each. */
  readonly together?: HandleTogether;
  /** In the transaction that sets an event aside for good. */
  readonly onSetAside?: (stores: S, row: InboxRow, error: string) => Promise<void>;
  /** A failure of the machinery (database away, disk full) that no event is to blame for. */
  readonly isPassing?: (error: unknown) => boolean;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly log: Log;
  readonly random: () => number;
  readonly metrics?: Pick<Metrics, 'stored' | 'handled'>;
  /** chats in hand at once; default 16 */
  readonly concurrency?: number;
  /** looks for events that other processes stored; null: all are stored through this worker, or somebody pokes it */
  readonly lookEveryMs?: number | null;
}

export interface HandleTogether {
  /** false: the event waits for something from outside, and is handled by itself */
  readonly mayJoin: (event: IncomingEvent) => boolean;
  /** Does what `handle` does for each, all of it in one transaction. A throw says that nothing was done. */
  readonly handle: (events: readonly StoredEvent[]) => Promise<void>;
}

export interface InboxWorker {
  /** Stores what a receiver was given, and goes to work on it. */
  readonly store: (updates: readonly RawUpdate[]) => Promise<void>;
  start(): void;
  /** There may be something to do. */
  poke(): void;
  /** Resolves when nothing is in hand and nothing waits, save what rests after a failure. */
  drain(): Promise<void>;
  /** Finishes what is in hand. */
  stop(): Promise<void>;
}

const readCommitted = { isolation: 'read-committed' } as const;

/** Before an event that failed is tried again. Short: its chat waits behind it. */
const betweenTries: BackOff = { firstMs: 2_000, longestMs: 10_000 };
/** While the database is away. */
const betweenOutages: BackOff = { firstMs: 500, longestMs: 10_000 };

const storable = (update: RawUpdate): RawUpdate => ({
  ...update,
  externalKey: storableText(update.externalKey),
  chatId: storableText(update.chatId),
  messageId: update.messageId === null ? null : storableText(update.messageId),
  raw: storableText(update.raw),
});

/** Takes stored events in order per chat, several chats at once, and sees to it that a bad one holds up nobody. */
export function makeInboxWorker<S extends { readonly inbox: InboxStore }>(
  options: InboxWorkerOptions<S>,
): InboxWorker {
  return new Worker(options);
}

class Worker<S extends { readonly inbox: InboxStore }> implements InboxWorker {
  readonly #options: InboxWorkerOptions<S>;
  readonly #bell = new Bell();
  readonly #inHand = new Map<number, Promise<void>>();
  readonly #drains: (() => void)[] = [];
  readonly #stopping = new AbortController();
  #loop: Promise<void> | undefined;
  #outages = 0;

  constructor(options: InboxWorkerOptions<S>) {
    this.#options = options;
  }

  readonly store = async (updates: readonly RawUpdate[]): Promise<void> => {
    const { inTransaction, clock, metrics } = this.#options;
    const added = await inTransaction(
      ({ inbox }) => inbox.add(updates.map(storable), clock.now()),
      readCommitted,
    );
    const [first] = updates;
    if (added === 0 || !first) return;
    metrics?.stored(first.channel, added);
    this.#bell.ring();
  };

  start(): void {
    this.#loop ??= this.#work();
  }

  poke(): void {
    this.#bell.ring();
  }

  drain(): Promise<void> {
    return new Promise((resolve) => {
      this.#drains.push(resolve);
      this.#bell.ring();
    });
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#bell.ring();
    await this.#loop;
    await Promise.all(this.#inHand.values());
  }

  async #work(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const drains = this.#drains.length;
      const { rows, wakeAt } = await this.#take();
      this.#begin(rows);
      if (this.#inHand.size === 0 && this.#outages === 0)
        for (const drained of this.#drains.splice(0, drains)) drained();
      await this.#bell.wait(this.#options.timer, wakeAt);
    }
  }

  /** Never throws: while the database is away there is nothing to take. */
  async #take(): Promise<{ rows: InboxRow[]; wakeAt: Date | null }> {
    const { inTransaction, life, clock, concurrency = 16, random, log } = this.#options;
    try {
      const taken = await inTransaction(async ({ inbox }) => {
        const now = clock.now();
        // Asked inside: transactions queue, and meanwhile some of what was in hand is done.
        const limit = concurrency - this.#inHand.size;
        const claim = { worker: life.id, now, aliveAt: life.aliveAt(), limit };
        const rows = limit > 0 ? await inbox.claim(claim) : [];
        // With all hands full, the next of them to be free rings.
        if (rows.length >= limit) return { rows, wakeAt: null };
        return { rows, wakeAt: this.#look(now, await inbox.nextRetry(now)) };
      }, readCommitted);
      this.#outages = 0;
      return taken;
    } catch (error) {
      this.#outages += 1;
      log.error(errorForLog(error), 'the inbox cannot be read; trying again');
      return { rows: [], wakeAt: this.#later(backOffMs(betweenOutages, this.#outages, random)) };
    }
  }

  #look(now: Date, retry: Date | null): Date | null {
    const { lookEveryMs = null } = this.#options;
    if (lookEveryMs === null) return retry;
    const look = new Date(now.getTime() + lookEveryMs);
    return retry && retry < look ? retry : look;
  }

  #later(ms: number): Date {
    return new Date(this.#options.clock.now().getTime() + ms);
  }

  #begin(rows: readonly InboxRow[]): void {
    const joining = rows.flatMap((row) => this.#joining(row));
    const joined = new Set(joining.map(({ row }) => row));
    for (const row of rows) if (!joined.has(row)) this.#keep(row, this.#handle(row));
    if (joining.length === 0) return;
    const together = this.#handleTogether(joining);
    for (const { row } of joining)
      this.#keep(
        row,
        together.then((done) => (done ? undefined : this.#handle(row))),
      );
  }

  #keep(row: InboxRow, work: Promise<void>): void {
    const done = work.finally(() => {
      this.#inHand.delete(row.id);
      this.#bell.ring();
    });
    this.#inHand.set(row.id, done);
  }

  /** The event, where it may be handled together with others. */
  #joining(row: InboxRow): StoredEvent[] {
    const { together } = this.#options;
    if (!together || row.attempts > 0) return [];
    try {
      const event = this.#interpret(row);
      return together.mayJoin(event) ? [{ row, event }] : [];
    } catch {
      return []; // fails again by itself, where the failure is noted
    }
  }

  /** False: nothing was done. Whoever is to blame, each is handled by itself then. */
  async #handleTogether(events: readonly StoredEvent[]): Promise<boolean> {
    const { together, clock, log } = this.#options;
    const begun = clock.now();
    try {
      await together?.handle(events);
    } catch (error) {
      log.warn({ events: events.length, ...errorForLog(error) }, 'events are handled one by one');
      return false;
    }
    for (const { row } of events) this.#noteHandled(row, begun);
    return true;
  }

  #noteHandled(row: InboxRow, begun: Date): void {
    const ms = this.#since(begun);
    this.#options.metrics?.handled(row.channel, 'handled', ms);
    this.#options.log.info({ inboxId: row.id, channel: row.channel, ms }, 'an event was handled');
  }

  #since(begun: Date): number {
    return Math.max(0, this.#options.clock.now().getTime() - begun.getTime());
  }

  async #handle(row: InboxRow): Promise<void> {
    const { handle, clock, log, metrics, isPassing = () => false } = this.#options;
    const begun = clock.now();
    try {
      await handle(row, this.#interpret(row));
      this.#noteHandled(row, begun);
    } catch (error) {
      if (error instanceof AlreadyHandled) return;
      metrics?.handled(row.channel, 'failed', this.#since(begun));
      log.error({ inboxId: row.id, ...errorForLog(error) }, 'an event could not be handled');
      await this.#settleFailure(row, error, isPassing(error));
    }
  }

  #interpret(row: InboxRow): IncomingEvent {
    const { channels } = this.#options;
    const channel = channels.find(({ name, botId }) => name === row.channel && botId === row.botId);
    if (!channel) throw new Error(`no channel ${row.channel} of bot ${row.botId} is open`);
    // The row knows when it was sent, also where the event itself does not say.
    return { ...channel.interpret(storableJson(row.raw)), sentAt: row.sentAt };
  }

  /** Notes a failure, for as long as it takes: until then nobody takes the row. */
  async #settleFailure(row: InboxRow, error: unknown, passing: boolean): Promise<void> {
    const { inTransaction, life, log, isPassing = () => false } = this.#options;
    let tell = true;
    for (let outage = 1; !this.#stopping.signal.aborted; outage += 1) {
      try {
        if (!passing) return await this.#noteFailure(row, describeError(error), tell);
        await this.#rest(outage);
        return await inTransaction(({ inbox }) => inbox.release([row.id], life.id));
      } catch (problem) {
        log.error({ inboxId: row.id, ...errorForLog(problem) }, 'a failure could not be noted; trying again');
        // Should telling somebody be what fails, the event is set aside all the same.
        tell = isPassing(problem);
        await this.#rest(outage);
      }
    }
  }

  #noteFailure(row: InboxRow, error: string, tell: boolean): Promise<void> {
    const { inTransaction, onSetAside, random } = this.#options;
    const retryAt = this.#later(backOffMs(betweenTries, row.attempts + 1, random));
    return inTransaction(async (stores) => {
      const state = await stores.inbox.failed(row.id, error, retryAt);
      if (state === 'set-aside' && tell) await onSetAside?.(stores, row, error);
    });
  }

  #rest(outage: number): Promise<void> {
    const { timer, random } = this.#options;
    return timer.sleepUntil(this.#later(backOffMs(betweenOutages, outage, random)), this.#stopping.signal);
  }
}
