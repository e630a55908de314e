import type { Indicator } from '../indicator/indicator.ts';
import type { QuantityReading } from '../quantity/quantity.ts';
import type { Cue } from './cue-words.ts';
import { countsNew } from './magnitude.ts';
import { isCue, type Mark } from './mark.ts';
import type { Fact } from './statement.ts';

/**
 * What a figure is to its indicator. Only `actual`, `change` and `level` are figures to record; `percent-of-plan` is
 * recorded beside them; `plan`, `comparison`, `earlier` and `part` are told for information; `shortfall` and `excess`
 * say what is missing or above without the figure itself.
 */
export type Role =
  | 'actual'
  | 'change'
  | 'level'
  | 'percent-of-plan'
  | 'plan'
  | 'comparison'
  | 'earlier'
  | 'part'
  | 'shortfall'
  | 'excess';

export interface RoleOfFigure {
  readonly role: Role;
  readonly estimate: boolean;
  /** «khoảng», «hơn», «hình như»: the sender does not stand by the exact figure */
  readonly vague: boolean;
  /** «vượt 3,5% KH»: the per cent is what is above 100 */
  readonly aboveHundred: boolean;
  /** up or down, when a verb says so */
  readonly direction: 'up' | 'down' | null;
  /** something was left out of the figure or happened to a part of it */
  readonly partial: boolean;
}

const isPercent = ({ unit }: QuantityReading): boolean => unit === '%' || unit === 'điểm %';

/** Cues between two figures of a clause that speak of the later one. */
const forward: readonly Cue[] = [
  'plan',
  'actual',
  'estimate',
  'earlier',
  'level',
  'increase',
  'decrease',
  'exceed',
  'shortfall',
  'part',
  'damage',
  'approximate',
  'unsure',
  'correct',
  'reject',
  'instead',
];
/** Cues that settle the role of a figure behind them; the nearest one counts. */
const deciding: readonly Cue[] = [
  'plan',
  'of-plan',
  'actual',
  'comparison',
  'earlier',
  'increase',
  'decrease',
  'level',
  'exceed',
  'shortfall',
  'part',
  'damage',
  'from',
];

interface Surroundings {
  readonly before: readonly Cue[];
  readonly after: readonly Cue[];
  readonly adjacent: Cue | null;
  /** «trong đó» leads to a member or to another indicator, whose whole figure follows */
  readonly wholeAgain: boolean;
}

const cuesOf = (marks: readonly Mark[]): Cue[] =>
  marks.flatMap((mark) => (mark.kind === 'cue' ? [mark.cue] : []));

/** «trong đó thu NS 26 tỷ», not «lợn 4.930 con, trong đó nái 310» */
const namesBehindPart = (before: readonly Mark[]): boolean => {
  const part = before.findLastIndex((mark) => isCue(mark, 'part'));
  return before.slice(part + 1).some(isNaming);
};
const isNaming = ({ kind }: Mark): boolean => kind === 'name' || kind === 'code';

function surroundingsOf(fact: Fact, followed: boolean): Surroundings {
  const { before, after, place } = fact;
  const own = cuesOf(after).filter((cue) => !followed || !forward.includes(cue));
  const fromBefore = isCue(before.at(-1), 'from');
  const last = before.findLast(({ kind }) => kind !== 'sign' && kind !== 'neutral');
  return {
    // «từ» counts directly before the figure only
    before: cuesOf(before).filter((cue, at, all) => cue !== 'from' || (fromBefore && at === all.length - 1)),
    after: own,
    adjacent: last?.kind === 'cue' ? last.cue : null,
    wholeAgain: place !== null || namesBehindPart(before) || after.some(isNaming),
  };
}

function directionOf(reading: QuantityReading, before: readonly Cue[]): 'up' | 'down' | null {
  if (reading.kind === 'change') return reading.value.digits < 0n ? 'down' : 'up';
  const verb = before.findLast((cue) => cue === 'increase' || cue === 'decrease');
  return verb === 'increase' ? 'up' : verb === 'decrease' ? 'down' : null;
}

/** Whether a per cent is one of the plan: «94% KH», «so với KH đạt 94%», «đạt KH 94%» of an amount. */
function isOfPlan(
  reading: QuantityReading,
  near: Surroundings,
  indicator: Indicator,
  followed: boolean,
): boolean {
  if (reading.unit === '% kế hoạch') return true;
  // «đạt 3/4 kế hoạch»
  const fraction = reading.kind === 'ratio' && reading.unit === null;
  if (fraction && (near.after[0] === 'plan' || near.after[0] === 'of-plan')) return true;
  if (!isPercent(reading)) return false;
  const share = indicator.dimension === 'percent' || indicator.dimension === 'permille';
  if (near.before.includes('of-plan') || near.after.includes('of-plan')) return true;
  if (near.after[0] === 'plan' && (!followed || !share)) return true;
  return !share && (near.before.includes('plan') || near.before.includes('exceed'));
}

