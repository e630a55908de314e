import type { Indicator } from '../indicator/indicator.ts';
import type { NotQuantityKind, QuantitySpan } from '../quantity/quantity.ts';
import type { Unit } from '../quantity/units.ts';
import type { Cue } from './cue-words.ts';
import type { KnownUnit } from './member-index.ts';
import type { NameCandidate } from './name-mention.ts';
import type { PeriodMention } from './period-mention.ts';

/** A stretch of tokens and what it was taken for. The marks of a line cover all its tokens, in order. */
export type Mark = { readonly from: number; readonly to: number } & MarkContent;

export type MarkContent =
  | CodeContent
  | {
      readonly kind: 'name';
      readonly candidates: readonly NameCandidate[];
      /** the words hold «giảm» or «tăng» */
      readonly saysChange: boolean;
    }
  /** `noun`: begins the name directly behind, and is what the figure counts if it belongs to that name */
  | { readonly kind: 'quantity'; readonly span: QuantitySpan; readonly noun?: string }
  /** a date, a time, a telephone number …: it holds digits and is no figure */
  | { readonly kind: 'not-a-quantity'; readonly what: NoFigure }
  | { readonly kind: 'period'; readonly period: PeriodMention }
  /** `doubtful`: a person, or a body of that place, may be meant: «chị Kim Loan», «chi bộ Nà Vải» */
  | { readonly kind: 'member'; readonly known: KnownUnit; readonly doubtful: boolean }
  /** «xã Đồng Mít», «thôn 5»: a place that is in no list */
  | { readonly kind: 'place'; readonly noun: string }
  | { readonly kind: 'unit'; readonly unit: Unit }
  | { readonly kind: 'cue'; readonly cue: Cue }
  /** `locative`: ở, tại, của …: what follows says where or of what; `now`: nay, hiện nay: the present state; `yes`: có, rồi, đạt */
  | { readonly kind: 'neutral'; readonly locative?: true; readonly now?: true; readonly yes?: true }
  | { readonly kind: 'courtesy' }
  | { readonly kind: 'sign'; readonly sign: string }
  /** `number`: a word of a number that belongs to none; `word`: in its canonical spelling */
  | { readonly kind: 'unknown'; readonly word: string; readonly number?: boolean };

/** What a number is that is no figure: how long, how many units are late, the m of n/m, or a kind of name. */
export type NoFigure = NotQuantityKind | 'duration' | 'late' | 'whole';

export interface CodeContent {
  readonly kind: 'code';
  readonly codes: readonly (readonly Indicator[])[];
  /** typed with «chỉ tiêu»; without it, the number may only count the lines */
  readonly keyword: boolean;
}

export type MarkKind = Mark['kind'];
export type MarkOf<K extends MarkKind> = Extract<Mark, { readonly kind: K }>;

export const isCue = (mark: Mark | undefined, ...cues: readonly Cue[]): boolean =>
  mark?.kind === 'cue' && cues.includes(mark.cue);
export const isSign = (mark: Mark | undefined, ...signs: readonly string[]): boolean =>
  mark?.kind === 'sign' && signs.includes(mark.sign);
