import type { NumberTokens } from './number-tokens.ts';
import { readNumeral } from './numeral.ts';
import { isSign, isWord, type Token } from './token.ts';

/**
 * Days, months, quarters and years: they hold numbers but are no quantities. Each function gives the
 * index behind what it recognises, or 0.
 */

/** A plain figure, or a short number in words, that lies between the limits. */
export function smallNumber(
  n: NumberTokens,
  at: number,
  least: number,
  most: number,
): { value: number; next: number } | null {
  const digits = n.tokens[at]?.kind === 'digits' ? n.tokens[at]?.norm : undefined;
  if (digits !== undefined) {
    const value = Number(digits);
    return digits.length <= 4 && value >= least && value <= most ? { value, next: at + 1 } : null;
  }
  const word = n.bareWord(at);
  if (!word || (word.is !== 'digit' && word.is !== 'ten' && word.is !== 'tens')) return null;
  // «tháng tư», «ngày năm»: single words count here as they are, a longer number only if it fits
  const numeral = word.is === 'digit' && word.second ? null : readNumeral(n, at);
  for (const part of numeral?.problem ? [] : (numeral?.parts ?? [])) {
    const value = Number(part.value.digits);
    const next = part.unit === 'năm' ? (numeral?.next ?? at) - 1 : (numeral?.next ?? at);
    if (!part.to && part.value.scale === 0 && value >= least && value <= most) return { value, next };
  }
  const first = word.is === 'digit' ? word.digit : word.is === 'ten' ? 10 : 0;
  return first >= least && first <= most ? { value: first, next: at + 1 } : null;
}

const isYear = (token: Token | undefined): boolean =>
  token?.kind === 'digits' && /^(?:19|20)\d\d$/.test(token.norm);

/** The year behind the word năm: «2023», «hai nghìn không trăm hai mươi ba», «hai không hai ba», «chín trăm ba tám». */
function yearAfter(n: NumberTokens, at: number, sure: boolean): number {
  if (isYear(n.tokens[at])) return at + 1;
  if (n.tokens[at]?.kind !== 'word') return 0;
  const numeral = readNumeral(n, at);
  if (!numeral) return 0;
  if (numeral.problem === 'spelt') return numeral.next;
  const values = numeral.parts
    .filter((part) => !part.to && part.value.scale === 0)
    .map((part) => Number(part.value.digits));
  const [least, most] = sure ? [1, 3000] : [100, 2999];
  return values.some((value) => value >= least && value <= most) && numeral.scale <= 3 ? numeral.next : 0;
}

/** «năm 25» */
const shortYear = (n: NumberTokens, at: number): boolean =>
  /^[1-4]\d$/.test(n.tokens[at]?.norm ?? '') &&
  n.unit(at + 1) === null &&
  !goesOnAsNumber(n, at + 1) &&
  n.nextWord(at + 1) === null;

/** «năm 2023», «năm hai nghìn linh chín»; not «năm trăm», «năm nghìn», where năm is the digit. */
export function yearPhrase(n: NumberTokens, at: number, afterMonth = false): number {
  if (!isWord(n.tokens[at], 'năm')) return 0;
  if (shortYear(n, at + 1)) return at + 2;
  const before = n.bareWord(at - 1);
  if (!afterMonth && before?.is === 'digit') return 0;
  const next = n.bareWord(at + 1);
  if (next && next.is !== 'digit') return 0;
  if (next?.is === 'digit' && !afterMonth && !fullYear(n, at + 1)) return 0;
  return yearAfter(n, at + 1, afterMonth);
}

/** «chín trăm ba tám», «một tám năm hai» behind năm: with năm as the digit 5 it would be no number. */
function fullYear(n: NumberTokens, at: number): boolean {
  const second = n.bareWord(at + 1);
  if (second?.is === 'hundred') return n.bareWord(at + 2) !== null;
  return (
    second?.is === 'digit' || (second?.is === 'scale' && second.power === 3 && n.bareWord(at)?.is === 'digit')
  );
}

/** «/2025», «năm 2025», «-2025» behind a month or quarter. */
function yearBehind(n: NumberTokens, at: number): number {
  if (isSign(n.tokens[at], '/-.') && isYear(n.tokens[at + 1])) return at + 2;
  return yearPhrase(n, at, true) || at;
}

