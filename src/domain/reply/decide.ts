import { compare, decimal, type Decimal } from '../quantity/decimal.ts';
import type { Said } from './assign.ts';
import { doubtOf, type Claim } from './claim.ts';
import {
  agrees,
  differing,
  percentOfPlan,
  percentValue,
  reconcile,
  sortClaims,
  type Entry,
  type SortedClaims,
} from './entry.ts';
import type { Figure } from './figure.ts';
import {
  isFigureless,
  isOfferedUnder,
  isUncertainPlace,
  isWorthAsking,
  ofShorterPeriod,
} from './claim-worth.ts';
import { chooseFigures, contradicts } from './figures-beside.ts';
import { questionOf, recordOf, whichIndicator } from './question.ts';
import type { Doubt, EarlierValue, ReadAct, ReadQuestion, ReadRecord } from './reading.ts';
import type { Fact } from './statement.ts';
import { isPending, wordDoubt, wordRecords } from './words-said.ts';

/** What one entry comes to. `used`: facts that were recorded, asked about or explained; others go to `unread`. */
export interface Decision {
  readonly records: readonly ReadRecord[];
  readonly questions: readonly ReadQuestion[];
  readonly acts: readonly ReadAct[];
  readonly used: ReadonlyMap<Fact, Use>;
}

/** What became of a fact, for the account. */
export type Use = 'recorded' | 'asked' | 'plan' | 'percent-of-plan' | 'compared' | 'taken-back';

export interface Deciding {
  /** the words of the message that a fact stands in, and those of its figure alone */
  readonly clauseText: (fact: Fact) => string;
  readonly figureText: (fact: Fact) => string;
  readonly earlier: ReadonlyMap<string, EarlierValue> | undefined;
  /** id of the open period that a figure is said to belong to */
  readonly periodOf: (fact: Fact) => string | undefined;
  /** the bloc's own figure of this indicator is recorded from the same message */
  readonly told: boolean;
}

/** Doubts about more of the clause than its figure. */
const aboutWords: ReadonlySet<Doubt> = new Set(['indicator', 'other-quantity', 'member', 'contradiction']);
const pending = { kind: 'pending' } as const;
/** what stands against a figure that was taken back anyway: another one is asked for all the same */
const silentWith: ReadonlySet<string> = new Set(['words', 'member', 'other-quantity']);
const mostPercentOfPlan = decimal(1000n);

export function decide(entry: Entry, deciding: Deciding): Decision {
  return new Decider(entry, deciding).run();
}

class Decider {
  private readonly records: ReadRecord[] = [];
  private readonly questions: ReadQuestion[] = [];
  private readonly used = new Map<Fact, Use>();
  private readonly entry: Entry;
  private readonly deciding: Deciding;
  private readonly sorted: SortedClaims;

  constructor(entry: Entry, deciding: Deciding) {
    this.entry = entry;
    this.deciding = deciding;
    this.sorted = sortClaims(entry);
  }

  run(): Decision {
    const { figures, percents, rejected, plans, hints } = this.sorted;
    for (const { fact } of rejected) this.used.set(fact, 'taken-back');
    for (const { fact } of plans) this.used.set(fact, 'plan');
    for (const { fact, role } of this.entry.claims)
      if (role.role === 'comparison' || role.role === 'earlier') this.used.set(fact, 'compared');
    for (const estimate of [false, true])
      this.decideFigures(figures.filter((claim) => claim.role.estimate === estimate));
    this.decidePercents(percents);
    if (figures.length === 0 && percents.length === 0) this.decideWords(this.entry.said);
    if (this.isSilent()) this.askForFigure([...rejected, ...hints]);
    const { records, questions, used } = this;
    return { records, questions, acts: this.acts(), used };
  }

  private isSilent(): boolean {
    return this.records.length === 0 && this.questions.length === 0;
  }

  private acts(): ReadAct[] {
    const touched = !this.isSilent();
    return this.entry.corrects && touched ? [{ kind: 'correct', indicator: this.entry.indicator.code }] : [];
  }

