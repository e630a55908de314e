import type { Clause } from './clause.ts';
import type { Cue } from './cue-words.ts';
import { isCue, type Mark, type MarkOf } from './mark.ts';

/**
 * Decides which of a clause's predicates really speak of an indicator, in place of a figure. «Không» is a zero only at
 * the end; «chưa có … nào» is a zero so far; beside a figure, «hoàn thành» or «giữ nguyên» only accompany it, and
 * «2 xã chưa gửi» counts who is late, not what an indicator reached.
 */
export function validPredicates({ marks }: Clause): readonly Mark[] {
  const behind = lookBehind(marks);
  const withFigure = marks.some(({ kind }) => kind === 'quantity');
  const lateCount = withFigure ? marks.findIndex((mark, at) => countsTheLate(marks, mark, at)) : -1;
  const done = withFigure ? -1 : saysYes(marks);
  return marks.map((mark, at) => {
    if (at === done) return { from: mark.from, to: mark.to, kind: 'cue', cue: 'done' };
    if (at === lateCount) return { from: mark.from, to: mark.to, kind: 'not-a-quantity', what: 'late' };
    const settle = mark.kind === 'cue' ? settlers[mark.cue] : undefined;
    return mark.kind === 'cue' && settle ? settle(mark, { withFigure, ...behind(at) }) : mark;
  });
}

/** «DLCĐ rồi», «26: có»: of what is done or not, where nothing else is said. */
function saysYes(marks: readonly Mark[]): number {
  const named = marks.findIndex(
    (mark) =>
      (mark.kind === 'name' && mark.candidates.every(({ indicator }) => indicator.measure === 'yes-no')) ||
      (mark.kind === 'code' && mark.codes.flat().every(({ measure }) => measure === 'yes-no')),
  );
  if (named < 0) return -1;
  const rest = marks.slice(named + 1);
  const plain = rest.every(({ kind }) => kind === 'neutral' || kind === 'courtesy' || kind === 'sign');
  const yes = rest.findLastIndex((mark) => mark.kind === 'neutral' && mark.yes === true);
  return plain && yes >= 0 ? named + 1 + yes : -1;
}

const isFiller = ({ kind }: Mark): boolean =>
  kind === 'neutral' ||
  kind === 'courtesy' ||
  kind === 'sign' ||
  kind === 'unit' ||
  kind === 'period' ||
  kind === 'not-a-quantity';

/** What stands behind each mark, told by the last mark of each sort. */
function lookBehind(marks: readonly Mark[]): (at: number) => Omit<Near, 'withFigure'> {
  const end = marks.findLastIndex((mark) => !isFiller(mark));
  const any = marks.findLastIndex((mark) => isCue(mark, 'any'));
  const difficulty = marks.findLastIndex((mark) => isCue(mark, 'difficulty'));
  return (at) => ({ atEnd: end <= at, any: any > at, difficulty: difficulty > at });
}

/** «còn 2 xã chưa gửi số»: a quantity directly before, and no name between. */
function countsTheLate(marks: readonly Mark[], mark: Mark, at: number): boolean {
  if (mark.kind !== 'quantity') return false;
  let next = at + 1;
  while (isFiller(marks[next] ?? mark)) next += 1;
  return isCue(marks[next], 'none-yet');
}

type Settle = (mark: CueMark, near: Near) => Mark;

interface Near {
  readonly withFigure: boolean;
  /** nothing but fillers follows in the clause */
  readonly atEnd: boolean;
  /** «nào» follows */
  readonly any: boolean;
  /** «khó khăn» follows: «không có khó khăn gì» */
  readonly difficulty: boolean;
}

type CueMark = MarkOf<'cue'>;

const neutral = ({ from, to }: CueMark): Mark => ({ from, to, kind: 'neutral' });
const as = ({ from, to }: CueMark, cue: Cue): Mark => ({ from, to, kind: 'cue', cue });

const settlers: Readonly<Partial<Record<Cue, Settle>>> = {
  no: (mark, { atEnd, any }) =>
    atEnd || any ? as(mark, 'zero') : { from: mark.from, to: mark.to, kind: 'unknown', word: 'không' },
  any: neutral,
  zero: (mark, { difficulty }) => (difficulty ? neutral(mark) : mark),
  'unclear-zero': (mark, { withFigure, any }) =>
    withFigure ? as(mark, 'shortfall') : any ? as(mark, 'zero') : mark,
  'in-work': (mark, { withFigure }) => (withFigure ? as(mark, 'shortfall') : mark),
  'none-yet': (mark, { withFigure }) => (withFigure ? neutral(mark) : mark),
  done: (mark, { withFigure }) => (withFigure ? neutral(mark) : mark),
  'as-before': (mark, { withFigure }) => (withFigure ? neutral(mark) : mark),
};
