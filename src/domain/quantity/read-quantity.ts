import { compare, decimal, divide, equals, isWhole, multiply } from './decimal.ts';
import { NumberTokens } from './number-tokens.ts';
import type { NotQuantitySpan, QuantityReading, QuantitySpan, ScanSpan, Verdict } from './quantity.ts';
import { isQuantity } from './quantity.ts';
import { distinct } from './reading.ts';
import { scan } from './scan.ts';
import { isWord, tokenize } from './text.ts';

/** What an isolated text says as one quantity. `readings` is empty for missing, none, vague and invalid. */
export interface QuantityAnswer {
  readonly verdict: Verdict;
  readonly readings: readonly QuantityReading[];
}

const none: QuantityAnswer = { verdict: 'none', readings: [] };

/** Reads a text that is expected to hold one quantity, for instance the answer to «bao nhiêu?». */
export function readQuantity(text: string): QuantityAnswer {
  const spans = scan(text);
  const quantities = withoutComparisons(withoutSameShare(spans.filter(isQuantity)));
  const [only] = quantities;
  if (!only) return loneWord(text) ?? ordinal(text, spans) ?? none;
  if (quantities.length === 1) return { verdict: only.verdict, readings: only.readings };
  if (quantities.some((span) => span.verdict === 'invalid')) return { verdict: 'invalid', readings: [] };
  const readings = distinct(quantities.flatMap((span) => span.readings));
  // several statements and no question to tell which one is meant
  return { verdict: readings.length > 0 ? 'ambiguous' : only.verdict, readings };
}

/** «66/112 xóm, đạt 58,9 %»: the share says the same as the ratio and adds nothing. */
function withoutSameShare(spans: readonly QuantitySpan[]): readonly QuantitySpan[] {
  const [ratio, share] = spans;
  const [counts, percent] = [ratio?.readings[0], share?.readings[0]];
  if (
    spans.length !== 2 ||
    !ratio ||
    counts?.of === undefined ||
    percent?.unit !== '%' ||
    percent.kind !== 'exact'
  )
    return spans;
  if (counts.of.digits === 0n) return spans;
  const computed = divide(multiply(counts.value, decimal(100n)), counts.of, percent.value.scale);
  return equals(computed, percent.value) ? [ratio] : spans;
}

const comparisons = new Set(['% kế hoạch', '% so với cùng kỳ']);
const isComparison = (span: QuantitySpan): boolean =>
  span.readings.length > 0 && span.readings.every(({ unit }) => unit !== null && comparisons.has(unit));

/** Shares of the plan or of last year stand beside the figure; alone they are what is said. */
function withoutComparisons(spans: readonly QuantitySpan[]): readonly QuantitySpan[] {
  const own = spans.filter((span) => !isComparison(span));
  return own.length > 0 ? own : spans;
}

/** A scale word by itself: «trăm», «một tỷ». */
function loneWord(text: string): QuantityAnswer | null {
  const tokens = tokenize(text);
  const last = tokens.length - 1;
  if (last > 1 || (last === 1 && !isWord(tokens[0], 'một'))) return null;
  const word = new NumberTokens(tokens).bareWord(last);
  const power = word?.is === 'hundred' ? 2 : word?.is === 'scale' && !word.short ? word.power : 0;
  if (power === 0) return null;
  return {
    verdict: 'clear',
    readings: [
      { value: decimal(10n ** BigInt(power)), unit: null, kind: 'exact', because: '«một» không đọc' },
    ],
  };
}

/** Ordinals are no quantities in a message; asked for by itself, «thứ nhất» gives its number with the unit «thứ». */
function ordinal(text: string, spans: readonly ScanSpan[]): QuantityAnswer | null {
  const [span] = spans.filter((found): found is NotQuantitySpan => !isQuantity(found));
  const tokens = tokenize(text);
  if (
    spans.length !== 1 ||
    span?.notQuantity !== 'ordinal' ||
    !isWord(tokens[0], 'thứ') ||
    span.text !== text.trim()
  )
    return null;
  const value = ordinalValue(text.trim().slice(tokens[0]?.text.length));
  if (!value) return null;
  const reading: QuantityReading = { value, unit: 'thứ', kind: 'exact', because: 'số thứ tự' };
  // thứ hai … thứ bảy are days of the week as well
  const weekday = compare(value, decimal(2n)) >= 0 && compare(value, decimal(7n)) <= 0;
  return { verdict: weekday ? 'ambiguous' : 'clear', readings: [reading] };
}

function ordinalValue(text: string): QuantityReading['value'] | null {
  const words: Readonly<Record<string, bigint>> = { nhất: 1n, nhì: 2n, tư: 4n };
  const [token] = tokenize(text);
  const known = words[token?.norm ?? ''];
  if (known !== undefined) return decimal(known);
  const [quantity] = scan(text).filter(isQuantity);
  const value = quantity?.readings.at(-1)?.value;
  return value && isWhole(value) ? value : null;
}
