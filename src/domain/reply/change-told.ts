import type { Indicator } from '../indicator/indicator.ts';
import { equals } from '../quantity/decimal.ts';
import { fitRank } from './fit-rank.ts';
import { planOf } from './magnitude.ts';
import { isCue } from './mark.ts';
import type { Fact } from './statement.ts';

/** Whether the figures beside one say that it is how much an indicator changed, and not its level. */
export type ChangeTold = (fact: Fact, indicator: Indicator) => boolean;

/**
 * «hộ nghèo 2,28 (KH 4)»: beside the plan of the fall the figure is the fall. «118 hộ, 2,7%»: beside the number of
 * households that were added, the per cent is the rise.
 */
export function changeTold(
  facts: readonly Fact[],
  siblings: (indicator: Indicator) => readonly Indicator[],
): ChangeTold {
  const known = new Map<Indicator, (fact: Fact) => boolean>();
  const tell = (indicator: Indicator): ((fact: Fact) => boolean) => {
    if (facts.some((fact) => isPlanOf(indicator, fact))) return () => true;
    const alike = siblings(indicator).filter(
      ({ target }) => target.comparator === indicator.target.comparator,
    );
    const counts = facts.filter((fact) => alike.some((other) => fitRank(fact, other) === 2));
    return (fact) => counts.length > 1 || (counts.length === 1 && counts[0] !== fact);
  };
  return (fact, indicator) => {
    const told = known.get(indicator) ?? tell(indicator);
    known.set(indicator, told);
    return told(fact);
  };
}

function isPlanOf(indicator: Indicator, { mark, before }: Fact): boolean {
  const value = mark.kind === 'quantity' ? mark.span.readings[0]?.value : undefined;
  const plan = planOf(indicator);
  if (value === undefined || plan === null || !equals(value, plan)) return false;
  return before.some((other) => isCue(other, 'plan'));
}
