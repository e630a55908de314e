import { z } from 'zod';
import { completionClasses } from '../domain/indicator/completion.ts';
import { betters, dimensions, measures } from '../domain/indicator/indicator.ts';
import { decimalText, parseDecimal, type Decimal } from '../domain/quantity/decimal.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { Summary } from '../domain/review/summary.ts';

/** The frozen form of a summary: plain JSON, decimals as text, instants as ISO text. One shape reads and writes. */

const number = z.codec(z.string(), z.custom<Decimal>(), {
  decode: (text, context) => {
    const read = parseDecimal(text);
    if (read) return read;
    context.issues.push({ code: 'custom', message: 'not a decimal', input: text });
    return z.NEVER;
  },
  encode: decimalText,
});

export const instant = z.codec(z.iso.datetime(), z.date(), {
  decode: (text) => new Date(text),
  encode: (date) => date.toISOString(),
});

export const list = <T extends z.ZodType>(item: T) => z.array(item).readonly();
const bound = { strict: z.boolean(), explicit: z.boolean() };

const target = z.discriminatedUnion('comparator', [
  z.object({
    comparator: z.enum(['at-least', 'at-most', 'exactly', 'decrease-by', 'increase-by']),
    value: number,
    ...bound,
  }),
  z.object({ comparator: z.literal('range'), min: number, max: number, ...bound }),
  z.object({ comparator: z.literal('ratio'), value: number, of: number, ...bound }),
  z.object({ comparator: z.literal('done'), ...bound }),
]);

const indicator = z.object({
  code: z.string(),
  point: z.number().nullable(),
  part: z.string().nullable(),
  group: z.string(),
  name: z.string(),
  aliases: list(z.string()),
  unit: z.string(),
  dimension: z.enum(dimensions),
  measure: z.enum(measures),
  better: z.enum(betters),
  target,
  baseline: z.object({ from: number, to: number, unit: z.string() }).nullable(),
  period: z.enum(['year', 'each-year', 'annual-average', 'end']),
  aggregate: z.enum(['sum', 'none']),
});

export const reported = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('value'), value: number }),
  z.object({ kind: z.literal('ratio'), value: number, of: number }),
  z.object({ kind: z.literal('percent-of-plan'), value: number }),
  z.object({ kind: z.literal('none-yet') }),
  z.object({ kind: z.literal('not-applicable') }),
]);

const figure = z
  .object({
    reported,
    estimate: z.boolean(),
    late: z.boolean(),
    reportedAt: instant,
    corrected: z.boolean(),
  })
  .nullable();

const line = z.object({
  indicator,
  owner: z.string().nullable(),
  figure,
  previous: number.nullable(),
  completion: z.object({
    class: z.enum(completionClasses),
    percentOfPlan: number.nullable(),
    gap: number.nullable(),
    otherDenominator: z.boolean(),
  }),
  contributions: z.object({
    units: list(z.object({ bloc: z.string(), unit: z.string(), figure })),
    received: z.number(),
    expected: z.number(),
    sum: z.object({ value: number, of: number.nullable() }).nullable(),
  }),
});

export const reporting = z.object({
  bloc: z.string(),
  inWords: z.boolean().default(false),
  expected: z.number(),
  reported: z.number(),
  noneYet: z.number(),
  missing: z.number(),
  onTime: z.number(),
  completeness: number.nullable(),
  timeliness: number.nullable(),
});

export const summaryShape = z.object({
  authority: z.string(),
  campaign: z.string(),
  period: z.object({ label: z.string(), dataFrom: z.string(), dataTo: z.string(), dueAt: instant }),
  timeZone: z.string(),
  asOf: instant,
  final: z.boolean(),
  groups: list(z.object({ name: z.string(), lines: list(line) })),
  counts: z.record(z.enum(completionClasses), z.number()),
  reporting: list(reporting),
  silentBlocs: list(z.string()),
  difficulties: list(z.object({ bloc: z.string(), indicator: z.string().nullable(), text: z.string() })),
});

/** Plain JSON that holds everything a summary shows; fields that a summary does not have are left behind. */
export const toSnapshot = (summary: Summary): z.input<typeof summaryShape> => z.encode(summaryShape, summary);

/** Reads what `toSnapshot` wrote, also after years; anything else is told apart, never half read. */
export function fromSnapshot(json: unknown): Result<Summary, string> {
  const read = summaryShape.safeParse(json);
  return read.success ? ok(read.data) : err(z.prettifyError(read.error));
}
