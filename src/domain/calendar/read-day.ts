import { addDays, weekdayOf, type Day, type Weekday } from './day.ts';
import { dateAt, endOfMonth, inMonth, type DayAt } from './read-date.ts';
import {
  anyPhraseAt,
  isWord,
  numberAt,
  phraseAt,
  touching,
  typedWords,
  type TypedWord,
} from './typed-words.ts';

/** A day named in a text, with the raw offsets of its words, end exclusive. */
export interface FoundDay {
  readonly day: Day;
  readonly start: number;
  readonly end: number;
}

/**
 * The day that a text names, as people type it: «thứ 6», «mai», «ngày mốt», «20/6», «3 ngày nữa», «cuối tuần»,
 * «thu 6 tuan sau». A weekday is the next one after today; a date without a year the nearest one, so it may be past.
 * Null when the text names no day, or only a vague one («vài hôm nữa»).
 */
export const readDay = (text: string, today: Day): Day | null => findDay(text, today)?.day ?? null;

/** As `readDay`, with its place. Where several days are named: the one behind «đến», else the first that is to come. */
export function findDay(text: string, today: Day): FoundDay | null {
  const words = typedWords(text);
  const found: (FoundDay & { readonly aimed: boolean })[] = [];
  for (let at = 0; at < words.length;) {
    const read = dayAtPlace(words, at, today);
    const first = words[at];
    const last = read && words[read.next - 1];
    if (!read || !first || !last) {
      at += 1;
      continue;
    }
    found.push({ day: read.day, start: first.start, end: last.end, aimed: isAimedAt(words, at) });
    at = read.next;
  }
  const best = found.find(({ aimed }) => aimed) ?? found.find(({ day }) => day > today) ?? found[0];
  return best ? { day: best.day, start: best.start, end: best.end } : null;
}

const isAimedAt = (words: readonly TypedWord[], at: number): boolean =>
  ['đến', 'tới', 'sang', 'vào', 'hạn'].some((word) => isWord(words[at - 1], word));

type Reader = (words: readonly TypedWord[], at: number, today: Day) => DayAt | null;

function dayAtPlace(words: readonly TypedWord[], at: number, today: Day): DayAt | null {
  for (const read of readers) {
    const day = read(words, at, today);
    if (day) return day;
  }
  return null;
}

const nearDays: readonly (readonly [phrase: string, days: number])[] = [
  ['hôm nay', 0],
  ['sáng nay', 0],
  ['trưa nay', 0],
  ['chiều nay', 0],
  ['tối nay', 0],
  ['ngày mai', 1],
  ['sáng mai', 1],
  ['trưa mai', 1],
  ['chiều mai', 1],
  ['tối mai', 1],
  ['ngày mốt', 2],
  ['ngày kia', 2],
  ['sáng mốt', 2],
  ['chiều mốt', 2],
  ['hôm qua', -1],
  ['hôm kia', -2],
];

function nearDayAt(words: readonly TypedWord[], at: number, today: Day): DayAt | null {
  for (const [phrase, days] of nearDays) {
    const next = phraseAt(words, at, phrase);
    if (next !== null) return { day: addDays(today, days), next };
  }
  const word = words[at];
  // «Mai» inside a sentence is a person; «mot» without its mark is the number one
  if (isWord(word, 'mai') && (word?.raw !== 'Mai' || at === 0))
    return { day: addDays(today, 1), next: at + 1 };
  return word?.norm === 'mốt' ? { day: addDays(today, 2), next: at + 1 } : null;
}

const weekdaysInWords: readonly (readonly [word: string, weekday: Weekday])[] = [
  ['hai', 1],
  ['ba', 2],
  ['tư', 3],
  ['năm', 4],
  ['sáu', 5],
  ['bảy', 6],
  ['bẩy', 6],
];

/** The weekday at a place: «thứ 6», «thứ sáu», «t6», «chủ nhật», «cn». */
function weekdayNameAt(words: readonly TypedWord[], at: number): { weekday: Weekday; next: number } | null {
  const sunday = phraseAt(words, at, 'chủ nhật') ?? phraseAt(words, at, 'cn');
  if (sunday !== null) return { weekday: 7, next: sunday };
  const short = words[at]?.plain === 't' && touching(words, at, at + 1);
  if (!short && !isWord(words[at], 'thứ')) return null;
  const number = numberAt(words, at + 1, 2, 7);
  if (number !== null) return { weekday: (number - 1) as Weekday, next: at + 2 };
  if (short) return null;
  const named = weekdaysInWords.find(([word]) => isWord(words[at + 1], word));
  return named ? { weekday: named[1], next: at + 2 } : null;
}

