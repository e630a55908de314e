import { addDays, dayOf, daysBetween, daysInMonth, monthOf, yearOf, dateOf, type Day } from './day.ts';
import { anyPhraseAt, isWord, numberAt, touching, type TypedWord } from './typed-words.ts';

/** A day found at one place of a text; `next` is the index behind it. */
export interface DayAt {
  readonly day: Day;
  readonly next: number;
}

/** How far a day is from today; the past counts half as much again, since people write of what is to come. */
export const awayFrom = (today: Day, day: Day): number => {
  const days = daysBetween(today, day);
  return days < 0 ? -1.5 * days : days;
};

/** The last day with that date and month up to `end`; null when there is none. */
export function lastDateUntil(date: number, month: number, end: Day): Day | null {
  for (let year = yearOf(end); year >= yearOf(end) - 8; year -= 1) {
    const day = dayOf(year, month, date);
    if (day !== null && day <= end) return day;
  }
  return null;
}

/** The day with that date and month which is nearest to today (`awayFrom`). */
export function nearestDay(date: number, month: number, today: Day): Day | null {
  const year = yearOf(today);
  // 29 February may be four years away, eight about 2100
  const years = [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6, 7, -7, 8, -8].map((n) => year + n);
  const days = years.map((each) => dayOf(each, month, date)).filter((day) => day !== null);
  const distance = (day: Day) => awayFrom(today, day);
  return days.reduce<Day | null>(
    (best, day) => (best === null || distance(day) < distance(best) ? day : best),
    null,
  );
}

const fullYear = (typed: number): number => (typed < 100 ? 2000 + typed : typed);

/** «20/6», «20-6-2026», «20.6.2026», «2026-06-20»; a dot needs the year, since «20.6» is also a number. */
function numericDateAt(words: readonly TypedWord[], at: number, today: Day): DayAt | null {
  const [first, second, third, fourth, fifth] = words.slice(at, at + 5);
  if (!first || second?.kind !== 'sign' || !'/-.'.includes(second.raw) || !touching(words, at, at + 2))
    return null;
  const hasThird = fourth?.raw === second.raw && fifth?.kind === 'number' && touching(words, at, at + 4);
  if (first.raw.length === 4) {
    const [year, month, date] = [
      numberAt(words, at, 1900, 2199),
      numberAt(words, at + 2, 1, 12),
      numberAt(words, at + 4, 1, 31),
    ];
    if (second.raw !== '-' || !hasThird || year === null || month === null || date === null) return null;
    return dayAt(dayOf(year, month, date), at + 5);
  }
  const [date, month] = [numberAt(words, at, 1, 31), numberAt(words, at + 2, 1, 12)];
  if (date === null || month === null || (third?.raw.length ?? 3) > 2) return null;
  if (hasThird) {
    const year = numberAt(words, at + 4, 0, 2199);
    const written = fifth.raw.length;
    return year === null || (written !== 2 && written !== 4)
      ? null
      : dayAt(dayOf(fullYear(year), month, date), at + 5);
  }
  return second.raw === '.' ? null : dayAt(nearestDay(date, month, today), at + 3);
}

const dayAt = (day: Day | null, next: number): DayAt | null => (day === null ? null : { day, next });

const monthAway = ['tháng này', 'tháng sau', 'tháng tới'] as const;

/** «ngày 20», «ngày 20 tháng 6 năm 2026», «mùng 5 tháng sau», «20 tháng 6». */
function spokenDateAt(words: readonly TypedWord[], at: number, today: Day): DayAt | null {
  const named = anyPhraseAt(words, at, ['ngày', 'mùng', 'mồng', 'hôm']);
  const start = named?.next ?? at;
  const date = numberAt(words, start, 1, 31);
  if (date === null) return null;
  const away = anyPhraseAt(words, start + 1, monthAway);
  if (away) return dayAt(inMonth(today, away.phrase === 'tháng này' ? 0 : 1, date), away.next);
  if (isWord(words[start + 1], 'tháng')) {
    const month = numberAt(words, start + 2, 1, 12);
    if (month === null) return null;
    const hasYear = isWord(words[start + 3], 'năm');
    const year = hasYear ? numberAt(words, start + 4, 1900, 2199) : null;
    return year === null
      ? dayAt(nearestDay(date, month, today), start + 3)
      : dayAt(dayOf(year, month, date), start + 5);
  }
  // «hôm 20» and «ngày 20» name this month's day, or the next month's when it is past
  return named ? dayAt(comingDate(today, date), start + 1) : null;
}

function comingDate(today: Day, date: number): Day | null {
  for (let months = 0; months <= 2; months += 1) {
    const day = inMonth(today, months, date);
    if (day !== null && day >= today) return day;
  }
  return null;
}

/** A date in the month `n` after today's; null when that month has no such date. */
export function inMonth(today: Day, n: number, date: number): Day | null {
  const months = yearOf(today) * 12 + monthOf(today) - 1 + n;
  return dayOf(Math.floor(months / 12), (months % 12) + 1, date);
}

/** The last day of the month `n` after today's. */
export function endOfMonth(today: Day, n: number): Day {
  const months = yearOf(today) * 12 + monthOf(today) - 1 + n;
  const length = daysInMonth(Math.floor(months / 12), (months % 12) + 1);
  return inMonth(today, n, length) ?? addDays(today, 31 * n - dateOf(today));
}

/** A day written as a date, with or without «ngày» before it. */
export function dateAt(words: readonly TypedWord[], at: number, today: Day): DayAt | null {
  const numeric = numericDateAt(words, at, today);
  if (numeric) return numeric;
  const named = anyPhraseAt(words, at, ['ngày', 'hôm']);
  return (named && numericDateAt(words, named.next, today)) ?? spokenDateAt(words, at, today);
}