  private decideFigures(claims: readonly Claim[]): void {
    const sure = claims.filter(({ settled, objection }) => settled.kind === 'figure' && objection === null);
    const doubtful = claims.filter(
      ({ settled, objection }) => settled.kind !== 'figure' || objection !== null,
    );
    const { certain, beside } = chooseFigures(sure, doubtful);
    for (const { fact } of beside) this.used.set(fact, 'compared');
    const figures = certain.flatMap(({ settled }) => (settled.kind === 'figure' ? [settled.figure] : []));
    if (certain.length === 0) return this.askFirst(doubtful);
    const figure = reconcile(figures);
    const stated = certain.some((claim) => claim.stated);
    const aside = new Set(beside);
    const rival = doubtful.find((claim) => !aside.has(claim) && contradicts(claim, figures, stated));
    if (!figure || rival) return this.askContradiction([...certain, ...(rival ? [rival] : [])]);
    if (this.contradictsPercent(figure, certain)) return;
    if (isPending(this.entry.said, certain))
      return this.askFirst(certain.map((claim) => ({ ...claim, objection: pending })));
    this.record(figure, certain);
    for (const claim of doubtful) if (claim.objection === null) this.used.set(claim.fact, 'compared');
  }

  private record(figure: Figure, claims: readonly Claim[]): void {
    const [first] = claims;
    if (!first) return;
    const confirm = claims.every(({ settled }) => settled.kind === 'figure' && settled.confirm);
    const typed = claims.map(({ fact }) => this.deciding.figureText(fact)).join(', ');
    const record = this.recordOf(figure, first, typed);
    this.records.push(confirm ? { ...record, confirm: true } : record);
    for (const { fact } of claims) this.used.set(fact, 'recorded');
    if (confirm) this.askConfirmation(record, first);
  }

  private recordOf(
    figure: Figure,
    { fact, role }: Claim,
    typed = this.deciding.figureText(fact),
  ): ReadRecord {
    return this.marked(recordOf(this.entry.indicator, figure, typed), role.estimate, fact);
  }

  private marked(record: ReadRecord, estimate: boolean, fact: Fact): ReadRecord {
    const { place, corrects } = this.entry;
    const period = this.deciding.periodOf(fact);
    return {
      ...record,
      ...(place?.kind === 'member' && { member: place.known.unit.code }),
      ...(estimate && { estimate: true as const }),
      ...(corrects && { correction: true as const }),
      ...(period !== undefined && { period }),
    };
  }

  /** «6.120 tấn» is recorded, and the other reading stays one tap away. */
  private askConfirmation(record: ReadRecord, { settled, fact, ...claim }: Claim): void {
    if (settled.kind !== 'figure') return;
    const others = settled.rejected.map((figure) => this.recordOf(figure, { settled, fact, ...claim }));
    this.ask('scale', fact, [record, ...others]);
  }

  private ask(doubt: Doubt, fact: Fact, records: readonly ReadRecord[], typed?: string): void {
    const { indicator, place } = this.entry;
    const text =
      typed ?? (aboutWords.has(doubt) ? this.deciding.clauseText(fact) : this.deciding.figureText(fact));
    this.used.set(fact, 'asked');
    this.questions.push(
      questionOf({
        doubt,
        indicator,
        typed: text,
        records,
        ...(place?.kind === 'member' && { member: place.known }),
      }),
    );
  }

  /** The first doubtful figure that is worth a question; talk that only touches on the indicator is not. */
  private askFirst(claims: readonly Claim[]): void {
    const claim = claims.find(isWorthAsking);
    if (!claim || this.isRemark(claim) || (claim.fact.clause.bracketed && this.records.length > 0)) return;
    const { settled, objection, fact } = claim;
    for (const other of claims) if (isWorthAsking(other)) this.used.set(other.fact, 'asked');
    const figures =
      settled.kind === 'figure' ? [settled.figure] : settled.kind === 'doubt' ? settled.figures : [];
    const records = figures.map((figure) => this.recordOf(figure, claim));
    if (objection?.kind === 'rivals') return this.askWhich(claim, records);
    if (objection) return this.ask(doubtOf(objection), fact, isOfferedUnder(objection) ? records : []);
    if (settled.kind === 'doubt') this.ask(settled.doubt, fact, records);
  }

  /** «12/14 xã, 2 xã Lý Quốc và Cô Ngân chưa …»: a count of places is no n of m of theirs */
  private isRemark({ indicator, settled }: Claim): boolean {
    const { told } = this.deciding;
    return told && this.entry.place !== null && indicator.measure === 'ratio' && settled.kind === 'doubt';
  }

  private askWhich(claim: Claim, records: readonly ReadRecord[]): void {
    const { indicator } = this.entry;
    const others = claim.objection?.kind === 'rivals' ? claim.objection.others : [];
    const there = others.map((other) => ({
      indicator: other.indicator,
      records: records.map((record) => ({
        ...record,
        indicator: other.indicator.code,
        unit: other.indicator.unit,
      })),
    }));
    this.used.set(claim.fact, 'asked');
    this.questions.push(
      whichIndicator(this.deciding.clauseText(claim.fact), [{ indicator, records }, ...there]),
    );
  }

