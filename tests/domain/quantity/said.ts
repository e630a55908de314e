import { decimalText } from '../../../src/domain/quantity/decimal.ts';
import type { QuantityReading } from '../../../src/domain/quantity/quantity.ts';
import { isQuantity } from '../../../src/domain/quantity/quantity.ts';
import { readQuantity } from '../../../src/domain/quantity/read-quantity.ts';
import { scan } from '../../../src/domain/quantity/scan.ts';

const signs: Readonly<Record<QuantityReading['kind'], string>> = {
  exact: '',
  range: '',
  ratio: '',
  'at-least': '≥',
  'more-than': '>',
  'at-most': '≤',
  'less-than': '<',
  about: '~',
  change: 'Δ',
};

/** One reading in short: `26400000000 đồng`, `3..5 ha`, `8/11 thôn`, `≥60 %`, `Δ-4.15 % (31.25→27.1)`. */
export function shortly({ value, to, of, from, unit, kind }: QuantityReading): string {
  const levels = from && to ? ` (${decimalText(from)}→${decimalText(to)})` : '';
  const upper = to && !from ? `..${decimalText(to)}` : '';
  const below = of ? `/${decimalText(of)}` : '';
  return `${signs[kind]}${decimalText(value)}${upper}${below}${unit === null ? '' : ` ${unit}`}${levels}`;
}

/** Readings of an isolated text, or its verdict when there are none: `6.4 | 6.04`, `none`. */
export function said(text: string): string {
  const { verdict, readings } = readQuantity(text);
  if (readings.length === 0) return verdict;
  return `${verdict === 'ambiguous' && readings.length === 1 ? '? ' : ''}${readings.map(shortly).join(' | ')}`;
}

/** All spans of a message: readings of quantities, the kind of what is none. */
export const spansOf = (text: string): string[] =>
  scan(text).map((span) =>
    isQuantity(span)
      ? span.readings.length === 0
        ? span.verdict
        : span.readings.map(shortly).join(' | ')
      : `${span.notQuantity}: ${span.text}`,
  );
