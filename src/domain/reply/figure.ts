import type { Indicator } from '../indicator/indicator.ts';
import { compare, decimal, equals, isWhole, negate, subtract, type Decimal } from '../quantity/decimal.ts';
import type { QuantityReading } from '../quantity/quantity.ts';
import { countsThings, planOf } from './magnitude.ts';
import type { Doubt } from './reading.ts';
import type { RoleOfFigure } from './role.ts';
import { unitFit, type Conversion } from './unit-fit.ts';

/** A figure in the indicator's own measure and unit. */
export interface Figure {
  readonly kind: 'value' | 'ratio';
  readonly value: Decimal;
  readonly of?: Decimal;
  /** level that was named beside or instead of a change */
  readonly level?: Decimal;
  readonly converted: boolean;
}

/** What one reading of a quantity comes to for one indicator. */
export type Interpretation =
  | { readonly kind: 'figure'; readonly figure: Figure }
  /** `figures`: what could be meant */
  | { readonly kind: 'doubt'; readonly doubt: Doubt; readonly figures: readonly Figure[] };

const doubt = (kind: Doubt, ...figures: readonly Figure[]): Interpretation => ({
  kind: 'doubt',
  doubt: kind,
  figures,
});
const certain = (figure: Figure): Interpretation => ({ kind: 'figure', figure });
const absolute = (value: Decimal): Decimal => (value.digits < 0n ? negate(value) : value);

/** How the name was typed, as far as it says what the figure is. */
export interface Naming {
  /** by its code alone */
  readonly byCode: boolean;
  /** with «giảm» or «tăng» in the name */
  readonly saysChange: boolean;
}

/** @returns null when the unit cannot be this indicator's */
export function interpret(
  reading: QuantityReading,
  role: RoleOfFigure,
  indicator: Indicator,
  naming: Naming,
): Interpretation | null {
  const fit = unitFit(reading, indicator);
  if (reading.kind === 'ratio' && reading.of) return ratioFigure(reading, reading.of, indicator);
  switch (fit.kind) {
    case 'misfit':
      return null;
    case 'regional':
      return doubt('unit');
    case 'per-cent-mille':
      return doubt('unit', ...percentOrPermille(reading));
    case 'share':
      return doubt('unit');
    case 'same':
    case 'converted':
      if (fit.kind === 'same' && !fit.stated && mayBePercent(reading, indicator))
        return doubt('unit', ...percentOrPermille(reading));
      return ofMeasure(reading, role, indicator, naming, fit.value, fit.kind === 'converted');
  }
}

/** «tăng dân số tự nhiên 0,91» where 9,5‰ is planned: a rate of a thousand is often told in per cent. */
function mayBePercent({ value, unit }: QuantityReading, indicator: Indicator): boolean {
  const plan = planOf(indicator);
  const rate = indicator.dimension === 'permille' && indicator.measure === 'rate';
  return rate && unit === null && plan !== null && compare(times(value, 5n), plan) < 0 && value.digits > 0n;
}

/** «0,12%» for ‰: what was typed, and what is meant if the sign is right. */
function percentOrPermille({ value, unit }: QuantityReading): readonly Figure[] {
  const size = absolute(value);
  const scaled = unit === '‰' ? decimal(size.digits, size.scale + 1) : decimal(size.digits * 10n, size.scale);
  return [
    { kind: 'value', value: size, converted: false },
    { kind: 'value', value: scaled, converted: true },
  ];
}

function ofMeasure(
  reading: QuantityReading,
  role: RoleOfFigure,
  indicator: Indicator,
  naming: Naming,
  convert: Conversion,
  converted: boolean,
): Interpretation | null {
  const value = convert(reading.value);
  if (value === null) return null;
  switch (indicator.measure) {
    case 'change':
      return changeFigure(reading, value, role, indicator, naming, convert);
    case 'ratio':
      return certainRatio(value, indicator);
    case 'yes-no':
      return yesNoFigure(value);
    case 'total':
    case 'rate':
    case 'share':
      return amountFigure(reading, value, role, indicator, convert, converted);
  }
}

const countsChange = ({ target }: Indicator): boolean =>
  target.comparator === 'increase-by' || target.comparator === 'decrease-by';

/** «GRDP tăng 9,1%» where the target is the growth itself */
const isGrowthRate = ({ name }: Indicator): boolean => /tốc độ tăng|tăng trưởng/iu.test(name);

