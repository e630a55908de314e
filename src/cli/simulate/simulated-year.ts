import type { ReadFile } from '../../app/campaign/import-campaign.ts';
import { openDuePeriods } from '../../app/campaign/open-period.ts';
import { calendarOf } from '../../app/office-time.ts';
import type { Bloc } from '../../app/ports/blocs.ts';
import type { NewOutboxRow } from '../../app/ports/outbox.ts';
import type { ReportingPeriod } from '../../app/ports/periods.ts';
import type { Stores } from '../../app/ports/stores.ts';
import { runReviews } from '../../app/review/run-reviews.ts';
import { nextScheduledAt } from '../../app/schedule/next-scheduled.ts';
import { organisationsInPlay, reminderStateOf } from '../../app/schedule/reminder-state.ts';
import { sendReminders } from '../../app/schedule/send-reminders.ts';
import { utterancesOf, type LeaderWay, type Utterance } from '../../app/simulation/leaders.ts';
import { reviewWords } from '../../chat/words/review.ts';
import { addDays, type Day } from '../../domain/calendar/day.ts';
import type { PeriodKind } from '../../domain/calendar/period.ts';
import { vietNamTime } from '../../domain/calendar/time-zone.ts';
import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts';
import { remindersDue } from '../../domain/duty/reminders-due.ts';
import { dutyNames, type DutyNames } from './named-duties.ts';
import { simulatedChannel } from './simulated-channel.ts';
import { SimulatedLeaders } from './simulated-leaders.ts';
import { localIso, rungOf, textOf, type NamedDuty, type SimulatedLine } from './simulated-line.ts';
import { openOffice, type SimulatedOffice } from './simulated-office.ts';

export interface SimulationOptions {
  readonly files: readonly ReadFile[];
  readonly from: Day;
  /** the last day, lived to its end */
  readonly to: Day;
  readonly kinds: readonly PeriodKind[];
  readonly leaders: LeaderWay;
  readonly seed: number;
}

const capabilitiesOf = () => simulatedChannel.capabilities;

/** Stores that show every row put into the outbox. */
function watched(stores: Stores, seen: (row: NewOutboxRow) => void): Stores {
  const add: Stores['outbox']['add'] = async (rows, at) => {
    const added = new Set(await stores.outbox.add(rows, at));
    for (const row of rows) if (added.has(row.key)) seen(row);
    return [...added];
  };
  return { ...stores, outbox: { ...stores.outbox, add } };
}

/**
 * Lives a campaign through its time with simulated leaders: what is due is done by the product's own use cases, and what
 * leaders say goes through the conversation. `tell` gets every message that would be sent, in order of time.
 */
export async function simulateYear(
  all: Stores,
  options: SimulationOptions,
  tell: (line: SimulatedLine, at: Date, calendar: WorkCalendar) => void,
): Promise<void> {
  const out: NewOutboxRow[] = [];
  const stores = watched(all, (row) => out.push(row));
  const { files, from, to, kinds, leaders, seed } = options;
  const start = vietNamTime.instantOf(from, 0);
  const office = await openOffice(stores, files, { kinds, from }, start);
  const calendar = await calendarOf(stores, office.organisation);
  const names = dutyNames(stores, office);
  const people = new SimulatedLeaders(stores, office, names, { from, to, seed });
  const end = calendar.zone.instantOf(addDays(to, 1), 0);
  // What is written in quiet hours goes out in the morning after: it is told when that has come.
  let held: readonly TimedLine[] = [];
  const tellUntil = (now: Date): void => {
    const inTime = [...held].sort((a, b) => a.at.getTime() - b.at.getTime());
    held = inTime.filter(({ at }) => at > now);
    for (const { line, at } of inTime) if (at <= now) tell(line, at, calendar);
  };
  const flush = (now: Date, dutiesOf: (row: NewOutboxRow) => readonly NamedDuty[]): void => {
    held = [...held, ...linesOf(out.splice(0), now, calendar, dutiesOf)];
    tellUntil(now);
  };

  let next = await nextScheduledAt(stores, start);
  for (const said of [...utterances(office, leaders, seed, calendar), null]) {
    const until = said && said.at < end ? said.at : end;
    while (next !== null && next <= until && next < end) {
      tellUntil(next);
      await openDuePeriods(stores, next);
      const about = await dueDuties(stores, names, next);
      await sendReminders(stores, capabilitiesOf, next);
      await runReviews(stores, capabilitiesOf, reviewWords, next);
      flush(next, ({ key }) => about.get(key.replace(/#\d+$/, '')) ?? []);
      next = await nextScheduledAt(stores, next);
    }
    if (!said || said.at >= end) break;
    tellUntil(said.at);
    const settled = await people.say(said, said.bloc, said.period);
    flush(said.at, () => names.named(settled));
    // a promise, or what now waits for the clerk, may call for a message before the next one that was known
    if (said.says.kind === 'postpone' || (await somethingWaits(stores, office)))
      next = await nextScheduledAt(stores, said.at);
  }
  tellUntil(end);
}

const somethingWaits = async (stores: Stores, { organisation }: SimulatedOffice): Promise<boolean> =>
  (await stores.figures.proposals(organisation.id)).length > 0 ||
  (await stores.questions.unsettled(organisation.id)).length > 0;

export interface Said extends Utterance {
  readonly bloc: Bloc;
  readonly period: ReportingPeriod;
}

/** All that is said in that time, in order. */
export function utterances(
  { blocs, periods }: SimulatedOffice,
  way: LeaderWay,
  seed: number,
  calendar: WorkCalendar,
): readonly Said[] {
  const all = periods.flatMap((period) =>
    blocs.flatMap((bloc) =>
      utterancesOf(way, { seed, bloc: bloc.code, label: period.label }, period, calendar).map(
        (utterance): Said => ({ ...utterance, bloc, period }),
      ),
    ),
  );
  return all.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** What each reminder that is due now is about, by its key. */
async function dueDuties(
  stores: Stores,
  names: DutyNames,
  now: Date,
): Promise<ReadonlyMap<string, readonly NamedDuty[]>> {
  const about = new Map<string, readonly NamedDuty[]>();
  for (const inPlay of await organisationsInPlay(stores)) {
    for (const { key, items } of remindersDue(now, await reminderStateOf(stores, inPlay, now))) {
      const owed = await Promise.all(items.map(({ periodId, blocId }) => names.owed(periodId, blocId)));
      about.set(key, names.named(owed.flat()));
    }
  }
  return about;
}

interface TimedLine {
  readonly line: SimulatedLine;
  readonly at: Date;
}

function linesOf(
  rows: readonly NewOutboxRow[],
  now: Date,
  calendar: WorkCalendar,
  dutiesOf: (row: NewOutboxRow) => readonly NamedDuty[],
): readonly TimedLine[] {
  const byReader = [...rows].sort((a, b) => a.address.chatId.localeCompare(b.address.chatId));
  return byReader.flatMap((row) => {
    const text = textOf(row.content);
    if (text === '') return [];
    const at = row.notBefore > now ? row.notBefore : now;
    const line = {
      at: localIso(at, calendar),
      to: row.address.chatId,
      rung: rungOf(row),
      duties: dutiesOf(row),
      text,
    };
    return [{ line, at }];
  });
}
