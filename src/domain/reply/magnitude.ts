import type { Indicator } from '../indicator/indicator.ts';
import { compare, decimal, isWhole, multiply, zero, type Decimal } from '../quantity/decimal.ts';
import type { EarlierValue } from './reading.ts';

/** What is known about the usual size of an indicator's figure, in its unit. */
export interface Yardstick {
  readonly plan: Decimal | null;
  readonly last: EarlierValue | null;
}

export function planOf({ target }: Indicator): Decimal | null {
  switch (target.comparator) {
    case 'range':
      return target.max;
    case 'done':
      return null;
    case 'at-least':
    case 'at-most':
    case 'exactly':
    case 'decrease-by':
    case 'increase-by':
    case 'ratio':
      return target.value;
  }
}

export const yardstickOf = (
  indicator: Indicator,
  earlier?: ReadonlyMap<string, EarlierValue>,
): Yardstick => ({
  plan: planOf(indicator),
  last: earlier?.get(indicator.code) ?? null,
});

const positive = (value: Decimal | null | undefined): value is Decimal => value != null && value.digits > 0n;
const times = (value: Decimal, factor: bigint): Decimal => multiply(value, decimal(factor));

/** Within `factor` times of a known size, up or down. */
function within(value: Decimal, size: Decimal, factor: bigint): boolean {
  return compare(value, times(size, factor)) <= 0 && compare(times(value, factor), size) >= 0;
}

/** Whether a value lies within twenty times of the plan or the last value: what the law's notation may lean on. */
export const isUsualSize = (value: Decimal, { plan, last }: Yardstick): boolean =>
  [plan, last?.value].some((size) => positive(size) && within(value, size, 20n));

const smallCount = decimal(20n);
const hundred = decimal(100n);

/** Dimensions in which a figure is a number of things. */
export const countsThings = ({ dimension, unit, measure }: Indicator): boolean =>
  dimension === 'count' &&
  measure !== 'rate' &&
  !/^(?:nghìn|ngàn|triệu|tỷ|vạn)\s/u.test(unit) &&
  !unit.includes('/');

/** «Thành lập mới hợp tác xã»: how many there are in all is another number. */
export const countsNew = ({ name, measure }: Indicator): boolean =>
  measure === 'total' && /mới|thêm|^(?:thành lập|xây dựng|thông)/iu.test(name);

const isShare = ({ dimension }: Indicator): boolean => dimension === 'percent';

/** What cannot be: a share above 100, a negative amount, part of a thing. */
export function isImpossible(value: Decimal, indicator: Indicator): boolean {
  if (value.digits < 0n) return true;
  if (countsThings(indicator) && !isWhole(value)) return true;
  const plan = planOf(indicator);
  const limit = isShare(indicator) && (plan === null || compare(plan, hundred) <= 0);
  return limit && compare(value, hundred) > 0;
}

/** A total and a change grow over the year; a rate is what it is, and a tenth of the plan is as odd as ten times. */
const accumulates = ({ measure }: Indicator): boolean => measure !== 'rate' && measure !== 'share';

/**
 * What can hardly be: ten times the plan or the last value, but for small counts (of new things, more than five times
 * the plan may be all there are); a thousandth of the plan, but for a
 * member's share of it.
 */
export function isImplausible(
  value: Decimal,
  indicator: Indicator,
  { plan, last }: Yardstick,
  ofMember: boolean,
): boolean {
  if (compare(value, zero) === 0) return false;
  if (countsThings(indicator) && compare(value, smallCount) < 0)
    return countsNew(indicator) && positive(plan) && compare(value, times(plan, 5n)) > 0;
  const tenfold = [plan, last?.value].some((size) => positive(size) && compare(value, times(size, 10n)) >= 0);
  const least = accumulates(indicator) ? 1000n : 10n;
  const tiny =
    !ofMember && indicator.better !== 'lower' && positive(plan) && compare(times(value, least), plan) < 0;
  return tenfold || tiny;
}

/** A running total of the year may not fall. */
export const isFallingTotal = (value: Decimal, { last }: Yardstick): boolean =>
  last !== null && last.runningTotal && compare(value, last.value) < 0;
