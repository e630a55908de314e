import {
  compare,
  decimal,
  divide,
  equals,
  multiply,
  subtract,
  zero,
  type Decimal,
} from '../quantity/decimal.ts';
import type { Indicator, Target } from './indicator.ts';

/**
 * How far a target is. Before the end nothing is ever `notMet`: what is still missing is `onTrack` or `behind`.
 * `noFigure` is not zero: nobody reported, or the report says that there is no figure yet.
 */
export const completionClasses = [
  'exceeded',
  'met',
  'nearlyMet',
  'notMet',
  'onTrack',
  'behind',
  'noFigure',
  'notApplicable',
] as const;
export type CompletionClass = (typeof completionClasses)[number];

/** What was reported, in the indicator's unit; a ratio keeps its denominator, per cent of plan is a per cent. */
export type ReportedFigure =
  | { readonly kind: 'value'; readonly value: Decimal }
  | { readonly kind: 'percent-of-plan'; readonly value: Decimal }
  | { readonly kind: 'ratio'; readonly value: Decimal; readonly of: Decimal }
  | { readonly kind: 'none-yet' }
  | { readonly kind: 'not-applicable' };

export interface CompletionRules {
  /** the campaign is over and the figure is the last word */
  readonly final: boolean;
  /** per cent of plan from which a missed target counts as «cơ bản hoàn thành»; null: the class is not used */
  readonly nearlyMetFrom: Decimal | null;
  /** per cent of plan that should be reached by now; left out: nothing with a per cent counts as behind */
  readonly expectedPercent?: Decimal | null;
  /** what a figure above a strict bound («trên 35») is called: local usage; `met` when left out */
  readonly aboveStrictBound?: 'met' | 'exceeded';
}

export interface Completion {
  readonly class: CompletionClass;
  /** per cent with at most four decimals; null where dividing would mislead */
  readonly percentOfPlan: Decimal | null;
  /** actual − target in the indicator's unit; to the nearest bound of a range; null where there is none */
  readonly gap: Decimal | null;
  /** the reported denominator is not the plan's: 13/13 against 14/14 */
  readonly otherDenominator: boolean;
}

/** Where a figure stands to its target, before anything is called by a name. */
interface Standing {
  readonly side: 'better' | 'equal' | 'worse';
  readonly percent: Decimal | null;
  readonly gap: Decimal | null;
  readonly otherDenominator?: boolean;
}

const hundred = decimal(100n);
const percentPlaces = 4;
const percentStep = decimal(1n, percentPlaces);
const sides = { '-1': 'worse', '0': 'equal', '1': 'better' } as const;

/** `part / whole` as a per cent, or null when the plan is not positive. Only what is exactly 100 gives 100. */
export function percentOf(part: Decimal, whole: Decimal): Decimal | null {
  if (compare(whole, zero) <= 0) return null;
  const percent = divide(multiply(part, hundred), whole, percentPlaces);
  if (!equals(percent, hundred) || equals(part, whole)) return percent;
  return compare(part, whole) < 0 ? subtract(hundred, percentStep) : decimal(1_000_001n, percentPlaces);
}

const sideOf = (actual: Decimal, target: Decimal): Standing['side'] => sides[`${compare(actual, target)}`];
const turned = (side: Standing['side']): Standing['side'] =>
  side === 'better' ? 'worse' : side === 'worse' ? 'better' : 'equal';

type Kind<C extends Target['comparator']> = Extract<Target, { readonly comparator: C }>;

function againstRange(actual: Decimal, { min, max }: Kind<'range'>, better: Indicator['better']): Standing {
  const [below, above] = [compare(actual, min) < 0, compare(actual, max) > 0];
  if (!below && !above) return { side: 'equal', percent: hundred, gap: zero };
  const gap = subtract(actual, below ? min : max);
  if (better === 'higher') {
    return { side: below ? 'worse' : 'better', percent: percentOf(actual, below ? min : max), gap };
  }
  // where less or nearer is better, dividing by a bound would praise the wrong direction
  return { side: better === 'lower' && below ? 'better' : 'worse', percent: null, gap };
}

