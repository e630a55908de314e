import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCampaignFiles } from '../../../src/app/campaign/import-campaign.ts';
import { calendarOf } from '../../../src/app/office-time.ts';
import type { Stores } from '../../../src/app/ports/stores.ts';
import { makeRest, type Rest } from '../../../src/app/schedule/rest.ts';
import { runSchedule } from '../../../src/app/schedule/run-schedule.ts';
import type { LeaderWay } from '../../../src/app/simulation/leaders.ts';
import { messengerWords } from '../../../src/chat/words/window.ts';
import { reviewWords } from '../../../src/chat/words/review.ts';
import { dutyNames } from '../../../src/cli/simulate/named-duties.ts';
import { quickStores } from '../../../src/cli/simulate/quick-stores.ts';
import { simulatedChannel } from '../../../src/cli/simulate/simulated-channel.ts';
import { SimulatedLeaders } from '../../../src/cli/simulate/simulated-leaders.ts';
import { openOffice } from '../../../src/cli/simulate/simulated-office.ts';
import { utterances } from '../../../src/cli/simulate/simulated-year.ts';
import { theDay } from '../../../src/domain/calendar/day.ts';
import { vietNamTime } from '../../../src/domain/calendar/time-zone.ts';
import { demoFiles } from '../../../src/playground/demo/demo-campaign.ts';
import { openDatabase } from '../../../src/storage/database.ts';
import { allStores } from '../../../src/storage/stores/all-stores.ts';
import { silentLog } from '../../silent-log.ts';

const minute = 60_000;
const at = (ms: number) => new Date(ms);

describe('a rest', () => {
  const rested = async (longest: number, until: number | null, meanwhile?: (rest: Rest) => void) => {
    const rest = makeRest(longest);
    await rest.after(at(1000), async () => {
      meanwhile?.(rest);
      return until === null ? null : at(until);
    });
    return rest;
  };

  it.each([
    { longest: 500, until: 1200, now: 1199, over: false, why: 'nothing can be due' },
    { longest: 500, until: 1200, now: 1200, over: true, why: 'time may bring something' },
    { longest: 100, until: 9999, now: 1100, over: true, why: 'others may have changed something' },
    { longest: 500, until: null, now: 1001, over: true, why: 'a step failed' },
    { longest: 500, until: 1200, now: 999, over: true, why: 'the clock was put back' },
  ])('of $longest until $until, at $now: over is $over, $why', async ({ longest, until, now, over }) => {
    expect((await rested(longest, until)).isOver(at(now))).toBe(over);
  });

  it('ends with a change, and does not begin over one that the work may have missed', async () => {
    const rest = await rested(500, 1200);
    rest.end();
    expect(rest.isOver(at(1001))).toBe(true);
    expect((await rested(500, 1200, (each) => each.end())).isOver(at(1001))).toBe(true);
  });

  it('is over before anything was looked at', () => {
    expect(makeRest(500).isOver(at(0))).toBe(true);
  });
});

interface Play {
  readonly seed: number;
  readonly leaders: LeaderWay;
  readonly month: number;
  /** processes on one database: what is said reaches one of them in turn; 0: one that never rests */
  readonly processes: number;
}

const step = 30 * minute;
const capabilitiesOf = () => simulatedChannel.capabilities;

/** Six weeks, looked at every half hour. Resolves with every message: when it was written, and its key. */
async function play(all: Stores, { seed, leaders, month, processes }: Play): Promise<string[]> {
  const written: string[] = [];
  let now = vietNamTime.instantOf(theDay(2026, month, 1), 0);
  const stores: Stores = {
    ...all,
    outbox: {
      ...all.outbox,
      add: async (rows, when) => {
        const added = await all.outbox.add(rows, when);
        const fresh = rows.filter(({ key }) => added.includes(key));
        written.push(...fresh.map(({ key, address }) => `${now.toISOString()} ${address.chatId} ${key}`));
        return added;
      },
    },
  };
  const files = readCampaignFiles(demoFiles(2026));
  if (!files.ok) throw new Error('the demo cannot be read');
  const span = { from: theDay(2026, month, 1), to: theDay(2026, month + 1, 10) };
  const office = await openOffice(stores, files.value, { kinds: ['month'], from: span.from }, now);
  const calendar = await calendarOf(stores, office.organisation);
  const people = new SimulatedLeaders(stores, office, dutyNames(stores, office), { ...span, seed });
  const said = [...utterances(office, leaders, seed, calendar)];
  const deps = {
    ...{
      capabilitiesOf,
      reviewWords,
      messengerWords,
      messengers: [],
      log: silentLog,
      forgetTexts: async () => undefined,
    },
    quota: { bots: [], words: () => [] },
    inTransaction: <T>(work: (stores: Stores) => Promise<T>) => work(stores),
  };
  const rests = Array.from({ length: processes }, () =>
    makeRest(processes > 1 ? 5 * 60 * minute : 24 * 60 * minute),
  );
  const end = vietNamTime.instantOf(span.to, 0);
  for (let count = 0; now < end; now = at(now.getTime() + step)) {
    for (; said[0] && said[0].at <= now; count += 1) {
      const next = said.shift();
      if (!next) break;
      await people.say(next, next.bloc, next.period);
      rests[count % processes]?.end();
    }
    if (processes === 0) await runSchedule(deps, now);
    for (const rest of rests) if (rest.isOver(now)) await rest.after(now, () => runSchedule(deps, now));
  }
  return written.map(withoutIds).sort();
}

/** Ids of rows are random; the chat says whose it is. */
const withoutIds = (line: string): string => line.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…');

describe('resting', () => {
  it(
    'leaves out no message and delays none, alone and beside other processes',
    { timeout: 300_000 },
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'thi-dua-rest-'));
      let databases = 0;
      const played = async (options: Play): Promise<string[]> => {
        databases += 1;
        const url = `file:${join(folder, `${databases}.db`)}`;
        const database = await openDatabase({ url, longestTransactionMs: 600_000 });
        try {
          return await database.inTransaction((tx) => play(quickStores(allStores(tx)), options));
        } finally {
          await database.close();
        }
      };
      try {
        await fc.assert(
          fc.asyncProperty(
            fc.integer({ min: 1, max: 1000 }),
            fc.constantFrom<LeaderWay>('mixed', 'late', 'silent'),
            fc.constantFrom(1, 4, 8),
            fc.constantFrom(1, 2),
            async (seed, leaders, month, processes) => {
              const unresting = await played({ seed, leaders, month, processes: 0 });
              expect(unresting.length).toBeGreaterThan(20);
              expect(await played({ seed, leaders, month, processes })).toEqual(unresting);
            },
          ),
          { numRuns: 2 },
        );
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});
