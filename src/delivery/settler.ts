import type { Clock } from '../app/ports/clock.ts';
import type { Log } from '../app/ports/log.ts';
import type { Gate, OutboxRow, OutboxStore } from '../app/ports/outbox.ts';
import { follow, type Consequences } from './consequences.ts';
import { errorForLog } from './describe-error.ts';
import type { RunTransaction } from './run-transaction.ts';
import type { Verdict } from './verdict.ts';

export interface Judged {
  readonly row: OutboxRow;
  readonly verdict: Verdict;
}

export interface ShutGate {
  readonly gate: Gate;
  readonly until: Date;
}

export interface SettlerOptions<S extends { readonly outbox: OutboxStore }> {
  readonly inTransaction: RunTransaction<S>;
  readonly consequences: Consequences<S>;
  readonly isPassing: (error: unknown) => boolean;
  readonly clock: Clock;
  readonly log: Log;
}

const readCommitted = { isolation: 'read-committed' } as const;

/**
 * Notes what became of messages. Those that came back while the last transaction ran share the next one. What could not
 * be noted because the database is away is kept, and noted later.
 */
export class Settler<S extends { readonly outbox: OutboxStore }> {
  readonly #options: SettlerOptions<S>;
  #waiting: Judged[] = [];
  #gates: ShutGate[] = [];

  constructor(options: SettlerOptions<S>) {
    this.#options = options;
  }

  add(judged: Judged): void {
    this.#waiting.push(judged);
  }

  shut(gate: ShutGate): void {
    this.#gates.push(gate);
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0 && this.#gates.length === 0;
  }

  /** Throws when the database is away; then everything not yet noted is still here. */
  async flush(): Promise<void> {
    await this.#settlePlain();
    for (let judged = this.#waiting[0]; judged?.verdict.consequence; judged = this.#waiting[0]) {
      await this.#settleWithConsequence(judged);
      this.#waiting.shift();
    }
  }

  /** A row that waits for a gate must never be seen waiting with its gate still open: both in one transaction. */
  async #settlePlain(): Promise<void> {
    const gates = [...this.#gates];
    const plain = this.#waiting.filter(({ verdict }) => verdict.consequence === null);
    if (gates.length + plain.length === 0) return;
    await this.#options.inTransaction(async ({ outbox }) => {
      await outbox.shutGates(gates, this.#options.clock.now());
      await this.#settle(outbox, plain);
    }, readCommitted);
    this.#gates = this.#gates.filter((gate) => !gates.includes(gate));
    this.#waiting = this.#waiting.filter((judged) => !plain.includes(judged));
  }

  async #settleWithConsequence(judged: Judged): Promise<void> {
    const { inTransaction, isPassing, log } = this.#options;
    try {
      await inTransaction((stores) => this.#settleAndFollow(stores, judged));
    } catch (error) {
      if (isPassing(error)) throw error;
      // The row's fate must be noted, whatever is wrong with telling about it.
      log.error({ outboxId: judged.row.id, ...errorForLog(error) }, 'a consequence of a message failed');
      await inTransaction(({ outbox }) => this.#settle(outbox, [judged]), readCommitted);
    }
  }

  async #settleAndFollow(stores: S, judged: Judged): Promise<void> {
    const { row, verdict } = judged;
    const noted = await this.#settle(stores.outbox, [judged]);
    if (noted.length === 0 || verdict.consequence === null) return;
    if (verdict.consequence.kind === 'migrated')
      await stores.outbox.moveChat(row.address, verdict.consequence.toChatId);
    await follow(this.#options.consequences, stores, row, verdict.consequence);
  }

  #settle(outbox: OutboxStore, judged: readonly Judged[]): Promise<number[]> {
    const settlements = judged.map(({ row, verdict: { settlement } }) => ({ row, settlement }));
    return outbox.settle(settlements, this.#options.clock.now());
  }
}
