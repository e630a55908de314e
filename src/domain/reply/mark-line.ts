import { withGroups } from './group-of-places.ts';
import { knows } from '../quantity/lexicon.ts';
import { numberWord } from '../quantity/number-words.ts';
import { isWord, type Token } from '../quantity/token.ts';
import { readUnit } from '../quantity/units.ts';
import { codeAt, mayStartCode, plainCodeAt } from './code-mention.ts';
import { itemStart, itemsStart } from './item-start.ts';
import { knownPhrases, knownWords, type KnownPhrase } from './cue-index.ts';
import type { Lookup } from './lookup.ts';
import type { Mark } from './mark.ts';
import { isSpokenToOrCited } from './institutions.ts';
import { afterPlaceKind, behindBody, isPlace, namesPerson } from './member-index.ts';
import { unknownPlace } from './unknown-place.ts';
import { findNames, wholeName, type NameMention } from './name-mention.ts';
import { joinOutOf, withComparisons, withTargets, withYears } from './joined-figures.ts';
import { periodAt } from './period-mention.ts';
import { quantityMarks } from './quantity-marks.ts';

/** Token indexes of a line; `codeStarts`: where a code stands before its figure without a sign («3 322,5»). */
export interface LineToMark {
  readonly from: number;
  readonly to: number;
  readonly codeStarts: ReadonlySet<number>;
}

const correcting: ReadonlySet<string> = new Set(['correct', 'slip', 'withdraw']);
const predicateStarts: ReadonlySet<string> = new Set([
  'unclear-zero',
  'none-yet',
  'zero',
  'no',
  'not-applicable',
  'done',
]);

/**
 * Takes the tokens of one line for something, surest first: codes, members and periods; then names of indicators in
 * what is left; then quantities in what is left of that; then words of the lists. Later finders see only gaps, so a
 * «Năm Chòm» is no 5 and the 5 of «dưới 5 tuổi» no figure.
 */
export function markLine(raw: string, tokens: readonly Token[], place: LineToMark, lookup: Lookup): Mark[] {
  const line = new Line(tokens, place, lookup);
  line.fillGaps((at, end) => line.structureAt(at, end));
  line.fillRuns((start, end) => line.names(start, end));
  line.codesBeforeNames();
  line.unknownPlaces();
  line.fillRuns((start, end) => quantityMarks(raw, tokens, start, end, lookup.units));
  line.nounsOfNames();
  line.noteQuantities();
  line.fillGaps((at, end) => line.wordAt(at, end));
  return joinOutOf(withComparisons(withTargets(withYears(withGroups(line.marks)))));
}

function markOfPhrase(known: KnownPhrase, span: Pick<Mark, 'from' | 'to'>): Mark {
  if (known === 'neutral' || known === 'courtesy') return { ...span, kind: known };
  if (known === 'locative' || known === 'now' || known === 'yes')
    return { ...span, kind: 'neutral', [known]: true };
  return { ...span, kind: 'cue', cue: known };
}

class Line {
  marks: Mark[] = [];
  private readonly tokens: readonly Token[];
  private readonly from: number;
  private readonly to: number;
  private readonly lookup: Lookup;
  private readonly codeStarts: ReadonlySet<number>;
  private readonly itemsStart: number;
  /** marks of the gap that is being filled */
  private found: Mark[] = [];
  private readonly quantityStarts = new Set<number>();
  private readonly quantityEnds = new Set<number>();
  private women: boolean | undefined;

  constructor(tokens: readonly Token[], { from, to, codeStarts }: LineToMark, lookup: Lookup) {
    this.codeStarts = codeStarts;
    this.tokens = tokens;
    this.itemsStart = itemsStart(tokens, from, to);
    this.from = from;
    this.to = to;
    this.lookup = lookup;
  }

  /** Runs of tokens that have no mark yet. */
  private gaps(): (readonly [number, number])[] {
    const gaps: (readonly [number, number])[] = [];
    let at = this.from;
    for (const mark of this.marks) {
      if (mark.from > at) gaps.push([at, mark.from]);
      at = mark.to;
    }
    if (at < this.to) gaps.push([at, this.to]);
    return gaps;
  }

  /** Asks for a mark at each token of each gap. */
  fillGaps(markAt: (at: number, end: number) => Mark | null): void {
    this.fillRuns((start, end) => {
      const found: Mark[] = [];
      this.found = found;
      for (let at = start; at < end;) {
        const mark = markAt(at, end);
        if (mark && mark.to <= end) found.push(mark);
        at = mark && mark.to <= end ? mark.to : at + 1;
      }
      return found;
    });
  }

