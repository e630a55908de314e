import { isCue, type Mark, type MarkOf } from './mark.ts';

type Marks = readonly Mark[];

/** Every figure of a clause asks for the same things about all of it: each is worked out once. */
function oncePerClause<T>(workOut: (marks: Marks) => T): (marks: Marks) => T {
  const known = new WeakMap<Marks, { readonly value: T }>();
  return (marks) => {
    const found = known.get(marks) ?? { value: workOut(marks) };
    known.set(marks, found);
    return found.value;
  };
}

export const figuresIn = oncePerClause((marks) => marks.filter(({ kind }) => kind === 'quantity').length);

/** The first token of the clause's last figure; -1 when it has none. */
export const lastFigureFrom = oncePerClause(
  (marks) => marks.findLast(({ kind }) => kind === 'quantity')?.from ?? -1,
);

export const asksToConfirm = oncePerClause((marks) => marks.some((mark) => isCue(mark, 'confirming')));

export const saysEach = oncePerClause((marks) => marks.some((mark) => isCue(mark, 'each')));

/** where the whole country is first spoken of; -1 where it is not */
export const firstElsewhereIn = oncePerClause((marks) => marks.findIndex((mark) => isCue(mark, 'elsewhere')));

export const firstPeriodIn = oncePerClause((marks) => marks.find(isPeriod)?.period);

/** Figures of such a clause may wait for a name that comes after them. */
export const allMayWait = oncePerClause((marks) =>
  marks.every(
    (mark) =>
      mark.kind !== 'unknown' &&
      mark.kind !== 'period' &&
      (mark.kind !== 'cue' || isCue(mark, 'plan', 'actual', 'estimate')),
  ),
);

export const holdsUnknown = oncePerClause((marks) => marks.some(({ kind }) => kind === 'unknown'));

export const isPeriod = (mark: Mark): mark is MarkOf<'period'> => mark.kind === 'period';
