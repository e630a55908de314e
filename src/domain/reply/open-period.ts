import { firstPeriodIn, isPeriod } from './clause-sums.ts';
import type { Mark } from './mark.ts';
import type { PeriodMention } from './period-mention.ts';
import type { OpenPeriod } from './reading.ts';
import type { Fact } from './statement.ts';

const monthOf = ({ to }: OpenPeriod): number => Number(to.slice(5, 7));
const yearOf = ({ to }: OpenPeriod): number => Number(to.slice(0, 4));

/** Whether a period that a message names is an open one; a period is called by the month in which it closes. */
function fits(period: OpenPeriod, named: PeriodMention): boolean {
  if (named.year !== null && named.year !== yearOf(period)) return false;
  switch (named.kind) {
    case 'month':
      return period.kind === 'month' && monthOf(period) === named.month;
    case 'quarter':
      return period.kind === 'quarter' && monthOf(period) === named.quarter * 3;
    case 'months':
      return fitsMonths(period, named.months, named.half);
    case 'year':
      return period.kind === 'year';
  }
}

function fitsMonths(period: OpenPeriod, months: number, half: 'first' | 'last' | null): boolean {
  if (months === 9) return period.kind === 'nine-months';
  if (months === 12) return period.kind === 'year';
  const closing = half === null ? monthOf(period) : half === 'first' ? 6 : 12;
  return months === 6 && period.kind === 'six-months' && monthOf(period) === closing;
}

/** The only period that a message names. */
export function onlyPeriodIn(marks: readonly Mark[]): PeriodMention | undefined {
  const all = marks.filter(isPeriod);
  const [first] = all;
  const same = new Set(all.map(({ period }) => JSON.stringify(period)));
  return same.size === 1 ? first?.period : undefined;
}

/**
 * Id of the open period that a figure is said to belong to: the one named nearest before or behind it in its clause,
 * else the only one that the message names. Undefined unless exactly one open period fits.
 */
export function periodOf(
  { before, after, clause }: Fact,
  onlyNamed: PeriodMention | undefined,
  open: readonly OpenPeriod[],
): string | undefined {
  const own =
    before.findLast(isPeriod)?.period ?? after.find(isPeriod)?.period ?? firstPeriodIn(clause.marks);
  const named = own ?? onlyNamed;
  const fitting = named ? open.filter((period) => fits(period, named)) : [];
  return fitting.length === 1 ? fitting[0]?.id : undefined;
}
