import type { Indicator } from '../indicator/indicator.ts';
import type { Token } from '../quantity/token.ts';
import { assign, type Known, type Said, type Undecided } from './assign.ts';
import type { Claim } from './claim.ts';
import { weigh } from './contrary-claims.ts';
import { decide, type Use } from './decide.ts';
import { placeKey, type Entry } from './entry.ts';
import type { Lookup } from './lookup.ts';
import { yardstickOf } from './magnitude.ts';
import { isCue, type Mark } from './mark.ts';
import { onlyPeriodIn, periodOf } from './open-period.ts';
import { wholeName } from './name-mention.ts';
import { orphanMention, orphanQuestion, toldForInformation } from './orphan.ts';
import { isOfOtherYear, yearsCollected, yearsNamed } from './other-year.ts';
import { plainQuestion, questionOf, recordOf, whichIndicator } from './question.ts';
import type { ReadAct, ReadingContext, ReadQuestion, ReadRecord } from './reading.ts';
import type { Candidate, Fact, Mention, Place, Statement } from './statement.ts';
import { placeFor, tellsFellows } from './whose.ts';

export interface Judging {
  readonly raw: string;
  readonly tokens: readonly Token[];
  readonly lookup: Lookup;
  readonly context: ReadingContext;
  /** all marks of the message's own lines */
  readonly marks: readonly Mark[];
}

export interface Judged {
  readonly records: readonly ReadRecord[];
  readonly questions: readonly ReadQuestion[];
  readonly acts: readonly ReadAct[];
  /** what became of the figures, by the index of their first token */
  readonly uses: ReadonlyMap<number, Use>;
}

/** From statements to what is recorded and what is asked. */
export function judge(
  statements: readonly Statement[],
  blanks: readonly Mention[],
  judging: Judging,
): Judged {
  const judge = new Judge(judging, tellsFellows(statements));
  for (const statement of statements) judge.take(statement);
  return judge.finish([...blanks, ...blankLines(statements)]);
}

/** Lines of a form that name an indicator and hold nothing but the plan. */
function blankLines(statements: readonly Statement[]): Mention[] {
  const perLine = new Map<number, number>();
  for (const { line } of statements) perLine.set(line, (perLine.get(line) ?? 0) + 1);
  return statements.flatMap(({ mention, facts, startsLine, line }) => {
    const alone = perLine.get(line) === 1;
    return mention && startsLine && alone && facts.every(isPlanOnly) && mention.candidates.some(isSurelyNamed)
      ? [mention]
      : [];
  });
}
const isPlanOnly = ({ mark, before }: Fact): boolean =>
  mark.kind === 'quantity' && before.some((other) => isCue(other, 'plan'));
const isSurelyNamed = ({ byCode, coverage }: Candidate): boolean => byCode || coverage >= wholeName;

/** Of more figures without a name the rest is shown back as not understood. */
const mostAskedOrphans = 20;

/** The first question of each text. */
function onceEach(questions: readonly ReadQuestion[]): readonly ReadQuestion[] {
  const asked = new Set<string>();
  return questions.filter(({ text }) => {
    const first = !asked.has(text);
    asked.add(text);
    return first;
  });
}

/** «hiến máu: Công an xã 5, Trạm Y tế 3»: beside the figures of others an office's figure is not surely the whole's. */
function askWhoseOffices({ claims, place }: Entry): void {
  if (place !== null) return;
  for (const [at, claim] of claims.entries())
    if (claim.fact.place !== null && claim.objection === null)
      claims[at] = { ...claim, objection: { kind: 'member' } };
}

class Judge {
  private readonly entries = new Map<string, Entry>();
  private readonly questions: ReadQuestion[] = [];
  private readonly uses = new Map<number, Use>();
  private readonly orphans: Fact[] = [];
  /** words in place of a figure that are said of another quantity than the indicator they name */
  private readonly others: Said[] = [];
  private readonly foreign: { readonly fact: Fact; readonly indicator: Indicator }[] = [];
  private readonly judging: Judging;

  private readonly amongFellows: boolean;
  private readonly named: ReturnType<typeof yearsNamed>;
  private readonly collected: ReturnType<typeof yearsCollected>;

