import { daysBetween, type Day } from '../calendar/day.ts';
import { decimal, divide, type Decimal } from '../quantity/decimal.ts';

/**
 * Per cent of a campaign that is over at the end of `until`, all three days counted in: what a plan that grows evenly
 * should have reached. 0 before the first day, 100 from the last one on, four decimals.
 */
export function expectedProgress(first: Day, last: Day, until: Day): Decimal {
  const whole = daysBetween(first, last) + 1;
  const gone = Math.min(Math.max(daysBetween(first, until) + 1, 0), whole);
  return whole > 0 ? divide(decimal(BigInt(gone) * 100n), decimal(BigInt(whole)), 4) : decimal(100n);
}
