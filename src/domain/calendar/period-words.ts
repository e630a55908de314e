import { err, ok, type Result } from '../result.ts';
import { dateOf, monthOf, yearOf, type Day } from './day.ts';
import { dataSpanOf, type PeriodRequest } from './plan-periods.ts';
import { awayFrom, dateAt, lastDateUntil } from './read-date.ts';
import { anyPhraseAt, isWord, numberAt, phraseAt, typedWords, type TypedWord } from './typed-words.ts';

export type PeriodWordsError =
  /** nothing that names a period */
  | { readonly kind: 'no-period' }
  /** «tháng 13», «quý 5» */
  | { readonly kind: 'no-such-period' }
  /** the last day comes before the first */
  | { readonly kind: 'backwards'; readonly from: Day; readonly to: Day };

/**
 * Reads the period that a clerk types: «6 tháng 2026», «6 tháng cuối năm», «quý 3», «quý III/2026», «thang 5», «5/2026»,
 * «9 tháng», «năm 2026», «từ 1/3 đến 20/4 Đợt cao điểm». Without a year it is the one whose closing is nearest to today.
 * Times («hạn 17:00 22/4») belong to the caller: cut them off before.
 */
export function parsePeriodWords(text: string, today: Day): Result<PeriodRequest, PeriodWordsError> {
  const words = typedWords(text);
  const start = anyPhraseAt(words, 0, ['kỳ báo cáo', 'báo cáo', 'kỳ'])?.next ?? 0;
  const custom = readCustom(text, words, start, today);
  // «6-tháng» is «6 tháng»
  return (
    custom ??
    readRegular(
      words.slice(start).filter(({ raw }) => raw !== '-'),
      0,
      today,
    )
  );
}

type Read = Result<PeriodRequest, PeriodWordsError>;

/** «từ 1/3 đến 20/4 Đợt cao điểm», «1/3 - 20/4», «1/3/2026-20/4/2026 Tên đợt» */
function readCustom(text: string, words: readonly TypedWord[], start: number, today: Day): Read | null {
  const first = phraseAt(words, start, 'từ') ?? start;
  const from = dateAt(words, first, today);
  const dash = from && ['-', '–', '—'].includes(words[from.next]?.raw ?? '') ? from.next + 1 : null;
  const second = from && (anyPhraseAt(words, from.next, ['đến', 'tới'])?.next ?? dash);
  const to = second === null ? null : dateAt(words, second, today);
  if (!from || !to) return null;
  const name = text
    .slice(words[to.next - 1]?.end)
    .replace(/^[\s:,;.–-]+/u, '')
    .trim();
  // «từ 15/12 đến 14/6» begins in the year before: without a year the first day is the last such one
  const dated = words.slice(first, from.next).some(({ raw }) => /^\d{4}$/.test(raw));
  const begin = dated ? from.day : lastDateUntil(dateOf(from.day), monthOf(from.day), to.day);
  if (begin === null || begin > to.day) return err({ kind: 'backwards', from: from.day, to: to.day });
  return ok({ kind: 'custom', from: begin, to: to.day, name });
}

function readRegular(words: readonly TypedWord[], start: number, today: Day): Read {
  const half = numberAt(words, start, 6, 6) !== null && isWord(words[start + 1], 'tháng');
  if (half) return readHalf(words, start + 2, today);
  if (numberAt(words, start, 9, 9) !== null && isWord(words[start + 1], 'tháng')) {
    return inYear(words, start + 2, today, (year) => ({ kind: 'nine-months', year }));
  }
  if (isWord(words[start], 'tháng')) return readNumbered(words, start + 1, today, 'month', 12);
  if (isWord(words[start], 'quý') || isWord(words[start], 'quí')) {
    return readNumbered(words, start + 1, today, 'quarter', 4);
  }
  if (phraseAt(words, start, 'cả năm') !== null) return readYear(words, start + 2, today);
  if (isWord(words[start], 'năm')) return readYear(words, start + 1, today);
  return readMonthAndYear(words, start) ?? err({ kind: 'no-period' });
}

function readHalf(words: readonly TypedWord[], at: number, today: Day): Read {
  const half = anyPhraseAt(words, at, ['đầu', 'cuối']);
  const number = half?.phrase === 'cuối' ? 2 : 1;
  return inYear(words, half?.next ?? at, today, (year) => ({ kind: 'six-months', year, number }));
}

const romans = ['i', 'ii', 'iii', 'iv'];

function readNumbered(
  words: readonly TypedWord[],
  at: number,
  today: Day,
  kind: 'month' | 'quarter',
  most: number,
): Read {
  const roman = kind === 'quarter' ? romans.indexOf(words[at]?.norm ?? '') + 1 : 0;
  const typed = numberAt(words, at, 0, 99);
  const number = roman > 0 ? roman : typed;
  if (number === null) return err({ kind: 'no-period' });
  if (number < 1 || number > most) return err({ kind: 'no-such-period' });
  return inYear(words, at + 1, today, (year) => ({ kind, year, number }));
}

const readYear = (words: readonly TypedWord[], at: number, today: Day): Read =>
  isWord(words[at], 'nay')
    ? ok({ kind: 'year', year: yearOf(today) })
    : inYear(words, at, today, (year) => ({ kind: 'year', year }));

/** «5/2026» */
function readMonthAndYear(words: readonly TypedWord[], at: number): Read | null {
  const [month, year] = [numberAt(words, at, 1, 12), numberAt(words, at + 2, 1901, 2198)];
  return month === null || words[at + 1]?.raw !== '/' || year === null
    ? null
    : ok({ kind: 'month', year, number: month });
}

/** Takes the year behind a period («năm 2026», «/2026», «2026», «năm nay»), or finds the nearest one. */
function inYear(
  words: readonly TypedWord[],
  at: number,
  today: Day,
  request: (year: number) => PeriodRequest,
): Read {
  let next = at;
  while (['/', '-', ',', '.'].includes(words[next]?.raw ?? '')) next += 1;
  const relative = anyPhraseAt(words, next, ['năm nay', 'năm ngoái', 'năm trước', 'năm sau', 'năm tới']);
  if (relative) {
    const away = { 'năm nay': 0, 'năm ngoái': -1, 'năm trước': -1, 'năm sau': 1, 'năm tới': 1 }[
      relative.phrase
    ];
    return ok(request(yearOf(today) + away));
  }
  next = phraseAt(words, next, 'năm') ?? next;
  const stated = words[next]?.kind === 'number' ? numberAt(words, next, 1901, 2198) : undefined;
  if (stated === null) return err({ kind: 'no-such-period' });
  return ok(request(stated ?? nearestYear(today, request)));
}

/** The year whose period closes nearest to today, by the decree's closing day. */
function nearestYear(today: Day, request: (year: number) => PeriodRequest): number {
  const year = yearOf(today);
  const distance = (each: number) =>
    awayFrom(today, dataSpanOf(request(each), { basis: 'decree-09', closingDate: 14 }).to);
  return [year, year + 1, year - 1].reduce((best, each) => (distance(each) < distance(best) ? each : best));
}
