/**
 * A calendar day of the organisation's time zone as text, `YYYY-MM-DD`, years 1900–2199. Days compare as text.
 * Only the functions here make one, so a Day always names a day that exists.
 */
declare const brand: unique symbol;
export type Day = string & { readonly [brand]: 'Day' };

/** Monday is 1, Sunday is 7, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const firstYear = 1900;
export const lastYear = 2199;

/** Reads `2026-06-16`; null when it is anything else or no such day exists (`2026-02-29`). */
export function parseDay(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** The day of a date, months from 1; null when no such day exists or the year is out of range. */
export function dayOf(year: number, month: number, date: number): Day | null {
  if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(date)) return null;
  if (year < firstYear || year > lastYear || month < 1 || month > 12) return null;
  if (date < 1 || date > daysInMonth(year, month)) return null;
  return dayText(year, month, date);
}

/** As `dayOf`, for dates that the program itself states. Throws when there is no such day. */
export function theDay(year: number, month: number, date: number): Day {
  const day = dayOf(year, month, date);
  if (day === null) throw new RangeError(`no such day: ${year}-${month}-${date}`);
  return day;
}

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

// Digit by digit: days are taken apart for every row of a reminder tick.
const digit = (day: Day, at: number): number => day.charCodeAt(at) - 48;
export const yearOf = (day: Day): number =>
  digit(day, 0) * 1000 + digit(day, 1) * 100 + digit(day, 2) * 10 + digit(day, 3);
export const monthOf = (day: Day): number => digit(day, 5) * 10 + digit(day, 6);
export const dateOf = (day: Day): number => digit(day, 8) * 10 + digit(day, 9);

/** `n` calendar days later (earlier when negative). Throws outside the years a Day may name. */
export const addDays = (day: Day, n: number): Day => (n === 0 ? day : dayOfNumber(numberOf(day) + n));

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => numberOf(to) - numberOf(from);

export function weekdayOf(day: Day): Weekday {
  // day 0 of the epoch, 1 January 1970, was a Thursday
  return (((((numberOf(day) + 3) % 7) + 7) % 7) + 1) as Weekday;
}

export const lastDayOfMonth = (year: number, month: number): Day =>
  theDay(year, month, daysInMonth(year, month));

export const laterDay = (a: Day, b: Day): Day => (a > b ? a : b);
export const earlierDay = (a: Day, b: Day): Day => (a < b ? a : b);

const msPerDay = 86_400_000;

/** Days since 1 January 1970, as UTC counts them: the one bridge between day text and arithmetic. */
export const numberOf = (day: Day): number => Date.UTC(yearOf(day), monthOf(day) - 1, dateOf(day)) / msPerDay;

/** The inverse of `numberOf`. Throws outside the years a Day may name. */
export function dayOfNumber(number: number): Day {
  const date = new Date(number * msPerDay);
  return theDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

function dayText(year: number, month: number, date: number): Day {
  return `${year}-${month < 10 ? '0' : ''}${month}-${date < 10 ? '0' : ''}${date}` as Day;
}
