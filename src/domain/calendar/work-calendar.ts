import { addDays, isLeapYear, theDay, weekdayOf, yearOf, type Day } from './day.ts';
import { knownDecisions, type DayDecision } from './day-decision.ts';
import { daysInLieu, defaultHolidayRules, holidaysOf, type HolidayRules } from './holidays.ts';
import { clock, vietNamTime, type TimeZone } from './time-zone.ts';

/** Between these minutes of the day nothing is sent by itself; `from` is after `until`, over midnight. */
export interface QuietHours {
  readonly from: number;
  readonly until: number;
}

export interface CalendarSettings {
  readonly zone: TimeZone;
  readonly holidays: HolidayRules;
  readonly quiet: QuietHours;
  /** the later of two decisions on one day holds */
  readonly decisions: readonly DayDecision[];
}

export const defaultCalendarSettings: CalendarSettings = {
  zone: vietNamTime,
  holidays: defaultHolidayRules,
  quiet: { from: clock(20), until: clock(7) },
  decisions: knownDecisions,
};

/** What a day is, and why, in Vietnamese («Thứ Bảy» needs no reason, a holiday has its name). */
export interface DayFact {
  readonly working: boolean;
  readonly name: string | null;
}

/** What a person allows: to be written to in quiet hours and on days off. */
export interface Allowance {
  readonly anytime?: boolean;
}

/** Working days and quiet hours of one organisation. Pure: the same settings always answer the same. */
export interface WorkCalendar {
  readonly zone: TimeZone;
  readonly quiet: QuietHours;
  factOf(day: Day): DayFact;
  isWorkingDay(day: Day): boolean;
  /** the day itself when it is worked, else the next that is */
  workingDayFrom(day: Day): Day;
  /** the day itself when it is worked, else the last before it that is */
  workingDayUntil(day: Day): Day;
  /** the first working day after `day` */
  nextWorkingDay(day: Day): Day;
  /** the nth working day after `day` (before it when `n` is negative); `n` 0 gives `workingDayFrom(day)` */
  addWorkingDays(day: Day, n: number): Day;
  /** working days after `from`, up to and with `to`; 0 when `to` is not later */
  workingDaysBetween(from: Day, to: Day): number;
  /** may something be sent by itself at that instant */
  isAllowed(instant: Date, allowance?: Allowance): boolean;
  /** the instant itself when sending is allowed, else the start of the next hours in which it is */
  nextAllowed(instant: Date, allowance?: Allowance): Date;
}

/** No calendar rests longer than Tết and a storm together; more than this is a mistake in its data. */
const longestRest = 60;

export function makeWorkCalendar(settings: CalendarSettings = defaultCalendarSettings): WorkCalendar {
  const { zone, quiet } = settings;
  const yearWith = makeYears(settings);
  const { weekend } = settings.holidays;
  if (new Set(weekend).size > 6) throw new Error('the calendar has no working day at all');

  const isWorkingDay = (day: Day): boolean => !yearWith(day).off.has(day);

  const walk = (start: Day, step: 1 | -1): Day => {
    let day = start;
    for (let walked = 0; walked <= longestRest; walked += 1, day = addDays(day, step)) {
      if (isWorkingDay(day)) return day;
    }
    throw new Error(`no working day within ${longestRest} days of ${start}`);
  };

  const addWorkingDays = (day: Day, n: number): Day => {
    if (n === 0) return walk(day, 1);
    const step = n > 0 ? 1 : -1;
    let at = day;
    for (let left = Math.abs(n); left > 0; left -= 1) at = walk(addDays(at, step), step);
    return at;
  };

  const nextAllowed = (instant: Date, allowance?: Allowance): Date => {
    if (allowance?.anytime) return instant;
    const { day, minute } = zone.wallTimeOf(instant);
    if (isWorkingDay(day)) {
      if (minute < quiet.until) return zone.instantOf(day, quiet.until);
      if (minute < quiet.from) return instant;
    }
    return zone.instantOf(walk(addDays(day, 1), 1), quiet.until);
  };

  return {
    zone,
    quiet,
    isWorkingDay,
    factOf: (day) => yearWith(day).named.get(day) ?? { working: isWorkingDay(day), name: null },
    workingDayFrom: (day) => walk(day, 1),
    workingDayUntil: (day) => walk(day, -1),
    nextWorkingDay: (day) => walk(addDays(day, 1), 1),
    addWorkingDays,
    workingDaysBetween(from, to) {
      let count = 0;
      for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day)) count += 1;
      return count;
    },
    isAllowed: (instant, allowance) => nextAllowed(instant, allowance).getTime() === instant.getTime(),
    nextAllowed,
  };
}

interface YearOfDays {
  /** days with a reason of their own: holidays, days in lieu, decisions */
  readonly named: ReadonlyMap<Day, DayFact>;
  readonly off: ReadonlySet<Day>;
}

/** Looks days up in their year, which is laid out once. */
function makeYears({ holidays, decisions }: CalendarSettings): (day: Day) => YearOfDays {
  const years = new Map<number, YearOfDays>();
  return (day) => {
    const year = yearOf(day);
    const known = years.get(year);
    if (known) return known;
    const holidaysThen = holidaysOf(year, holidays);
    // Days in lieu of a year never reach the next: its last holiday is 24 November at the latest.
    const lieu = daysInLieu(holidaysThen, holidays.weekend);
    const named = new Map<Day, DayFact>([
      ...[...lieu, ...holidaysThen].map(({ day, name }) => [day, { working: false, name }] as const),
      ...decisions
        .filter((decision) => yearOf(decision.day) === year)
        .map(({ day, kind, name }) => [day, { working: kind === 'working', name }] as const),
    ]);
    const off = daysOf(year).filter(
      (each) => !(named.get(each)?.working ?? !holidays.weekend.includes(weekdayOf(each))),
    );
    const laidOut = { named, off: new Set(off) };
    years.set(year, laidOut);
    return laidOut;
  };
}

function daysOf(year: number): readonly Day[] {
  const first = theDay(year, 1, 1);
  return Array.from({ length: isLeapYear(year) ? 366 : 365 }, (_, i) => addDays(first, i));
}
