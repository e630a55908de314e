import type { Cue } from './cue-words.ts';
import type { Mark } from './mark.ts';
import type { Fact } from './statement.ts';

const correcting: readonly Cue[] = ['correct', 'slip', 'reject', 'instead'];

const correctingCues = (marks: readonly Mark[]): Cue[] =>
  marks.flatMap((mark) => (mark.kind === 'cue' && correcting.includes(mark.cue) ? [mark.cue] : []));

/**
 * Figures that the message itself takes back: «60,3, à nhầm, 60,8», «318, không phải 381», «381 sửa thành 318»,
 * «nhầm 381, đúng là 318». `figures`: those of one indicator and unit that claim to be its figure, in order.
 */
export function takenBack(figures: readonly Fact[]): ReadonlySet<Fact> {
  const rejected = new Set<Fact>();
  const context = figures.some(({ before, after }) =>
    correctingCues([...before, ...after]).some((cue) => cue !== 'instead'),
  );
  for (const [index, fact] of figures.entries()) {
    const previous = figures[index - 1];
    const before = correctingCues(fact.before);
    const nearest = before.at(-1);
    if (nearest === 'reject') rejected.add(fact);
    if (nearest === 'slip' && !previous) rejected.add(fact);
    if (correctingCues(fact.after).includes('slip')) rejected.add(fact);
    if (!previous) continue;
    const replaces = nearest === 'slip' || nearest === 'correct' || (nearest === 'instead' && context);
    if (replaces || correctingCues(fact.after)[0] === 'correct') rejected.add(previous);
  }
  return rejected;
}
