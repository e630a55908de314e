import type { Indicator } from '../indicator/indicator.ts';
import type { Clause, Predicate } from './clause.ts';
import type { Cue } from './cue-words.ts';
import type { Mark, MarkOf } from './mark.ts';
import type { KnownUnit } from './member-index.ts';

/** What a message says of one indicator and one unit: «mía 318 ha, KH 340, đạt 93,5%». */
export interface Statement {
  /** null: figures without a name */
  readonly mention: Mention | null;
  readonly facts: Fact[];
  /** names directly before this one that have no figure: they may share it or be served in order */
  readonly companions: Mention[];
  readonly line: number;
  /** the name begins its line */
  readonly startsLine: boolean;
  /** what a heading says of all figures below it: «Ước cả năm:» */
  readonly header: Cue | null;
  /** the sender corrects: «đính chính», «à nhầm» stands in the line or before all figures */
  readonly corrects: boolean;
}

/** One indicator that may be meant. */
export interface Candidate {
  readonly indicator: Indicator;
  readonly byCode: boolean;
  /** share of the name that was typed; 1 for a code */
  readonly coverage: number;
  readonly guessed: boolean;
}

export interface Mention {
  readonly marks: readonly Mark[];
  /** best first; several: a point with several measures, or a shared name */
  readonly candidates: readonly Candidate[];
  /** a list of codes under one «chỉ tiêu»: what is said is said of each */
  readonly list: boolean;
  /** code and name name different indicators */
  readonly conflict: boolean;
  /** all that a part of the name could stand for, before the rest of it decided */
  readonly shared?: readonly Candidate[];
  /** the name was typed with its «giảm» or «tăng» */
  readonly saysChange: boolean;
  /** what stands directly beside it in its clause, courtesy and «có» left out */
  readonly beside?: { readonly left: Mark | undefined; readonly right: Mark | undefined };
}

/** Whose figure it is. `doubtful`: a person may be meant, or the scope is not clear. */
export type Place =
  | { readonly kind: 'member'; readonly known: KnownUnit; readonly doubtful: boolean }
  | { readonly kind: 'unknown'; readonly mark: MarkOf<'place'> };

/** A quantity, or words in place of one. */
export type FactMark = MarkOf<'quantity'> | PredicateMark;
export type PredicateMark = MarkOf<'cue'> & { readonly cue: Predicate };

export interface Fact {
  readonly mark: FactMark;
  readonly clause: Clause;
  /** marks of its clause since the figure before it, and up to the next one; names and members included */
  readonly before: readonly Mark[];
  readonly after: Mark[];
  /** its clause names an indicator that the clauses before did not speak of */
  readonly ownName: boolean;
  /** its sentence speaks of what is to come: «sẽ», «phấn đấu» */
  readonly intended: boolean;
  /** its sentence asks: «cho em hỏi chỉ tiêu 12 tính theo 13,18 hay 13,08» */
  readonly query: boolean;
  /** its sentence is talk of the day, and no name leads the figure: «hôm nay họp 3 xã» */
  readonly talk: boolean;
  /** words that were not understood and may change what the figure is */
  readonly unknown: readonly Mark[];
  readonly place: Place | null;
  /** the figure could as well belong to the name on its other side */
  readonly rivals: readonly Candidate[];
}

export const isFact = (mark: Mark): mark is FactMark =>
  mark.kind === 'quantity' || (mark.kind === 'cue' && isPredicateCue(mark.cue));

const predicateCues: ReadonlySet<string> = new Set<Predicate>([
  'zero',
  'unclear-zero',
  'none-yet',
  'not-applicable',
  'done',
  'in-work',
  'as-before',
]);
const isPredicateCue = (cue: string): cue is Predicate => predicateCues.has(cue);