/** Up or down, the way the target goes. */
const wantedDirection = ({ target, better }: Indicator): 'up' | 'down' =>
  target.comparator === 'increase-by' || (target.comparator !== 'decrease-by' && better === 'higher')
    ? 'up'
    : 'down';

function amountFigure(
  reading: QuantityReading,
  value: Decimal,
  role: RoleOfFigure,
  indicator: Indicator,
  convert: Conversion,
  converted: boolean,
): Interpretation | null {
  const figure = (amount: Decimal): Interpretation => certain({ kind: 'value', value: amount, converted });
  if (role.role === 'level' || (reading.kind === 'change' && reading.to)) {
    const level = reading.to ? convert(reading.to) : value;
    return level && figure(level);
  }
  if (role.role !== 'change') return figure(value);
  const moves = countsChange(indicator) || (indicator.measure === 'rate' && isGrowthRate(indicator));
  if (moves && role.direction === wantedDirection(indicator)) return figure(absolute(value));
  return doubt('level-or-change');
}

function changeFigure(
  reading: QuantityReading,
  value: Decimal,
  role: RoleOfFigure,
  indicator: Indicator,
  naming: Naming,
  convert: Conversion,
): Interpretation | null {
  const change = (amount: Decimal, level?: Decimal): Figure => ({
    kind: 'value',
    value: amount,
    converted: false,
    ...(level && { level }),
  });
  if (reading.from && reading.to) {
    const [from, to] = [convert(reading.from), convert(reading.to)];
    return from && to && fromTo(from, to, indicator, change);
  }
  if (reading.to) return changeAndLevel(absolute(value), convert(reading.to), indicator, change);
  if (role.role === 'level') return fromBaseline(value, indicator, change);
  if (role.role === 'change') {
    const wanted = role.direction === null || role.direction === wantedDirection(indicator);
    return wanted ? certain(change(absolute(value))) : doubt('impossible', change(negate(absolute(value))));
  }
  const called = naming.saysChange || naming.byCode;
  if (called && !isNearLevel(value, indicator)) return certain(change(value));
  const way = levelOrChange(value, indicator, change);
  // «12: 13,07»: the code says nothing of the level, so that even a usual one is asked about
  return called && way.kind === 'figure' ? doubt('level-or-change', way.figure) : way;
}

const times = (size: Decimal, factor: bigint): Decimal => decimal(size.digits * factor, size.scale);

/**
 * «8: 28,4%» of a fall of 4: more than twice the planned change, or nearer to the levels of the baseline than to the
 * change between them, is a level rather than the change.
 */
function isNearLevel(value: Decimal, indicator: Indicator): boolean {
  const { baseline } = indicator;
  const plan = planOf(indicator);
  if (!plan || plan.digits <= 0n) return false;
  if (compare(value, times(plan, 2n)) > 0) return true;
  const far = absolute(subtract(value, plan));
  const levels = baseline ? [baseline.from, baseline.to] : [];
  return levels.some((level) => compare(absolute(subtract(value, level)), far) < 0);
}

/** «từ 13,28% xuống 13,08%»: another start than the baseline's is asked about. */
function fromTo(from: Decimal, to: Decimal, indicator: Indicator, change: MakeChange): Interpretation {
  const told = changeTo(to, from, indicator, change);
  const { baseline } = indicator;
  if (!baseline || equals(from, baseline.from)) return told;
  const known = changeTo(to, baseline.from, indicator, change);
  const figures = [told, known].flatMap((way) => (way.kind === 'figure' ? [way.figure] : []));
  return doubt('contradiction', ...figures);
}

/** «giảm 0,2% còn 13,08%»: against a baseline the two must agree. */
function changeAndLevel(
  amount: Decimal,
  level: Decimal | null,
  indicator: Indicator,
  change: MakeChange,
): Interpretation | null {
  if (!level) return null;
  const { baseline } = indicator;
  const byLevel = baseline ? changeTo(level, baseline.from, indicator, change) : null;
  if (byLevel?.kind === 'figure' && !equals(byLevel.figure.value, amount))
    return doubt('contradiction', change(amount, level), byLevel.figure);
  return certain(change(amount, level));
}

type MakeChange = (amount: Decimal, level?: Decimal) => Figure;

function changeTo(to: Decimal, from: Decimal, indicator: Indicator, change: MakeChange): Interpretation {
  const amount = wantedDirection(indicator) === 'up' ? subtract(to, from) : subtract(from, to);
  const figure = change(amount, to);
  return amount.digits < 0n ? doubt('impossible', figure) : certain(figure);
}