/** «tháng 5», «tháng tư năm 2023», «tháng 5/2025». */
export function monthPhrase(n: NumberTokens, at: number): number {
  const { tokens } = n;
  if (!isWord(tokens[at], 'tháng')) return 0;
  if (isWord(tokens[at + 1], 'giêng') || isWord(tokens[at + 1], 'chạp')) return yearBehind(n, at + 2);
  const month = smallNumber(n, at + 1, 1, 12);
  if (!month || goesOnAsNumber(n, month.next)) return 0;
  return yearBehind(n, month.next);
}

/** «9 tháng 38.450,6 triệu»: the figure has decimals or groups, so it is no month. */
const goesOnAsNumber = (n: NumberTokens, at: number): boolean =>
  isSign(n.tokens[at], '.,') &&
  n.glued(at) &&
  n.tokens[at + 1]?.kind === 'digits' &&
  n.glued(at + 1) &&
  !isYear(n.tokens[at + 1]);

const dayWords = ['ngày', 'hôm', 'mùng', 'mồng', 'rằm'];

/** «ngày 9/4», «ngày mười tháng năm», «mùng một», «hôm 12/6». */
export function dayPhrase(n: NumberTokens, at: number): number {
  const { tokens } = n;
  if (!dayWords.some((word) => isWord(tokens[at], word))) return 0;
  let next = at + 1;
  if (dayWords.some((word) => isWord(tokens[next], word))) next += 1;
  const written = writtenDate(n, next, true);
  if (written) return written;
  if (
    n.tokens[next]?.kind === 'word' &&
    n.bareWord(next)?.is === 'digit' &&
    isWord(tokens[at], 'ngày') &&
    n.bareWord(at - 1)
  )
    return 0;
  const day = smallNumber(n, next, 1, 31);
  if (!day || goesOnAsNumber(n, day.next)) return 0;
  return monthPhrase(n, day.next) || day.next;
}

/** Words after which «9/4» is a date. */
const dateContext = new Set(
  'ngày hôm đến tới hết trước sau từ sáng chiều tối trưa đêm lúc vào kể tính hạn qua tuần'.split(' '),
);
const bareContext = new Set(
  'ngay hom den toi het truoc sau tu sang chieu trua dem luc vao ke tinh han'.split(' '),
);

const dateBefore = (token: Token | undefined): boolean =>
  token?.kind === 'word' && (dateContext.has(token.norm) || (!token.marked && bareContext.has(token.fold)));

const inRange = (token: Token | undefined, most: number): boolean =>
  token?.kind === 'digits' && token.norm.length <= 2 && Number(token.norm) >= 1 && Number(token.norm) <= most;

/** «9/4/2025», «9-4-25», «9.4.2025», «4/2025», and with a word of time before it «9/4», «30-11». */
export function writtenDate(n: NumberTokens, at: number, afterDay: boolean): number {
  const { tokens } = n;
  const [first, mark, second, mark2, third] = [
    tokens[at],
    tokens[at + 1],
    tokens[at + 2],
    tokens[at + 3],
    tokens[at + 4],
  ];
  if (first?.kind !== 'digits' || !isSign(mark, '/-.') || !n.glued(at + 1) || !n.glued(at + 2)) return 0;
  const more = isSign(mark2, '/-.') && n.glued(at + 3) && third?.kind === 'digits' && n.glued(at + 4);
  if (more && mark2?.norm === mark?.norm) return fullDate(n, at);
  if (more || n.unit(at + 3)) return 0;
  if (inRange(first, 12) && isYear(second) && mark?.norm !== '.') return at + 3;
  if (!inRange(first, 31) || !inRange(second, 12)) return 0;
  const context = afterDay || dateBefore(tokens[at - 1]) || secondOfSpan(n, at);
  if (mark?.norm === '/') return context ? at + 3 : 0;
  // 30-11 falls, so it is no range; 12.05 is a number outside a field for dates
  if (mark?.norm === '-') return afterDay || Number(first.norm) > Number(second?.norm) ? at + 3 : 0;
  return afterDay ? at + 3 : 0;
}

