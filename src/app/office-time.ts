import { parseDay, type Day } from '../domain/calendar/day.ts';
import { knownDecisions } from '../domain/calendar/day-decision.ts';
import { dayWords, instantWords } from '../domain/calendar/day-words.ts';
import { timeZoneOf, vietNamTime, type TimeZone } from '../domain/calendar/time-zone.ts';
import {
  defaultCalendarSettings,
  makeWorkCalendar,
  type WorkCalendar,
} from '../domain/calendar/work-calendar.ts';
import type { Organisation } from './ports/organisations.ts';
import type { Stores } from './ports/stores.ts';

/** The wall clock of an organisation; its file was checked when it was imported. */
export const zoneOf = (timeZone: string): TimeZone => timeZoneOf(timeZone) ?? vietNamTime;

export const localDay = (now: Date, timeZone: string): Day => zoneOf(timeZone).dayOf(now);

/** Working days and quiet hours, with the days that the clerk entered. */
export async function calendarOf(stores: Stores, organisation: Organisation): Promise<WorkCalendar> {
  const entered = await stores.calendarDays.of(organisation.id);
  const decisions = entered.flatMap(({ day: text, kind, name }) => {
    const day = parseDay(text);
    return day ? [{ day, kind, name }] : [];
  });
  return makeWorkCalendar({
    ...defaultCalendarSettings,
    zone: zoneOf(organisation.timeZone),
    decisions: [...knownDecisions, ...decisions],
  });
}

export interface TimeWords {
  /** «thứ Sáu 19/6» */
  readonly dayWords: (day: string) => string;
  /** «17:00 thứ Ba 16/6» */
  readonly instantWords: (instant: Date) => string;
}

/** How days and instants are written to people of one office; the year stands only where it is not this one. */
export function timeWordsOf(
  { timeZone }: Pick<Organisation, 'timeZone'>,
  now: Date,
): TimeWords & { readonly today: Day } {
  const zone = zoneOf(timeZone);
  const today = zone.dayOf(now);
  return {
    today,
    dayWords: (text) => {
      const day = parseDay(text);
      return day ? dayWords(day, today) : text;
    },
    instantWords: (instant) => instantWords(instant, zone, today),
  };
}