const weekdayIn = (today: Day, weekday: Weekday, weeks: number): Day =>
  addDays(today, weekday - weekdayOf(today) + 7 * weeks);

/** The next such weekday after today. */
const comingWeekday = (today: Day, weekday: Weekday): Day =>
  weekdayIn(today, weekday, weekday > weekdayOf(today) ? 0 : 1);

function weekdayAt(words: readonly TypedWord[], at: number, today: Day): DayAt | null {
  const named = weekdayNameAt(words, at);
  if (!named) return null;
  const { weekday, next } = named;
  // «thứ Ba 16/6», «thứ ba, ngày 16/6»: the date says which
  const comma = words[next]?.raw === ',' ? next + 1 : next;
  const date = dateAt(words, comma, today);
  if (date) return date;
  const week = anyPhraseAt(words, next, ['tuần này', 'tuần sau', 'tuần tới', 'này', 'tới', 'sau']);
  switch (week?.phrase) {
    case undefined:
      return { day: comingWeekday(today, weekday), next };
    case 'tới':
    case 'sau':
      return { day: comingWeekday(today, weekday), next: week?.next ?? next };
    case 'này':
      return {
        day: weekdayOf(today) === weekday ? today : comingWeekday(today, weekday),
        next: week?.next ?? next,
      };
    case 'tuần này':
      return { day: weekdayIn(today, weekday, 0), next: week?.next ?? next };
    case 'tuần sau':
    case 'tuần tới':
      return { day: weekdayIn(today, weekday, 1), next: week?.next ?? next };
  }
}

/** Parts of weeks and months; the end of a week is its Friday, and from Friday on its Sunday. */
const spans: readonly (readonly [phrases: readonly string[], dayOf: (today: Day) => Day | null])[] = [
  [['đầu tuần sau', 'đầu tuần tới'], (today) => weekdayIn(today, 1, 1)],
  [['giữa tuần sau', 'giữa tuần tới'], (today) => weekdayIn(today, 3, 1)],
  [['cuối tuần sau', 'cuối tuần tới'], (today) => weekdayIn(today, 5, 1)],
  [['cuối tuần này', 'cuối tuần'], (today) => weekdayIn(today, weekdayOf(today) < 5 ? 5 : 7, 0)],
  [['đầu tuần'], (today) => comingWeekday(today, 1)],
  [['giữa tuần'], (today) => comingWeekday(today, 3)],
  [['tuần sau', 'tuần tới'], (today) => weekdayIn(today, 1, 1)],
  [['đầu tháng sau', 'đầu tháng tới', 'đầu tháng'], (today) => inMonth(today, 1, 1)],
  [['giữa tháng sau', 'giữa tháng tới'], (today) => inMonth(today, 1, 15)],
  [['cuối tháng sau', 'cuối tháng tới'], (today) => endOfMonth(today, 1)],
  [['cuối tháng này', 'cuối tháng', 'hết tháng này', 'hết tháng'], (today) => endOfMonth(today, 0)],
  [['hết tuần này', 'hết tuần'], (today) => weekdayIn(today, weekdayOf(today) < 5 ? 5 : 7, 0)],
];

function spanAt(words: readonly TypedWord[], at: number, today: Day): DayAt | null {
  for (const [phrases, dayIn] of spans) {
    const found = anyPhraseAt(words, at, phrases);
    const day = found && dayIn(today);
    if (found && day) return { day, next: found.next };
  }
  return null;
}

const smallNumbers = ['một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười'];

function countAt(words: readonly TypedWord[], at: number): number | null {
  const word = smallNumbers.findIndex((each) => isWord(words[at], each));
  return word >= 0 ? word + 1 : numberAt(words, at, 1, 60);
}

/** «3 ngày nữa», «hai tuần nữa», «lùi 3 ngày»; a bare «3 ngày» only where it is the whole text. */
function daysAheadAt(words: readonly TypedWord[], at: number, today: Day): DayAt | null {
  const count = countAt(words, at);
  const unit = anyPhraseAt(words, at + 1, ['ngày', 'hôm', 'tuần', 'bữa']);
  if (count === null || !unit) return null;
  const ahead = anyPhraseAt(words, unit.next, ['nữa', 'sau', 'tới']);
  const asked = ['lùi', 'hạn', 'thêm', 'sau', 'hoãn'].some((word) => isWord(words[at - 1], word));
  const alone = at === 0 && unit.next === words.length;
  if (!ahead && !asked && !alone) return null;
  return { day: addDays(today, unit.phrase === 'tuần' ? 7 * count : count), next: ahead?.next ?? unit.next };
}

const readers: readonly Reader[] = [weekdayAt, dateAt, spanAt, daysAheadAt, nearDayAt];