/** «1/6 - 15/6», «1/6 đến 15/6»: the first of them was a date. */
const secondOfSpan = (n: NumberTokens, at: number): boolean =>
  n.tokens[at - 1]?.norm === '-' && n.tokens[at - 3]?.norm === '/' && dateBefore(n.tokens[at - 5]);

function fullDate(n: NumberTokens, at: number): number {
  const [a, b, c] = [n.tokens[at], n.tokens[at + 2], n.tokens[at + 4]];
  const dayFirst =
    inRange(a, 31) &&
    inRange(b, 12) &&
    (isYear(c) || (c?.norm.length === 2 && n.tokens[at + 1]?.norm !== '.'));
  const yearFirst = isYear(a) && inRange(b, 12) && inRange(c, 31);
  return dayFirst || yearFirst ? at + 5 : 0;
}

/** «2021-2025», «2021 – 2025». */
export function yearSpan(n: NumberTokens, at: number): number {
  const { tokens } = n;
  if (!isYear(tokens[at]) || tokens[at + 1]?.norm !== '-' || !isYear(tokens[at + 2])) return 0;
  return n.unit(at + 3) ? 0 : at + 3;
}

/** «T10», «T6/2026», «Q3/2026»: the letter of month or quarter, glued. */
export function shortMonth(n: NumberTokens, at: number): number {
  const [letter, digits] = [n.tokens[at], n.tokens[at + 1]];
  if (digits?.kind !== 'digits' || !n.glued(at + 1) || n.glued(at) || digits.norm.length > 2) return 0;
  const most = letter?.text === 'T' ? 12 : letter?.text === 'Q' ? 4 : 0;
  if (Number(digits.norm) < 1 || Number(digits.norm) > most || goesOnAsNumber(n, at + 2)) return 0;
  return n.unit(at + 2) ? 0 : yearBehind(n, at + 2);
}

/** «15 tháng 6», «hai tư tháng bảy năm hai nghìn mười ba»; not «6 tháng 5 hộ». */
export function dayThenMonth(n: NumberTokens, at: number): number {
  const word = n.bareWord(at);
  if (n.tokens[at]?.kind !== 'digits' && word?.is !== 'digit' && word?.is !== 'ten') return 0;
  const day = smallNumber(n, at, 1, 31);
  if (!day) return 0;
  const next = monthPhrase(n, day.next);
  const scale = n.nextWord(next)?.is === 'scale';
  return next === 0 || n.unit(next) || scale ? 0 : next;
}

/** «6 tháng đầu năm», «9 tháng», a stretch of the year and no figure when the year follows. */
export function partOfYear(n: NumberTokens, at: number): number {
  const { tokens } = n;
  const months = smallNumber(n, at, 1, 12);
  const letter = tokens[months?.next ?? 0]?.text === 'T' && months && n.glued(months.next);
  if (!months || (!letter && !isWord(tokens[months.next], 'tháng'))) return 0;
  const [place, year] = [tokens[months.next + 1], tokens[months.next + 2]];
  if ((isWord(place, 'đầu') || isWord(place, 'cuối')) && isWord(year, 'năm'))
    return yearPhrase(n, months.next + 2, true) || months.next + 3;
  if (letter && isSign(tokens[months.next + 1], ':/')) return yearBehind(n, months.next + 1);
  return yearPhrase(n, months.next + 1, true);
}

/** A year that stands alone behind a word of time: «kế hoạch 2025», «đến 2030». */
const yearContext = [
  'đến',
  'từ',
  'hết',
  'cuối',
  'đầu',
  'trước',
  'sau',
  'vụ',
  'năm',
  'nhiệm kỳ',
  'xuân',
  'hè',
  'hoạch',
  'kh',
];
export function lonelyYear(n: NumberTokens, at: number): number {
  const token = n.tokens[at];
  if (token?.kind !== 'digits' || !/^20[0-4]\d$/.test(token.norm)) return 0;
  if (!yearContext.some((word) => isWord(n.tokens[at - 1], word))) return 0;
  const after = n.tokens[at + 1];
  const figure =
    n.unit(at + 1) !== null ||
    n.nextWord(at + 1) !== null ||
    (/^[.,/]$/.test(after?.norm ?? '') && n.glued(at + 1) && n.tokens[at + 2]?.kind === 'digits');
  return figure ? 0 : at + 1;
}
