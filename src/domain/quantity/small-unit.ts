import type { Dimension } from '../indicator/indicator.ts';
import { err, ok, type Result } from '../result.ts';
import { decimal, divide, multiply, type Decimal } from './decimal.ts';
import { dimensionOf, findUnit } from './units.ts';

/**
 * Figures are stored as whole numbers of a small unit of their dimension, so that sums are exact in every database:
 * money 0,01 đồng; mass 1 gram; area 0,01 m²; % and ‰ a millionth of one; counts a ten-thousandth; money per area
 * 0,01 đồng per ha; money per person 0,01 đồng per person.
 */
const smallPerBase: Readonly<Record<Dimension, Decimal>> = {
  money: decimal(100n),
  mass: decimal(1n),
  area: decimal(100n),
  percent: decimal(1_000_000n),
  permille: decimal(1_000_000n),
  count: decimal(10_000n),
  // the base of an area is the m²: 10.000 of them make the ha
  'money-per-area': decimal(1_000_000n),
  'money-per-person': decimal(100n),
};

const largest = 2n ** 63n - 1n;

/**
 * Small units in one `unit`. A unit that does not fit its dimension or has no fixed factor (a catalogue in tạ/ha, in
 * sào) is stored in ten-thousandths of itself, as things are that are counted.
 */
function smallPerUnit(unit: string, dimension: Dimension): Decimal {
  const known = findUnit(unit);
  if (!known?.factor || dimensionOf(known) !== dimension) return smallPerBase.count;
  return multiply(known.factor, smallPerBase[dimension]);
}

/** not-exact: the value has more decimals than are kept; too-large: beyond 64 bits. Never rounds. */
export type SmallUnitError = { readonly kind: 'not-exact' } | { readonly kind: 'too-large' };

/** Storage form of `value`, which is in `unit`, the indicator's own unit. */
export function toSmallUnit(
  value: Decimal,
  unit: string,
  dimension: Dimension,
): Result<bigint, SmallUnitError> {
  const small = multiply(value, smallPerUnit(unit, dimension));
  if (small.scale !== 0) return err({ kind: 'not-exact' });
  if (small.digits > largest || small.digits < -largest - 1n) return err({ kind: 'too-large' });
  return ok(small.digits);
}

/** The value in `unit`, the indicator's own unit, of a stored whole number. */
export function fromSmallUnit(small: bigint, unit: string, dimension: Dimension): Decimal {
  // all factors are powers of ten, so 24 places hold every quotient exactly
  return divide(decimal(small), smallPerUnit(unit, dimension), 24);
}