function fromBaseline(level: Decimal, indicator: Indicator, change: MakeChange): Interpretation {
  const { baseline } = indicator;
  return baseline ? changeTo(level, baseline.from, indicator, change) : doubt('level-or-change');
}

/**
 * «Tỷ lệ trẻ suy dinh dưỡng 13,05%» names the rate and says no «giảm». It is read as a level only where the baseline
 * makes it a change of usual size and the number itself is far too large to be one.
 */
function levelOrChange(value: Decimal, indicator: Indicator, change: MakeChange): Interpretation {
  const asLevel = fromBaseline(value, indicator, change);
  const plan = planOf(indicator);
  const tooLarge = plan !== null && compare(value, times(plan, 5n)) >= 0;
  if (asLevel.kind === 'figure' && plan) {
    const farTooLarge = compare(value, times(plan, 10n)) >= 0;
    const usual = compare(asLevel.figure.value, times(plan, 10n)) < 0;
    if (farTooLarge && usual) return asLevel;
  }
  // nobody means a change five times the planned one: it is no choice
  const levels = asLevel.kind === 'figure' ? [asLevel.figure] : [];
  return doubt('level-or-change', ...levels, ...(tooLarge ? [] : [change(value)]));
}

/** n without m: all of them is certain, but how many there are in all may have changed. */
function certainRatio(value: Decimal, { target }: Indicator): Interpretation {
  const of = target.comparator === 'ratio' ? target.of : null;
  if (!of || compare(value, of) > 0 || !isWhole(value)) return doubt('contradiction');
  return doubt('contradiction', { kind: 'ratio', value, of, converted: false });
}

function yesNoFigure(value: Decimal): Interpretation {
  const known = value.scale === 0 && (value.digits === 0n || value.digits === 1n);
  return known ? certain({ kind: 'value', value, converted: false }) : doubt('vague');
}

function ratioFigure(reading: QuantityReading, of: Decimal, indicator: Indicator): Interpretation | null {
  const { value, unit } = reading;
  const share = indicator.dimension === 'percent' || indicator.dimension === 'permille';
  const ratio: Figure = { kind: 'ratio', value, of, converted: false };
  const outOf = compare(value, of) <= 0 && of.digits > 0n;
  if (indicator.measure === 'ratio')
    return outOf && isWhole(value) && isWhole(of) ? certain(ratio) : doubt('contradiction');
  if (share) return shareOfTotal(reading, of, indicator, ratio, outOf);
  const counted = unitFit({ ...reading, kind: 'exact' }, indicator);
  if (counted.kind !== 'same' && counted.kind !== 'converted')
    return unit === null ? doubt('contradiction') : null;
  if (indicator.measure === 'yes-no') return equals(value, of) ? yesNoFigure(value) : doubt('vague');
  if (indicator.measure === 'change') return doubt('level-or-change');
  // achieved over plan: «318/340 ha»; what is asked for is the first. «3/4 chặng đường» is a fraction of something
  const amount = counted.value(value);
  const total = counted.value(of);
  const plan = planOf(indicator);
  const overPlan = plan !== null && total !== null && equals(total, plan);
  // «trường chuẩn 12/24 trường»: of all there are, where the new ones are counted
  const many = countsThings(indicator) && plan !== null && compare(value, times(plan, 5n)) > 0;
  const ofAll = reading.outOf === true || unit === null || many;
  if (!overPlan && ofAll) return doubt('contradiction');
  return amount && certain({ kind: 'value', value: amount, converted: counted.kind === 'converted' });
}

/** n of m households, or achieved over plan in per cent: «60,7/60,9». */
function shareOfTotal(
  { value, unit }: QuantityReading,
  of: Decimal,
  indicator: Indicator,
  ratio: Figure,
  outOf: boolean,
): Interpretation {
  if (indicator.measure === 'change' || indicator.dimension === 'permille') return doubt('level-or-change');
  const plan = planOf(indicator);
  const overPlan = plan !== null && equals(of, plan);
  const amount: Figure = { kind: 'value', value, converted: false };
  const percent = unit === '%' || !isWhole(value) || !isWhole(of);
  if (percent) return overPlan ? certain(amount) : doubt('contradiction', amount);
  if (!outOf) return doubt('contradiction');
  return unit === null && overPlan ? doubt('contradiction', ratio, amount) : certain(ratio);
}
