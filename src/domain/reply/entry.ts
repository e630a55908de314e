import type { Indicator } from '../indicator/indicator.ts';
import {
  add,
  compare,
  decimal,
  divide,
  equals,
  multiply,
  subtract,
  type Decimal,
} from '../quantity/decimal.ts';
import type { Said } from './assign.ts';
import type { Claim } from './claim.ts';
import { takenBack } from './correction.ts';
import type { Figure } from './figure.ts';
import { planOf } from './magnitude.ts';
import type { Role } from './role.ts';
import type { Place } from './statement.ts';

/** All that a message says of one indicator and one unit. */
export interface Entry {
  readonly indicator: Indicator;
  readonly place: Place | null;
  readonly claims: Claim[];
  readonly said: Said[];
  corrects: boolean;
}

export const placeKey = (place: Place | null): string =>
  place === null ? '' : place.kind === 'member' ? place.known.unit.code : '?';

/** Claims sorted by what they are; those that the message takes back are left out of `figures`. */
export interface SortedClaims {
  /** that claim to be the figure, actual or estimated */
  readonly figures: readonly Claim[];
  readonly rejected: readonly Claim[];
  readonly percents: readonly Claim[];
  readonly plans: readonly Claim[];
  /** what is missing, above, or part: no figure by itself */
  readonly hints: readonly Claim[];
}

const hinting: readonly Role[] = ['shortfall', 'excess', 'part', 'comparison', 'earlier'];

const isFigureRole = ({ role }: Claim): boolean =>
  role.role === 'actual' || role.role === 'change' || role.role === 'level';

/** A per cent beside an amount, without a word of what it is of. */
const isBarePercent = ({ fit, settled }: Claim): boolean =>
  fit === 'share' && settled.kind === 'doubt' && settled.doubt === 'unit';

const percentUnits = new Set(['%', 'điểm %', '% kế hoạch']);
const typedPercent = ({ fact }: Claim): boolean =>
  fact.mark.kind === 'quantity' &&
  fact.mark.span.readings.every(({ unit }) => unit !== null && percentUnits.has(unit));

/** «thu ngân sách tăng 12%», «33,4 tỷ (+4%)»: growth, of the plan it says nothing. */
const isGrowth = ({ fact }: Claim): boolean =>
  fact.mark.kind === 'quantity' &&
  (fact.mark.span.text.startsWith('+') || fact.mark.span.readings.every(({ kind }) => kind === 'change'));

export function sortClaims({ claims }: Entry): SortedClaims {
  const [percents, grown, reported]: [Claim[], Claim[], Claim[]] = [[], [], []];
  for (const claim of claims) {
    const growth = isGrowth(claim);
    if (isPercentOfPlan(claim, growth)) percents.push(claim);
    else if (isBarePercent(claim) && growth) grown.push(claim);
    else if (isFigureRole(claim)) reported.push(claim);
  }
  const rejected = new Set(
    [true, false].flatMap((estimate) => [
      ...takenBack(reported.filter(({ role }) => role.estimate === estimate).map(({ fact }) => fact)),
    ]),
  );
  return {
    figures: reported.filter(({ fact }) => !rejected.has(fact)),
    rejected: reported.filter(({ fact }) => rejected.has(fact)),
    percents,
    plans: claims.filter(({ role }) => role.role === 'plan'),
    hints: [...claims.filter(({ role }) => hinting.includes(role.role)), ...grown],
  };
}

const isPercentOfPlan = (claim: Claim, growth: boolean): boolean =>
  claim.role.role === 'percent-of-plan' ||
  (isFigureRole(claim) && isBarePercent(claim) && typedPercent(claim) && !growth);

const hundred = decimal(100n);

/** Whether `stated` is `exact`, rounded or cut off to the decimals that were typed. */
export function agrees(stated: Decimal, exact: Decimal): boolean {
  const low = { digits: stated.digits * 10n - 5n, scale: stated.scale + 1 };
  const high = { digits: stated.digits + 1n, scale: stated.scale };
  return compare(exact, low) >= 0 && compare(exact, high) < 0;
}

/** n/m in per cent. */
export const percentOf = (value: Decimal, of: Decimal): Decimal => divide(multiply(value, hundred), of, 12);

export const sameFigure = (a: Figure, b: Figure): boolean =>
  a.kind === b.kind && equals(a.value, b.value) && (a.of && b.of ? equals(a.of, b.of) : a.of === b.of);

/** «66/112 xóm, tỷ lệ 58,9%»: one measure in two forms. */
const restates = (ratio: Figure, value: Figure): boolean =>
  ratio.kind === 'ratio' &&
  value.kind === 'value' &&
  ratio.of !== undefined &&
  agrees(value.value, percentOf(ratio.value, ratio.of));

/** «4.812.650.000 đồng (4,81 tỷ)»: the first is the second with more digits; at least three must agree. */
function rounds(short: Figure, long: Figure): boolean {
  if (short.kind !== 'value' || long.kind !== 'value') return false;
  const digits = short.value.digits.toString().replace(/0+$/, '');
  const full = long.value.digits.toString();
  if (digits.length < 3 || full.length <= digits.length || !full.startsWith(digits.slice(0, -1)))
    return false;
  const slack = { digits: long.value.digits, scale: long.value.scale + 2 };
  return (
    compare(subtract(short.value, long.value), slack) < 0 &&
    compare(subtract(long.value, short.value), slack) < 0
  );
}

/** The one figure that several statements come to; null when they contradict each other. */
export function reconcile(figures: readonly Figure[]): Figure | null {
  const [first, ...rest] = figures;
  if (!first) return null;
  let kept = first;
  for (const figure of rest) {
    if (sameFigure(kept, figure)) kept = figure.level ? figure : kept;
    else if (rounds(kept, figure)) kept = figure;
    else if (rounds(figure, kept)) continue;
    else if (restates(kept, figure)) kept = figure;
    else if (!restates(figure, kept)) return null;
  }
  return kept;
}

/** Per cent of plan that a figure makes; null where dividing says nothing. */
export function percentOfPlan(figure: Figure, indicator: Indicator, plans: readonly Claim[]): Decimal | null {
  const stated = plans.flatMap(({ settled }) => (settled.kind === 'figure' ? [settled.figure.value] : []))[0];
  const ranged = indicator.target.comparator === 'range' || indicator.target.comparator === 'at-most';
  const plan = stated ?? (ranged ? null : planOf(indicator));
  return plan && plan.digits > 0n && figure.kind === 'value' ? percentOf(figure.value, plan) : null;
}

/** The per cent of plan; «vượt 3,5%» is 103,5. */
export function percentValue({ fact, role }: Claim): Decimal | null {
  const [reading, ...others] = fact.mark.kind === 'quantity' ? fact.mark.span.readings : [];
  if (!reading || others.length > 0 || (reading.kind !== 'exact' && !role.aboveHundred)) return null;
  return role.aboveHundred ? add(reading.value, hundred) : reading.value;
}

/** More figures than these that contradict each other are better typed anew than chosen from. */
const mostShown = 5;

/** The first claims that differ in their figures. */
export function differing(claims: readonly Claim[]): readonly Claim[] {
  const shown: Claim[] = [];
  for (const claim of claims) {
    const { settled } = claim;
    const told = shown.some(
      (other) =>
        settled.kind === 'figure' &&
        other.settled.kind === 'figure' &&
        sameFigure(settled.figure, other.settled.figure),
    );
    if (!told) shown.push(claim);
    if (shown.length === mostShown) break;
  }
  return shown;
}
