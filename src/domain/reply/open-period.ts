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

const periodsIn = (marks: readonly Mark[]): PeriodMention[] =>
  marks.flatMap((mark) => (mark.kind === 'period' ? [mark.period] : []));

/**
 * Id of the open period that a figure is said to belong to: the one named nearest before or behind it in its clause,
 * else the only one that the message names. Undefined unless exactly one open period fits.
 */
export function periodOf(
  fact: Fact,
  message: readonly Mark[],
  open: readonly OpenPeriod[],
): string | undefined {
  const own = periodsIn(fact.before).at(-1) ?? periodsIn(fact.after)[0] ?? periodsIn(fact.clause.marks)[0];
  const all = periodsIn(message);
  const same = new Set(all.map((period) => JSON.stringify(period)));
  const named = own ?? (same.size === 1 ? all[0] : undefined);
  const fitting = named ? open.filter((period) => fits(period, named)) : [];
  return fitting.length === 1 ? fitting[0]?.id : undefined;
}
