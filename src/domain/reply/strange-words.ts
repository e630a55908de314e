import { isCue, isSign, type Mark } from './mark.ts';
import type { Owned } from './ownership.ts';
import type { FactMark } from './statement.ts';

/** A figure among the marks of its clause, and the name it was put to. */
export interface FigureInClause extends Owned {
  readonly marks: readonly Mark[];
  /** marks since the figure before it, and up to the next one */
  readonly before: readonly Mark[];
  readonly after: readonly Mark[];
}

/** Marks that may change what a figure is, so that it is not recorded unasked. */
export function strangeWords(figure: FigureInClause): readonly Mark[] {
  const { before } = figure;
  const around = [...before.filter(isUnknown), ...looseNumbers(figure), ...unitLike(figure)];
  return [...around, ...(nameFollows(figure) ? beforeName(figure) : whereBehind(figure))];
}

const isUnknown = ({ kind }: Mark): boolean => kind === 'unknown';
const hasUnit = (mark: Mark): boolean =>
  mark.kind === 'quantity' && mark.span.readings.every(({ unit }) => unit !== null);
export const isBare = (fact: FactMark): boolean =>
  fact.kind === 'quantity' &&
  fact.span.readings.length > 0 &&
  fact.span.readings.every(({ unit, scaled }) => unit === null && !scaled);

/** «em xuống 1 trường», «còn 3 xã»: a level is told of a name that stands before it. */
const saysLevel = (fact: FactMark): boolean =>
  fact.kind === 'quantity' && fact.span.readings.some(({ level }) => level === true);

export const nameFollows = ({ owner, at }: Owned): boolean => owner !== null && owner.from > at;

/** Two figures side by side, or a number word that belongs to none: «61 5 trăm con», «chín mươi hai rưỡi». */
function looseNumbers({ marks, at, fact }: FigureInClause): readonly Mark[] {
  return [marks[at - 1], marks[at + 1]].flatMap((mark): readonly Mark[] => {
    if (mark?.kind === 'quantity') return hasUnit(mark) && hasUnit(fact) ? [] : [mark];
    return mark?.kind === 'unknown' && mark.number === true ? [mark] : [];
  });
}

/** «mía 12 lá»: an unknown word directly behind a bare figure may be its unit, or what the per cent is of («98% hoạch»); «340 ha ha» asks («hả»). */
function unitLike({ marks, at, fact }: FigureInClause): readonly Mark[] {
  const next = marks[at + 1];
  // «đã có chủ trương»: not done, something else is there
  if (next && isUnknown(next) && isCue(fact, 'done')) return [next];
  const percent = fact.kind === 'quantity' && fact.span.readings.some(({ unit }) => unit === '%');
  if (next && isUnknown(next) && (isBare(fact) || percent)) return [next];
  const said = fact.kind === 'quantity' ? fact.span.readings[0]?.unit : null;
  return next?.kind === 'unit' && next.unit.name === said ? [next] : [];
}

/** Behind «mía 26,5 ha» only what says where or of what counts. */
function whereBehind({ after }: FigureInClause): readonly Mark[] {
  const [link, word] = after;
  return link?.kind === 'neutral' && link.locative === true && word && isUnknown(word) ? [word] : [];
}

/** Words with which a figure is said of the name behind it: «1 xóm đã có đường ô tô», «2 xã đạt chuẩn y tế». */
const mayLead = (mark: Mark): boolean =>
  (mark.kind === 'neutral' && mark.locative !== true) ||
  mark.kind === 'sign' ||
  mark.kind === 'unit' ||
  mark.kind === 'period' ||
  mark.kind === 'place' ||
  isCue(mark, 'actual', 'estimate', 'of-plan', 'plan', 'comparison', 'total', 'part', 'increase', 'decrease');

/**
 * Before its name a figure says less for itself: every word between must be plain («2 xóm gần đường ô tô» counts
 * something else), and nothing before it may say where («ở 1 hợp tác xã»).
 */
function beforeName({ marks, at, before, after, fact, owner }: FigureInClause): readonly Mark[] {
  if (!owner) return [];
  // up to the next figure, which stands between them itself
  const between = marks.slice(at + 1, Math.min(owner.from, at + after.length + 2));
  const apart = isBare(fact) ? between.filter((mark) => !isSign(mark, '-', ':')) : [];
  const last = before.at(-1);
  const led = saysLevel(fact)
    ? [fact]
    : last && ((last.kind === 'neutral' && last.locative === true) || isCue(last, 'level'))
      ? [last]
      : [];
  return [...between.filter((mark) => !mayLead(mark)), ...apart, ...led];
}
