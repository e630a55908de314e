import { parseDay, type Day } from '../calendar/day.ts';
import { readDay } from '../calendar/read-day.ts';
import type { Token } from '../quantity/token.ts';
import type { Clause } from './clause.ts';
import { mentionsIn } from './clause-mention.ts';
import { isCue, type Mark } from './mark.ts';
import type { ReadAct } from './reading.ts';

/** What a message asks or says besides figures, and the clauses that are left to report. */
export interface ActsFound {
  readonly acts: readonly ReadAct[];
  readonly reports: readonly Clause[];
  /** marks of the clauses that were taken as acts, and of explanations */
  readonly actMarks: ReadonlySet<Mark>;
  readonly explanations: ReadonlySet<Mark>;
}

type ActKind = Exclude<ReadAct['kind'], 'correct'>;
/** an act that may be about one indicator */
type ActOnFigures = Exclude<ReadAct, { readonly kind: 'correct' | 'away' | 'back' }>;

const has = (clause: Clause, ...cues: Parameters<typeof isCue>[1][]): boolean =>
  clause.marks.some((mark) => isCue(mark, ...cues));
const hasFigure = ({ marks }: Clause): boolean => marks.some(({ kind }) => kind === 'quantity');

/** What a clause does, when it does not report. */
function actOf(clause: Clause): ActKind | null {
  const replaces = has(clause, 'instead', 'correct') && hasFigure(clause);
  if (has(clause, 'withdraw') && !replaces && !takesFigureBack(clause)) return 'withdraw';
  if (has(clause, 'postpone') && !hasFigure(clause)) return 'postpone';
  if (has(clause, 'back') && !hasFigure(clause)) return 'back';
  if (has(clause, 'away') && mentionsIn(clause.marks).length === 0) return 'away';
  if (has(clause, 'difficulty')) return has(clause, 'zero', 'no') ? null : 'difficulty';
  const named = mentionsIn(clause.marks).length > 0;
  const passesOn = has(clause, 'delegate') || (has(clause, 'refer') && (named || beginsWithReferral(clause)));
  return passesOn && !hasFigure(clause) ? 'delegate' : null;
}

/** «318 ha, bỏ 381»: a figure of the message itself is rejected, no report is taken back. */
const takesFigureBack = (clause: Clause): boolean =>
  hasFigure(clause) && mentionsIn(clause.marks).length === 0;

/** «hỏi đồng chí phó khối» */
const beginsWithReferral = ({ marks, opening }: Clause): boolean =>
  opening === 'line' &&
  isCue(
    marks.find(({ kind }) => kind !== 'courtesy'),
    'refer',
  );

const indicatorsOf = ({ marks }: Clause): string[] =>
  mentionsIn(marks).flatMap(({ mention }) => mention.candidates.map(({ indicator }) => indicator.code));

class ActReader {
  readonly acts: ReadAct[] = [];
  readonly reports: Clause[] = [];
  readonly actMarks = new Set<Mark>();
  readonly explanations = new Set<Mark>();
  /** the sentence whose rest only explains */
  private explained = -1;
  /** the explanation ends with its bracket */
  private inBracket = false;
  private readonly tokens: readonly Token[];
  private readonly raw: string;
  private readonly today: string | undefined;

  constructor(tokens: readonly Token[], raw: string, today: string | undefined) {
    this.tokens = tokens;
    this.raw = raw;
    this.today = today;
  }

  read(clauses: readonly Clause[]): void {
    for (const [index, clause] of clauses.entries()) {
      if (clause.opening === 'because') this.explain(clause);
      if (clause.sentence === this.explained && (clause.bracketed || !this.inBracket)) {
        for (const mark of clause.marks) this.explanations.add(mark);
        continue;
      }
      const act = actOf(clause) ?? (this.promises(clause) ? 'postpone' : null);
      if (act === null) this.reports.push(clause);
      else this.take(act, clause, clauses[index - 1]);
    }
  }

  /** «mai gửi», «chiều thứ 6 em báo»: a day to come, no figure and no indicator */
  private promises(clause: Clause): boolean {
    if (hasFigure(clause) || clause.asking || mentionsIn(clause.marks).length > 0) return false;
    const { marks } = clause;
    const text = this.textOf(marks[0]?.from ?? 0, marks.at(-1)?.to ?? 0);
    const day = /(?<!đã )(?<!da )(?:gửi|gui|báo|bao|nộp|nop)(?!\p{L})(?! cáo ngày)/iu.test(text)
      ? this.dayIn(clause)
      : null;
    return day !== null && this.today !== undefined && day > this.today;
  }

  private explain({ sentence, bracketed }: Clause): void {
    this.explained = sentence;
    this.inBracket = bracketed;
  }

  private take(kind: ActKind, clause: Clause, before: Clause | undefined): void {
    for (const mark of clause.marks) this.actMarks.add(mark);
    if (kind === 'difficulty') this.explain(clause);
    if (kind === 'away' || kind === 'back') return void this.acts.push(this.presence(kind, clause));
    const own = indicatorsOf(clause);
    const near =
      before && before.sentence === clause.sentence && !hasFigure(before) ? indicatorsOf(before) : [];
    const codes = own.length > 0 ? own : near;
    if (codes.length === 0) this.acts.push(this.act(kind, clause));
    for (const indicator of codes) this.acts.push({ ...this.act(kind, clause), indicator });
  }

  private presence(kind: 'away' | 'back', clause: Clause): ReadAct {
    const until = kind === 'away' ? this.dayIn(clause) : null;
    return kind === 'away' && until ? { kind, until } : { kind };
  }

  /** The day that a clause names. */
  private dayIn({ marks }: Clause): Day | null {
    const today = this.today === undefined ? null : parseDay(this.today);
    return today && readDay(this.textOf(marks[0]?.from ?? 0, marks.at(-1)?.to ?? 0), today);
  }

  private act(kind: ActOnFigures['kind'], clause: Clause): ActOnFigures {
    const { marks } = clause;
    const [from, to] = [marks[0]?.from ?? 0, marks.at(-1)?.to ?? 0];
    if (kind === 'postpone') {
      const until = this.dayIn(clause);
      return until ? { kind, until } : { kind };
    }
    if (kind !== 'difficulty') return { kind };
    return { kind, text: this.raw.slice(this.tokens[from]?.start ?? 0, this.sentenceEnd(to)).trim() };
  }

  private textOf(from: number, to: number): string {
    return this.raw.slice(this.tokens[from]?.start ?? 0, this.tokens[to - 1]?.end ?? this.raw.length);
  }

  private sentenceEnd(to: number): number {
    let end = to;
    while (end < this.tokens.length && this.tokens[end]?.kind !== 'break' && this.tokens[end]?.norm !== '.')
      end += 1;
    return this.tokens[end - 1]?.end ?? this.raw.length;
  }
}

export function findActs(
  clauses: readonly Clause[],
  tokens: readonly Token[],
  raw: string,
  today: string | undefined,
): ActsFound {
  const reader = new ActReader(tokens, raw, today);
  reader.read(clauses);
  return reader;
}