  constructor(judging: Judging, amongFellows: boolean) {
    this.judging = judging;
    this.amongFellows = amongFellows;
    this.named = yearsNamed(judging.marks);
    this.collected = yearsCollected(judging.context);
  }

  take(statement: Statement): void {
    const mention = statement.mention ?? orphanMention(statement, this.judging);
    if (!mention) {
      this.orphans.push(...statement.facts);
      return;
    }
    const { tokens } = this.judging;
    const assigned = assign(statement, mention, this.known());
    const { claims, undecided, said, others, foreign } = weigh(assigned, { tokens, statement, mention });
    for (const claim of claims)
      this.entryOf(claim.indicator, claim.place, statement).claims.push(
        this.withMember(this.withYear(claim)),
      );
    for (const words of said) this.entryOf(words.indicator, words.place, statement).said.push(words);
    this.others.push(...others);
    for (const figure of undecided) this.askWhich(figure, mention);
    const [only, ...more] = mention.candidates;
    for (const fact of foreign) {
      if (only && more.length === 0 && fact.ownName) this.foreign.push({ fact, indicator: only.indicator });
      else this.orphans.push(fact);
    }
  }

  private known(): Known {
    const { lookup, context } = this.judging;
    return {
      siblings: ({ point, code }) =>
        point === null ? [] : (lookup.index.points.get(point) ?? []).filter((other) => other.code !== code),
      yardstick: (indicator) => yardstickOf(indicator, context.earlier),
      whose: (indicator, place) => placeFor(indicator, place, context.reporters, this.amongFellows),
    };
  }

  /** «thu nhập 4,2 triệu/tháng», «mía 318 tấn»: a figure in a unit that is not the named indicator's */
  private askAboutForeign(records: readonly ReadRecord[]): void {
    const told = new Set([...records, ...this.questions].map(({ indicator }) => indicator));
    for (const { fact, indicator } of this.foreign) {
      const plain = fact.unknown.length === 0 && !fact.talk && !fact.query && !toldForInformation(fact);
      if (!plain || told.has(indicator.code)) continue;
      this.uses.set(fact.mark.from, 'asked');
      const typed = this.figureText(fact);
      this.questions.push(questionOf({ doubt: 'unit', indicator, typed, records: [] }));
    }
  }

  /** «phòng mổ số 1 đã đưa vào hoạt động»: of the one that is asked about nothing was told. */
  private askAboutOthers(records: readonly ReadRecord[]): void {
    const told = new Set([...records, ...this.questions].map(({ indicator }) => indicator));
    for (const { fact, indicator } of this.others) {
      if (told.has(indicator.code) || fact.talk || fact.query || toldForInformation(fact)) continue;
      told.add(indicator.code);
      this.uses.set(fact.mark.from, 'asked');
      const typed = this.clauseText(fact);
      this.questions.push(questionOf({ doubt: 'other-quantity', indicator, typed, records: [] }));
    }
  }

  /** A figure of another year than those collected is no figure of the period. */
  private withYear(claim: Claim): Claim {
    const other = claim.objection === null && isOfOtherYear(claim.fact, this.named, this.collected);
    return other ? { ...claim, objection: { kind: 'guess' } } : claim;
  }

  /** Where a bloc reports per member, a figure without one is nobody's, unless it is called the total. */
  private withMember(claim: Claim): Claim {
    const total = claim.fact.before.some((mark) => isCue(mark, 'total'));
    const missing = this.judging.context.perMember === true && claim.place === null && !total;
    return missing && claim.objection === null ? { ...claim, objection: { kind: 'member' } } : claim;
  }

  private entryOf(indicator: Indicator, place: Place | null, { corrects }: Statement): Entry {
    const key = `${indicator.code}\n${placeKey(place)}`;
    const entry = this.entries.get(key) ?? { indicator, place, claims: [], said: [], corrects: false };
    entry.corrects ||= corrects;
    this.entries.set(key, entry);
    return entry;
  }

