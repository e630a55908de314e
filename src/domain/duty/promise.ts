import { earlierDay, parseDay, type Day } from '../calendar/day.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { err, ok, type Result } from '../result.ts';
import type { PeriodInPlay } from './ladder.ts';
import type { PostponementFact } from './reminder.ts';

/** The last day to which reminders of a period may be put off: within the plan's limit and before the lock. */
export function postponementLimit(period: PeriodInPlay, calendar: WorkCalendar): Day {
  const { zone } = calendar;
  const byPlan = calendar.addWorkingDays(zone.dayOf(period.dueAt), period.plan.postponement.workingDays);
  return earlierDay(byPlan, calendar.workingDayUntil(zone.dayOf(period.closesAt)));
}

export type PostponementRefusal =
  /** the day asked for is today or past */
  | { readonly kind: 'not-later' }
  /** today is the last day already */
  | { readonly kind: 'past-limit'; readonly limit: Day }
  | { readonly kind: 'too-often'; readonly atMost: number };

/**
 * Judges a request to put a period off.
 *
 * @param earlier the bloc's granted postponements of this period
 * @returns the day until which reminders rest, cut back to the limit, never on a day off
 */
export function judgePostponement(
  wanted: Day,
  today: Day,
  period: PeriodInPlay,
  earlier: readonly PostponementFact[],
  calendar: WorkCalendar,
): Result<{ readonly until: Day; readonly cut: boolean }, PostponementRefusal> {
  const { atMost } = period.plan.postponement;
  const limit = postponementLimit(period, calendar);
  if (wanted <= today) return err({ kind: 'not-later' });
  if (limit <= today) return err({ kind: 'past-limit', limit });
  if (earlier.filter(({ state }) => state === 'granted').length >= atMost)
    return err({ kind: 'too-often', atMost });
  const until = calendar.workingDayFrom(wanted);
  return ok(until > limit ? { until: limit, cut: true } : { until, cut: false });
}

/** A promise that counts, with the instant at which reminders go on. */
export interface Promised {
  readonly until: Day;
  readonly endsAt: Date;
}

/** The promises of one bloc for one period that the plan lets count, in order of their end. */
export function promisesThatCount(
  postponements: readonly PostponementFact[],
  period: PeriodInPlay,
  calendar: WorkCalendar,
): readonly Promised[] {
  const limit = postponementLimit(period, calendar);
  return postponements
    .filter(({ state }) => state === 'granted')
    .sort((a, b) => a.askedAt.getTime() - b.askedAt.getTime())
    .slice(0, period.plan.postponement.atMost)
    .flatMap(({ untilDay }) => {
      const wanted = parseDay(untilDay);
      if (!wanted) return [];
      const until = earlierDay(calendar.workingDayFrom(wanted), limit);
      return [{ until, endsAt: calendar.zone.instantOf(until, period.plan.at) }];
    })
    .sort((a, b) => a.endsAt.getTime() - b.endsAt.getTime());
}
