import { earlierDay, laterDay, type Day } from './day.ts';
import type { PeriodRule } from './period-rule.ts';
import type { PeriodRequest } from './plan-periods.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** Working days before an event by which its figures are due: time to sum them up and to look at the summary. */
export const eventLead = 3;

/**
 * What is to be reported for an event: the figures from `from` to the closing day that leaves the rule's time until the
 * deadline, and `eventLead` working days from there to the event.
 */
export function reportBefore(
  event: { readonly name: string; readonly on: Day; readonly from: Day },
  { dueWorkingDays }: Pick<PeriodRule, 'dueWorkingDays'>,
  calendar: WorkCalendar,
): PeriodRequest {
  const dueOn = calendar.addWorkingDays(event.on, -eventLead);
  const to = calendar.addWorkingDays(dueOn, -dueWorkingDays);
  return { kind: 'custom', from: earlierDay(event.from, to), to, name: event.name };
}

/** The day on which the summary goes out: that of the event, if it is a working day and after the deadline. */
export const summaryDayOf = (on: Day, dueOn: Day, calendar: WorkCalendar): Day =>
  laterDay(calendar.workingDayUntil(on), calendar.nextWorkingDay(dueOn));
