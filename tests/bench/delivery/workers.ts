import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { openDatabase } from '../../../src/storage/database.ts';
import { answers, countOf, storeAll, type Handled } from './handling.ts';
import { seedLeaders } from './office.ts';
import { takesNothing, workingBot } from './working-bot.ts';

export interface HandledByWorkers extends Handled {
  /** transactions that were undone and run again, a message */
  readonly repeats: number;
}

interface Worker {
  readonly go: () => void;
  readonly gone: Promise<unknown>;
  readonly nextLine: () => Promise<string>;
}

async function startWorker(url: string): Promise<Worker> {
  const child = spawn(process.execPath, ['dist/bench/delivery-worker.js', url], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextLine = async (): Promise<string> => String((await lines.next()).value);
  if ((await nextLine()) !== 'ready') throw new Error('a worker did not start');
  return { go: () => child.stdin.write('go\n'), gone, nextLine };
}

/** Fills an inbox, and has so many processes handle what is in it. */
export async function handleByWorkers(
  url: string,
  count: number,
  leaders: number,
  rounds: number,
): Promise<HandledByWorkers> {
  const database = await openDatabase({ url });
  await seedLeaders(database, leaders);
  const updates = answers(leaders, rounds);
  await storeAll(workingBot(database, takesNothing).bot, updates);
  const undone = (): Promise<number> =>
    database.inTransaction(async (tx) => {
      const [row] = await tx.$queryRaw<{ undone: bigint }[]>`
        SELECT xact_rollback AS "undone" FROM pg_stat_database WHERE datname = current_database()`;
      return Number(row?.undone ?? 0);
    });
  const undoneBefore = await undone();
  const workers = await Promise.all(Array.from({ length: count }, () => startWorker(url)));
  const begun = performance.now();
  for (const worker of workers) worker.go();
  const reports = await Promise.all(
    workers.map(async (worker) => JSON.parse(await worker.nextLine()) as { cpuMs: number }),
  );
  const seconds = (performance.now() - begun) / 1000;
  await Promise.all(workers.map(({ gone }) => gone));
  const cpuMs = reports.reduce((sum, report) => sum + report.cpuMs, 0) / updates.length;
  const repeats = ((await undone()) - undoneBefore) / updates.length;
  const kept = await countOf(database);
  await database.close();
  return { perSecond: updates.length / seconds, cpuMs, repeats, ...kept };
}
