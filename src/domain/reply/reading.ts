import type { Reporters } from './whose.ts';
import type { Catalogue, NamedUnit } from '../indicator/indicator.ts';
import type { Decimal } from '../quantity/decimal.ts';

/** What reading a reply comes to: `readReply(text, catalogue, context)` is one pure function (read-reply.ts). */
export interface Reading {
  /** certain: to be recorded at once */
  readonly records: readonly ReadRecord[];
  /** doubtful: asked, nothing recorded */
  readonly questions: readonly ReadQuestion[];
  readonly acts: readonly ReadAct[];
  /** parts of the message that were not understood, as typed */
  readonly unread: readonly string[];
  /** every token of the message and what it was taken for, in order */
  readonly account: readonly TokenAccount[];
}

export type RecordKind = 'value' | 'ratio' | 'percent-of-plan' | 'none-yet' | 'not-applicable';

export interface ReadRecord {
  /** code of the indicator */
  readonly indicator: string;
  readonly kind: RecordKind;
  /** in `unit`; for a `change` indicator the amount of change, positive; null for none-yet and not-applicable */
  readonly value: Decimal | null;
  /** the m of a ratio n/m */
  readonly of?: Decimal;
  /** the indicator's unit, what is counted for a ratio, or `% kế hoạch` */
  readonly unit: string;
  /** code of the one member unit whose figure it is; absent: the reporting bloc's own */
  readonly member?: string;
  readonly estimate?: true;
  /** the level that the message named beside or instead of a change, in the indicator's unit */
  readonly level?: Decimal;
  /** id of the period in the context that the message names */
  readonly period?: string;
  /** figure and unit as sent */
  readonly typed: string;
  /** the typed unit differed and was converted: the echo shows both */
  readonly converted?: true;
  /** the message corrects an earlier figure */
  readonly correction?: true;
  /** recorded by the official notation, and to be confirmed in the same breath: `6.120 tấn` */
  readonly confirm?: true;
}

/** Why a question is asked; the words are made from it and the choices. */
export type Doubt =
  | 'scale' // two readings of a number
  | 'indicator' // which indicator
  | 'unit' // unit missing, without fixed factor, or % for ‰
  | 'zero-or-missing' // «chưa có»
  | 'impossible' // a share over 100, a negative count
  | 'implausible' // ten times the last value or the plan; a falling total
  | 'contradiction' // 62/110 is not 58 %
  | 'level-or-change' // 28,4 % is a level, the indicator is a fall
  | 'vague' // a range, a bound, «khoảng»
  | 'percent-of-plan' // only the per cent of the plan is known
  | 'empty' // a line of a copied form left blank
  | 'period' // two open periods fit
  | 'other-quantity' // «chi ngân sách», where income is asked for
  | 'member'; // which member unit

export interface ReadQuestion {
  readonly doubt: Doubt;
  readonly indicator?: string;
  /** code of the member unit whose figure is asked for */
  readonly member?: string;
  /** one short Vietnamese question, without the numbered choices */
  readonly text: string;
  /** may be empty: then a figure is expected as the answer */
  readonly choices: readonly ReadChoice[];
}

/** Choosing it records exactly these; an empty list records nothing («số khác», «không phải»). */
export interface ReadChoice {
  readonly label: string;
  readonly records: readonly ReadRecord[];
}

export type ReadAct =
  | { readonly kind: 'correct'; readonly indicator?: string }
  | { readonly kind: 'withdraw'; readonly indicator?: string }
  /** `until`: YYYY-MM-DD when the message names a day */
  | { readonly kind: 'postpone'; readonly indicator?: string; readonly until?: string }
  | { readonly kind: 'delegate'; readonly indicator?: string }
  /** «đang đi công tác đến 15/7»: until and with that day */
  | { readonly kind: 'away'; readonly indicator?: never; readonly until?: string }
  | { readonly kind: 'back'; readonly indicator?: never }
  | { readonly kind: 'difficulty'; readonly indicator?: string; readonly text: string };

export interface TokenAccount {
  readonly text: string;
  readonly as:
    | 'value'
    | 'unit'
    | 'indicator'
    | 'period'
    | 'member'
    | 'qualifier'
    | 'act'
    | 'plan'
    | 'quoted'
    | 'not-a-quantity'
    | 'courtesy'
    | 'separator'
    | 'unread';
  /** why, in Vietnamese, for `--explain` */
  readonly because: string;
}

/** What the reader knows besides the text and the catalogue. Every field may be left out. */
export interface ReadingContext {
  /** YYYY-MM-DD in the organisation's time zone, for «thứ 6», «mai» */
  readonly today?: string;
  /** codes of the indicators that the person still owes or has reported: others are possible, not preferred */
  readonly owed?: readonly string[];
  /** codes in the numbered order of the reminder that was sent, when it numbered otherwise than by code */
  readonly asked?: { readonly indicator: string; readonly question: ReadQuestion };
  /** indicator codes of the bot's message that this one replies to */
  readonly repliedTo?: readonly string[];
  readonly periods?: readonly OpenPeriod[];
  /** first and last year of the campaign, for where no open periods are known */
  readonly years?: readonly [number, number];
  /** last accepted value by indicator code (bloc's own), in the indicator's unit */
  readonly earlier?: ReadonlyMap<string, EarlierValue>;
  /** what the sender's last message put on record: a figure without a name may go on with it */
  readonly lastTold?: readonly { readonly indicator: string; readonly member?: string }[];
  /** units whose names may stand in the message */
  readonly units?: readonly NamedUnit[];
  /** names of the organisation itself and of its blocs, which are no member units: «UBND xã Bình Sương» */
  readonly ownNames?: readonly string[];
  /** who reports which indicator for all, and who for itself, by indicator code */
  readonly reporters?: ReadonlyMap<string, Reporters>;
  /** true: the sender's bloc reports per member unit, so a figure without a member must be asked about */
  readonly perMember?: boolean;
}

export interface EarlierValue {
  readonly value: Decimal;
  /** the figure is a running total of the year: it may not fall */
  readonly runningTotal: boolean;
}

export interface OpenPeriod {
  readonly id: string;
  readonly kind: 'month' | 'quarter' | 'six-months' | 'nine-months' | 'year' | 'custom';
  readonly label: string;
  /** YYYY-MM-DD, both inclusive */
  readonly from: string;
  readonly to: string;
}

export type ReadReply = (text: string, catalogue: Catalogue, context: ReadingContext) => Reading;

/** What an answer to an open question comes to; `index` of the question's choices. */
export type Answer =
  /** `rest`: what the message says besides */
  | { readonly kind: 'choice'; readonly index: number; readonly rest?: string }
  | { readonly kind: 'records'; readonly records: readonly ReadRecord[] }
  /** a name completes the words that were asked about: «Minh Long: mía 26 ha» is to be read in place of the answer */
  | { readonly kind: 'restated'; readonly text: string }
  | { readonly kind: 'not-an-answer' };

/**
 * Reads an answer to one open question: a number («1», «số 2»), the words of a choice, «đúng»/«sai», a bare unit
 * that completes the number, or a corrected figure. `not-an-answer`: read it as an ordinary reply.
 */
export type ReadAnswer = (
  text: string,
  question: ReadQuestion,
  catalogue: Catalogue,
  context: ReadingContext,
) => Answer;
