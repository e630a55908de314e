// npm run bench:recovery [-- --waiting N --trials N] — how soon the real program handles something after a start with
// 10,000 messages waiting, at the platform or in its own inbox, and how soon another process polls after a `kill -9` of
// the one that did.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { toRawUpdate } from '../../src/chat/telegram/raw-update.ts';
import { size } from '../../src/cli/crash/campaign.ts';
import { botId, chatIds, seedTemplate } from '../../src/cli/crash/template.ts';
import { startBotApiServer, type BotApiServer } from '../../src/playground/bot-api/start-bot-api-server.ts';
import { openDatabase } from '../../src/storage/database.ts';
import type { DatabaseKind } from '../../src/storage/location.ts';
import { scratchDatabases, type ScratchDatabases } from '../../src/storage/scratch-database.ts';
import { allStores } from '../../src/storage/stores/all-stores.ts';

const { values } = parseArgs({
  options: { waiting: { type: 'string', default: '10000' }, trials: { type: 'string', default: '3' } },
});
const waiting = Number(values.waiting);
const trials = Number(values.trials);
const server = process.env['TEST_POSTGRES_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';

/** A platform that says when a method is called next. */
async function openPlatform() {
  const calls: { method: string; heard: () => void }[] = [];
  const platform = await startBotApiServer({
    ...{ now: () => new Date(), bot: { id: botId } },
    onCall: (method) => {
      for (const [index, call] of calls.entries())
        if (call.method === method) calls.splice(index, 1)[0]?.heard();
    },
  });
  const next = (method: string): Promise<void> => new Promise((heard) => calls.push({ method, heard }));
  return { platform, next };
}

function startBot({ token, url }: BotApiServer, databaseUrl: string): ChildProcess {
  const child = spawn(process.execPath, ['--enable-source-maps', 'dist/main.js'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      ...{ TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: url, DATABASE_URL: databaseUrl },
      // Not as in production: there each process has its own port for metrics.
      ...{ PORT: '0', LOG_LEVEL: 'info' },
    },
  });
  child.stderr.setEncoding('utf8');
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

async function running(child: ChildProcess): Promise<void> {
  while (
    !String((await once(child.stderr as NonNullable<ChildProcess['stderr']>, 'data'))[0]).includes(
      'is running',
    )
  );
}

/** Everybody asks what is on record, in turn, so often. */
function everybodyWrites({ world }: BotApiServer, times: number): void {
  const people = Array.from({ length: size.organisations * size.blocs }, (_, leader) =>
    world.addUser({
      id: chatIds.leader(Math.floor(leader / size.blocs), leader % size.blocs),
      firstName: 'Trưởng khối',
    }),
  );
  for (let index = 0; index < times; index += 1) {
    const person = people[index % people.length];
    if (index < people.length) person?.start();
    else person?.sendText(person, '/dagui');
  }
}

/** Takes all that waits at the platform into the inbox, as a bot that was killed right after storing it. */
async function intoInbox({ token, url }: BotApiServer, databaseUrl: string): Promise<void> {
  const database = await openDatabase({ url: databaseUrl });
  try {
    for (let offset = 0; ;) {
      const answer = await fetch(`${url}/bot${token}/getUpdates?offset=${offset}&limit=100&timeout=0`);
      const { result } = (await answer.json()) as { result: { update_id: number }[] };
      const last = result.at(-1);
      if (!last) return;
      offset = last.update_id + 1;
      const rows = result.map((update) => toRawUpdate(update, String(botId), new Date()));
      await database.inTransaction((tx) => allStores(tx).inbox.add(rows, new Date()));
    }
  } finally {
    await database.close();
  }
}

/** Seconds of the processor that a process has used, in ticks of 10 ms; null: this system does not tell. */
async function processorSeconds({ pid }: ChildProcess): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields ? (Number(fields[11]) + Number(fields[12])) / 100 : null;
}

/** From the start of the program to its first answer: seconds, and those of them on the processor. */
async function restart(databaseUrl: string, where: 'at the platform' | 'in the inbox'): Promise<string> {
  const { platform, next } = await openPlatform();
  everybodyWrites(platform, waiting);
  if (where === 'in the inbox') await intoInbox(platform, databaseUrl);
  const began = performance.now();
  const bot = startBot(platform, databaseUrl);
  await next('sendMessage');
  const took = (performance.now() - began) / 1000;
  const onProcessor = await processorSeconds(bot);
  await kill(bot);
  await platform.close();
  return onProcessor === null ? seconds(took) : `${seconds(took)} (${seconds(onProcessor)} of the processor)`;
}

/** Seconds from the `kill -9` of the process that polls to the first poll of the other. */
async function takeOver(databaseUrl: string): Promise<string> {
  const { platform, next } = await openPlatform();
  const polled = next('getUpdates');
  const first = startBot(platform, databaseUrl);
  await polled;
  const second = startBot(platform, databaseUrl);
  await running(second);
  // Somewhere between two renewals of the lease.
  await pause(Math.random() * 6_000);
  await kill(first);
  const began = performance.now();
  const taken = next('getUpdates');
  everybodyWrites(platform, 1);
  await taken;
  const took = performance.now() - began;
  await kill(second);
  await platform.close();
  return seconds(took / 1000);
}

const seconds = (all: number): string => all.toFixed(1);

async function onEach(
  databases: ScratchDatabases,
  template: string,
  measure: (databaseUrl: string) => Promise<string>,
): Promise<string> {
  const all: string[] = [];
  for (let trial = 0; trial < trials; trial += 1) {
    const copy = await databases.copy(template);
    all.push(await measure(copy));
    await databases.drop(copy);
  }
  return all.join(', ');
}

async function measureAll(kind: DatabaseKind): Promise<void> {
  const databases = await scratchDatabases(kind, server);
  try {
    const template = await databases.empty();
    await seedTemplate(template);
    for (const where of ['at the platform', 'in the inbox'] as const)
      console.log(
        `${kind}: start to first answer, ${waiting} waiting ${where}: ${await onEach(databases, template, (url) => restart(url, where))} s`,
      );
    if (kind === 'postgres')
      console.log(`${kind}: take-over after kill -9: ${await onEach(databases, template, takeOver)} s`);
  } finally {
    await databases.close();
  }
}

console.log(`${availableParallelism()} cores, load ${(loadavg()[0] ?? 0).toFixed(0)} at the start`);
await measureAll('sqlite');
await measureAll('postgres');
