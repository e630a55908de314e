// npm run bench:delivery [-- --leaders N --rows N --messages N --only handling,everybody,drain] — how fast messages are kept, read, recorded and answered; prints what
// was measured beside what is to be reached, and exits with 1 when it was not.
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Sqlite from 'better-sqlite3';
import { openDatabase, type Database } from '../../src/storage/database.ts';
import { drainOutbox } from '../delivery/drain-outbox.ts';
import { everybodyAnswers } from './delivery/everybody-answers.ts';
import { handleAnswers, type Handled } from './delivery/handling.ts';
import { emptyPostgres } from './delivery/postgres.ts';
import { handleByWorkers } from './delivery/workers.ts';

const { values } = parseArgs({
  options: {
    leaders: { type: 'string', default: '3321' },
    rows: { type: 'string', default: '100000' },
    messages: { type: 'string', default: '2000' },
    only: { type: 'string', default: 'handling,everybody,drain' },
  },
});

const missed: string[] = [];
const number = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0));

/** Says what was measured; `reached` false: the aim was missed. */
function say(what: string, measured: string, aim: string, reached: boolean): void {
  console.log(`${reached ? ' ' : '!'} ${what}: ${measured} (aim: ${aim})`);
  if (!reached) missed.push(what);
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'thi-dua-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function withDatabase<T>(url: string, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase({ url, longestTransactionMs: 600_000 });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

const onSqlite = <T>(work: (database: Database) => Promise<T>): Promise<T> =>
  inFolder((folder) => withDatabase(`file:${join(folder, 'bench.db')}`, work));

/** The floor: one flushed insert a message, without anything read from it. */
function rawInserts(folder: string, count: number): number {
  const database = new Sqlite(join(folder, 'raw.db'));
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('CREATE TABLE message (id INTEGER PRIMARY KEY, text TEXT)');
  const insert = database.prepare('INSERT INTO message (text) VALUES (?)');
  const begun = performance.now();
  for (let index = 0; index < count; index += 1) insert.run(`1: ${index} tấn`);
  const perSecond = (count / (performance.now() - begun)) * 1000;
  database.close();
  return perSecond;
}

const leadersOf = (messages: number): number => Math.min(200, messages);
const roundsOf = (messages: number): number => Math.max(1, Math.round(messages / leadersOf(messages)));
const complete = ({ figures, answers }: Handled, wanted: number): boolean =>
  figures === wanted && answers === wanted;

async function benchHandling(): Promise<void> {
  const messages = Number(values.messages);
  const [leaders, rounds] = [leadersOf(messages), roundsOf(messages)];
  const wanted = leaders * rounds;
  const floor = await inFolder(async (folder) => rawInserts(folder, 2_000));
  console.log(`  floor: a raw better-sqlite3 insert, flushed: ${number(floor)} messages/s`);
  const alone = await onSqlite((database) => handleAnswers(database, leaders, rounds));
  const { cpuMs, perSecond } = alone;
  say(
    `durable handling of ${wanted} messages, SQLite FULL, one process`,
    `${number(perSecond)} messages/s, ${number(cpuMs)} ms of processor time each, ${alone.figures} figures, ${alone.answers} answers`,
    '≥ 250 messages/s, none lost',
    perSecond >= 250 && complete(alone, wanted),
  );
  let fewer = 0;
  for (const workers of [1, 2, 4]) {
    const server = await emptyPostgres();
    if (!server) return console.log('  PostgreSQL: skipped, no server on 127.0.0.1:5432');
    const handled = await handleByWorkers(server.url, workers, leaders, rounds);
    await server.drop();
    say(
      `the same on PostgreSQL, ${workers} ${workers === 1 ? 'process' : 'processes'} on ${availableParallelism()} cores`,
      `${number(handled.perSecond)} messages/s, ${number(handled.cpuMs)} ms of their processor time each, ${number(handled.repeats)} transactions undone each, ${handled.figures} figures, ${handled.answers} answers`,
      'none lost, and more with two processes than with one',
      complete(handled, wanted) && (workers !== 2 || handled.perSecond > fewer),
    );
    fewer = handled.perSecond;
  }
}

async function benchDrain(): Promise<void> {
  const rows = Number(values.rows);
  const { sent, shareOfPace, heapGrowthMb, realSeconds } = await onSqlite((database) =>
    drainOutbox(database, rows),
  );
  say(
    `${rows} outbox rows drained in simulated time`,
    `${(shareOfPace * 100).toFixed(1)} % of the pace, heap ${heapGrowthMb >= 0 ? '+' : ''}${heapGrowthMb.toFixed(1)} MB, ${number(realSeconds)} s of real time`,
    '≥ 98 %, ± 20 MB, all sent',
    sent === rows && shareOfPace >= 0.98 && Math.abs(heapGrowthMb) <= 20,
  );
}

async function benchEverybody(): Promise<void> {
  const leaders = Number(values.leaders);
  const found = await onSqlite((database) => everybodyAnswers(database, leaders));
  say(
    `${leaders} leaders answering within a minute`,
    `stored in ${number(found.storedSeconds)} s, all handled after ${number(found.handledSeconds)} s, ${found.figures} figures, ${found.answers} answers, at most ${found.mostInOneSecond} sent in a second, ${number(found.sentPerSecond)}/s while sending`,
    'none lost, never faster than the pace',
    found.figures === leaders && found.answers === leaders && found.mostInOneSecond <= 30,
  );
}

const benches = { handling: benchHandling, everybody: benchEverybody, drain: benchDrain };
const [load] = loadavg();
console.log(`  ${availableParallelism()} cores, load ${number(load ?? 0)} at the start`);
for (const [name, bench] of Object.entries(benches)) if (values.only.split(',').includes(name)) await bench();
if (missed.length > 0) {
  console.error(`missed: ${missed.join('; ')}`);
  process.exit(1);
}
