import type { Catalogue } from '../../domain/indicator/indicator.ts';
import { decimalText, type Decimal } from '../../domain/quantity/decimal.ts';
import { bareNameOf } from '../../domain/reply/member-index.ts';
import { readReply } from '../../domain/reply/read-reply.ts';
import type {
  ReadAct,
  Reading,
  ReadingContext,
  ReadRecord,
  TokenAccount,
} from '../../domain/reply/reading.ts';

/** What `understand` prints for one message. Values are numbers in the catalogue's unit. */
export interface UnderstoodReply {
  readonly id: unknown;
  readonly records: readonly UnderstoodRecord[];
  readonly questions: readonly {
    readonly indicator?: string;
    readonly text: string;
    readonly choices: readonly string[];
  }[];
  readonly acts: readonly Omit<ReadAct, 'text'>[];
  readonly unread: readonly string[];
  readonly account?: readonly TokenAccount[];
}

export interface UnderstoodRecord {
  readonly indicator: string;
  readonly kind: ReadRecord['kind'];
  readonly value: number | null;
  readonly unit: string;
  readonly of?: number;
  readonly member?: string;
  readonly estimate?: true;
  readonly level?: number;
  readonly period?: string;
}

/** The shortest JSON number that says the decimal; 15 significant digits survive. */
const number = (value: Decimal): number => Number(decimalText(value));

function recordOf(record: ReadRecord, { units = [] }: ReadingContext): UnderstoodRecord {
  const unit = units.find(({ code }) => code === record.member);
  return {
    indicator: record.indicator,
    kind: record.kind,
    value: record.value && number(record.value),
    unit: record.unit,
    ...(record.of && { of: number(record.of) }),
    ...(record.member !== undefined && { member: unit ? bareNameOf(unit.name) : record.member }),
    ...(record.estimate && { estimate: true as const }),
    ...(record.level && { level: number(record.level) }),
    ...(record.period !== undefined && { period: record.period }),
  };
}

/** The printed form of a reading. */
export function printedReading(
  id: unknown,
  reading: Reading,
  context: ReadingContext,
  explain = false,
): UnderstoodReply {
  return {
    id,
    records: reading.records.map((record) => recordOf(record, context)),
    questions: reading.questions.map(({ indicator, text, choices }) => ({
      ...(indicator !== undefined && { indicator }),
      text,
      choices: choices.map(({ label }) => label),
    })),
    acts: reading.acts,
    unread: reading.unread,
    ...(explain && { account: reading.account }),
  };
}

/** Reads one message by itself. */
export const understoodReply = (
  id: unknown,
  text: string,
  catalogue: Catalogue,
  context: ReadingContext = {},
  explain = false,
): UnderstoodReply => printedReading(id, readReply(text, catalogue, context), context, explain);
