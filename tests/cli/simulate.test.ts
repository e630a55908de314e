import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCampaignFiles, type ReadFile } from '../../src/app/campaign/import-campaign.ts';
import type { Stores } from '../../src/app/ports/stores.ts';
import { leaderWays, type LeaderWay } from '../../src/app/simulation/leaders.ts';
import { quickStores } from '../../src/cli/simulate/quick-stores.ts';
import type { SimulatedLine } from '../../src/cli/simulate/simulated-line.ts';
import { simulateYear } from '../../src/cli/simulate/simulated-year.ts';
import { parseDay, type Day } from '../../src/domain/calendar/day.ts';
import type { PeriodKind } from '../../src/domain/calendar/period.ts';
import { vietNamTime } from '../../src/domain/calendar/time-zone.ts';
import { makeWorkCalendar } from '../../src/domain/calendar/work-calendar.ts';
import { demoFiles } from '../../src/playground/demo/demo-campaign.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { allStores } from '../../src/storage/stores/all-stores.ts';

function day(text: string): Day {
  const read = parseDay(text);
  if (!read) throw new Error(`no such day: ${text}`);
  return read;
}

function files(from: Day, to: Day): readonly ReadFile[] {
  const read = readCampaignFiles(demoFiles(Number(from.slice(0, 4))));
  if (!read.ok) throw new Error('the demo cannot be read');
  return read.value.map((each) =>
    each.kind === 'catalogue'
      ? { ...each, file: { ...each.file, campaign: { ...each.file.campaign, startsOn: from, endsOn: to } } }
      : each,
  );
}

interface Play {
  readonly from: string;
  readonly to: string;
  readonly leaders: LeaderWay;
  readonly seed: number;
  readonly kinds?: readonly PeriodKind[];
  readonly stores?: (stores: Stores) => Stores;
}

async function play({
  from,
  to,
  leaders,
  seed,
  kinds = ['month'],
  stores = quickStores,
}: Play): Promise<SimulatedLine[]> {
  const folder = mkdtempSync(join(tmpdir(), 'thi-dua-simulate-test-'));
  const database = await openDatabase({
    url: `file:${join(folder, 'simulation.db')}`,
    longestTransactionMs: 600_000,
  });
  const lines: SimulatedLine[] = [];
  const [first, last] = [day(from), day(to)];
  const options = { files: files(first, last), from: first, to: last, kinds, leaders, seed };
  try {
    await database.inTransaction((tx) =>
      simulateYear(stores(allStores(tx)), options, (line) => lines.push(line)),
    );
  } finally {
    await database.close();
    rmSync(folder, { recursive: true });
  }
  return lines;
}

const calendar = makeWorkCalendar();
const rungs = /^(opening|before-\d+|due-day|late-\d+|promised|closed|digest)$/;
const isReminder = ({ rung }: SimulatedLine) => rung !== null && rungs.test(rung);

/** What can be seen in the messages alone, without the program that made them. */
function checkRules(lines: readonly SimulatedLine[]): void {
  const perDay = new Set<string>();
  const settled = new Set<string>();
  const late = new Map<string, number>();
  for (const line of lines) {
    const instant = new Date(line.at);
    const { day: today, minute } = vietNamTime.wallTimeOf(instant);
    const keys = line.duties.map((duty) => JSON.stringify(duty));
    if (line.rung === null) {
      for (const key of keys) settled.add(key);
      continue;
    }
    expect(calendar.isWorkingDay(today), `${line.at}: a day off`).toBe(true);
    expect(minute >= 7 * 60 && minute < 20 * 60, `${line.at}: quiet hours`).toBe(true);
    if (!isReminder(line)) continue;
    expect(perDay.has(`${line.to} ${today}`), `${line.to} twice on ${today}`).toBe(false);
    perDay.add(`${line.to} ${today}`);
    for (const key of keys) expect(settled.has(key), `${line.at}: ${key} was reported`).toBe(false);
    if (line.to === 'clerk' || !line.rung.startsWith('late')) continue;
    for (const period of new Set(line.duties.map((duty) => duty.period))) {
      const times = (late.get(`${line.to} ${period}`) ?? 0) + 1;
      late.set(`${line.to} ${period}`, times);
      expect(times, `${line.to} about ${period}`).toBeLessThanOrEqual(5);
    }
  }
}

describe('a simulated year', () => {
  it.each(leaderWays)('of %s leaders keeps the rules', async (leaders) => {
    const lines = await play({ from: '2026-01-01', to: '2026-03-31', leaders, seed: 3 });
    expect(lines.filter(isReminder).length).toBeGreaterThan(20);
    checkRules(lines);
  });

  it('puts every duty that stayed open before the clerk', async () => {
    const lines = await play({ from: '2028-01-01', to: '2028-03-31', leaders: 'silent', seed: 1 });
    const told = new Set(
      lines
        .filter(({ to, rung }) => to === 'clerk' && rung === 'closed')
        .flatMap(({ duties }) => duties.map((each) => JSON.stringify(each))),
    );
    const asked = new Set(
      lines
        .filter(({ rung }) => rung === 'opening')
        .flatMap(({ duties }) => duties.map((each) => JSON.stringify(each))),
    );
    const locked = [...asked].filter((key) => /tháng [12] /.test(key));
    expect(locked.length).toBeGreaterThan(300);
    expect(locked.filter((key) => !told.has(key))).toEqual([]);
  });

  it('is the same again by its seed, and another by another', async () => {
    const year = { from: '2026-05-01', to: '2026-06-30', leaders: 'mixed' } as const;
    const first = await play({ ...year, seed: 7 });
    expect(await play({ ...year, seed: 7 })).toEqual(first);
    expect(await play({ ...year, seed: 8 })).not.toEqual(first);
  });

  it('is the same on the database alone', async () => {
    const year = { from: '2026-05-01', to: '2026-06-30', leaders: 'mixed', seed: 5 } as const;
    const kinds = ['month', 'six-months'] as const;
    const quick = await play({ ...year, kinds });
    const slow = await play({ ...year, kinds, stores: (stores) => stores });
    expect(quick.length).toBeGreaterThan(40);
    expect(slow).toEqual(quick);
  });
});
