import type { Clause } from './clause.ts';
import { figuresIn } from './clause-sums.ts';
import { isCue, isSign, type Mark } from './mark.ts';
import { isFact, type FactMark, type Place } from './statement.ts';

/**
 * Whose figures are being told. A member named at the start of a line holds for the line; a line that only names a
 * member holds for the lines below it; a member named behind an indicator holds until the next member or indicator.
 * An office is whose figures are told only where it leads, or stands directly before a figure: elsewhere it is a source.
 */
export class PlaceScope {
  private line: Place | null = null;
  private block: Place | null = null;
  private local: Place | null = null;
  /** a member named behind an earlier indicator of the line: does it go on for the next one? */
  private earlierLocal: Place | null = null;
  private headsLine = false;
  /** the clause before ended with a member that has no figure yet: «Thắng Lợi, Kim Loan 31 ha» */
  private trailing: Mark | null = null;
  /** that member, where the clause goes on with another one */
  private joinedTo: Mark | null = null;
  /** empty lines stand between the lines that the member heads, so that they end nothing */
  private spacedOut = false;

  startLine(afterBlank: boolean, heading: boolean): void {
    if (this.headsLine) {
      this.block = this.line;
      this.spacedOut = afterBlank;
    } else if (afterBlank && !this.spacedOut) this.block = this.block && asDoubtful(this.block);
    this.headsLine = false;
    this.trailing = null;
    this.line = null;
    this.earlierLocal = null;
    if (!heading) this.local = null;
  }

  /** Takes note of the members of a clause before its figures are put to them. */
  enter(clause: Clause, namesIndicator: boolean): void {
    const { marks, opening } = clause;
    const joined = opening === 'comma' || opening === 'and' ? this.trailing : null;
    this.trailing = marks.some(isFact) ? null : (marks.findLast((mark) => !isPlain(mark)) ?? null);
    this.joinedTo = joined && hasFigures(joined) && hasFigures(firstSaid(marks)) ? joined : null;
    const head = headOf(marks);
    const starts = opening === 'line' || opening === 'stop' || opening === 'item';
    if (head && starts) {
      this.line = head;
      this.headsLine = !namesIndicator && !marks.some(isFact) && opening === 'line';
    } else if (namesIndicator || marks.some(isQuantity)) this.headsLine = false;
    if (!namesIndicator) return;
    this.earlierLocal = this.local ?? this.earlierLocal;
    this.local = null;
  }

  /**
   * @param before marks of the clause since the figure before this one
   * @param after marks up to the next figure
   */
  placeOf(
    before: readonly Mark[],
    after: readonly Mark[],
    clause: readonly Mark[],
    fact: FactMark,
  ): Place | null {
    const own = before.findLastIndex((mark, at) => hasFigures(mark) || leadsTo(before, at));
    const total = before.findLastIndex((mark) => isCue(mark, 'total') || isSign(mark, '='));
    // «2 xã Lý Quốc và Kim Loan cộng lại 33 ha»
    if (total > own && before[own]?.kind !== 'place') return null;
    const alone = figuresIn(clause) <= 1;
    const behind = own >= 0 || !alone ? undefined : after.find(hasFigures);
    if (behind) return placeOf(behind);
    if (own >= 0) {
      this.local =
        (isQuantity(fact) ? this.jointAt(before, own) : null) ??
        ofNamedBody(before, own) ??
        placeOf(before[own]);
      // «A: 12, B: 9»: a second member makes the first one an item of a list, not whose line it is
      if (this.line && this.local && !samePlace(this.line, this.local)) this.line = null;
    }
    const certain = this.local ?? this.line ?? this.block;
    return certain ?? (this.earlierLocal && asDoubtful(this.earlierLocal));
  }

  /** «Thắng Lợi và Kim Loan 31 ha», «Thắng Lợi + Kim Loan»: one figure of two members is nobody's that is in a list. */
  private jointAt(before: readonly Mark[], at: number): Place | null {
    const [other, mark] = [before.slice(0, at).findLast((one) => !isLink(one)), before[at]];
    const joint =
      other && hasFigures(other) ? other : at === before.indexOf(firstSaid(before)) ? this.joinedTo : null;
    if (!joint || !mark) return null;
    return { kind: 'unknown', mark: { from: joint.from, to: mark.to, kind: 'place', noun: '' } };
  }
}

const isLink = (mark: Mark): boolean => isPlain(mark) || isCue(mark, 'and');

const noMark: Mark = { from: 0, to: 0, kind: 'neutral' };
const firstSaid = (marks: readonly Mark[]): Mark => marks.find((mark) => !isPlain(mark)) ?? noMark;
const isQuantity = ({ kind }: Mark): boolean => kind === 'quantity';

const samePlace = (a: Place, b: Place): boolean =>
  a.kind === 'member' && b.kind === 'member' ? a.known.unit === b.known.unit : a.kind === b.kind;

const asDoubtful = (place: Place): Place => (place.kind === 'member' ? { ...place, doubtful: true } : place);

/** A place, or one of several departments, stations, schools. */
const hasFigures = (mark: Mark): boolean =>
  mark.kind === 'place' || (mark.kind === 'member' && mark.known.place);

function placeOf(mark: Mark | undefined): Place | null {
  if (mark?.kind === 'place') return { kind: 'unknown', mark };
  return mark?.kind === 'member' ? { kind: 'member', known: mark.known, doubtful: mark.doubtful } : null;
}

const isPlain = ({ kind }: Mark): boolean => kind === 'courtesy' || kind === 'neutral' || kind === 'sign';

/** «Công an xã 5, MTTQ 4», «TT GDTX 10: 0»: an office with plain words only between it and the figure, or before it */
const leadsTo = (marks: readonly Mark[], at: number): boolean =>
  marks[at]?.kind === 'member' && (marks.slice(at + 1).every(isPlain) || marks.slice(0, at).every(isPlain));

/** Whose figures a clause begins with: «xã Minh Long: …», «Khoa Ngoại báo cáo …», «Dạ, em gửi số của công an xã: …». */
function headOf(marks: readonly Mark[]): Place | null {
  const first = marks.findIndex((mark) => !isPlain(mark));
  const office = marks[first]?.kind === 'member' ? first : -1;
  const at = office >= 0 ? office : marks.findIndex(hasFigures);
  const said = marks.findIndex(({ kind }) => kind === 'code' || kind === 'name' || kind === 'quantity');
  return at < 0 || (said >= 0 && said < at) ? null : placeOf(marks[at]);
}

/** «HTX Minh Long: lợn 120 con»: with another name before the figure, the first one says what body of the place it is. */
function ofNamedBody(before: readonly Mark[], at: number): Place | null {
  const renamed = before[at - 1]?.kind === 'name' && before.slice(at + 1).some(({ kind }) => kind === 'name');
  const place = renamed ? placeOf(before[at]) : null;
  return place && asDoubtful(place);
}
