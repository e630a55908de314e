import type { Bot } from '../../../src/bot.ts';
import type { RawUpdate } from '../../../src/app/ports/channel.ts';
import type { Database } from '../../../src/storage/database.ts';
import { answerOf, seedLeaders } from './office.ts';
import { takesNothing, workingBot } from './working-bot.ts';

/** Telegram's batch. */
const batch = 100;

/** In each round every leader writes once. */
export const answers = (leaders: number, rounds: number, firstId = 1): RawUpdate[] =>
  Array.from({ length: leaders * rounds }, (_, index) =>
    answerOf(index % leaders, Math.floor(index / leaders), firstId + index),
  );

/** As polling stores them. */
export async function storeAll({ store }: Pick<Bot, 'store'>, updates: readonly RawUpdate[]): Promise<void> {
  for (let first = 0; first < updates.length; first += batch)
    await store(updates.slice(first, first + batch));
}

export interface Kept {
  readonly figures: number;
  readonly answers: number;
}

export const countOf = (database: Database): Promise<Kept> =>
  database.inTransaction(async (tx) => ({
    figures: await tx.figure.count(),
    answers: await tx.outboxMessage.count({ where: { inboxId: { not: null } } }),
  }));

export interface Handled extends Kept {
  readonly perSecond: number;
  /** of the processor, a message */
  readonly cpuMs: number;
}

/** Milliseconds of the processor that this process has used. */
export function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Stores what leaders write, and waits until all of it is read, recorded and the answers queued. */
export async function handleAnswers(database: Database, leaders: number, rounds: number): Promise<Handled> {
  await seedLeaders(database, leaders);
  const { bot, handled } = workingBot(database, takesNothing);
  await bot.start();
  const updates = answers(leaders, rounds);
  const [begun, before] = [performance.now(), processorMs()];
  await storeAll(bot, updates);
  await handled(updates.length);
  const seconds = (performance.now() - begun) / 1000;
  const cpuMs = (processorMs() - before) / updates.length;
  await bot.stop();
  return { perSecond: updates.length / seconds, cpuMs, ...(await countOf(database)) };
}
