import { isCue, type Mark } from './mark.ts';

/** What communes, hamlets, schools are counted by. */
const placeNouns = new Set(
  'xã phường thôn xóm bản ấp làng buôn tổ khu trạm trường khoa chi~bộ thị~trấn tổ~dân~phố khu~dân~cư'
    .split(' ')
    .map((noun) => noun.replaceAll('~', ' ')),
);

const isPlain = ({ kind }: Mark): boolean => kind === 'courtesy' || kind === 'neutral' || kind === 'sign';
const isNaming = ({ kind }: Mark): boolean => kind === 'name' || kind === 'code';

function countedPlace(mark: Mark | undefined): string | null {
  if (mark?.kind !== 'quantity') return null;
  return mark.span.readings.map(({ unit }) => unit ?? '').find((unit) => placeNouns.has(unit)) ?? null;
}

/** «6 xã phía Bắc»: the words behind the number are taken for a place that is in no list */
const isBare = (mark: Mark | undefined): boolean =>
  mark?.kind === 'quantity' && mark.span.readings.every(({ unit, scaled }) => unit === null && !scaled);

/** Marks in which places that are counted are whose figure it is, and no figure themselves. */
export const withGroups = (marks: readonly Mark[]): readonly Mark[] =>
  withNamedGroups(withLeadingGroup(marks));

/** «2 xã Lý Quốc và Kim Loan», «3 xã phía nam … 80 ha»: a number of places and the places are one group. */
function withNamedGroups(marks: readonly Mark[]): readonly Mark[] {
  const grouped: Mark[] = [];
  for (let at = 0; at < marks.length; at++) {
    const mark = marks[at];
    if (!mark) break;
    const end = namedGroupEnd(marks, at);
    grouped.push(
      end > at ? { from: mark.from, to: marks[end - 1]?.to ?? mark.to, kind: 'place', noun: '' } : mark,
    );
    at = Math.max(at, end - 1);
  }
  return grouped;
}

/** Index behind the places that a number counts; 0 when it counts none. */
function namedGroupEnd(marks: readonly Mark[], at: number): number {
  const count = marks[at];
  if (count?.kind !== 'quantity' || (!isBare(count) && countedPlace(count) === null)) return 0;
  const value = count.span.readings[0]?.value;
  const named: number[] = [];
  for (let next = at + 1; next < marks.length && named.length < mostNamed; next++) {
    const mark = marks[next];
    if (isPlaceMark(mark)) named.push(next);
    else if (!isLink(mark)) break;
  }
  const last = named.at(-1) ?? at;
  if (value && value.scale === 0 && named.length > 1 && value.digits === BigInt(named.length))
    return last + 1;
  const several = value !== undefined && value.scale === 0 && value.digits > 1n;
  const behind = marks
    .slice(at + 2)
    .find(({ kind }) => kind !== 'neutral' && kind !== 'unknown' && kind !== 'unit');
  const unlisted = marks[at + 1]?.kind === 'place' && behind?.kind === 'quantity';
  return several && unlisted && isBare(count) ? at + 2 : 0;
}
const mostNamed = 20;
const isPlaceMark = (mark: Mark | undefined): boolean =>
  mark?.kind === 'place' || (mark?.kind === 'member' && mark.known.place);
const isLink = (mark: Mark | undefined): boolean =>
  isCue(mark, 'and') || (mark?.kind === 'sign' && /^[:,+&]$/.test(mark.sign));

/**
 * «6 xã phía Bắc mía 150 ha», «13 xã, 1 thị trấn PCGD 14/14»: places that are counted before a name with a figure of its
 * own are those whose figure it is, and no figure themselves.
 */
function withLeadingGroup(marks: readonly Mark[]): readonly Mark[] {
  const first = marks.findIndex((mark) => !isPlain(mark));
  const [count, next] = [marks[first], marks[first + 1]];
  const noun = isBare(count) && next?.kind === 'place' ? next.noun : countedPlace(count);
  const from = marks[first]?.from;
  if (noun === null || from === undefined) return marks;
  const name = marks.findIndex((mark, at) => at > first && isNaming(mark));
  const words = marks.slice(first + 1, name);
  const group = name > 0 && words.every((mark) => isPartOfGroup(mark));
  if (!group || !toldBehind(marks, name)) return marks;
  const to = words.at(-1)?.to ?? marks[first]?.to ?? from;
  return [...marks.slice(0, first), { from, to, kind: 'place', noun }, ...marks.slice(name)];
}

const isPartOfGroup = (mark: Mark): boolean =>
  (mark.kind === 'neutral' && mark.yes !== true) ||
  mark.kind === 'unknown' ||
  mark.kind === 'place' ||
  mark.kind === 'courtesy' ||
  (mark.kind === 'sign' && /^[,+&]$/.test(mark.sign)) ||
  isCue(mark, 'and') ||
  countedPlace(mark) !== null;

/** A figure follows the name before anything else is named. */
function toldBehind(marks: readonly Mark[], name: number): boolean {
  for (const mark of marks.slice(name + 1)) {
    if (mark.kind === 'quantity') return true;
    if (isNaming(mark) || (mark.kind === 'sign' && mark.sign !== ':' && mark.sign !== '-')) return false;
  }
  return false;
}