  fillRuns(marksIn: (start: number, end: number) => Mark[]): void {
    const added = this.gaps().flatMap(([start, end]) => marksIn(start, end));
    if (added.length > 0) this.marks = [...this.marks, ...added].sort((a, b) => a.from - b.from);
  }

  structureAt(at: number, end: number): Mark | null {
    const { tokens, lookup } = this;
    const own = lookup.own.longest(tokens, at);
    if (own) return { from: at, to: own.next, kind: 'neutral' };
    const known = knownPhrases.longest(tokens, at, end);
    if (known?.value === 'elsewhere') return markOfPhrase(known.value, { from: at, to: known.next });
    return this.memberAt(at) ?? this.codeAt(at) ?? this.periodAt(at, end);
  }

  private codeAt(at: number): Mark | null {
    const { tokens } = this;
    if (!mayStartCode(tokens[at], this.lookup.index)) return null;
    const before = tokens[at - 1];
    const spaced = before !== undefined && (tokens[at]?.start ?? 0) > before.end;
    const starts =
      at === itemStart(tokens, this.from) ||
      at === this.itemsStart ||
      (at > this.from && (before?.norm === ';' || (spaced && /^[.,!?]$/.test(before.norm)))) ||
      this.afterCorrection(at) ||
      this.afterMember(at);
    const code = codeAt(tokens, at, this.lookup.index, {
      atStart: starts,
      afterWord:
        at > this.from &&
        before?.kind === 'word' &&
        !this.endsFigure(at - 1) &&
        !this.afterMember(at) &&
        !this.afterCorrection(at),
      codeFirst: this.codeStarts.has(at),
      listed: starts && this.found.some(({ kind }) => kind === 'code'),
      startsUnit: (index) => readUnit(tokens, index) !== null || tokens[index]?.norm === '%',
      startsPredicate: (index) =>
        predicateStarts.has(knownPhrases.longest(tokens, index)?.value ?? 'neutral'),
    });
    // «HTX (03): 1»: a number in brackets behind words is no code
    if (code && !code.keyword && before?.norm === '(' && at - 1 > this.from) return null;
    return code && { from: at, to: code.to, kind: 'code', codes: code.codes, keyword: code.keyword };
  }

  /** «sửa lại 16: 98,7%», «nhầm, 4 là 26,5 tỷ», «rút 4» */
  private afterCorrection(at: number): boolean {
    for (let from = Math.max(this.from, at - 3); from < at; from++) {
      const phrase = knownPhrases.longest(this.tokens, from, at);
      if (phrase?.next === at && correcting.has(phrase.value)) return true;
    }
    return false;
  }

  private afterMember(at: number): boolean {
    const behind = this.tokens[at - 1]?.norm === ':' ? at - 1 : at;
    return this.found.at(-1)?.to === behind && this.found.at(-1)?.kind === 'member';
  }

  /** A unit, a scale word or a polite word: behind it a new item may start. */
  private endsFigure(at: number): boolean {
    const { tokens, lookup } = this;
    const counts = (from: number): boolean =>
      tokens[from - 1]?.kind === 'digits' && lookup.units.longest(tokens, from)?.next === at + 1;
    // «1 xã», «5 sáng kiến», «1 hợp tác xã»
    if (readUnit(tokens, at)?.next === at + 1 || counts(at - 1) || counts(at - 2)) return true;
    const known = knownPhrases.longest(tokens, at)?.value;
    return known === 'courtesy' || ['triệu', 'tỷ', 'tr', 'nghìn'].some((word) => isWord(tokens[at], word));
  }

  private memberAt(at: number): Mark | null {
    const { tokens, lookup } = this;
    const { names } = lookup.members;
    const kindEnd = afterPlaceKind(tokens, at);
    const found = names.longest(tokens, at) ?? (kindEnd > at ? names.longest(tokens, kindEnd) : null);
    if (found) {
      if (!found.value.place && isSpokenToOrCited(tokens, at, found.next))
        return { from: at, to: found.next, kind: 'neutral' };
      const doubtful = kindEnd === at && namesPerson(tokens, at);
      return { from: at, to: found.next, kind: 'member', known: found.value, doubtful };
    }
    // «TYT xã Nà Pheo» is a member where stations are, «Trạm y tế Minh Long» is not Minh Long
    const bodyEnd = behindBody(tokens, at);
    const of = bodyEnd > at ? names.longest(tokens, bodyEnd) : null;
    return of && { from: at, to: of.next, kind: 'member', known: of.value, doubtful: isPlace(of.value.unit) };
  }

