import type { Clock, Timer } from '../../app/ports/clock.ts';
import { MovingClock } from '../../playground/moving-clock.ts';

/**
 * Leases count this many seconds to one of ours: a dead process is found out within five seconds, not fifteen. Not faster: on a
 * busy machine the living would be taken for dead all the time.
 */
export const leaseSpeed = 3;

/** Where the faster time and ours are the same; any instant does, as long as all processes have the same. */
const anchor = Date.UTC(2026, 0, 1);

/** The machine's time, running faster; the same in every process of the bench. */
export function fasterTime(clock: Clock, timer: Timer, speed = leaseSpeed): Clock & Timer {
  const fast = (at: Date): Date => new Date(anchor + (at.getTime() - anchor) * speed);
  const slow = (at: Date): Date => new Date(anchor + (at.getTime() - anchor) / speed);
  return {
    now: () => fast(clock.now()),
    sleepUntil: (at, signal) => timer.sleepUntil(slow(at), signal),
  };
}

/** What the bench tells its bots: how far the product's time is ahead of the machine's. */
export interface TimeMessage {
  readonly aheadMs: number;
}

export const isTimeMessage = (message: unknown): message is TimeMessage =>
  typeof message === 'object' &&
  message !== null &&
  'aheadMs' in message &&
  typeof message.aheadMs === 'number';

/** The product's time as the bench has it, to be moved on by its messages. */
export const followedClock = (machine: Clock, aheadMs: number): MovingClock =>
  new MovingClock(machine, new Date(machine.now().getTime() + aheadMs));
