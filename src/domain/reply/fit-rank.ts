import type { Candidate, Fact } from './statement.ts';
import type { Indicator } from '../indicator/indicator.ts';
import { unitFit } from './unit-fit.ts';

/** How well a figure's unit fits: 2 the indicator's own, 1 none typed, 0 a share of something, -1 never. */
export function fitRank({ mark }: Fact, indicator: Indicator): number {
  const readings = mark.kind === 'quantity' ? mark.span.readings : [];
  // malformed: it may be in any unit, and is asked about
  if (readings.length === 0) return 0;
  const ranks = readings.map((reading) => {
    const fit = unitFit(reading, indicator);
    if (fit.kind === 'converted') return 2;
    if (fit.kind === 'same') return fit.stated ? 2 : 1;
    return fit.kind === 'misfit' ? -1 : 0;
  });
  return Math.max(-1, ...ranks);
}

/** The candidates that a figure's unit fits best. */
export function bestFitting(fact: Fact, candidates: readonly Candidate[]): readonly Candidate[] {
  const ranks = candidates.map(({ indicator }) => fitRank(fact, indicator));
  const best = Math.max(...ranks);
  return best < 0 ? [] : candidates.filter((_, at) => ranks[at] === best);
}
