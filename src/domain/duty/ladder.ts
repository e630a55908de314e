import { addDays, type Day } from '../calendar/day.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { ReminderPlan } from './reminder-plan.ts';

/** A period with the times and the plan that its reminders follow. */
export interface PeriodInPlay {
  readonly id: string;
  readonly opensAt: Date;
  readonly dueAt: Date;
  readonly closesAt: Date;
  readonly plan: ReminderPlan;
}

/**
 * `before-5`: five days before the due day; `late-2`: the second after it; `promised`: the day somebody promised;
 * `delegated`: whoever was asked instead has not sent all of it in time.
 */
export type RungCode =
  'opening' | `before-${number}` | 'due-day' | 'promised' | 'delegated' | `late-${number}` | 'closed';

export interface Rung {
  readonly code: RungCode;
  readonly at: Date;
  /** the local day of `at` */
  readonly day: Day;
  /** of no use from then on; null: always to be said */
  readonly useUntil: Date | null;
  /** 1, 2 … for the rungs after the deadline, else 0 */
  readonly late: number;
}

/**
 * The rungs of one period in order of time. Rungs before the opening are left out, and so are those that would
 * come after their use. The last is `closed`: the morning after the lock, for the clerk alone.
 */
export function ladderOf(period: PeriodInPlay, calendar: WorkCalendar): readonly Rung[] {
  const { plan, opensAt, dueAt, closesAt } = period;
  const { zone } = calendar;
  const dueDay = zone.dayOf(dueAt);
  const rung = (code: RungCode, at: Date, useUntil: Date | null, late = 0): Rung => ({
    ...{ code, at, useUntil, late },
    day: zone.dayOf(at),
  });
  const morning = (day: Day) => zone.instantOf(day, plan.at);

  const early = [
    ...plan.before.map((days) => {
      const day = calendar.workingDayUntil(addDays(dueDay, -days));
      return rung(`before-${days}`, morning(day), dueAt);
    }),
    ...(plan.dueDay ? [rung('due-day', morning(calendar.workingDayUntil(dueDay)), dueAt)] : []),
  ].filter(({ at }) => at > opensAt && at < dueAt);

  const late = Array.from({ length: plan.late.atMost }, (_, i) => {
    const day = calendar.addWorkingDays(dueDay, (i + 1) * plan.late.everyWorkingDays);
    return rung(`late-${i + 1}`, morning(day), closesAt, i + 1);
  }).filter(({ at }) => at < closesAt);

  return [
    ...(plan.opening ? [rung('opening', opensAt, dueAt)] : []),
    ...early.sort((a, b) => a.at.getTime() - b.at.getTime()),
    ...late,
    rung('closed', morning(calendar.nextWorkingDay(zone.dayOf(closesAt))), null),
  ];
}