  /** «9 hộ gầm sàn»: the noun that begins a name behind a number is what the number counts. */
  nounsOfNames(): void {
    this.marks = this.marks.map((mark, index) => {
      const next = this.marks[index + 1];
      if (mark.kind !== 'quantity' || next?.kind !== 'name' || next.from !== mark.to) return mark;
      const unit = readUnit(this.tokens, next.from);
      return unit?.value.measure === 'count' && unit.next <= next.to
        ? { ...mark, noun: unit.value.name }
        : mark;
    });
  }

  noteQuantities(): void {
    for (const { kind, from, to } of this.marks) {
      if (kind !== 'quantity') continue;
      this.quantityStarts.add(from);
      this.quantityEnds.add(to);
    }
  }

  /** «4 thu NS 21,6 tỷ»: a number before its own name at the start of a line is its code. */
  codesBeforeNames(): void {
    const start = itemStart(this.tokens, this.from);
    const code = plainCodeAt(this.tokens, start, this.lookup.index);
    const name = this.marks.find(({ from }) => from >= start);
    if (!code || name?.kind !== 'name' || name.from !== code.to) return;
    const own = code.indicators.some((indicator) =>
      name.candidates.some((other) => other.indicator === indicator),
    );
    if (own)
      this.marks = [
        { from: start, to: code.to, kind: 'code', codes: [code.indicators], keyword: false },
        ...this.marks,
      ];
  }

  unknownPlaces(): void {
    const { tokens, from, lookup } = this;
    const named = this.marks.filter(({ kind }) => kind === 'name' || kind === 'code');
    const names = new Set(named.map((mark) => mark.from));
    const { words: memberWords, initials: memberInitials } = lookup.members;
    this.fillGaps((at, end) => unknownPlace(tokens, at, { from, end, names, memberWords, memberInitials }));
  }

  private periodAt(at: number, end: number): Mark | null {
    const dated = at >= 2 && this.tokens[at - 1]?.kind === 'digits' && isWord(this.tokens[at - 2], 'ngày');
    const found = dated ? null : periodAt(this.tokens, at);
    return found && found.to <= end ? { from: at, to: found.to, kind: 'period', period: found.period } : null;
  }

  names(start: number, end: number): Mark[] {
    return findNames(this.tokens, start, end, this.lookup.index, (token) => knows(knownWords, token.norm))
      .filter((mention) => !this.insidePhrase(mention, start))
      .map(({ from, to, candidates }) => {
        const words = this.tokens.slice(from, to);
        const saysChange = words.some((token) => isWord(token, 'giảm') || isWord(token, 'tăng'));
        return { from, to, kind: 'name', candidates, saysChange };
      });
  }

  /** «phát sinh» is no «sinh»: part of a name inside a longer known phrase is none. */
  private insidePhrase({ from, to, candidates }: NameMention, start: number): boolean {
    if ((candidates[0]?.coverage ?? 0) >= wholeName) return false;
    for (let at = Math.max(start, from - 3); at <= from; at++) {
      const phrase = knownPhrases.longest(this.tokens, at);
      if (phrase && phrase.next >= to && phrase.next - at > to - from) return true;
    }
    return false;
  }

  /** «chín mươi hai rưỡi»: a number word beside a quantity that did not take it in */
  private isLooseNumber(at: number): boolean {
    if (!this.quantityEnds.has(at) && !this.quantityStarts.has(at + 1)) return false;
    const word = numberWord(this.tokens[at])?.word;
    if (!word) return false;
    return word.is !== 'digit' || (word.digit !== 0 && word.five !== true);
  }

  /** «nam 60, nữ 42»: bare «nam» is «năm» oftener */
  private tellsWomen(at: number): boolean {
    const { tokens, from, to } = this;
    this.women ??= tokens.slice(from, to).some((token) => isWord(token, 'nữ'));
    return this.women && tokens[at + 1]?.kind === 'digits';
  }

  wordAt(at: number, end: number): Mark {
    const { tokens } = this;
    const token = tokens[at];
    const word = token?.norm ?? '';
    if (word === 'nam' && this.tellsWomen(at)) return { from: at, to: at + 1, kind: 'cue', cue: 'part' };
    const phrase = knownPhrases.longest(tokens, at, end);
    const unit = readUnit(tokens, at);
    if (phrase && !this.isLooseNumber(at) && phrase.next <= end && (!unit || phrase.next > unit.next)) {
      const known = phrase.value;
      const span = { from: at, to: phrase.next };
      return markOfPhrase(known, span);
    }
    if (this.isLooseNumber(at)) return { from: at, to: at + 1, kind: 'unknown', word, number: true };
    if (unit && unit.next <= end) return { from: at, to: unit.next, kind: 'unit', unit: unit.value };
    if (token?.kind === 'sign') return { from: at, to: at + 1, kind: 'sign', sign: token.norm };
    return { from: at, to: at + 1, kind: 'unknown', word };
  }
}
