import { numberWord, startsOtherWord } from '../quantity/number-words.ts';
import { isWord, type Token } from '../quantity/text.ts';
import { readUnit } from '../quantity/units.ts';

/** A reporting period as a message names it; `year` when it says one. */
export type PeriodMention =
  | { readonly kind: 'month'; readonly month: number; readonly year: number | null }
  | { readonly kind: 'quarter'; readonly quarter: number; readonly year: number | null }
  /** «6 tháng», «9 tháng đầu năm» */
  | {
      readonly kind: 'months';
      readonly months: number;
      readonly half: 'first' | 'last' | null;
      readonly year: number | null;
    }
  | { readonly kind: 'year'; readonly year: number | null };

export interface FoundPeriod {
  readonly period: PeriodMention;
  /** token index, exclusive */
  readonly to: number;
}

const romans: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };
const words: Readonly<Record<string, number>> = {
  một: 1,
  hai: 2,
  ba: 3,
  tư: 4,
  bốn: 4,
  năm: 5,
  sáu: 6,
  bảy: 7,
  tám: 8,
  chín: 9,
  mười: 10,
  giêng: 1,
  chạp: 12,
};

const numberOf = (token: Token | undefined): number | null => {
  if (token?.kind === 'digits' && token.norm.length <= 2) return Number(token.norm);
  return token?.kind === 'word' ? (words[token.norm] ?? null) : null;
};
const yearOf = (token: Token | undefined): number | null =>
  token?.kind === 'digits' && /^(?:19|20)\d\d$/.test(token.norm) ? Number(token.norm) : null;

/** «/2026», «năm 2026», «năm nay» behind a period; «2026» behind «đầu năm». */
function yearBehind(tokens: readonly Token[], at: number): { year: number | null; to: number } {
  const ofHalf = isWord(tokens[at - 1], 'năm') ? yearOf(tokens[at]) : null;
  if (ofHalf !== null) return { year: ofHalf, to: at + 1 };
  const joined = tokens[at]?.norm === '/' || tokens[at]?.norm === '-' || isWord(tokens[at], 'năm');
  const year = joined ? yearOf(tokens[at + 1]) : null;
  return year === null ? { year: null, to: at } : { year, to: at + 2 };
}

const within = (value: number | null, max: number): value is number =>
  value !== null && value >= 1 && value <= max;

function monthOrQuarter(tokens: readonly Token[], at: number): FoundPeriod | null {
  const [noun, next] = [tokens[at], tokens[at + 1]];
  const glued = next !== undefined && noun?.end === next.start;
  if (isWord(noun, 'tháng') || (noun?.fold === 't' && glued)) {
    const month = numberOf(next);
    if (startsYear(tokens, at + 1) || !within(month, 12) || (noun?.fold === 't' && next?.kind !== 'digits'))
      return null;
    // «thu trong tháng 4,2 tỷ», «đến 6 tháng 9»
    if (isFigure(tokens, at + 1, isMeasure) || isMonthOfDay(tokens, at)) return null;
    const { year, to } = yearBehind(tokens, at + 2);
    return { period: { kind: 'month', month, year }, to };
  }
  if (isWord(noun, 'quý') || (noun?.fold === 'q' && glued)) {
    const quarter = romans[next?.fold ?? ''] ?? numberOf(next);
    if (!within(quarter, 4) || isFigure(tokens, at + 1, isMeasure)) return null;
    const { year, to } = yearBehind(tokens, at + 2);
    return { period: { kind: 'quarter', quarter, year }, to };
  }
  return null;
}

function halfBehind(tokens: readonly Token[], at: number): { half: 'first' | 'last' | null; to: number } {
  const half = isWord(tokens[at], 'đầu') ? 'first' : isWord(tokens[at], 'cuối') ? 'last' : null;
  if (half === null) return { half, to: at };
  return { half, to: isWord(tokens[at + 1], 'năm') ? at + 2 : at + 1 };
}

