import type { Channel, SendOutcome } from '../app/ports/channel.ts';
import type { Clock, Timer } from '../app/ports/clock.ts';
import type { Log } from '../app/ports/log.ts';
import type { OutboxRow, OutboxStore } from '../app/ports/outbox.ts';
import { backOffMs, type BackOff } from './back-off.ts';
import { Bell } from './bell.ts';
import type { Consequences } from './consequences.ts';
import { errorForLog } from './describe-error.ts';
import { Floods } from './floods.ts';
import { burst, gatesAfter } from './pace.ts';
import type { RunTransaction } from './run-transaction.ts';
import { Settler, type Judged, type ShutGate } from './settler.ts';
import { expired, held, isRepeatable, judge, usualPatience, type Patience } from './verdict.ts';
import type { WorkerLife } from './worker-life.ts';

export interface LoopGuard {
  /** so often may a chat be sent the same text … */
  readonly times: number;
  /** … within so long */
  readonly withinMs: number;
}

export interface OutboxWorkerOptions<S extends { readonly outbox: OutboxStore }> {
  readonly inTransaction: RunTransaction<S>;
  readonly channel: Channel;
  readonly life: Pick<WorkerLife, 'id' | 'aliveAt'>;
  readonly consequences?: Consequences<S>;
  /** A failure of the machinery (database away, disk full): tried again with its consequences. */
  readonly isPassing?: (error: unknown) => boolean;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly log: Log;
  readonly random: () => number;
  readonly patience?: Patience;
  /** default: 10 times in 10 minutes */
  readonly loopGuard?: LoopGuard;
  /** messages handed over and not yet answered; default 60 */
  readonly mostInFlight?: number;
  /** looks for rows that other processes added, and for those a dead one left; null: there are no others */
  readonly lookEveryMs?: number | null;
  /** for counting; not part of what is promised */
  readonly onOutcome?: (row: OutboxRow, outcome: SendOutcome) => void;
}

export interface OutboxWorker {
  start(): void;
  /** There may be something to send. */
  poke(): void;
  /** Resolves when nothing is in flight and no row is due; where a pace holds rows back, time must go on. */
  drain(): Promise<void>;
  /** Hands over nothing more, and notes what became of what was handed over. */
  stop(): Promise<void>;
}

interface Taken {
  readonly rows: readonly OutboxRow[];
  /** taken as well, and not to be sent any more */
  readonly sifted: readonly Judged[];
  readonly wakeAt: Date | null;
  /** rows are due and wait for a gate */
  readonly pending: boolean;
}

const nothing = (wakeAt: Date | null, pending: boolean): Taken => ({ rows: [], sifted: [], wakeAt, pending });

const readCommitted = { isolation: 'read-committed' } as const;
const betweenOutages: BackOff = { firstMs: 500, longestMs: 10_000 };
const recoverEveryMs = 5_000;

/** Hands the due messages of one channel to it, at its pace, and notes what becomes of each. */
export function makeOutboxWorker<S extends { readonly outbox: OutboxStore }>(
  options: OutboxWorkerOptions<S>,
): OutboxWorker {
  return new Worker(options);
}

class Worker<S extends { readonly outbox: OutboxStore }> implements OutboxWorker {
  readonly #options: OutboxWorkerOptions<S>;
  readonly #bell = new Bell();
  readonly #settler: Settler<S>;
  readonly #floods: Floods;
  readonly #inFlight = new Set<Promise<void>>();
  readonly #drains: (() => void)[] = [];
  #loop: Promise<void> | undefined;
  #stopping = false;
  #outages = 0;
  /**
   * As far as this process knows: no need to ask the database before. It is counted from when messages were handed
   * over: where noting the claim took long, the next ones would come too close.
   */
  #openAt = new Date(0);
  #recoveredAt: Date | null = null;

