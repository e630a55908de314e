import type { SendOutcome } from '../../../src/app/ports/channel.ts';
import type { Database } from '../../../src/storage/database.ts';
import { answers, countOf, storeAll, type Kept } from './handling.ts';
import { seedLeaders } from './office.ts';
import { workingBot } from './working-bot.ts';

export interface EverybodyFound extends Kept {
  readonly storedSeconds: number;
  readonly handledSeconds: number;
  readonly mostInOneSecond: number;
  readonly sentPerSecond: number;
}

/** Most instants within any second. */
function mostWithinASecond(times: readonly number[]): number {
  let most = 0;
  let first = 0;
  times.forEach((time, index) => {
    while ((times[first] ?? time) <= time - 1000) first += 1;
    most = Math.max(most, index - first + 1);
  });
  return most;
}

/** Everybody writes at once: what comes within a minute is stored at once, and answered at the messenger's pace. */
export async function everybodyAnswers(database: Database, leaders: number): Promise<EverybodyFound> {
  await seedLeaders(database, leaders);
  const sent: number[] = [];
  const send = async (): Promise<SendOutcome> => {
    sent.push(performance.now());
    return { kind: 'delivered', messageId: String(sent.length) };
  };
  const { bot, handled } = workingBot(database, { send });
  await bot.start();
  const begun = performance.now();
  const since = (): number => (performance.now() - begun) / 1000;
  await storeAll(bot, answers(leaders, 1));
  const storedSeconds = since();
  await handled(leaders);
  const handledSeconds = since();
  await bot.drain();
  await bot.stop();
  const sending = ((sent.at(-1) ?? 0) - (sent[0] ?? 0)) / 1000;
  return {
    ...{ storedSeconds, handledSeconds, mostInOneSecond: mostWithinASecond(sent) },
    sentPerSecond: sending === 0 ? 0 : (sent.length - 1) / sending,
    ...(await countOf(database)),
  };
}
