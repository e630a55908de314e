import type { Clause } from './clause.ts';
import { figuresIn } from './clause-sums.ts';
import { isCue, isSign, type Mark } from './mark.ts';
import { isFact, type Place } from './statement.ts';

/**
 * Whose figures are being told. A member named at the start of a line holds for the line; a line that only names a
 * member holds for the lines below it; a member named behind an indicator holds until the next member or indicator.
 */
export class PlaceScope {
  private line: Place | null = null;
  private block: Place | null = null;
  private local: Place | null = null;
  /** a member named behind an earlier indicator of the line: does it go on for the next one? */
  private earlierLocal: Place | null = null;
  private headsLine = false;
  /** empty lines stand between the lines that the member heads, so that they end nothing */
  private spacedOut = false;

  startLine(afterBlank: boolean, heading: boolean): void {
    if (this.headsLine) {
      this.block = this.line;
      this.spacedOut = afterBlank;
    } else if (afterBlank && !this.spacedOut) this.block = this.block && asDoubtful(this.block);
    this.headsLine = false;
    this.line = null;
    this.earlierLocal = null;
    if (!heading) this.local = null;
  }

  /** Takes note of the members of a clause before its figures are put to them. */
  enter(clause: Clause, namesIndicator: boolean): void {
    const { marks, opening } = clause;
    const first = marks.findIndex((mark) => placeOf(mark) !== null);
    const named = marks.findIndex(({ kind }) => kind === 'code' || kind === 'name');
    const figure = marks.findIndex(({ kind }) => kind === 'quantity');
    const heading = headingOf(marks);
    if (heading && (opening === 'line' || opening === 'stop' || opening === 'item')) this.line = heading;
    const leads = first >= 0 && (named < 0 || first < named) && (figure < 0 || first < figure);
    const starts = opening === 'line' || opening === 'stop' || opening === 'item';
    if (leads && starts) {
      this.line = placeOf(marks[first]) ?? this.line;
      this.headsLine = !namesIndicator && !marks.some(isFact) && opening === 'line';
    } else if (figure >= 0 || namesIndicator) this.headsLine = false;
    if (!namesIndicator) return;
    this.earlierLocal = this.local ?? this.earlierLocal;
    this.local = null;
  }

  /**
   * @param before marks of the clause since the figure before this one
   * @param after marks up to the next figure
   */
  placeOf(before: readonly Mark[], after: readonly Mark[], clause: readonly Mark[]): Place | null {
    const own = before.findLast((mark) => placeOf(mark) !== null);
    const total = before.findLast((mark) => isCue(mark, 'total') || isSign(mark, '='));
    if (total && (!own || total.from > own.from)) return null;
    const alone = figuresIn(clause) <= 1;
    const behind = own || !alone ? undefined : after.find((mark) => placeOf(mark) !== null);
    if (behind) return placeOf(behind);
    if (own) {
      this.local = placeOf(own);
      // «A: 12, B: 9»: a second member makes the first one an item of a list, not whose line it is
      if (this.line && this.local && !samePlace(this.line, this.local)) this.line = null;
    }
    const certain = this.local ?? this.line ?? this.block;
    return certain ?? (this.earlierLocal && asDoubtful(this.earlierLocal));
  }
}

const samePlace = (a: Place, b: Place): boolean =>
  a.kind === 'member' && b.kind === 'member' ? a.known.unit === b.known.unit : a.kind === b.kind;

const asDoubtful = (place: Place): Place => (place.kind === 'member' ? { ...place, doubtful: true } : place);

/** «Công an huyện: …», «Khoa Ngoại: …»: at the head with a colon an agency may be whose figures follow. */
function headingOf(marks: readonly Mark[]): Place | null {
  const said = marks.filter(({ kind }) => kind !== 'courtesy');
  const [first, next] = said;
  if (first?.kind !== 'member' || first.known.place || !isSign(next, ':')) return null;
  return { kind: 'member', known: first.known, doubtful: true };
}

/** The place that a mark names; agencies are senders, not places. */
function placeOf(mark: Mark | undefined): Place | null {
  if (mark?.kind === 'place') return { kind: 'unknown', mark };
  if (mark?.kind !== 'member' || !mark.known.place) return null;
  return { kind: 'member', known: mark.known, doubtful: mark.person };
}
