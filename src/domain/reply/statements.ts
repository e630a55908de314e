import type { Indicator } from '../indicator/indicator.ts';
import type { Clause } from './clause.ts';
import { mentionsIn, type PlacedMention } from './clause-mention.ts';
import { allMayWait } from './clause-sums.ts';
import { continues } from './continued-topic.ts';
import type { Cue } from './cue-words.ts';
import { isCue, type Mark } from './mark.ts';
import { alignmentsOf, rivalsOf, unitFeature, type Owned } from './ownership.ts';
import { wholeName } from './name-mention.ts';
import { PlaceScope } from './place-scope.ts';
import { comesHome, isElsewhere, leadsWithEstimate, tellsReached } from './said-ahead.ts';
import { isBare, nameFollows, strangeWords } from './strange-words.ts';
import { isFact, type Fact, type Mention, type Statement } from './statement.ts';

/** Puts the figures of the clauses to the names they belong to. */
export function statementsOf(clauses: readonly Clause[]): readonly Statement[] {
  const builder = new StatementBuilder();
  for (const clause of clauses) builder.add(clause);
  return builder.statements;
}

type Open = { -readonly [K in keyof Statement]: Statement[K] };

const correcting = ['correct', 'slip', 'reject', 'instead'] as const;
const corrects = (marks: readonly Mark[]): boolean => marks.some((mark) => isCue(mark, ...correcting));

class StatementBuilder {
  readonly statements: Open[] = [];
  /** the statement that figures without a name go on with */
  private topic: Open | null = null;
  private line = -1;
  private header: Cue | null = null;
  /** of the line that the heading stands in */
  private headerLine = -1;
  private correction = false;
  private readonly scope = new PlaceScope();
  private lastFact: { readonly statement: Open; readonly fact: Fact } | null = null;
  /** the sentence that speaks of what is to come: «sẽ phấn đấu đạt …» */
  private intended = -1;
  /** the sentence that tells of the day: «tối nay họp xóm …» */
  private talking = -1;
  /** the sentence that asks somebody something */
  private querying = -1;
  /** the sentence that tells of the whole country: «thu ngân sách cả nước …, bằng 64,5% dự toán» */
  private elsewhere = -1;
  /** the sentence that an estimate leads: «ước cả năm mía 341 ha, thu NS 50,5 tỷ» */
  private estimating = -1;

  add(clause: Clause): void {
    if (clause.line !== this.line) this.startLine(clause.line);
    if (corrects(clause.marks)) this.correction = true;
    if (clause.marks.some((mark) => isCue(mark, 'intent'))) this.intended = clause.sentence;
    if (clause.marks.some((mark) => isCue(mark, 'talk'))) this.talking = clause.sentence;
    if (clause.marks.some((mark) => isCue(mark, 'asking'))) this.querying = clause.sentence;
    if (comesHome(clause)) this.elsewhere = -1;
    if (leadsWithEstimate(clause)) this.estimating = clause.sentence;
    else if (clause.sentence !== this.estimating || tellsReached(clause)) this.estimating = -1;
    const mentions = this.mentionsOf(clause);
    if (mentions.length === 0 && !clause.marks.some(isFact)) {
      this.scope.enter(clause, false);
      return this.comment(clause);
    }
    const [best, other] = alignmentsOf(clause.marks, mentions);
    if (!best) return;
    const earlier = this.topic;
    if (best.owned.length === 0 && this.namesFigureBefore(clause, mentions)) return;
    const statements = this.open(clause, mentions);
    this.scope.enter(clause, mentions.length > 0);
    const ownName = mentions.some(
      ({ mention }) => !earlier?.mention || !sameIndicator(earlier.mention, mention),
    );
    for (const [nth, entry] of best.owned.entries()) {
      const rivals = rivalsOf(best, other, nth);
      const between = { from: (best.owned[nth - 1]?.at ?? -1) + 1, to: best.owned[nth + 1]?.at };
      const fact = { ...this.factOf(clause, entry, between), ownName, rivals };
      const owner = entry.owner ?? (begins(clause) ? (mentions[0] ?? null) : null);
      this.attach(fact, (owner && statements.get(owner)) ?? null, earlier);
    }
    if (clause.marks.some((mark) => isCue(mark, 'elsewhere'))) this.elsewhere = clause.sentence;
  }

  /** «văn hóa: gia đình 83,5%, xóm 58%»: under a shared name one noun tells its measures apart. */
  private mentionsOf({ marks, line }: Clause): PlacedMention[] {
    const named = mentionsIn(marks);
    const topic = this.topic;
    const [noun] = marks.filter(({ kind }) => kind !== 'neutral' && kind !== 'courtesy');
    if (named.length > 0 || topic?.line !== line || !topic.mention?.shared || noun?.kind !== 'unit')
      return named;
    const meant = topic.mention.shared.filter(({ indicator }) => isWordOf(noun.unit.name, indicator));
    if (meant.length !== 1) return named;
    const from = marks.indexOf(noun);
    return [{ mention: { ...topic.mention, marks: [noun], candidates: meant }, from, to: from + 1 }];
  }

