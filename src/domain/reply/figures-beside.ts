import { add, compare, zero } from '../quantity/decimal.ts';
import type { Claim } from './claim.ts';
import { reconcile } from './entry.ts';
import type { Figure } from './figure.ts';
import { latestOf } from './figure-times.ts';
import { countsThings } from './magnitude.ts';
import type { Doubt } from './reading.ts';
import type { Fact } from './statement.ts';

/** Which of the certain figures of one indicator and unit is its figure, and which are told beside it. */
export interface Chosen {
  readonly certain: readonly Claim[];
  /** parts of the figure, figures of a shorter or an earlier time */
  readonly beside: readonly Claim[];
}

/** @param doubtful claims with words that were not understood: they may be the parts of a total */
export function chooseFigures(sure: readonly Claim[], doubtful: readonly Claim[]): Chosen {
  const certain = totalOf(latestOf(wholePeriod(sure)), doubtful);
  const parts = certain.length === 1 && certain.some(isTotal) ? doubtful.filter(hasFigure) : [];
  const summed = parts.length > 0 && sumsUp([...sure, ...doubtful], certain[0]);
  const chosen = new Set(certain);
  const others = sure.filter((claim) => !chosen.has(claim));
  return { certain, beside: summed ? [...others, ...parts] : others };
}

const figureOf = ({ settled }: Claim): Figure | null => (settled.kind === 'figure' ? settled.figure : null);
const hasFigure = (claim: Claim): boolean => figureOf(claim) !== null;

const isTotal = ({ fact }: Claim): boolean =>
  fact.before.some(
    (mark) => (mark.kind === 'cue' && mark.cue === 'total') || (mark.kind === 'sign' && mark.sign === '='),
  );

/** Whether the figures besides `total` add up to it. */
function sumsUp(claims: readonly Claim[], total: Claim | undefined): boolean {
  const whole = total && figureOf(total);
  const parts = claims.filter((claim) => claim !== total).flatMap((claim) => figureOf(claim) ?? []);
  if (!whole || parts.length === 0) return false;
  return (
    compare(
      parts.reduce((sum, { value }) => add(sum, value), zero),
      whole.value,
    ) === 0
  );
}

/** «21,5 ha bưởi, 17 ha cam, tổng 38,5 ha»: a total that is the sum of the others is the figure. */
function totalOf(claims: readonly Claim[], doubtful: readonly Claim[]): readonly Claim[] {
  const [total, ...more] = claims.filter(isTotal);
  return total && more.length === 0 && sumsUp([...claims, ...doubtful], total) ? [total] : claims;
}

const subPeriodOf = ({ before }: Fact): string | null => {
  const mark = before.findLast(({ kind }) => kind === 'period');
  if (mark?.kind !== 'period' || (mark.period.kind !== 'month' && mark.period.kind !== 'quarter'))
    return null;
  return JSON.stringify(mark.period);
};

/** In brackets a ratio, or the same amount in another unit, says the figure again: the two must agree. */
function repeats(claim: Claim, whole: readonly Claim[]): boolean {
  const figure = figureOf(claim);
  return figure?.kind === 'ratio' || whole.some((other) => figureOf(other)?.converted !== figure?.converted);
}

/** «712 (T10: 65; T11: 58)», «4/4 (mức 1: 3, mức 2: 1)»: beside the whole figure, months and brackets are its parts. */
function wholePeriod(claims: readonly Claim[]): readonly Claim[] {
  const isWhole = ({ fact }: Claim): boolean => subPeriodOf(fact) === null && !fact.clause.bracketed;
  const whole = claims.filter(isWhole);
  if (whole.length === 0) return claims;
  return claims.filter(
    (claim) => isWhole(claim) || (subPeriodOf(claim.fact) === null && repeats(claim, whole)),
  );
}

/**
 * «còn 290 triệu, giảm 60 triệu» goes together; «giảm 31,25% xuống còn 27,1%» is a from–to with its «từ» left out: a fall
 * of more than half of what is left is asked about.
 */
function contradictsLevel({ indicator, fact, settled, role }: Claim, figures: readonly Figure[]): boolean {
  // «công nhận thêm 1 trường, nâng tổng số lên 9»: which of the two is counted?
  if (indicator.measure !== 'change') return countsThings(indicator) && role.direction === 'up';
  const read = settled.kind === 'doubt' ? settled.figures : [];
  if (read.some((figure) => figure.level === undefined)) return true;
  if (read.length > 0) return !read.some((figure) => reconcile([figure, ...figures]) !== null);
  const level = fact.mark.kind === 'quantity' ? fact.mark.span.readings[0]?.value : undefined;
  return figures.some(({ value }) => level !== undefined && compare(add(value, value), level) > 0);
}

const weighty: readonly Doubt[] = ['scale', 'impossible', 'implausible', 'level-or-change', 'contradiction'];

/**
 * A second figure of the same indicator that cannot be the one that is certain.
 * @param replaced the certain one has its unit, and may make an approximation exact
 */
export function contradicts(claim: Claim, figures: readonly Figure[], replaced: boolean): boolean {
  const { settled, objection, fact } = claim;
  if (objection !== null && (objection.kind !== 'words' || !fact.ownName)) return false;
  // «tầm 320 ha thôi, thì 2»: a bare number does not replace an approximation
  if (settled.kind === 'doubt' && settled.doubt === 'vague' && claim.stated) return !replaced;
  if (settled.kind === 'foreign' || (settled.kind === 'doubt' && !weighty.includes(settled.doubt)))
    return false;
  if (settled.kind === 'doubt' && settled.doubt === 'level-or-change')
    if (!contradictsLevel(claim, figures)) return false;
  const possible = settled.kind === 'figure' ? [settled.figure] : settled.figures;
  return !possible.some((figure) => reconcile([figure, ...figures]) !== null);
}
