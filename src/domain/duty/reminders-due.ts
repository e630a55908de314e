import type { Day } from '../calendar/day.ts';
import { clock } from '../calendar/time-zone.ts';
import type { Rung } from './ladder.ts';
import type { Owed, Reminder, ReminderItem, ReminderState } from './reminder.ts';
import { indexSent, type SentIndex } from './sent-index.ts';
import { spokespersonsOn } from './spokespersons.ts';
import { laddersOf, rankOf, rungsFor, standingOn, type Ladder, type Standing } from './standing.ts';

/** A digest that only the agenda calls for goes out between these minutes of a working day. */
export const digestHours = { from: clock(8), until: clock(17) } as const;

/**
 * The reminders that are due at `now`: at most one a person a day, each with all that the person owes across
 * periods. What is due follows from the state alone, so a tick missed or doubled changes nothing, and after an
 * outage of any length only the newest rung is left (docs/decisions/0152-downtime-rule.md).
 */
export const remindersDue = (now: Date, state: ReminderState): readonly Reminder[] =>
  remindersWith(laddersOf(state), now, state);

/** As `remindersDue`, for a caller that asks about several instants. */
export function remindersWith(
  ladders: readonly Ladder[],
  now: Date,
  state: ReminderState,
): readonly Reminder[] {
  const { calendar } = state;
  const today = calendar.zone.dayOf(now);
  const dueDays = new Map(ladders.map(({ period, dueDay }) => [period.id, dueDay]));
  const sent = indexSent(state.sent, dueDays, today);
  const candidates = candidatesOf({ ladders, now, today, state, sent });
  const digestFor = isDigestTime(now, state) ? state.clerks.filter(isReachedIn(state)) : [];
  const due: Reminder[] = [];
  for (const personId of [...new Set([...candidates.keys(), ...digestFor])].sort()) {
    if (sent.today.has(personId)) continue;
    if (!calendar.isAllowed(now, state.people.get(personId))) continue;
    const live = candidates.get(personId) ?? [];
    const newest = highest(live.filter(({ calls }) => calls).map(({ rung }) => rung));
    if (!newest && !digestFor.includes(personId)) continue;
    due.push(
      reminderOf(
        personId,
        today,
        newest,
        live.map(({ item }) => item),
      ),
    );
  }
  return due;
}

const highest = (rungs: readonly Rung[]): Rung | null =>
  rungs.reduce<Rung | null>((a, b) => (a === null || rankOf(b) > rankOf(a) ? b : a), null);

function reminderOf(
  personId: string,
  day: Day,
  newest: Rung | null,
  items: readonly ReminderItem[],
): Reminder {
  const periodIds = [...new Set(items.map(({ periodId }) => periodId))].sort();
  const rung = newest?.code ?? 'digest';
  const key = `reminder/${periodIds.join('+') || '-'}/${rung}/${personId}/${day}`;
  return { key, personId, day, rung, periodIds, items };
}

const isReachedIn =
  ({ people }: Pick<ReminderState, 'people'>) =>
  (personId: string): boolean =>
    people.get(personId)?.unreachable !== true;

/** Something waits since before today, and it is the hour at which clerks are told so. */
function isDigestTime(now: Date, { calendar, agenda }: ReminderState): boolean {
  const { day, minute } = calendar.zone.wallTimeOf(now);
  const waits = agenda.some(({ since, until }) => since < day && (until === null || day <= until));
  return waits && calendar.isWorkingDay(day) && minute >= digestHours.from && minute < digestHours.until;
}

interface Moment {
  readonly ladders: readonly Ladder[];
  readonly now: Date;
  readonly today: Day;
  readonly state: ReminderState;
  readonly sent: SentIndex;
}

interface Candidate extends Standing {
  readonly item: ReminderItem;
}

/** What each person owes now and may still be told about. */
function candidatesOf(moment: Moment): ReadonlyMap<string, readonly Candidate[]> {
  const { ladders, now, today, state } = moment;
  const byPeriod = new Map(ladders.map((ladder) => [ladder.period.id, ladder]));
  const speakers = spokespersonsOn(today, state.offices, state.people);
  const reachedClerks = state.clerks.filter(isReachedIn(state));
  const candidates = new Map<string, Candidate[]>();
  for (const owed of state.owed) {
    const ladder = byPeriod.get(owed.periodId);
    if (!ladder || ladder.period.opensAt > now || !isOwedOn(today, owed, ladder)) continue;
    // One person may hold several offices: the first of these says why they are asked.
    const asked = new Set<string>();
    const ask = (personId: string | null, as: ReminderItem['as'], unattended = false): void => {
      if (personId === null || asked.has(personId)) return;
      const candidate = candidateOf(moment, ladder, owed, personId, as, unattended);
      if (!candidate) return;
      asked.add(personId);
      const others = candidates.get(personId);
      if (others) others.push(candidate);
      else candidates.set(personId, [candidate]);
    };
    const { reporter, deputy, sponsors, holders } = speakers(owed.blocId);
    const resting = ladder.promises.get(owed.blocId)?.some(({ endsAt }) => endsAt > now) ?? false;
    if (!resting) {
      const instead = (ladder.delegations.get(owed.blocId) ?? []).filter(
        ({ personId, endsAt }) => endsAt > now && personId !== reporter && holders.includes(personId),
      );
      if (!instead.some(({ whole }) => whole)) ask(reporter, 'reporter');
      for (const { personId } of instead) ask(personId, 'reporter');
      ask(deputy, 'deputy');
      for (const sponsor of sponsors) ask(sponsor, 'sponsor');
    }
    for (const clerk of reachedClerks) ask(clerk, 'clerk', reporter === null);
  }
  return candidates;
}

function candidateOf(
  { now, today, sent }: Moment,
  ladder: Ladder,
  { periodId, blocId }: Owed,
  personId: string,
  as: ReminderItem['as'],
  unattended: boolean,
): Candidate | null {
  const capped = as !== 'clerk' && today > ladder.dueDay;
  if (capped && sent.timesLate(personId, periodId) >= ladder.period.plan.late.atMost) return null;
  const rungs = rungsFor(as, unattended, ladder, blocId);
  const standing = standingOn(rungs, now, today, sent.lastDay(personId, periodId));
  if (!standing) return null;
  const promisedUntil = ladder.promises.get(blocId)?.at(-1)?.until ?? null;
  const rung = standing.rung.code;
  return { item: { periodId, blocId, rung, as, unattended, promisedUntil }, ...standing };
}

/** «Chưa có số liệu» is left alone until the morning of the due day. */
const isOwedOn = (today: Day, { open, noneYet }: Owed, { dueDay }: Ladder): boolean =>
  open > 0 || (noneYet > 0 && today >= dueDay);
