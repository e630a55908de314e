import type { Decimal } from './decimal.ts';

/**
 * What a stretch of text says as a quantity. Scale words are folded into the value («50,2 tỷ đồng» → 50200000000
 * with unit `đồng`); the unit is the text's own word in canonical spelling (units.ts), null when none is stated.
 */
export interface QuantityReading {
  readonly value: Decimal;
  readonly unit: string | null;
  readonly kind:
    'exact' | 'range' | 'ratio' | 'at-least' | 'more-than' | 'at-most' | 'less-than' | 'about' | 'change';
  /** upper end of a range, or the new level of a change */
  readonly to?: Decimal;
  /** the m of n/m or the denominator of a fraction */
  readonly of?: Decimal;
  /** n of m in words, «10 trong tổng số 12»: never achieved over plan */
  readonly outOf?: true;
  /** the old level of a change; a change's value is signed */
  readonly from?: Decimal;
  /** why the text can be read so, in Vietnamese: a question quotes it */
  readonly because: string;
  /** «ước»: an official estimate of exactly this */
  readonly estimate?: true;
  /** the words say that it is a new level: «giảm còn 13,1 %» */
  readonly level?: true;
  /** zero up to now: «chưa có hộ nào» */
  readonly soFar?: true;
  /** a scale word (nghìn, triệu, tỷ, tr, k) was folded into the value */
  readonly scaled?: true;
  /** which notation the reading takes for granted, when separators leave a choice */
  readonly style?: 'law' | 'english';
  /** the rest of the message is written in that notation (writer-style.ts) */
  readonly asWritten?: true;
}

/**
 * clear: one reading; ambiguous: several normal readings, ordered by the law's notation first; missing: said to be
 * missing or not applicable; none: no quantity in it; vague: a quantity word without a figure; invalid: malformed.
 */
export type Verdict = 'clear' | 'ambiguous' | 'missing' | 'none' | 'vague' | 'invalid';

/** One quantity found in a message, with its place in the raw text. */
export interface QuantitySpan {
  /** offsets in UTF-16 units of the raw text, end exclusive */
  readonly start: number;
  readonly end: number;
  readonly verdict: Verdict;
  readonly readings: readonly QuantityReading[];
  readonly text: string;
  /** with `ambiguous`: what the text may mean besides the readings, in Vietnamese («ngày 9/4», «chưa có số liệu») */
  readonly doubt?: string;
  /** with `missing`: nobody has the figure yet, or the unit has no such thing to report */
  readonly missing?: 'no-figure' | 'not-applicable';
}

/** What a number belongs to that is no quantity. */
export type NotQuantityKind =
  | 'date' // days, months, quarters, years, spans of years
  | 'time' // 9h15
  | 'identifier' // telephone and identity numbers, digits spelt out
  | 'document' // 48/KH-UBND, Điều 7, QL.4
  | 'ordinal' // thứ 6, lần 2, chỉ tiêu 4, 14a
  | 'name'; // thôn 5, Ba Bể, anh Hai

/** Something with a number in it that is no quantity, so that nothing in a message stays unexplained. */
export interface NotQuantitySpan {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly notQuantity: NotQuantityKind;
}

/** The same in the tokens, before it has its place in the raw text. */
export interface NotQuantity {
  readonly notQuantity: NotQuantityKind;
  /** index of the first token behind */
  readonly next: number;
}

export type ScanSpan = QuantitySpan | NotQuantitySpan;

export const isQuantity = (span: ScanSpan): span is QuantitySpan => 'verdict' in span;