function comparisonRole(reading: QuantityReading, near: Surroundings, indicator: Indicator): Role | null {
  if (reading.unit === '% so với cùng kỳ') return 'comparison';
  const compares = near.before.includes('comparison') || near.after.includes('comparison');
  if (!compares) return null;
  const moves =
    reading.kind === 'change' || near.before.some((cue) => cue === 'increase' || cue === 'decrease');
  if (moves) return indicator.measure === 'change' ? 'change' : 'comparison';
  if (isPercent(reading) && indicator.measure !== 'rate' && indicator.measure !== 'share')
    return 'comparison';
  return near.before.includes('comparison') ? 'earlier' : null;
}

const moving: readonly Cue[] = ['increase', 'decrease', 'level', 'actual'];

const roleByCue: Readonly<Partial<Record<Cue, Role>>> = {
  plan: 'plan',
  'of-plan': 'plan',
  earlier: 'earlier',
  comparison: 'earlier',
  shortfall: 'shortfall',
  exceed: 'excess',
  level: 'level',
  increase: 'change',
  decrease: 'change',
  actual: 'actual',
  from: 'earlier',
  damage: 'part',
};

function nearestRole(reading: QuantityReading, near: Surroundings): Role {
  const spoken = spokenRole(reading);
  // words inside the quantity stand nearer to the figure than a verb before them
  const heard = spoken === 'actual' ? deciding : deciding.filter((cue) => !moving.includes(cue));
  const nearest = near.before.findLast((cue) => heard.includes(cue));
  // «đang đề nghị thêm 1»
  if (nearest === 'increase' && near.before.includes('shortfall')) return 'shortfall';
  if (nearest === 'part') return near.wholeAgain ? spoken : 'part';
  const role = nearest && roleByCue[nearest];
  return role === undefined || role === 'actual' ? spoken : role;
}

/** What the words inside the quantity itself say: «giảm còn 13,1%», «giảm 0,12‰». */
function spokenRole(reading: QuantityReading): Role {
  if (reading.level || (reading.to && reading.kind === 'change')) return 'level';
  return reading.kind === 'change' ? 'change' : 'actual';
}

/** «đô thị hóa (34,1 năm 2025)»: a year told in brackets is another one than the report's. */
const ofBracketedYear = ({ clause, before, after }: Fact): boolean =>
  clause.bracketed &&
  [...before, ...after].some((mark) => mark.kind === 'period' && mark.period.year !== null);

/** «ước cả năm 51,3 tỷ; đến nay 33,4 tỷ» */
const saysNow = (mark: Mark): boolean => mark.kind === 'neutral' && mark.now === true;

const vagueKinds: readonly QuantityReading['kind'][] = [
  'range',
  'at-least',
  'more-than',
  'at-most',
  'less-than',
  'about',
];

/**
 * @param followed another figure stands behind it in the same clause
 * @param header what a heading line says of all figures below it: «Ước cả năm:»
 */
export function roleOf(
  fact: Fact,
  reading: QuantityReading,
  indicator: Indicator,
  followed: boolean,
  header: Cue | null,
): RoleOfFigure {
  const near = surroundingsOf(fact, followed);
  const ofPlan = isOfPlan(reading, near, indicator, followed);
  const own = ofPlan
    ? 'percent-of-plan'
    : ofBracketedYear(fact)
      ? 'earlier'
      : (comparisonRole(reading, near, indicator) ?? nearestRole(reading, near));
  const underHeader = own === 'actual' && header !== null && !near.before.includes('actual');
  const ofAll = reading.kind === 'ratio';
  // «18/19 tiêu chí, riêng tiêu chí 17 chưa đạt»: the rest of n of m is in the ratio already
  const missing =
    !ofAll &&
    ((near.after.includes('shortfall') && (own === 'actual' || own === 'level')) ||
      // «còn 12,6 tỷ nữa», «còn 13 ha so với KH»: what is left to do
      (own === 'level' && near.after.some((cue) => cue === 'more' || cue === 'of-plan')));
  const role = missing ? 'shortfall' : underHeader ? headerRole(header) : own;
  return {
    role,
    estimate:
      reading.estimate === true ||
      near.before.includes('estimate') ||
      near.after.at(-1) === 'estimate' ||
      (header === 'estimate' && !near.before.includes('actual') && !fact.before.some(saysNow)),
    vague:
      vagueKinds.includes(reading.kind) ||
      near.adjacent === 'approximate' ||
      near.adjacent === 'supplement' ||
      near.after[0] === 'more' ||
      (countsNew(indicator) && [...near.before, ...near.after].includes('stock')) ||
      near.before.includes('unsure') ||
      near.after.includes('unsure'),
    aboveHundred: ofPlan && isPercent(reading) && near.before.includes('exceed'),
    direction: directionOf(reading, near.before),
    partial: !ofAll && (near.after.includes('part') || near.after.includes('damage')),
  };
}

function headerRole(header: Cue): Role {
  if (header === 'plan') return 'plan';
  return header === 'earlier' || header === 'comparison' ? 'earlier' : 'actual';
}
