import { add, compare, zero } from '../quantity/decimal.ts';
import type { Claim } from './claim.ts';
import { reconcile } from './entry.ts';
import type { Figure } from './figure.ts';
import { countsThings } from './magnitude.ts';
import type { Doubt } from './reading.ts';
import type { Fact } from './statement.ts';

const isTotal = ({ fact }: Claim): boolean =>
  fact.before.some(
    (mark) => (mark.kind === 'cue' && mark.cue === 'total') || (mark.kind === 'sign' && mark.sign === '='),
  );

/** «21,5 ha bưởi, 17 ha cam, tổng 38,5 ha»: a total that is the sum of the others is the figure. */
export function totalOf(claims: readonly Claim[]): readonly Claim[] {
  const totals = claims.filter(isTotal);
  const parts = claims.filter((claim) => !isTotal(claim));
  const [total] = totals;
  if (!total || totals.length > 1 || parts.length < 2) return claims;
  const sum = parts.reduce(
    (all, part) => (part.settled.kind === 'figure' ? add(all, part.settled.figure.value) : all),
    zero,
  );
  return total.settled.kind === 'figure' && compare(sum, total.settled.figure.value) === 0 ? totals : claims;
}

const subPeriodOf = ({ before }: Fact): string | null => {
  const mark = before.findLast(({ kind }) => kind === 'period');
  if (mark?.kind !== 'period' || (mark.period.kind !== 'month' && mark.period.kind !== 'quarter'))
    return null;
  return JSON.stringify(mark.period);
};

/** «712 (T10: 65; T11: 58)», «4/4 (mức 1: 3)»: beside the whole figure, months and brackets are parts of it. */
export function wholePeriod(claims: readonly Claim[]): readonly Claim[] {
  const whole = claims.filter(({ fact }) => subPeriodOf(fact) === null && fact.clause.opening !== 'bracket');
  return whole.length > 0 ? whole : claims;
}

/**
 * «còn 290 triệu, giảm 60 triệu» goes together; «giảm 31,25% xuống còn 27,1%» is a from–to with its «từ» left out: a fall
 * of more than half of what is left is asked about.
 */
function contradictsLevel({ indicator, fact, settled, role }: Claim, figures: readonly Figure[]): boolean {
  // «công nhận thêm 1 trường, nâng tổng số lên 9»: which of the two is counted?
  if (indicator.measure !== 'change') return countsThings(indicator) && role.direction === 'up';
  if (settled.kind === 'doubt' && settled.figures.length > 0) return true;
  const level = fact.mark.kind === 'quantity' ? fact.mark.span.readings[0]?.value : undefined;
  return figures.some(({ value }) => level !== undefined && compare(add(value, value), level) > 0);
}

const weighty: readonly Doubt[] = ['scale', 'impossible', 'implausible', 'level-or-change', 'contradiction'];

/** A second figure of the same indicator that cannot be the one that is certain. */
export function contradicts(claim: Claim, figures: readonly Figure[]): boolean {
  const { settled, objection, fact } = claim;
  if (objection !== null && (objection.kind !== 'words' || !fact.ownName)) return false;
  if (settled.kind === 'foreign' || (settled.kind === 'doubt' && !weighty.includes(settled.doubt)))
    return false;
  if (settled.kind === 'doubt' && settled.doubt === 'level-or-change')
    if (!contradictsLevel(claim, figures)) return false;
  const possible = settled.kind === 'figure' ? [settled.figure] : settled.figures;
  return !possible.some((figure) => reconcile([figure, ...figures]) !== null);
}
