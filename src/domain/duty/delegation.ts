import { earlierDay, laterDay, parseDay, type Day } from '../calendar/day.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { PeriodInPlay } from './ladder.ts';
import type { DelegationFact, Owed } from './reminder.ts';

/** A delegation that counts, with the instant at which the leader is asked again. */
export interface Delegated extends Pick<DelegationFact, 'personId' | 'indicatorId' | 'owed'> {
  readonly until: Day;
  readonly endsAt: Date;
}

/** The last day to which a leader who first asked somebody else then is left alone; null: not at all. */
export function delegationLimit(askedAt: Date, period: PeriodInPlay, calendar: WorkCalendar): Day | null {
  const { zone } = calendar;
  const { workingDays } = period.plan.delegation;
  if (workingDays === 0) return null;
  const asked = laterDay(zone.dayOf(askedAt), zone.dayOf(period.opensAt));
  const byPlan = calendar.addWorkingDays(asked, workingDays);
  return earlierDay(byPlan, calendar.workingDayUntil(zone.dayOf(period.closesAt)));
}

/**
 * The delegations of one bloc for one period, no longer than the plan lets them count, in order of their end. The limit
 * runs from the first of them: asking again does not make it longer.
 */
export function delegationsThatCount(
  delegations: readonly DelegationFact[],
  period: PeriodInPlay,
  calendar: WorkCalendar,
): readonly Delegated[] {
  const asked = delegations.map(({ askedAt }) => askedAt.getTime());
  const limit = asked.length > 0 ? delegationLimit(new Date(Math.min(...asked)), period, calendar) : null;
  return delegations
    .flatMap(({ personId, indicatorId, owed, untilDay }): Delegated[] => {
      const wanted = parseDay(untilDay);
      if (!wanted || !limit) return [];
      const until = earlierDay(calendar.workingDayFrom(wanted), limit);
      return [{ personId, indicatorId, owed, until, endsAt: calendar.zone.instantOf(until, period.plan.at) }];
    })
    .sort((a, b) => a.endsAt.getTime() - b.endsAt.getTime());
}

/** Something of it is still owed: else whoever was asked has done it, and nobody has to hear of it any more. */
export const isStillOwed = ({ indicatorId, owed }: Delegated): boolean => indicatorId === null || owed > 0;

/** The indicators that were passed on one by one, each once. */
export const indicatorsOf = (delegations: readonly Delegated[]): readonly string[] => [
  ...new Set(delegations.flatMap(({ indicatorId }) => indicatorId ?? [])),
];

/** Was all that the bloc still owes passed on, at once or one by one? */
export function coverAll(delegations: readonly Delegated[], { open, noneYet }: Owed): boolean {
  if (delegations.some(({ indicatorId }) => indicatorId === null)) return true;
  const single = new Map(delegations.map(({ indicatorId, owed }) => [indicatorId, owed]));
  return [...single.values()].reduce((sum, owed) => sum + owed, 0) >= open + noneYet;
}
