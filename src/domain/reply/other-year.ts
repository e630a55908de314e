import { isPeriod } from './clause-sums.ts';
import { isCue, isSign, type Mark } from './mark.ts';
import type { ReadingContext } from './reading.ts';
import type { Fact } from './statement.ts';

/** A place in the message from which on a year is spoken of. */
interface YearNamed {
  readonly from: number;
  /** null: «nay», the present again */
  readonly year: number | null;
}

const isNamedBeside = (mark: Mark | undefined): boolean =>
  isCue(mark, 'comparison', 'earlier', 'from', 'plan', 'of-plan');

/**
 * The years that a message names by themselves; that of «so với năm 2019» is another figure's, and that of «(34,1 năm
 * 2025)» is of its brackets.
 */
export function yearsNamed(marks: readonly Mark[]): readonly YearNamed[] {
  let bracketed = false;
  return marks.flatMap((mark, at): readonly YearNamed[] => {
    const { from } = mark;
    if (isSign(mark, '(', ')')) bracketed = isSign(mark, '(');
    if (bracketed) return [];
    if (mark.kind === 'neutral' && mark.now === true) return [{ from, year: null }];
    if (!isPeriod(mark) || isNamedBeside(marks[at - 1])) return [];
    return [{ from, year: mark.period.year }];
  });
}

/** The years whose figures are collected: those of the open periods, else those of the campaign. */
export function yearsCollected({ periods = [], years }: ReadingContext): ReadonlySet<number> | null {
  const spans = periods.map(({ from, to }) => [Number(from.slice(0, 4)), Number(to.slice(0, 4))] as const);
  const all = spans.length > 0 ? spans : years ? [years] : [];
  if (all.length === 0) return null;
  return new Set(
    all.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at)),
  );
}

/** «số liệu năm 2019: mía 315 ha», sent in 2020: the year named last before the figure is none of those collected. */
export function isOfOtherYear(
  { mark }: Fact,
  named: readonly YearNamed[],
  collected: ReadonlySet<number> | null,
): boolean {
  if (collected === null || named.length === 0) return false;
  const last = named.findLast(({ from }) => from < mark.from);
  return last?.year != null && !collected.has(last.year);
}
