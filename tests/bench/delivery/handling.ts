import { setTimeout as pause } from 'node:timers/promises';
import type { Bot } from '../../../src/bot.ts';
import type { RawUpdate } from '../../../src/app/ports/channel.ts';
import type { Database } from '../../../src/storage/database.ts';
import { answerOf, seedLeaders } from './office.ts';
import { workingBot } from './working-bot.ts';

/** Telegram's batch. */
const batch = 100;

/** In each round every leader writes once. */
export const answers = (leaders: number, rounds: number, firstId = 1): RawUpdate[] =>
  Array.from({ length: leaders * rounds }, (_, index) =>
    answerOf(index % leaders, Math.floor(index / leaders), firstId + index),
  );

/** As polling stores them. */
export async function storeAll(bot: Bot, updates: readonly RawUpdate[]): Promise<void> {
  for (let first = 0; first < updates.length; first += batch)
    await bot.store(updates.slice(first, first + batch));
}

export async function untilHandled(bot: Bot): Promise<void> {
  while ((await bot.queues()).inboxWaiting > 0) await pause(25);
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

/**
 * Stores what leaders write, and waits until all of it is read, recorded and the answers queued.
 * @param databases one connection to the same data for each worker
 */
export async function handleAnswers(
  databases: readonly Database[],
  leaders: number,
  rounds: number,
): Promise<Handled> {
  const [database] = databases;
  if (!database) throw new Error('a worker needs a database');
  await seedLeaders(database, leaders);
  const first = workingBot(database);
  const bots = [first, ...databases.slice(1).map((each) => workingBot(each))];
  for (const bot of bots) await bot.start();
  const updates = answers(leaders, rounds);
  const begun = performance.now();
  const before = process.cpuUsage();
  await storeAll(first, updates);
  await untilHandled(first);
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(before);
  for (const bot of bots) await bot.stop();
  return {
    ...{ perSecond: updates.length / seconds, cpuMs: (user + system) / 1000 / updates.length },
    ...(await countOf(database)),
  };
}
