import { makeBot, type Bot } from '../../../src/bot.ts';
import type { Channel } from '../../../src/app/ports/channel.ts';
import type { Metrics } from '../../../src/app/ports/metrics.ts';
import { interpretUpdate } from '../../../src/chat/telegram/interpret.ts';
import { telegramPace } from '../../../src/chat/telegram/open-telegram.ts';
import { machineClock, machineTimer } from '../../../src/real-time.ts';
import { nodeSecrets } from '../../../src/secrets.ts';
import type { Database } from '../../../src/storage/database.ts';
import { fakeChannel } from '../../delivery/delivery-world.ts';
import { silentLog } from '../../silent-log.ts';
import { botId, now } from './office.ts';

const begun = machineClock.now().getTime();
/** Runs as the machine's does, from the hour of the play on. */
export const clock = { now: () => new Date(now.getTime() + machineClock.now().getTime() - begun) };
const timer = {
  sleepUntil: (at: Date, signal: AbortSignal) =>
    machineTimer.sleepUntil(new Date(at.getTime() - now.getTime() + begun), signal),
};

export interface WorkingBot {
  readonly bot: Bot;
  /** Resolves when it has handled so many events since it was made. */
  readonly handled: (count: number) => Promise<void>;
}

/** The product on a messenger that takes everything at once, at the pace that is Telegram's. */
export function workingBot(database: Database, does: Partial<Channel> = {}): WorkingBot {
  const machine = { clock: machineClock, timer: machineTimer };
  const interpret = (raw: string) => interpretUpdate(raw, { id: botId, username: 'bot' });
  const { metrics, handled } = countingHandled();
  const bot = makeBot({
    ...{
      database,
      clock,
      timer,
      machine,
      secrets: nodeSecrets,
      random: Math.random,
      log: silentLog,
      metrics,
    },
    channels: [fakeChannel({ botId, pace: telegramPace, interpret, ...does })],
    keepTextsDays: 365,
  });
  return { bot, handled };
}

/** A messenger that is asked to wait for an hour: what is measured is how messages are handled, not how they go out. */
export const takesNothing: Partial<Channel> = {
  send: async () => ({ kind: 'retry', afterMs: 3_600_000, error: 'too fast', flood: true }),
};

function countingHandled(): { metrics: Metrics; handled: WorkingBot['handled'] } {
  let soFar = 0;
  let wanted = Infinity;
  let reached = (): void => undefined;
  const nothing = (): void => undefined;
  const note = (): void => {
    soFar += 1;
    if (soFar >= wanted) reached();
  };
  return {
    metrics: { stored: nothing, handled: note, sent: nothing, read: nothing, remindersDue: nothing },
    handled: (count) =>
      new Promise((resolve) => {
        [wanted, reached] = [count, resolve];
        if (soFar >= wanted) resolve();
      }),
  };
}