  private askWhich({ fact, options }: Undecided, mention: Mention): void {
    const choices = options.map(({ indicator, settled, place, role }) => ({
      indicator,
      records:
        settled.kind === 'figure'
          ? [
              {
                ...recordOf(indicator, settled.figure, this.figureText(fact)),
                ...(place?.kind === 'member' && { member: place.known.unit.code }),
                ...(role.estimate && { estimate: true as const }),
              },
            ]
          : [],
    }));
    if (mention.candidates.length === 0) return;
    this.uses.set(fact.mark.from, 'asked');
    this.questions.push(whichIndicator(this.clauseText(fact), choices));
  }

  finish(blanks: readonly Mention[]): Judged {
    const records: ReadRecord[] = [];
    const acts: ReadAct[] = [];
    const own = [...this.entries.values()].sort(
      (a, b) => Number(a.place !== null) - Number(b.place !== null),
    );
    const placed = new Set(own.flatMap(({ indicator, place }) => (place === null ? [] : [indicator])));
    const period = onlyPeriodIn(this.judging.marks);
    for (const entry of own) {
      if (placed.has(entry.indicator)) askWhoseOffices(entry);
      const decision = decide(entry, {
        periodOf: (fact) => periodOf(fact, period, this.judging.context.periods ?? []),
        told: records.some(
          ({ indicator, member }) => indicator === entry.indicator.code && member === undefined,
        ),
        clauseText: (fact) => this.clauseText(fact),
        figureText: (fact) => this.figureText(fact),
        earlier: this.judging.context.earlier,
      });
      records.push(...decision.records);
      this.questions.push(...decision.questions);
      acts.push(...decision.acts);
      for (const [fact, use] of decision.used) this.uses.set(fact.mark.from, use);
    }
    this.askAboutOthers(records);
    this.askAboutForeign(records);
    this.askAboutOrphans(records);
    this.askAboutBlanks(blanks, records);
    return { records, questions: onceEach(this.questions), acts, uses: this.uses };
  }

  /** A line of a form that was filled in elsewhere: left out, or no figure yet? */
  private askAboutBlanks(blanks: readonly Mention[], records: readonly ReadRecord[]): void {
    if (records.length === 0 && this.questions.length === 0) return;
    for (const { candidates } of blanks) {
      const [only, ...more] = candidates;
      if (!only || more.length > 0) continue;
      const { indicator } = only;
      const spoken = [...this.entries.values()].some(
        (entry) =>
          entry.indicator === indicator &&
          (entry.said.length > 0 || entry.claims.some(({ role }) => role.role !== 'plan')),
      );
      if (spoken) continue;
      const none: ReadRecord = {
        indicator: indicator.code,
        kind: 'none-yet',
        value: null,
        unit: indicator.unit,
        typed: '',
      };
      this.questions.push(questionOf({ doubt: 'empty', indicator, typed: '', records: [none] }));
    }
  }

  private askAboutOrphans(records: readonly ReadRecord[]): void {
    const pointer = this.orphans.find(({ mark }) => mark.kind === 'cue' && mark.cue === 'as-before');
    if (pointer && records.length === 0 && this.questions.length === 0) {
      this.uses.set(pointer.mark.from, 'asked');
      this.questions.push(
        plainQuestion('vague', 'Đồng chí ghi giúp số cụ thể của từng chỉ tiêu trong kỳ này.'),
      );
    }
    const before = this.questions.length;
    for (const fact of this.orphans) {
      if (toldForInformation(fact)) this.uses.set(fact.mark.from, 'compared');
      if (this.questions.length - before >= mostAskedOrphans) continue;
      const question = orphanQuestion(fact, records, this.clauseText(fact), this.judging);
      if (!question) continue;
      this.uses.set(fact.mark.from, 'asked');
      this.questions.push(question);
    }
  }

  private slice(from: number, to: number): string {
    const { raw, tokens } = this.judging;
    return raw.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0).trim();
  }

  private readonly figureText = ({ mark }: Fact): string => this.slice(mark.from, mark.to);

  private clauseText({ mark, clause }: Fact): string {
    const first = clause.marks.find(({ kind }) => kind !== 'courtesy') ?? mark;
    return this.slice(first.from, clause.marks.at(-1)?.to ?? mark.to);
  }
}
