import { addDays } from '../calendar/day.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';

/** The hour at which people are asked, in minutes of the day. */
const askedAt = 8 * 60 + 30;

/**
 * When somebody is asked to write again, so that the messenger goes on taking messages for them: on the morning of the
 * last working day that ends before the window does. Null: they wrote after that, and will hardly be there before the
 * window closes.
 */
export function signOfLifeAt(heardAt: Date, windowEnd: Date, calendar: WorkCalendar): Date | null {
  const { zone } = calendar;
  const day = calendar.workingDayUntil(addDays(zone.dayOf(windowEnd), -1));
  const at = zone.instantOf(day, askedAt);
  return at > heardAt ? at : null;
}
