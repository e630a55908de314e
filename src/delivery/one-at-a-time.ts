import type { Clock, Timer } from '../app/ports/clock.ts';
import type { LeaseStore } from '../app/ports/leases.ts';
import type { Log } from '../app/ports/log.ts';
import { errorForLog } from './describe-error.ts';
import type { RunTransaction } from './run-transaction.ts';
import { leaseMs, renewEveryMs } from './worker-life.ts';

export interface OneAtATimeOptions {
  readonly inTransaction: RunTransaction<{ readonly leases: LeaseStore }>;
  /** of the lease, e.g. `poller/<messenger>/<bot>` */
  readonly name: string;
  /** never used by another process before */
  readonly holder: string;
  /** the machine's time, also where the product's is simulated */
  readonly clock: Clock;
  readonly timer: Timer;
  readonly log: Log;
  readonly stop: AbortSignal;
}

const readCommitted = { isolation: 'read-committed' } as const;

/** How often a process asks whether it is its turn: with `leaseMs`, a dead one's work goes on within 20 seconds. */
const askEveryMs = 3_000;

/**
 * Does `work` in one process at a time, again and again until `stop`: whoever holds the lease works until `until` is
 * aborted, which happens a while before anybody else can take the lease. Rejects with what `work` throws.
 */
export async function oneAtATime(
  options: OneAtATimeOptions,
  work: (until: AbortSignal) => Promise<void>,
): Promise<void> {
  const { clock, timer, stop } = options;
  while (!stop.aborted) {
    if ((await ask(options)) === 'taken') await workWhileHeld(options, work);
    await timer.sleepUntil(new Date(clock.now().getTime() + askEveryMs), stop);
  }
}

async function workWhileHeld(
  options: OneAtATimeOptions,
  work: (until: AbortSignal) => Promise<void>,
): Promise<void> {
  const { inTransaction, name, holder, log, stop } = options;
  const ending = new AbortController();
  const end = (): void => ending.abort();
  stop.addEventListener('abort', end);
  if (stop.aborted) end();
  const renewing = renewUntil(options, ending);
  try {
    await work(ending.signal);
  } finally {
    end();
    stop.removeEventListener('abort', end);
    await renewing;
    await inTransaction(({ leases }) => leases.release(name, holder)).catch((error: unknown) =>
      log.warn({ lease: name, ...errorForLog(error) }, 'a lease was not given back; it runs out by itself'),
    );
  }
}

/** Prolongs the lease; ends the work when somebody else has it, or when it could not be prolonged for too long. */
async function renewUntil(options: OneAtATimeOptions, ending: AbortController): Promise<void> {
  const { clock, timer, log, name } = options;
  const { signal } = ending;
  let last = endOfWork(clock.now());
  while (!signal.aborted) {
    const next = new Date(Math.min(clock.now().getTime() + renewEveryMs, last.getTime()));
    await timer.sleepUntil(next, signal);
    if (signal.aborted) return;
    const asked = clock.now();
    const answer = asked < last ? await before(last, timer, ask(options)) : 'too-late';
    if (answer === 'taken') last = endOfWork(asked);
    else if (answer !== 'unknown') {
      log.warn({ lease: name, why: answer }, 'another process goes on with this');
      ending.abort();
    }
  }
}

/** Work ends well before the lease does: what it has under way comes to its end first. */
const endOfWork = (takenAt: Date): Date => new Date(takenAt.getTime() + leaseMs - renewEveryMs);

/** The answer, if it comes in time: a database that hangs must not keep us at work. */
async function before<T>(instant: Date, timer: Timer, answer: Promise<T>): Promise<T | 'too-late'> {
  const decided = new AbortController();
  const alarm = timer.sleepUntil(instant, decided.signal).then(() => 'too-late' as const);
  const first = await Promise.race([answer, alarm]);
  decided.abort();
  return first;
}

async function ask({
  inTransaction,
  name,
  holder,
  clock,
  log,
}: OneAtATimeOptions): Promise<'taken' | 'refused' | 'unknown'> {
  try {
    const now = clock.now();
    const until = new Date(now.getTime() + leaseMs);
    const taken = await inTransaction(({ leases }) => leases.take(name, holder, now, until), readCommitted);
    return taken ? 'taken' : 'refused';
  } catch (error) {
    log.warn({ lease: name, ...errorForLog(error) }, 'a lease could not be asked for');
    return 'unknown';
  }
}
