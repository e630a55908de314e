import { clockWords, dateWords } from '../domain/calendar/day-words.ts';
import { parseDay, yearOf, type Day } from '../domain/calendar/day.ts';
import { timeZoneOf, vietNamTime, type WallTime } from '../domain/calendar/time-zone.ts';

/** `14/6/2026`: what is published is read in other years, too. */
export const dayWords = (day: Day): string => `${dateWords(day)}/${yearOf(day)}`;

/** `2026-06-14` → `14/6/2026`; what is no day stays as it is. */
export function dayTextWords(text: string): string {
  const day = parseDay(text);
  return day === null ? text : dayWords(day);
}

/** The moment as the office's clock showed it. */
export const wallTimeIn = (instant: Date, timeZone: string): WallTime =>
  (timeZoneOf(timeZone) ?? vietNamTime).wallTimeOf(instant);

/** `08:05 ngày 19/6/2026`. */
export function instantWords(instant: Date, timeZone: string): string {
  const { day, minute } = wallTimeIn(instant, timeZone);
  return `${clockWords(minute)} ngày ${dayWords(day)}`;
}