function againstRatio(
  figure: { readonly value: Decimal; readonly of?: Decimal },
  target: Kind<'ratio'>,
  better: Indicator['better'],
): Standing {
  const of = figure.of ?? target.of;
  const otherDenominator = !equals(of, target.of);
  // n/m against n0/m0, both multiplied by m·m0
  const [reported, planned] = [multiply(figure.value, target.of), multiply(target.value, of)];
  const side = sideOf(reported, planned);
  return {
    side: better === 'lower' ? turned(side) : side,
    percent: better === 'lower' ? null : percentOf(reported, planned),
    gap: otherDenominator ? null : subtract(figure.value, target.value),
    otherDenominator,
  };
}

/** A ratio reported for a share is that share; for a count it is its upper number. */
function valueOf(figure: { readonly value: Decimal; readonly of?: Decimal }, indicator: Indicator): Decimal {
  const scale = { percent: 2, permille: 3 }[String(indicator.dimension)];
  if (figure.of === undefined || scale === undefined) return figure.value;
  return divide(multiply(figure.value, decimal(10n ** BigInt(scale))), figure.of, 6);
}

function standingOf(
  figure: { readonly value: Decimal; readonly of?: Decimal },
  indicator: Indicator,
): Standing {
  const { target, better } = indicator;
  if (target.comparator === 'ratio') return againstRatio(figure, target, better);
  const actual = valueOf(figure, indicator);
  switch (target.comparator) {
    case 'at-least':
    case 'decrease-by':
    case 'increase-by': {
      const gap = subtract(actual, target.value);
      return { side: sideOf(actual, target.value), percent: percentOf(actual, target.value), gap };
    }
    case 'at-most': {
      // a cap is kept or not: half of it is not «50%», and far below it is not «vượt»
      const side = turned(sideOf(actual, target.value));
      return { side, percent: null, gap: subtract(actual, target.value) };
    }
    case 'exactly': {
      const gap = subtract(actual, target.value);
      return { side: equals(gap, zero) ? 'equal' : 'worse', percent: null, gap };
    }
    case 'range':
      return againstRange(actual, target, better);
    case 'done':
      return { side: compare(actual, decimal(1n)) >= 0 ? 'equal' : 'worse', percent: null, gap: null };
  }
}

function classOf(standing: Standing, target: Target, rules: CompletionRules): CompletionClass {
  const { side, percent } = standing;
  const reached = side === 'better' || (side === 'equal' && !target.strict);
  // a cap or a share may still move until the end, so before it they are only on the way
  if (!rules.final && (target.comparator === 'at-most' || target.comparator === 'exactly')) {
    return reached ? 'onTrack' : 'behind';
  }
  if (reached) {
    if (side === 'equal' || target.comparator === 'at-most') return 'met';
    return target.strict ? (rules.aboveStrictBound ?? 'met') : 'exceeded';
  }
  if (rules.final) {
    const { nearlyMetFrom } = rules;
    return percent && nearlyMetFrom && compare(percent, nearlyMetFrom) >= 0 ? 'nearlyMet' : 'notMet';
  }
  if (percent === null) return target.comparator === 'done' ? 'onTrack' : 'behind';
  return rules.expectedPercent && compare(percent, rules.expectedPercent) < 0 ? 'behind' : 'onTrack';
}

/** Per cent of plan alone: worth a class only where a per cent of the plan means something. */
function standingOfPercent(percent: Decimal, target: Target): Standing | null {
  const divides =
    target.comparator !== 'at-most' && target.comparator !== 'exactly' && target.comparator !== 'done';
  return divides ? { side: sideOf(percent, hundred), percent, gap: null } : null;
}

const without = (name: 'noFigure' | 'notApplicable'): Completion => ({
  class: name,
  percentOfPlan: null,
  gap: null,
  otherDenominator: false,
});

/** Degree of completion of one indicator; `figure` null: nobody reported. */
export function completionOf(
  indicator: Indicator,
  figure: ReportedFigure | null,
  rules: CompletionRules,
): Completion {
  if (figure === null || figure.kind === 'none-yet') return without('noFigure');
  if (figure.kind === 'not-applicable') return without('notApplicable');
  if (figure.kind === 'ratio' && compare(figure.of, zero) <= 0) return without('noFigure');
  const standing =
    figure.kind === 'percent-of-plan'
      ? standingOfPercent(figure.value, indicator.target)
      : standingOf(figure, indicator);
  if (standing === null) return without('noFigure');
  return {
    class: classOf(standing, indicator.target, rules),
    percentOfPlan: standing.percent,
    gap: standing.gap,
    otherDenominator: standing.otherDenominator ?? false,
  };
}
