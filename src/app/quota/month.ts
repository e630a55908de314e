import { addDays, lastDayOfMonth, monthOf, theDay, yearOf, type Day } from '../../domain/calendar/day.ts';
import { zoneOf } from '../office-time.ts';

/** «2026-06»: the month in which an office lives at an instant. */
export const monthAt = (at: Date, timeZone: string): string => zoneOf(timeZone).dayOf(at).slice(0, 7);

export function monthStart(at: Date, timeZone: string): Date {
  const zone = zoneOf(timeZone);
  const day = zone.dayOf(at);
  return zone.instantOf(theDay(yearOf(day), monthOf(day), 1), 0);
}

/** The day on which platforms begin to count anew. */
export function nextMonthDay(at: Date, timeZone: string): Day {
  const day = zoneOf(timeZone).dayOf(at);
  return addDays(lastDayOfMonth(yearOf(day), monthOf(day)), 1);
}
