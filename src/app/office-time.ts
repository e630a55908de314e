import { parseDay, type Day } from '../domain/calendar/day.ts';
import { knownDecisions } from '../domain/calendar/day-decision.ts';
import { dayWords, instantWords } from '../domain/calendar/day-words.ts';
import { timeZoneOf, vietNamTime, type TimeZone } from '../domain/calendar/time-zone.ts';
import {
  defaultCalendarSettings,
  makeWorkCalendar,
  type WorkCalendar,
} from '../domain/calendar/work-calendar.ts';
import { settingsOf } from './office-settings.ts';
import type { CalendarDay } from './ports/calendar-days.ts';
import type { Organisation } from './ports/organisations.ts';
import type { Person } from './ports/people.ts';
import type { Stores } from './ports/stores.ts';

/** The wall clock of an organisation; its file was checked when it was imported. */
export const zoneOf = (timeZone: string): TimeZone => timeZoneOf(timeZone) ?? vietNamTime;

export const localDay = (now: Date, timeZone: string): Day => zoneOf(timeZone).dayOf(now);

/** A calendar lays a year out once: the same settings give the same calendar. */
const laidOut = new Map<string, WorkCalendar>();
const mostLaidOut = 200;

/** Working days and quiet hours, with what the clerk set. */
export async function calendarOf(stores: Stores, organisation: Organisation): Promise<WorkCalendar> {
  const entered = await stores.calendarDays.of(organisation.id);
  const { cultureDay } = settingsOf(organisation);
  const key = JSON.stringify([organisation.timeZone, cultureDay, entered]);
  const calendar = laidOut.get(key) ?? makeCalendar(organisation.timeZone, cultureDay, entered);
  if (laidOut.size >= mostLaidOut) laidOut.clear();
  laidOut.set(key, calendar);
  return calendar;
}

function makeCalendar(timeZone: string, cultureDay: boolean, entered: readonly CalendarDay[]): WorkCalendar {
  const decisions = entered.flatMap(({ day: text, kind, name }) => {
    const day = parseDay(text);
    return day ? [{ day, kind, name }] : [];
  });
  return makeWorkCalendar({
    ...defaultCalendarSettings,
    zone: zoneOf(timeZone),
    holidays: { ...defaultCalendarSettings.holidays, cultureDay },
    decisions: [...knownDecisions, ...decisions],
  });
}

/**
 * From when on a person may be written to by ourselves: not in quiet hours nor on days off, unless they allow it. The
 * answer to their own message does not wait.
 */
export async function allowedFrom(
  stores: Stores,
  { id, organisationId }: Pick<Person, 'id' | 'organisationId'>,
  now: Date,
): Promise<Date> {
  const organisation = await stores.organisations.byId(organisationId);
  const allowed = organisation ? (await calendarOf(stores, organisation)).nextAllowed(now) : now;
  if (allowed.getTime() === now.getTime()) return now;
  return (await stores.people.byId(organisationId, id))?.anytime ? now : allowed;
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
