import type { Day } from '../calendar/day.ts';
import { clock } from '../calendar/time-zone.ts';
import type { Rung } from './ladder.ts';
import type { Owed, Reminder, ReminderItem, ReminderState } from './reminder.ts';
import { reportersOf } from './reporters.ts';
import { indexSent, type SentIndex } from './sent-index.ts';
import { spokespersonsOn, type Spokespersons } from './spokespersons.ts';
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
    const found = new Set<string>();
    for (const asked of whoIsAsked(speakers(owed.blocId), reachedClerks, ladder, owed, now)) {
      if (found.has(asked.personId)) continue;
      const candidate = candidateOf(moment, ladder, owed, asked);
      if (!candidate) continue;
      found.add(asked.personId);
      const others = candidates.get(asked.personId);
      if (others) others.push(candidate);
      else candidates.set(asked.personId, [candidate]);
    }
  }
  return candidates;
}

interface Asked extends Pick<ReminderItem, 'as' | 'askedFor' | 'unattended'> {
  readonly personId: string;
}

/** Who is to answer for a bloc, and who is to know, in order of weight. */
function whoIsAsked(
  speakers: Spokespersons,
  clerks: readonly string[],
  { promises, delegations }: Ladder,
  owed: Owed,
  now: Date,
): readonly Asked[] {
  const { reporter, deputy, sponsors } = speakers;
  const all = { askedFor: { kind: 'all' }, unattended: false } as const;
  const knowing = clerks.map((personId): Asked => {
    return { ...all, personId, as: 'clerk', unattended: reporter === null };
  });
  if (promises.get(owed.blocId)?.some(({ endsAt }) => endsAt > now)) return knowing;
  const reporters = reportersOf(speakers, delegations.get(owed.blocId) ?? [], owed, now).map(
    (each): Asked => ({ ...each, as: 'reporter', unattended: false }),
  );
  const single = reporters.filter(({ askedFor }) => askedFor.kind === 'only');
  return [
    ...reporters.filter((each) => !single.includes(each)),
    ...(deputy === null ? [] : [{ ...all, personId: deputy, as: 'deputy' as const }]),
    ...single,
    ...sponsors.map((personId): Asked => ({ ...all, personId, as: 'sponsor' })),
    ...knowing,
  ];
}

function candidateOf(
  { now, today, sent }: Moment,
  ladder: Ladder,
  { periodId, blocId }: Owed,
  { personId, as, askedFor, unattended }: Asked,
): Candidate | null {
  const capped = as !== 'clerk' && today > ladder.dueDay;
  if (capped && sent.timesLate(personId, periodId) >= ladder.period.plan.late.atMost) return null;
  const rungs = rungsFor(as, unattended, ladder, blocId);
  const standing = standingOn(rungs, now, today, sent.lastDay(personId, periodId));
  if (!standing) return null;
  const promisedUntil = ladder.promises.get(blocId)?.at(-1)?.until ?? null;
  const rung = standing.rung.code;
  return { item: { periodId, blocId, rung, as, askedFor, unattended, promisedUntil }, ...standing };
}

/** «Chưa có số liệu» is left alone until the morning of the due day. */
const isOwedOn = (today: Day, { open, noneYet }: Owed, { dueDay }: Ladder): boolean =>
  open > 0 || (noneYet > 0 && today >= dueDay);