  private askContradiction(claims: readonly Claim[]): void {
    const [first] = claims;
    if (!first) return;
    for (const { fact } of claims) this.used.set(fact, 'asked');
    const shown = differing(claims);
    const records = shown.flatMap((claim) =>
      claim.settled.kind === 'figure' ? [this.recordOf(claim.settled.figure, claim)] : [],
    );
    const typed = shown.map(({ fact }) => this.deciding.figureText(fact)).join(' – ');
    this.ask('contradiction', first.fact, records, typed);
  }

  /** «TH 26,4 tỷ, đạt 76% KH» of a plan of 50,2: one of the two is wrong. */
  private contradictsPercent(figure: Figure, claims: readonly Claim[]): boolean {
    const { percents, plans } = this.sorted;
    const [first] = claims;
    const percent = percents.find(({ objection, fact }) => objection === null && !ofShorterPeriod(fact));
    const exact = this.entry.place === null ? percentOfPlan(figure, this.entry.indicator, plans) : null;
    if (!percent || !exact || !first || percent.role.estimate !== first.role.estimate) return false;
    const stated = percentValue(percent);
    if (stated === null || agrees(stated, exact)) return false;
    for (const { fact } of [first, percent]) this.used.set(fact, 'asked');
    const typed = [first, percent].map(({ fact }) => this.deciding.figureText(fact)).join(' – ');
    this.ask('contradiction', first.fact, [this.recordOf(figure, first)], typed);
    return true;
  }

  private decidePercents(percents: readonly Claim[]): void {
    const figureGiven = this.sorted.figures.length > 0;
    for (const { fact } of percents)
      if (figureGiven && !this.used.has(fact)) this.used.set(fact, 'percent-of-plan');
    const [first] = percents;
    if (figureGiven || !first || first.objection !== null) return;
    const value = percentValue(first);
    const ofPlan = first.role.role === 'percent-of-plan';
    if (ofPlan && value && value.digits >= 0n && compare(value, mostPercentOfPlan) < 0 && !first.role.vague)
      this.records.push(this.percentRecord(value, first));
    this.ask('percent-of-plan', first.fact, []);
    for (const { fact } of percents) this.used.set(fact, 'percent-of-plan');
  }

  private percentRecord(value: Decimal, { fact, role }: Claim): ReadRecord {
    const { code } = this.entry.indicator;
    const typed = this.deciding.figureText(fact);
    return this.marked(
      { indicator: code, kind: 'percent-of-plan', value, unit: '% kế hoạch', typed },
      role.estimate,
      fact,
    );
  }

  private decideWords(all: readonly Said[]): void {
    const [first] = all;
    if (!first || !isFigureless(first.fact)) return;
    const { fact } = first;
    const records = wordRecords(first, this.deciding.figureText(fact)).map((record) =>
      this.marked(record, false, fact),
    );
    const settled = fact.unknown.length === 0 && !isUncertainPlace(first.place) && !fact.clause.asking;
    if (records.length === 1 && settled) {
      this.records.push(...records);
      this.used.set(fact, 'recorded');
      return;
    }
    // «12/14 xã, Cô Ngân chưa được công nhận»: a remark on the bloc's figure
    if (this.deciding.told && this.entry.place) return;
    const doubt = wordDoubt(fact);
    if (doubt && !fact.clause.asking)
      this.ask(
        isUncertainPlace(first.place) ? 'member' : doubt,
        fact,
        doubt === 'vague' ? this.lastValue(fact) : records,
      );
  }

  /** «Như kỳ trước»: the earlier figure may be chosen, it is never taken. */
  private lastValue(fact: Fact): readonly ReadRecord[] {
    const { indicator } = this.entry;
    const last = this.deciding.earlier?.get(indicator.code);
    if (!last || fact.mark.kind !== 'cue' || fact.mark.cue !== 'as-before') return [];
    const figure: Figure = { kind: 'value', value: last.value, converted: false };
    return [this.marked(recordOf(indicator, figure, this.deciding.figureText(fact)), false, fact)];
  }

  private askForFigure(claims: readonly Claim[]): void {
    const claim = claims.find(({ objection }) => objection === null || silentWith.has(objection.kind));
    if (claim) this.ask('vague', claim.fact, []);
  }
}
