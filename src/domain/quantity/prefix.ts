import { comparatorsBefore, type Bound, type Comparator } from './comparators.ts';
import { add, decimal } from './decimal.ts';
import type { NumberTokens } from './number-tokens.ts';
import type { PhraseContext } from './phrase-context.ts';
import type { QuantityReading } from './quantity.ts';
import { found, mapReadings, type Found } from './reading.ts';
import { isWord } from './token.ts';

/** Words of comparison in a row: more are noise. */
const mostComparators = 4;

export interface Prefix {
  readonly bound: Bound | null;
  readonly estimate: boolean;
  readonly exceeds: boolean;
  readonly ofPlan: boolean;
  readonly next: number;
}

export const noPrefix: Prefix = { bound: null, estimate: false, exceeds: false, ofPlan: false, next: 0 };

export function readPrefix({ n }: PhraseContext, at: number): Prefix {
  let prefix: Prefix = { ...noPrefix, next: at };
  for (let i = 0; i < mostComparators; i++) {
    const match = comparatorsBefore.longest(n.tokens, prefix.next);
    if (!match || isDegree(n, prefix.next)) break;
    prefix = joined(prefix, match.value, match.next);
  }
  return prefix;
}

/** «nhiệt độ 25», «mật độ 120»: độ names a measure there. */
const isDegree = (n: NumberTokens, at: number): boolean =>
  n.tokens[at]?.norm === 'độ' && degreeNames.some((word) => isWord(n.tokens[at - 1], word));
const degreeNames = ['nhiệt', 'mật', 'tốc', 'tiến', 'mức', 'trình', 'cường', 'nồng'];

const joined = (prefix: Prefix, comparator: Comparator, next: number): Prefix => ({
  bound: comparator.bound ?? prefix.bound,
  estimate: prefix.estimate || comparator.estimate === true,
  exceeds: prefix.exceeds || comparator.exceeds === true,
  ofPlan: prefix.ofPlan || comparator.ofPlan === true,
  next,
});

const hundred = decimal(100n);
const planUnit = '% kế hoạch';

/** What the words in front say of a figure: a bound, an estimate, so much above the plan. */
export function applyBound(core: Found, bound: Bound | null, prefix: Prefix): Found {
  if (prefix.exceeds) return exceeding(core, prefix.ofPlan);
  if (!bound && !prefix.estimate) return core;
  return mapReadings(core, (reading) => {
    const estimated: QuantityReading = prefix.estimate ? { ...reading, estimate: true } : reading;
    return bound && reading.kind === 'exact' ? { ...estimated, kind: bound } : estimated;
  });
}

/** «vượt 6 % KH» is 106 per cent of the plan; «vượt 6 %» may be it too. */
function exceeding(core: Found, ofPlan: boolean): Found {
  const readings = core.readings.flatMap((reading): QuantityReading[] => {
    if (reading.kind !== 'exact') return [reading];
    const more: QuantityReading = { ...reading, kind: 'more-than' };
    const plan: QuantityReading = {
      ...reading,
      value: add(reading.value, hundred),
      unit: planUnit,
      because: 'vượt kế hoạch: cộng thêm 100%',
    };
    if (reading.unit === planUnit || (ofPlan && reading.unit === '%')) return [plan];
    return reading.unit === '%' ? [more, plan] : [more];
  });
  return found(core.start, core.next, readings, core.doubt);
}
