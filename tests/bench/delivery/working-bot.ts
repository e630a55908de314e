import { makeBot, type Bot } from '../../../src/bot.ts';
import type { Channel } from '../../../src/app/ports/channel.ts';
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

/** The product on a messenger that takes everything at once, at the pace that is Telegram's. */
export function workingBot(database: Database, does: Partial<Channel> = {}): Bot {
  const machine = { clock: machineClock, timer: machineTimer };
  const interpret = (raw: string) => interpretUpdate(raw, { id: botId, username: 'bot' });
  return makeBot({
    ...{ database, clock, timer, machine, secrets: nodeSecrets, random: Math.random, log: silentLog },
    channels: [fakeChannel({ botId, pace: telegramPace, interpret, ...does })],
    keepTextsDays: 365,
  });
}
