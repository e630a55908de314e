// npm run simulate -- --organisation FILE --catalogue FILE --from 2026-01-01 --to 2026-12-31
//   [--leaders prompt|late|silent|mixed] [--periods month,six-months,…] [--seed S] [--json]
// Lays a campaign on that time and plays it on a throw-away database: every message that would be sent, to whom and why.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readCampaignFiles, type ReadFile } from '../app/campaign/import-campaign.ts';
import { leaderWays, type LeaderWay } from '../app/simulation/leaders.ts';
import { daysBetween, parseDay, type Day } from '../domain/calendar/day.ts';
import { periodKinds, type PeriodKind } from '../domain/calendar/period.ts';
import { demoFiles } from '../playground/demo/demo-campaign.ts';
import { openDatabase } from '../storage/database.ts';
import { allStores } from '../storage/stores/all-stores.ts';
import { quickStores } from './simulate/quick-stores.ts';
import { inWords } from './simulate/simulated-line.ts';
import { simulateYear, type SimulationOptions } from './simulate/simulated-year.ts';

const usage = `npm run simulate -- --organisation TỆP --catalogue TỆP --from 2026-01-01 --to 2026-12-31
  [--leaders ${leaderWays.join('|')}] [--periods ${periodKinds.filter((kind) => kind !== 'custom').join(',')}]
  [--seed SỐ] [--json]`;

/** A whole decade takes minutes; a transaction that is open for longer than this hangs. */
const longestRunMs = 60 * 60 * 1000;
const mostYears = 30;

function fail(problem: string): never {
  console.error(`${problem}\n\n${usage}`);
  process.exit(2);
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        organisation: { type: 'string' },
        catalogue: { type: 'string' },
        from: { type: 'string', default: '2026-01-01' },
        to: { type: 'string', default: '2026-12-31' },
        leaders: { type: 'string', default: 'mixed' },
        periods: { type: 'string', default: 'month' },
        seed: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

const values = readArguments();

function dayArgument(name: 'from' | 'to'): Day {
  return parseDay(values[name]) ?? fail(`--${name} phải là một ngày, ví dụ 2026-01-01`);
}

function waysArgument(): LeaderWay {
  return (
    leaderWays.find((way) => way === values.leaders) ?? fail(`--leaders phải là ${leaderWays.join(', ')}`)
  );
}

function kindsArgument(): PeriodKind[] {
  return values.periods.split(',').map((typed) => {
    const kind = periodKinds.find((each) => each === typed.trim() && each !== 'custom');
    return kind ?? fail(`--periods: không có loại kỳ «${typed}»`);
  });
}

/** The campaign's files with its dates laid on the simulated time; the demo's where none are named. */
async function filesArgument(from: Day, to: Day): Promise<readonly ReadFile[]> {
  const { catalogue, organisation } = values;
  if ((catalogue === undefined) !== (organisation === undefined))
    fail('cần cả --catalogue và --organisation');
  const named =
    catalogue === undefined || organisation === undefined
      ? demoFiles(Number(from.slice(0, 4)))
      : await Promise.all([catalogue, organisation].map(readNamed));
  const read = readCampaignFiles(named);
  if (!read.ok)
    return fail(read.error.map(({ file, path, message }) => `${file}: ${path}: ${message}`).join('\n'));
  return read.value.map((each) =>
    each.kind === 'catalogue'
      ? { ...each, file: { ...each.file, campaign: { ...each.file.campaign, startsOn: from, endsOn: to } } }
      : each,
  );
}

async function readNamed(name: string): Promise<{ name: string; text: string }> {
  try {
    return { name, text: await readFile(name, 'utf8') };
  } catch {
    return fail(`không đọc được tệp ${name}`);
  }
}

async function optionsOf(): Promise<SimulationOptions> {
  const [from, to] = [dayArgument('from'), dayArgument('to')];
  if (to < from) fail('--to phải sau --from');
  if (daysBetween(from, to) > mostYears * 366) fail(`nhiều nhất ${mostYears} năm một lần`);
  const seed = /^-?\d{1,9}$/.test(values.seed) ? Number(values.seed) : fail('--seed phải là số nguyên');
  return {
    from,
    to,
    seed,
    leaders: waysArgument(),
    kinds: kindsArgument(),
    files: await filesArgument(from, to),
  };
}

async function run(options: SimulationOptions): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'thi-dua-simulate-'));
  const url = `file:${join(folder, 'simulation.db')}`;
  const database = await openDatabase({ url, longestTransactionMs: longestRunMs });
  try {
    // One transaction for it all: nothing of it is to be kept, and nothing waits for the disk.
    await database.inTransaction((tx) =>
      simulateYear(quickStores(allStores(tx)), options, (line, at, calendar) =>
        process.stdout.write(`${values.json ? JSON.stringify(line) : inWords(line, at, calendar)}\n`),
      ),
    );
  } finally {
    await database.close();
    await rm(folder, { recursive: true });
  }
}

await run(await optionsOf());
