import type { Day } from '../calendar/day.ts';
import { delegationsThatCount, isStillOwed, type Delegated } from './delegation.ts';
import { groupBy } from './group-by.ts';
import { ladderOf, type PeriodInPlay, type Rung } from './ladder.ts';
import { promisesThatCount, type Promised } from './promise.ts';
import type { ReminderItem, ReminderState } from './reminder.ts';

/** A period's rungs, and what its blocs have promised or passed on. */
export interface Ladder {
  readonly period: PeriodInPlay;
  readonly dueDay: Day;
  readonly rungs: readonly Rung[];
  /** by bloc, in order of their end */
  readonly promises: ReadonlyMap<string, readonly Promised[]>;
  /** by bloc, in order of their end */
  readonly delegations: ReadonlyMap<string, readonly Delegated[]>;
}

export function laddersOf(
  state: Pick<ReminderState, 'calendar' | 'periods' | 'postponements' | 'delegations'>,
): readonly Ladder[] {
  const { calendar } = state;
  const postponed = groupBy(state.postponements, ({ periodId }) => periodId);
  const passedOn = groupBy(state.delegations, ({ periodId }) => periodId);
  return state.periods.map((period) => {
    const asked = groupBy(postponed.get(period.id) ?? [], ({ blocId }) => blocId);
    const passed = groupBy(passedOn.get(period.id) ?? [], ({ blocId }) => blocId);
    return {
      period,
      dueDay: calendar.zone.dayOf(period.dueAt),
      rungs: ladderOf(period, calendar),
      promises: new Map([...asked].map(([bloc, list]) => [bloc, promisesThatCount(list, period, calendar)])),
      delegations: new Map(
        [...passed].map(([bloc, list]) => [bloc, delegationsThatCount(list, period, calendar)]),
      ),
    };
  });
}

/** The rungs that concern a person, by why they are asked. */
export function rungsFor(
  as: ReminderItem['as'],
  unattended: boolean,
  { rungs, period, promises, delegations }: Ladder,
  blocId: string,
): readonly Rung[] {
  const { deputyFrom, clerkFrom, sponsorFrom } = period.plan.late;
  switch (as) {
    case 'reporter':
      return withEndings(
        rungs.filter(({ code }) => code !== 'closed'),
        [
          ...(promises.get(blocId) ?? []).map((each) => ({ ...each, code: 'promised' as const })),
          ...(delegations.get(blocId) ?? [])
            .filter(isStillOwed)
            .map((each) => ({ ...each, code: 'delegated' as const })),
        ],
        period,
      );
    case 'deputy':
      return rungs.filter(({ late }) => late >= deputyFrom);
    case 'sponsor':
      return rungs.filter(({ late }) => late >= sponsorFrom);
    case 'clerk':
      return unattended
        ? rungs
        : rungs.filter(({ code, late }) => code === 'due-day' || code === 'closed' || late >= clerkFrom);
  }
}

/** A promise or a delegation that has run out is a rung of its own. */
function withEndings(
  rungs: readonly Rung[],
  endings: readonly (Pick<Promised, 'until' | 'endsAt'> & Pick<Rung, 'code'>)[],
  { closesAt }: PeriodInPlay,
): readonly Rung[] {
  if (endings.length === 0) return rungs;
  const ends = endings.map(({ code, until, endsAt }): Rung => ({
    code,
    at: endsAt,
    day: until,
    useUntil: closesAt,
    late: 0,
  }));
  return [...ends, ...rungs].sort((a, b) => a.at.getTime() - b.at.getTime());
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
  if (code === 'delegated') return 790;
  return code === 'opening' ? 0 : 700 - Number(code.slice('before-'.length));
}