  /** «4.930 con (CT 3a)»: a name in brackets behind a figure that stands without one names that figure. */
  private namesFigureBefore({ opening }: Clause, mentions: readonly PlacedMention[]): boolean {
    const [only, ...more] = mentions;
    const last = this.lastFact;
    if (opening !== 'bracket' || !only || more.length > 0 || !last || last.fact.ownName) return false;
    const { statement, fact } = last;
    if (statement.mention && sameIndicator(statement.mention, only.mention)) return false;
    statement.facts.splice(statement.facts.indexOf(fact), 1);
    this.statements.push({ ...this.blank(), mention: only.mention, facts: [fact] });
    this.lastFact = null;
    return true;
  }

  private startLine(line: number): void {
    // a blank line ends what a heading opened, unless it stands between the heading and what it heads
    const afterBlank = line > this.line + 1;
    if (afterBlank && this.topic?.facts.length !== 0) this.topic = null;
    if (afterBlank && this.headerLine !== this.line) this.header = null;
    // a correction holds for its line; one that stands before all figures holds for the message
    if (this.statements.length > 0) this.correction = false;
    this.scope.startLine(afterBlank, this.topic !== null && this.topic.facts.length === 0);
    this.line = line;
  }

  /** A clause without name or figure: it heads what follows, or says something of the figure before it. */
  private comment({ marks, opening, line, bracketed, heads }: Clause): void {
    if (opening === 'line' || (heads && tellsWhen(marks))) {
      this.header = headerOf(marks);
      this.headerLine = line;
    } else
      (this.topic?.facts.at(-1) ?? this.lastFact?.fact)?.after.push(
        ...(bracketed ? marks : marks.filter(looksBack)),
      );
  }

  /** New statements for the names of a clause; a code in brackets only repeats the name before it. */
  private open(clause: Clause, mentions: readonly PlacedMention[]): Map<PlacedMention, Open> {
    const opened = new Map<PlacedMention, Open>();
    for (const placed of mentions) {
      const { mention } = placed;
      if (clause.opening === 'bracket' && this.topic?.mention && sameIndicator(this.topic.mention, mention)) {
        opened.set(placed, this.topic);
        continue;
      }
      const startsLine = clause.opening === 'line' && placed === mentions[0];
      const companions = this.companionsOf(clause, placed);
      const statement: Open = { ...this.blank(), mention, companions, startsLine };
      if (placed === mentions[0] && this.topic?.line !== clause.line) this.adopt(statement, mention, clause);
      this.statements.push(statement);
      opened.set(placed, statement);
      this.topic = statement;
    }
    return opened;
  }

  /** «Đã thu hoạch 8.412,3 tấn, ước cả năm 13.500 tấn lương thực»: a name may come after the figures of its line. */
  private adopt({ facts }: Open, { candidates }: Mention, named: Clause): void {
    const earlier = this.statements.findLastIndex(({ line }) => line !== this.line);
    const waiting = this.statements.slice(earlier + 1).filter(({ mention }) => mention === null);
    const own = waiting.flatMap((orphan) => orphan.facts);
    // «Minh Long 26, Lý Quốc 18, Đồng Loan 30 ha mía»
    const listed = own.every(({ place }) => place?.kind === 'member') && named.marks.some(isMember);
    const fitting = own.every(
      ({ mark, clause, talk }) =>
        !talk && unitFeature(mark, candidates) > (listed ? -1 : 0) && allMayWait(clause.marks),
    );
    // «công nhận 3 xã, … xã NTM 41/60»: a figure of its own needs no other, unless one is a plan or an estimate
    const told = named.marks.some(({ kind }) => kind === 'quantity');
    const apart = [named, ...own.map(({ clause }) => clause)].some(({ marks }) =>
      marks.some((mark) => isCue(mark, 'plan', 'estimate') || isEstimated(mark)),
    );
    if (!fitting || (told && !apart && !listed)) return;
    facts.push(...own);
    for (const orphan of waiting) orphan.facts.splice(0);
  }

  /** Names directly before, joined by a comma or «và», that have no figure yet: «14a, 14b: 83,2; 58». */
  private companionsOf({ marks, opening, line }: Clause, { from }: PlacedMention): Mention[] {
    const before = this.topic;
    if (!before?.mention || before.facts.length > 0 || before.line !== line || !isSure(before.mention))
      return [];
    const inClause = marks.findIndex((mark) => before.mention?.marks.includes(mark));
    const between = marks.slice(inClause < 0 ? 0 : inClause + 1, from);
    const joined = inClause >= 0 || opening === 'comma' || opening === 'and';
    const plain = between.every(
      (mark) => mark.kind === 'neutral' || mark.kind === 'courtesy' || isCue(mark, 'and'),
    );
    return joined && plain ? [...before.companions, before.mention].slice(-mostCompanions) : [];
  }

