import { expect, it } from 'vitest';
import type { LeaseStore } from '../../src/app/ports/leases.ts';
import { oneAtATime } from '../../src/delivery/one-at-a-time.ts';
import { ManualClock } from '../manual-clock.ts';
import { silentLog } from '../silent-log.ts';
import { until } from './delivery-world.ts';

const start = new Date('2026-06-16T02:00:00Z');

/** Leases as the port has them, answered at once. */
function leasesInMemory(): LeaseStore {
  const held = new Map<string, { holder: string; until: Date }>();
  return {
    take: async (name, holder, now, end) => {
      const lease = held.get(name);
      if (lease && lease.holder !== holder && lease.until > now) return false;
      held.set(name, { holder, until: end });
      return true;
    },
    release: async (name, holder) => void (held.get(name)?.holder === holder && held.delete(name)),
    forget: async () => undefined,
  };
}

type Fate = 'well' | 'cut off' | 'database gone';

function stage() {
  const clock = new ManualClock(start);
  const leases = leasesInMemory();
  const seconds = (): number => (clock.now().getTime() - start.getTime()) / 1000;
  const contend = (holder: string) => {
    const stopping = new AbortController();
    const turns: { from: number; to: number | null }[] = [];
    let fate: Fate = 'well';
    const ended = oneAtATime(
      {
        inTransaction: (work) => {
          if (fate === 'well') return work({ leases });
          return fate === 'cut off' ? new Promise(() => undefined) : Promise.reject(new Error('gone'));
        },
        ...{ name: 'poller/42', holder, clock, timer: clock, log: silentLog, stop: stopping.signal },
      },
      (signal) =>
        new Promise((resolve) => {
          const turn: { from: number; to: number | null } = { from: seconds(), to: null };
          turns.push(turn);
          signal.addEventListener('abort', () => {
            turn.to = seconds();
            resolve();
          });
        }),
    );
    return {
      turns,
      meets: (what: Fate) => (fate = what),
      stop: async () => {
        stopping.abort();
        await ended;
      },
    };
  };
  return { clock, seconds, contend };
}

it.each<{ fate: Fate; why: string }>([
  { fate: 'cut off', why: 'its database does not answer any more' },
  { fate: 'database gone', why: 'its database refuses' },
])('lets the second begin within 20 s, and never both at once, when $why', async ({ fate }) => {
  const { clock, seconds, contend } = stage();
  const first = contend('first');
  await until(clock, async () => first.turns.length === 1);
  const second = contend('second');
  await until(clock, async () => seconds() > 60);
  expect(second.turns).toEqual([]);
  const lost = seconds();
  first.meets(fate);
  await until(clock, async () => second.turns.length === 1);
  expect(second.turns[0]?.from).toBeLessThanOrEqual(lost + 20);
  expect(first.turns).toHaveLength(1);
  expect(first.turns[0]?.to ?? Infinity).toBeLessThan(second.turns[0]?.from ?? 0);
  await second.stop();
});

it('hands over at once when the first is stopped', async () => {
  const { clock, seconds, contend } = stage();
  const first = contend('first');
  await until(clock, async () => first.turns.length === 1);
  const second = contend('second');
  await until(clock, async () => seconds() > 10);
  await first.stop();
  const stopped = seconds();
  await until(clock, async () => second.turns.length === 1);
  expect(second.turns[0]?.from).toBeLessThanOrEqual(stopped + 3);
  await second.stop();
});

it('ends with what the work throws, and gives the lease back', async () => {
  const clock = new ManualClock();
  const leases = leasesInMemory();
  const working = oneAtATime(
    {
      inTransaction: (work) => work({ leases }),
      ...{ name: 'poller/42', holder: 'first', clock, timer: clock, log: silentLog },
      stop: new AbortController().signal,
    },
    () => Promise.reject(new Error('the token was rejected')),
  );
  await expect(working).rejects.toThrow('the token was rejected');
  expect(await leases.take('poller/42', 'second', clock.now(), clock.now())).toBe(true);
});
