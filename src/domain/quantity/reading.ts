import { compare, type Decimal } from './decimal.ts';
import type { Part } from './figure.ts';
import { unitOf, type Amount } from './amount.ts';
import type { QuantityReading, QuantitySpan } from './quantity.ts';

/** A quantity found in the tokens, before it has its place in the raw text. */
export interface Found extends Pick<QuantitySpan, 'verdict' | 'readings' | 'doubt' | 'missing'> {
  readonly start: number;
  /** index of the first token behind */
  readonly next: number;
  /** one number word without a unit: only taken where a figure is expected */
  readonly lone?: boolean;
}

/** One amount as readings: a value, a range of two neighbouring numbers, or a fraction. */
export function readingsOf(amount: Amount): QuantityReading[] {
  return amount.parts.map((part) => readingOf(part, unitOf(part, amount.unit)));
}

export function readingOf(part: Part, unit: string | null): QuantityReading {
  const { value, to, of, because } = part;
  if (of) return { value, unit, kind: 'ratio', because, of, ...notation(part) };
  if (to) return { value, unit, kind: 'range', because, to, ...notation(part) };
  return { value, unit, kind: 'exact', because, ...notation(part) };
}

type Notation = Pick<QuantityReading, 'scaled' | 'style'>;
const plainNotation: Notation = {};

/** How the number was written, as far as a reader of replies cares. */
export function notation({ scaled, style }: Part): Notation {
  if (!scaled && !style) return plainNotation;
  return { ...(scaled && { scaled }), ...(style && { style }) };
}

const sameNumber = (a: Decimal | undefined, b: Decimal | undefined): boolean =>
  a === undefined || b === undefined ? a === b : compare(a, b) === 0;

const same = (a: QuantityReading, b: QuantityReading): boolean =>
  a.kind === b.kind &&
  a.unit === b.unit &&
  sameNumber(a.value, b.value) &&
  sameNumber(a.to, b.to) &&
  sameNumber(a.of, b.of) &&
  sameNumber(a.from, b.from);

/** The same statement may come out of two readings: it is offered once. */
export function distinct(readings: readonly QuantityReading[]): readonly QuantityReading[] {
  if (readings.length < 2) return readings;
  return readings.filter((reading, i) => !readings.slice(0, i).some((earlier) => same(earlier, reading)));
}

/** Verdict by what is left: nothing is malformed, one is clear, more are ambiguous. */
export function found(
  start: number,
  next: number,
  readings: readonly QuantityReading[],
  doubt?: string,
): Found {
  const left = distinct(readings);
  const verdict =
    left.length === 0 ? 'invalid' : left.length === 1 && doubt === undefined ? 'clear' : 'ambiguous';
  return doubt === undefined
    ? { start, next, verdict, readings: left }
    : { start, next, verdict, readings: left, doubt };
}

/** Applies to every reading what the words around it say. */
export const mapReadings = (
  quantity: Found,
  change: (reading: QuantityReading) => QuantityReading,
): Found => ({
  ...quantity,
  readings: quantity.readings.map(change),
});
