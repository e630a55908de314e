import type { QuantityReading } from '../quantity/quantity.ts';
import { isCue, isSign, type Mark, type MarkOf } from './mark.ts';

type QuantityMark = MarkOf<'quantity'>;

/** «5.170 hộ có điện trong tổng 5.200 hộ», «trong 12 thôn có 10 thôn văn hóa»: two figures that are one n of m. */
export function joinOutOf(marks: readonly Mark[]): Mark[] {
  const joined = [...marks];
  for (const [at, cue] of marks.entries()) {
    if (!isCue(cue, 'out-of', 'within')) continue;
    const whole = marks[at + 1];
    if (whole?.kind !== 'quantity') continue;
    const part = partBefore(marks, at) ?? partBehind(marks, at + 2);
    const readings = part ? ratioOf(part, whole) : null;
    if (!part || !readings) continue;
    joined[marks.indexOf(part)] = { ...part, span: { ...part.span, readings } };
    joined[at + 1] = { from: whole.from, to: whole.to, kind: 'not-a-quantity', what: 'whole' };
  }
  return joined;
}

const farthest = 6;
const separates = (mark: Mark): boolean => mark.kind === 'sign' || mark.kind === 'code';

/** The figure that a word of «out of» follows, with plain words between at most. */
function partBefore(marks: readonly Mark[], cue: number): QuantityMark | null {
  for (let at = cue - 1; at >= 0 && cue - at <= farthest; at--) {
    const mark = marks[at];
    if (!mark || separates(mark)) return null;
    if (mark.kind === 'quantity') return mark;
  }
  return null;
}

function partBehind(marks: readonly Mark[], from: number): QuantityMark | null {
  for (const mark of marks.slice(from, from + farthest)) {
    if (separates(mark)) return null;
    if (mark.kind === 'quantity') return mark;
  }
  return null;
}

const nounOf = ({ span, noun }: QuantityMark): string | null => span.readings[0]?.unit ?? noun ?? null;

function ratioOf(part: QuantityMark, whole: QuantityMark): readonly QuantityReading[] | null {
  const [of, ...others] = whole.span.readings;
  const noun = nounOf(whole);
  if (!of || others.length > 0 || of.kind !== 'exact' || noun === null) return null;
  const [n, ...more] = part.span.readings;
  if (!n || more.length > 0 || n.kind !== 'exact') return null;
  const own = nounOf(part);
  if (own !== null && own !== noun) return null;
  return [{ ...n, kind: 'ratio', unit: noun, of: of.value, outOf: true, because: 'hai số của một tỷ số' }];
}

/** «chỉ tiêu 13.455,5 tấn, đạt 9.702,3 tấn»: directly before a figure «chỉ tiêu» is the plan. */
export const withTargets = (marks: readonly Mark[]): readonly Mark[] =>
  marks.map((mark, at): Mark => {
    const counted = mark.kind === 'unit' && mark.unit.name === 'chỉ tiêu';
    if (!isCue(mark, 'target') && !counted) return mark;
    const { from, to } = mark;
    const next = marks[at + 1];
    const stated =
      next?.kind === 'quantity' && next.span.readings.some(({ unit, scaled }) => unit !== null || scaled);
    if (stated) return { from, to, kind: 'cue', cue: 'plan' };
    return counted ? mark : { from, to, kind: 'neutral' };
  });

/** «tăng 15% so cùng kỳ 22,1 tỷ»: what stands behind the comparison is the earlier figure. */
export function withComparisons(marks: readonly Mark[]): readonly Mark[] {
  return marks.flatMap((mark, at): readonly Mark[] => {
    const next = marks[at + 1];
    const compares =
      mark.kind === 'quantity' && mark.span.readings.some(({ unit }) => unit === '% so với cùng kỳ');
    return compares && next?.kind === 'quantity'
      ? [mark, { from: next.from, to: next.from, kind: 'cue', cue: 'comparison' }]
      : [mark];
  });
}

/** «ƯTH 2020: mía 341 ha»: between such a word and what is reported stands the year. */
export const withYears = (marks: readonly Mark[]): readonly Mark[] =>
  marks.map((mark, at): Mark => {
    const [cue, next] = [marks[at - 1], marks[at + 1]];
    if (mark.kind !== 'quantity' || !isCue(cue, 'estimate', 'plan', 'actual')) return mark;
    const leads = isSign(next, ':') || next?.kind === 'name' || next?.kind === 'code';
    const year = /^20\d\d$/u.test(mark.span.text) ? Number(mark.span.text) : null;
    if (!leads || year === null) return mark;
    return { from: mark.from, to: mark.to, kind: 'period', period: { kind: 'year', year } };
  });
