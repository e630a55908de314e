import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase, type Database, type Transaction } from '../../storage/database.ts';
import type { ChannelName } from '../../app/ports/channel.ts';
import type { ScratchDatabases } from '../../storage/scratch-database.ts';
import type { Carelessness } from './careless-proxy.ts';
import { makeDice } from './dice.ts';
import { collect } from './evidence.ts';
import { judge, type Breach } from './judge.ts';
import { drawPlan, type Plan } from './plan.ts';
import { Play } from './play.ts';

export interface RunOptions {
  readonly seed: number;
  readonly channel: ChannelName;
  readonly databases: ScratchDatabases;
  /** a database with everybody in it; each run gets a copy */
  readonly template: string;
  readonly processes: number;
  readonly careless: Carelessness | null;
  /** instead of one that the seed draws */
  readonly plan?: Plan;
}

export interface RunReport {
  readonly seed: number;
  readonly updates: number;
  readonly kills: number;
  readonly messages: number;
  readonly unknown: number;
  readonly breaches: readonly Breach[];
  /** what went wrong with the processes themselves */
  readonly troubles: readonly string[];
  readonly seconds: number;
}

/** Plays one run and compares what it left with what was said. */
export async function playRun(options: RunOptions): Promise<RunReport> {
  const began = performance.now();
  const { seed, channel, databases, template, processes, careless } = options;
  const databaseUrl = await databases.copy(template);
  const dice = makeDice(seed);
  const play = await Play.open({
    ...{ dice, channel },
    plan: options.plan ?? drawPlan(dice, channel),
    databaseUrl,
    processes,
    careless,
  });
  try {
    await play.run();
    const database = await openDatabase({ url: databaseUrl });
    try {
      const rest = await settled(database);
      if (rest !== null) play.herd.troubles.push(rest);
      await play.herd.stop();
      const { crowd, platform, herd } = play;
      const evidence = await collect(database, platform.shown);
      const truth = { ...crowd.truth, arrived: platform.arrived() };
      const breaches = judge(truth, evidence);
      if (breaches.length + herd.troubles.length > 0)
        herd.troubles.push(`the bots' log: ${await keepLog(seed, herd.logged)}`);
      return {
        ...{ seed, kills: herd.kills, messages: truth.arrived.length, updates: evidence.inbox.length },
        unknown: evidence.outbox.filter(({ state }) => state === 'unknown').length,
        ...{ breaches, troubles: herd.troubles },
        seconds: (performance.now() - began) / 1000,
      };
    } finally {
      await database.close();
    }
  } finally {
    await play.close();
    await databases.drop(databaseUrl);
  }
}

/** For whoever looks for the fault. @returns the file */
async function keepLog(seed: number, text: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'thi-dua-crash-')), `run-${seed}.log`);
  await writeFile(file, text, { mode: 0o600 });
  return file;
}

const patienceMs = 300_000;
/** nothing may begin anew behind our back: it is quiet when it was so several times in a row */
const timesQuiet = 3;

/** Waits until everything is handled and sent. @returns what was still to be done when patience was over */
async function settled(database: Database): Promise<string | null> {
  const began = performance.now();
  for (let quiet = 0; quiet < timesQuiet;) {
    const open = await database.inTransaction(openWork);
    quiet = open === null ? quiet + 1 : 0;
    if (open !== null && performance.now() - began > patienceMs) return `not settled: ${open}`;
    await pause(60);
  }
  return null;
}

async function openWork(tx: Transaction): Promise<string | null> {
  const waiting = await tx.inboxMessage.count({ where: { state: 'waiting' } });
  const unsent = await tx.outboxMessage.count({ where: { state: { in: ['waiting', 'sending'] } } });
  const unpublished = await tx.review.count({ where: { publishedAt: null } });
  if (waiting + unsent + unpublished === 0) return null;
  return `${waiting} events, ${unsent} messages, ${unpublished} reviews`;
}