  constructor(options: OutboxWorkerOptions<S>) {
    const { inTransaction, consequences = {}, isPassing = () => false, clock, log } = options;
    this.#options = options;
    this.#settler = new Settler({ inTransaction, consequences, isPassing, clock, log });
    this.#floods = new Floods(options.channel, options.random);
  }

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
    this.#stopping = true;
    this.#bell.ring();
    await this.#loop;
    await Promise.all(this.#inFlight);
    await this.#settler.flush().catch((error: unknown) => {
      this.#options.log.error(errorForLog(error), 'what became of the last messages could not be noted');
    });
  }

  async #work(): Promise<void> {
    while (!this.#stopping) {
      const drains = this.#drains.length;
      const taken = await this.#turn();
      for (const row of taken.rows) this.#send(row);
      this.#noteOpening(gatesAfter(taken.rows, this.#options.channel, this.#options.clock.now()));
      if (taken.rows.length + taken.sifted.length > 0) continue;
      const idle = this.#inFlight.size === 0 && this.#settler.isEmpty && !taken.pending;
      if (idle) for (const drained of this.#drains.splice(0, drains)) drained();
      await this.#bell.wait(this.#options.timer, taken.wakeAt);
    }
  }

  /** Never throws: while the database is away there is nothing to do. */
  async #turn(): Promise<Taken> {
    const { log, random } = this.#options;
    try {
      await this.#recover();
      await this.#settler.flush();
      const taken = await this.#take();
      this.#outages = 0;
      return taken;
    } catch (error) {
      this.#outages += 1;
      log.error(errorForLog(error), 'the outbox cannot be worked on; trying again');
      const wakeAt = this.#later(backOffMs(betweenOutages, this.#outages, random));
      return nothing(wakeAt, true);
    }
  }

  /** What dead processes were sending: at the start, and where there are others again and again. */
  async #recover(): Promise<void> {
    const { inTransaction, channel, life, consequences, clock, lookEveryMs = null } = this.#options;
    const aliveAt = life.aliveAt();
    const last = this.#recoveredAt;
    if (last && (lookEveryMs === null || aliveAt.getTime() - last.getTime() < recoverEveryMs)) return;
    const repeatable = (content: OutboxRow['content']) => isRepeatable(content, channel.capabilities);
    await inTransaction(async (stores) => {
      const { name, botId } = channel;
      const unknown = await stores.outbox.recover(name, botId, aliveAt, clock.now(), repeatable);
      if (unknown.length > 0) await consequences?.onUnknown?.(stores, unknown);
    });
    this.#recoveredAt = aliveAt;
  }

  async #take(): Promise<Taken> {
    const { inTransaction, channel, mostInFlight = 60 } = this.#options;
    const isShut = this.#openAt > this.#options.clock.now();
    // Whoever drains wants to know whether anything waits for the gate at all.
    if (isShut && this.#drains.length === 0) return nothing(this.#look(this.#openAt), true);
    const most = this.#floods.isOffline ? 1 : Math.min(mostInFlight, burst(channel.pace));
    const limit = Math.min(most, mostInFlight - this.#inFlight.size);
    if (limit <= 0) return nothing(null, true);
    const taken = await inTransaction(({ outbox }) => this.#takeIn(outbox, limit), readCommitted);
    for (const judged of taken.sifted) this.#settler.add(judged);
    return taken;
  }

  async #takeIn(outbox: OutboxStore, limit: number): Promise<Taken> {
    const { channel, life, clock } = this.#options;
    const { name, botId } = channel;
    const now = clock.now();
    const shared = await outbox.lockGate({ channel: name, botId });
    if (shared && shared > this.#openAt) this.#openAt = shared;
    if (this.#openAt > now) {
      const { pending } = await outbox.nextDue(name, botId, now);
      return nothing(this.#look(this.#openAt), pending);
    }
    const claimed = await outbox.claim({ channel: name, botId, worker: life.id, now, limit });
    if (claimed.length === 0) {
      const { at, pending } = await outbox.nextDue(name, botId, now);
      return nothing(this.#look(at), pending);
    }
    const sifted = await this.#sift(outbox, claimed, now);
    const rows = claimed.filter((row) => !sifted.some((judged) => judged.row === row));
    const gates = gatesAfter(rows, channel, now);
    await outbox.shutGates(gates, now);
    this.#noteOpening(gates);
    return { rows, sifted, wakeAt: null, pending: true };
  }

  /** What must not be sent any more. */
  async #sift(outbox: OutboxStore, rows: readonly OutboxRow[], now: Date): Promise<Judged[]> {
    const { times, withinMs } = this.#options.loopGuard ?? { times: 10, withinMs: 600_000 };
    const repeats = await outbox.repeats(rows, new Date(now.getTime() - withinMs));
    return rows.flatMap((row) => {
      const sent = repeats.get(row.id) ?? 0;
      if (row.expiresAt && row.expiresAt <= now) return [{ row, verdict: expired }];
      return sent >= times ? [{ row, verdict: held(sent) }] : [];
    });
  }

  #send(row: OutboxRow): void {
    const { channel } = this.#options;
    const sending = channel
      .send({ address: row.address, content: row.content, outboxId: row.id })
      .catch((error: unknown): SendOutcome => ({ kind: 'unknown', error: errorForLog(error).failure }))
      .then((outcome) => this.#note(row, outcome))
      .finally(() => {
        this.#inFlight.delete(sending);
        this.#bell.ring();
      });
    this.#inFlight.add(sending);
  }

  #note(row: OutboxRow, outcome: SendOutcome): void {
    const { channel, clock, random, log, patience = usualPatience, onOutcome } = this.#options;
    const now = clock.now();
    const facts = { outboxId: row.id, inboxId: row.inboxId, outcome: outcome.kind };
    if (outcome.kind === 'delivered') log.info(facts, 'a message arrived');
    else log.warn(facts, 'a message did not arrive');
    const shut = this.#gateAfter(row, outcome, now);
    if (shut) {
      this.#settler.shut(shut);
      this.#noteOpening([shut]);
    }
    this.#settler.add({ row, verdict: judge(row, outcome, channel.capabilities, { now, random, patience }) });
    onOutcome?.(row, outcome);
  }

  #gateAfter(row: OutboxRow, outcome: SendOutcome, now: Date): ShutGate | null {
    if (outcome.kind === 'retry') return this.#floods.gateAfter(row, outcome, now);
    if (outcome.kind === 'quota-gone') return this.#floods.gateWithoutQuota(outcome, now);
    if (outcome.kind !== 'unknown') this.#floods.reached();
    return null;
  }

  #noteOpening(gates: readonly { gate: { chatId?: string }; until: Date }[]): void {
    for (const { gate, until } of gates)
      if (gate.chatId === undefined && until > this.#openAt) this.#openAt = until;
  }

  #look(at: Date | null): Date | null {
    const { lookEveryMs = null } = this.#options;
    if (lookEveryMs === null) return at;
    const look = this.#later(lookEveryMs);
    return at && at < look ? at : look;
  }

  #later(ms: number): Date {
    return new Date(this.#options.clock.now().getTime() + ms);
  }
}
