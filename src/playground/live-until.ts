import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Bot } from '../bot.ts';
import type { MovingClock } from './moving-clock.ts';

interface Living {
  readonly bot: Pick<Bot, 'nextEventAt' | 'tick' | 'drain'>;
  readonly clock: MovingClock;
  /** has everything that people sent reached the bot */
  readonly arrived: () => boolean;
}

/** Waits until everything that people sent is handled and answered. */
export async function settle({ bot, arrived }: Living): Promise<void> {
  while (!arrived()) await nextTurn();
  await bot.drain();
}

/** More events than a year can hold: something does not come to rest. */
const mostEvents = 10_000;

/** Moves the clock on to `at`, stopping at every instant on the way at which something is due. */
export async function liveUntil(at: Date, living: Living): Promise<void> {
  const { bot, clock } = living;
  await settle(living);
  for (let events = 0; events < mostEvents; events += 1) {
    const next = await bot.nextEventAt();
    if (!next || next > at) break;
    clock.moveTo(next);
    await bot.tick();
    await settle(living);
  }
  clock.moveTo(at);
  await bot.tick();
  await settle(living);
}
