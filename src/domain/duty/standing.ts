import type { Day } from '../calendar/day.ts';
import { groupBy } from './group-by.ts';
import { ladderOf, type PeriodInPlay, type Rung } from './ladder.ts';
import { promisesThatCount, type Promised } from './promise.ts';
import type { ReminderItem, ReminderState } from './reminder.ts';

/** A period's rungs, and what its blocs have promised. */
export interface Ladder {
  readonly period: PeriodInPlay;
  readonly dueDay: Day;
  readonly rungs: readonly Rung[];
  /** by bloc, in order of their end */
  readonly promises: ReadonlyMap<string, readonly Promised[]>;
}

export function laddersOf(
  state: Pick<ReminderState, 'calendar' | 'periods' | 'postponements'>,
): readonly Ladder[] {
  const { calendar } = state;
  const postponed = groupBy(state.postponements, ({ periodId }) => periodId);
  return state.periods.map((period) => {
    const byBloc = groupBy(postponed.get(period.id) ?? [], ({ blocId }) => blocId);
    return {
      period,
      dueDay: calendar.zone.dayOf(period.dueAt),
      rungs: ladderOf(period, calendar),
      promises: new Map([...byBloc].map(([bloc, list]) => [bloc, promisesThatCount(list, period, calendar)])),
    };
  });
}

/** The rungs that concern a person, by why they are asked. */
export function rungsFor(
  as: ReminderItem['as'],
  unattended: boolean,
  { rungs, period, promises }: Ladder,
  blocId: string,
): readonly Rung[] {
  const { deputyFrom, clerkFrom, sponsorFrom } = period.plan.late;
  switch (as) {
    case 'reporter':
      return withPromises(
        rungs.filter(({ code }) => code !== 'closed'),
        promises.get(blocId) ?? [],
        period,
      );
    case 'deputy':
      return rungs.filter(({ late }) => late >= deputyFrom);
    case 'sponsor':
      return rungs.filter(({ late }) => late >= sponsorFrom);
    case 'clerk':
      return unattended ? rungs : rungs.filter(({ code, late }) => code === 'closed' || late >= clerkFrom);
  }
}

function withPromises(
  rungs: readonly Rung[],
  promises: readonly Promised[],
  { closesAt }: PeriodInPlay,
): readonly Rung[] {
  if (promises.length === 0) return rungs;
  const promised = promises.map(({ until, endsAt }): Rung => ({
    code: 'promised',
    at: endsAt,
    day: until,
    useUntil: closesAt,
    late: 0,
  }));
  return [...promised, ...rungs].sort((a, b) => a.at.getTime() - b.at.getTime());
}

export interface Standing {
  readonly rung: Rung;
  /** a rung has come that this person has not had: it calls for a message */
  readonly calls: boolean;
}

/**
 * Where a person stands on the ladder: the newest rung of the day that is still of use. Null when there is none, or
 * when it was the last one and they have had it. Days are compared, not hours: one message a day covers that day.
 *
 * @param lastDay when they were last reminded of the period, '' for never
 */
export function standingOn(rungs: readonly Rung[], now: Date, today: Day, lastDay: string): Standing | null {
  const usable = rungs.filter(({ useUntil }) => useUntil === null || now < useUntil);
  const rung = usable.findLast(({ day }) => day <= today);
  if (!rung) return null;
  const calls = usable.some(({ at, day }) => at <= now && day > lastDay);
  const goesOn = usable.some(({ day }) => day > today);
  return calls || goesOn ? { rung, calls } : null;
}

/** How far up the ladder a rung is: the deadline weighs more than a notice, lateness more than the deadline. */
export function rankOf({ code, late }: Rung): number {
  if (late > 0) return 1000 + late;
  if (code === 'closed') return 2000;
  if (code === 'due-day') return 900;
  if (code === 'promised') return 800;
  return code === 'opening' ? 0 : 700 - Number(code.slice('before-'.length));
}
