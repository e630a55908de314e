import { isWord, type Token } from '../quantity/text.ts';

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

/** «/2026», «năm 2026», «năm nay» behind a period. */
function yearBehind(tokens: readonly Token[], at: number): { year: number | null; to: number } {
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
    const { year, to } = yearBehind(tokens, at + 2);
    return { period: { kind: 'month', month, year }, to };
  }
  if (isWord(noun, 'quý') || (noun?.fold === 'q' && glued)) {
    const quarter = romans[next?.fold ?? ''] ?? numberOf(next);
    if (!within(quarter, 4)) return null;
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

function countOfMonths(tokens: readonly Token[], at: number): FoundPeriod | null {
  const [count, noun] = [tokens[at], tokens[at + 1]];
  const months = numberOf(count);
  const named = isWord(noun, 'tháng') || (noun?.fold === 'th' && count?.end === noun.start);
  const goesOn = numberOf(tokens[at + 2]) !== null && !startsYear(tokens, at + 2);
  if (!named || !within(months, 12) || goesOn) return null;
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
