// npm run bench:calendar [-- year|tick] — how long a simulated year, opening a large period and the minute tick take.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { readCampaignFiles, type ReadFile } from '../../src/app/campaign/import-campaign.ts';
import { openDuePeriods } from '../../src/app/campaign/open-period.ts';
import type { Log } from '../../src/app/ports/log.ts';
import { makeBot } from '../../src/bot.ts';
import { quickStores } from '../../src/cli/simulate/quick-stores.ts';
import { simulatedChannel } from '../../src/cli/simulate/simulated-channel.ts';
import { openOffice } from '../../src/cli/simulate/simulated-office.ts';
import { simulateYear } from '../../src/cli/simulate/simulated-year.ts';
import { theDay } from '../../src/domain/calendar/day.ts';
import { clock, vietNamTime } from '../../src/domain/calendar/time-zone.ts';
import { demoFiles } from '../../src/playground/demo/demo-campaign.ts';
import { machineTimer } from '../../src/real-time.ts';
import { nodeSecrets } from '../../src/secrets.ts';
import { openDatabase, type Database } from '../../src/storage/database.ts';
import { allStores } from '../../src/storage/stores/all-stores.ts';

const from = theDay(2026, 1, 1);
const to = theDay(2026, 12, 31);
const at = (month: number, date: number, hour: number) =>
  vietNamTime.instantOf(theDay(2026, month, date), clock(hour));

/** The demo's files, blown up: `indicators` figures, and `blocs` whose one member unit reports each of them. */
function files(blocs: number, indicators: number): readonly ReadFile[] {
  const read = readCampaignFiles(demoFiles(2026));
  if (!read.ok) throw new Error('the demo cannot be read');
  const codes = Array.from({ length: indicators }, (_, i) => String(i + 1));
  const crops = ['lúa', 'ngô', 'mía', 'chè', 'cam', 'quýt', 'bưởi', 'sắn', 'lạc', 'đỗ'];
  const seasons = ['vụ xuân', 'vụ mùa', 'vụ đông', 'cả vụ', 'tăng vụ'];
  return read.value.map((each): ReadFile => {
    if (each.kind === 'catalogue') {
      const [model] = each.file.catalogue.indicators;
      if (!model) throw new Error('the demo has no indicators');
      const named = codes.map((code, i) => {
        const name = `Sản lượng ${crops[i % crops.length] ?? ''} ${seasons[Math.floor(i / crops.length) % 5] ?? ''}`;
        return { ...model, code, name: indicators > 50 ? `${name} ${code}` : name, aliases: [] };
      });
      const campaign = { ...each.file.campaign, startsOn: from, endsOn: to };
      return {
        ...each,
        file: { ...each.file, campaign, catalogue: { ...each.file.catalogue, indicators: named } },
      };
    }
    const [bloc] = each.file.blocs;
    const [unit] = each.file.units;
    if (!bloc || !unit) throw new Error('the demo has no blocs');
    const letters = [
      'An',
      'Bình',
      'Cao',
      'Đông',
      'Hòa',
      'Lâm',
      'Minh',
      'Phú',
      'Quang',
      'Sơn',
      'Tân',
      'Thái',
      'Vạn',
      'Xuân',
      'Yên',
    ];
    const names = Array.from(
      { length: blocs },
      (_, i) => `${letters[i % 15] ?? ''} ${letters[Math.floor(i / 15)] ?? ''}`,
    );
    const codeOf = (i: number) => `K${i + 1}`;
    return {
      ...each,
      file: {
        ...each.file,
        blocs: names.map((name, i) => ({
          ...bloc,
          ...{
            code: codeOf(i),
            name: `Khối ${name}`,
            shortName: `Khối ${name}`,
            leader: `u${i}`,
            deputy: null,
          },
          ...{ members: [`u${i}`], owns: i === 0 ? codes : [], contributes: i === 0 ? [] : codes },
        })),
        units: names.map((name, i) => ({
          ...unit,
          ...{ code: `u${i}`, name: `Xã ${name}`, shortName: `xã ${name}`, aliases: [], bloc: codeOf(i) },
        })),
        assignments: codes.map((indicator) => ({
          ...{ indicator, owner: codeOf(0), sourceUnit: null },
          contributors: names.slice(1).map((_, i) => codeOf(i + 1)),
        })),
      },
    };
  });
}

async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'thi-dua-bench-'));
  const database = await openDatabase({
    url: `file:${join(folder, 'bench.db')}`,
    longestTransactionMs: 3_600_000,
  });
  try {
    return await work(database);
  } finally {
    await database.close();
    await rm(folder, { recursive: true });
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const problems: string[] = [];
function say(what: string, ms: number, limitMs: number): void {
  console.log(`${what}: ${ms < 100 ? ms.toFixed(2) : ms.toFixed(0)} ms (limit ${limitMs} ms)`);
  if (ms > limitMs) problems.push(what);
}

async function benchYear(): Promise<void> {
  let messages = 0;
  const options = { files: files(50, 40), from, to, kinds: ['month'], leaders: 'mixed', seed: 1 } as const;
  const ms = await withDatabase((database) =>
    timed(() =>
      database.inTransaction((tx) =>
        simulateYear(quickStores(allStores(tx)), options, () => {
          messages += 1;
        }),
      ),
    ),
  );
  say(`a year of 50 blocs × 40 figures, monthly (${messages} messages)`, ms, 10_000);
}

const silent = () => undefined;
const noLog: Log = { debug: silent, info: silent, warn: silent, error: silent };

async function benchTick(): Promise<void> {
  await withDatabase(async (database) => {
    const start = vietNamTime.instantOf(from, 0);
    const blocs = 200;
    const indicators = 500;
    await database.inTransaction((tx) =>
      openOffice(allStores(tx), files(blocs, indicators), { kinds: ['month'], from }, start),
    );
    const opening = at(1, 7, 8);
    const opened = await timed(() => database.inTransaction((tx) => openDuePeriods(allStores(tx), opening)));
    say(`opening a period with ${blocs * indicators} duties`, opened, 5_000);
    for (let month = 2; month <= 10; month += 1)
      await database.inTransaction((tx) => openDuePeriods(allStores(tx), at(month, 10, 8)));
    const now = at(10, 10, 9);
    const duties = await database.inTransaction((tx) => tx.duty.count());
    let time = now;
    const clock = { now: () => time };
    const bot = makeBot({
      ...{
        database,
        channels: [simulatedChannel],
        clock,
        random: Math.random,
        log: noLog,
        keepTextsDays: 365,
      },
      ...{ timer: machineTimer, machine: { clock, timer: machineTimer }, secrets: nodeSecrets },
    });
    await bot.tick();
    const [idle, woken]: number[][] = [[], []];
    // two hours of minutes: the schedule looks once an hour whatever happens
    for (let minute = 1; minute <= 120; minute += 1) {
      time = new Date(now.getTime() + minute * 60_000);
      (minute % 60 === 0 ? woken : idle)?.push(await timed(() => bot.tick()));
    }
    idle?.sort((a, b) => a - b);
    say(
      `a tick with nothing due, ${duties} duties (slowest of ${idle?.length ?? 0})`,
      idle?.at(-1) ?? NaN,
      5,
    );
    console.log(
      `a tick that looks at all of them, nothing due: ${woken?.map((ms) => ms.toFixed(0)).join(', ')} ms`,
    );
  });
}

const wanted = process.argv[2];
if (wanted !== 'year') await benchTick();
if (wanted !== 'tick') await benchYear();
if (problems.length > 0) {
  console.error(`over the limit: ${problems.join('; ')}`);
  process.exit(1);
}
