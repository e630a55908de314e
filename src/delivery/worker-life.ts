import type { Clock, Timer } from '../app/ports/clock.ts';
import { workerLease, type LeaseStore } from '../app/ports/leases.ts';
import type { Log } from '../app/ports/log.ts';
import type { RunTransaction } from './run-transaction.ts';

/** Shows the other processes that this one lives, so that they leave alone what it has in hand. */
export interface WorkerLife {
  readonly id: string;
  /** the time by which leases are judged */
  aliveAt(): Date;
  /** To be done before anything is claimed. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface WorkerLifeOptions {
  readonly inTransaction: RunTransaction<{ readonly leases: LeaseStore }>;
  /** never used by another process before */
  readonly id: string;
  /** the machine's time, also where the product's is simulated */
  readonly clock: Clock;
  readonly timer: Timer;
  readonly log: Log;
  /** nobody else can have the database open (SQLite): all earlier processes are dead */
  readonly alone: boolean;
}

/** A process is taken for dead when it has not been heard of for so long. */
export const leaseMs = 15_000;
export const renewEveryMs = 5_000;
const readCommitted = { isolation: 'read-committed' } as const;
const forEver = new Date('9999-12-31T00:00:00Z');

export function makeWorkerLife(options: WorkerLifeOptions): WorkerLife {
  const { inTransaction, id, clock, timer, log, alone } = options;
  const name = workerLease(id);
  const ending = new AbortController();
  let renewing: Promise<void> = Promise.resolve();

  const renew = (): Promise<boolean> => {
    const now = clock.now();
    const until = alone ? forEver : new Date(now.getTime() + leaseMs);
    return inTransaction(({ leases }) => leases.take(name, id, now, until), readCommitted);
  };

  const keepRenewing = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      await timer.sleepUntil(new Date(clock.now().getTime() + renewEveryMs), ending.signal);
      if (ending.signal.aborted) return;
      await renew().catch((error: unknown) => {
        log.warn(
          { failure: error instanceof Error ? error.name : 'unknown' },
          'the worker lease was not renewed',
        );
      });
    }
  };

  return {
    id,
    aliveAt: () => clock.now(),
    start: async () => {
      if (alone) await inTransaction(({ leases }) => leases.forget(workerLease('')));
      await renew();
      if (!alone) renewing = keepRenewing();
    },
    stop: async () => {
      ending.abort();
      await renewing;
      await inTransaction(({ leases }) => leases.release(name, id));
    },
  };
}
