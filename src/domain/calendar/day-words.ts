import { dateOf, monthOf, weekdayOf, yearOf, type Day, type Weekday } from './day.ts';
import type { TimeZone } from './time-zone.ts';

const weekdayNames: Readonly<Record<Weekday, string>> = {
  1: 'thứ Hai',
  2: 'thứ Ba',
  3: 'thứ Tư',
  4: 'thứ Năm',
  5: 'thứ Sáu',
  6: 'thứ Bảy',
  7: 'Chủ nhật',
};

export const weekdayWords = (weekday: Weekday): string => weekdayNames[weekday];

/** «16/6», with the year when it is not today's: «16/6/2027». */
export function dateWords(day: Day, today?: Day): string {
  const year = today !== undefined && yearOf(day) !== yearOf(today) ? `/${yearOf(day)}` : '';
  return `${dateOf(day)}/${monthOf(day)}${year}`;
}

/** «thứ Ba 16/6», with the year when it is not today's. */
export const dayWords = (day: Day, today?: Day): string =>
  `${weekdayWords(weekdayOf(day))} ${dateWords(day, today)}`;

/** «08:00»; minutes of the day. */
export const clockWords = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** «17:00 thứ Ba 16/6», with the year when it is not today's. */
export function instantWords(instant: Date, zone: TimeZone, today?: Day): string {
  const { day, minute } = zone.wallTimeOf(instant);
  return `${clockWords(minute)} ${dayWords(day, today)}`;
}

/** «16/06/2026», as documents write it. */
export const fullDateWords = (day: Day): string =>
  `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