  /** @param between marks from behind the figure before this one up to the next one */
  private factOf(
    clause: Clause,
    { fact, at, owner }: Owned,
    between: { readonly from: number; readonly to: number | undefined },
  ): Omit<Fact, 'rivals' | 'ownName'> {
    const { marks } = clause;
    const before = marks.slice(between.from, at);
    const after = marks.slice(at + 1, between.to);
    const unknown = strangeWords({ fact, at, owner, marks, before, after });
    const intended = this.intended === clause.sentence;
    const chat = this.talking === clause.sentence && (owner === null || nameFollows({ fact, at, owner }));
    const talk = chat || this.elsewhere === clause.sentence || isElsewhere(marks, at, owner);
    return {
      mark: fact,
      clause,
      before,
      after,
      unknown,
      intended,
      talk,
      query: this.querying === clause.sentence,
      place: this.scope.placeOf(before, after, marks, fact),
    };
  }

  private attach(fact: Fact, owner: Open | null, topic: Open | null): void {
    const goesOn = topic && (continues(topic, fact, this.line) || this.isNextCell(topic, fact));
    const statement = owner ?? (goesOn ? topic : this.orphan());
    statement.facts.push(fact);
    this.lastFact = { statement, fact };
    statement.corrects ||= this.correction;
  }

  /** «Mía⏎340⏎325,4»: numbers alone on neighbouring lines below a name are cells of one row */
  private isNextCell({ mention }: Open, fact: Fact): boolean {
    const last = this.lastFact?.fact;
    return (
      mention !== null &&
      last !== undefined &&
      last.clause.line === this.line - 1 &&
      isCell(last) &&
      isCell(fact)
    );
  }

  private orphan(): Open {
    const statement = this.blank();
    this.statements.push(statement);
    return statement;
  }

  private blank(): Open {
    const { line, correction } = this;
    const header = this.estimating >= 0 ? 'estimate' : this.header;
    return {
      mention: null,
      facts: [],
      companions: [],
      line,
      startsLine: false,
      header,
      corrects: correction,
    };
  }
}

/** «mía 318 ha, ước cả năm vượt kế hoạch»: an estimate, a plan or an aim behind the figure speaks of something else. */
const looksBack = (mark: Mark): boolean => !isCue(mark, 'estimate', 'plan', 'intent', 'actual', 'exceed');

const isCell = ({ mark, clause }: Fact): boolean =>
  clause.opening === 'line' && clause.marks.length === 1 && isBare(mark);
const isMember = (mark: Mark): boolean => mark.kind === 'member' && mark.known.place;
const isEstimated = (mark: Mark): boolean =>
  mark.kind === 'quantity' && mark.span.readings.some(({ estimate }) => estimate === true);

const tellsWhen = (marks: readonly Mark[]): boolean =>
  headerOf(marks) !== null || marks.some((mark) => mark.kind === 'period' || isCue(mark, 'actual'));

/** «Ước cả năm:», «Cùng kỳ:»; a title such as «kết quả thực hiện kế hoạch» says nothing of its figures. */
function headerOf(marks: readonly Mark[]): Cue | null {
  const [first] = marks.filter(({ kind }) => kind !== 'courtesy' && kind !== 'neutral' && kind !== 'sign');
  const cues = marks.flatMap((mark) => (mark.kind === 'cue' ? [mark.cue] : []));
  if (cues.includes('estimate') && !cues.includes('actual')) return 'estimate';
  return first?.kind === 'cue' && (first.cue === 'plan' || first.cue === 'earlier') ? first.cue : null;
}

const isWordOf = (noun: string, { name, aliases }: Indicator): boolean =>
  [name, ...aliases].some((text) =>
    text
      .toLowerCase()
      .split(/[\s,]+/u)
      .join(' ')
      .includes(noun),
  );

const isSure = ({ candidates }: Mention): boolean =>
  candidates.some(({ byCode, coverage }) => byCode || coverage >= wholeName);

const sameIndicator = (a: Mention, b: Mention): boolean =>
  a.candidates.some(({ indicator }) => b.candidates.some((other) => other.indicator === indicator));

/** Longer lists of names than a message can serve. */
const mostCompanions = 60;

/** «Kế hoạch 90% nhưng GĐVH mới đạt 88,6%» speaks of nothing that was named before. */
const begins = ({ opening }: Clause): boolean => opening === 'line' || opening === 'stop';