/** «năm» of «năm nay», «năm 2026» is the year, not five. */
const startsYear = (tokens: readonly Token[], at: number): boolean =>
  isWord(tokens[at], 'năm') &&
  (yearOf(tokens[at + 1]) !== null || ['nay', 'trước', 'ngoái'].some((word) => isWord(tokens[at + 1], word)));

const dayWords = ['ngày', 'hôm', 'mùng', 'mồng', 'rằm'];
const untilWords = ['sáng', 'chiều', 'đến', 'tới', 'hết', 'hạn', 'trước', 'sau', ...dayWords];

const isMonthOfDay = (tokens: readonly Token[], at: number): boolean =>
  within(numberOf(tokens[at - 1]), 31) && untilWords.some((word) => isWord(tokens[at - 2], word));

/** The number at a token has decimals or groups, or a scale, a per cent or such a unit stands behind it. */
function isFigure(tokens: readonly Token[], at: number, isItsUnit: (measure: string) => boolean): boolean {
  if (startsYear(tokens, at + 1)) return false;
  const [mark, digits] = [tokens[at + 1], tokens[at + 2]];
  const goesOn = (mark?.norm === '.' || mark?.norm === ',') && mark.start === tokens[at]?.end;
  if (goesOn && digits?.kind === 'digits' && digits.start === mark.end) return yearOf(digits) === null;
  if (mark?.norm === '%' || mark?.norm === '‰') return true;
  const unit = readUnit(tokens, at + 1);
  const scale = numberWord(mark)?.word.is === 'scale' && !startsOtherWord(tokens, at + 1);
  return scale || (unit !== null && isItsUnit(unit.value.measure));
}
/** «tháng 5 hộ nghèo …» goes on with a noun, «tháng 4 tỷ» and «tháng 4 ha» do not. */
const isMeasure = (measure: string): boolean => measure !== 'count';
const isAnyUnit = (): boolean => true;

const reported: ReadonlySet<number> = new Set([3, 6, 9, 12]);

/**
 * «9 tháng 10,2 tỷ», «6 tháng 1 xã», «HTX 9 tháng 1»: a stretch of the year and then a figure, where «9 tháng 10» alone
 * may be a day.
 */
function figureFollows(tokens: readonly Token[], at: number, months: number): boolean {
  const before = tokens[at - 1];
  if (isFigure(tokens, at + 2, isAnyUnit)) return !dayWords.some((word) => isWord(before, word));
  const end = tokens[at + 3];
  const bare =
    tokens[at + 2]?.kind === 'digits' && (!end || end.kind === 'break' || /^[,;.)]$/.test(end.norm));
  return bare && reported.has(months) && !untilWords.some((word) => isWord(before, word));
}

function countOfMonths(tokens: readonly Token[], at: number): FoundPeriod | null {
  const [count, noun] = [tokens[at], tokens[at + 1]];
  const months = numberOf(count);
  const named = isWord(noun, 'tháng') || (noun?.fold === 'th' && count?.end === noun.start);
  if (!named || !within(months, 12)) return null;
  const goesOn = numberOf(tokens[at + 2]) !== null && !startsYear(tokens, at + 2);
  if (goesOn && !figureFollows(tokens, at, months)) return null;
  if (tokens[at - 1]?.norm === ',' && tokens[at - 1]?.end === count?.start) return null;
  const { half, to } = halfBehind(tokens, at + 2);
  const { year, to: end } = yearBehind(tokens, to);
  return { period: { kind: 'months', months, half, year }, to: end };
}

/** The period that a message names at a token: «số tháng 5», «quý III», «9 tháng đầu năm», «năm 2025». */
export function periodAt(tokens: readonly Token[], at: number): FoundPeriod | null {
  const found = monthOrQuarter(tokens, at) ?? countOfMonths(tokens, at);
  if (found) return found;
  if (!isWord(tokens[at], 'năm')) return null;
  const year = yearOf(tokens[at + 1]);
  return year === null ? null : { period: { kind: 'year', year }, to: at + 2 };
}
