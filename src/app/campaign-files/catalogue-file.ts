import { z } from 'zod';
import {
  betters,
  dimensions,
  measures,
  type Baseline,
  type Catalogue,
  type Indicator,
  type Measure,
  type Target,
} from '../../domain/indicator/indicator.ts';
import { decimalOfNumber } from '../../domain/quantity/decimal.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { readShape, repeated, type FileProblem, type FileReading } from './file-problem.ts';

/** One campaign's targets as its launch document states them: the file format `emulation-catalogue/1`. */
export interface CampaignFile {
  readonly campaign: {
    readonly id: string;
    readonly name: string;
    readonly theme: string;
    readonly horizon: 'year' | 'five-years';
    /** YYYY-MM-DD; null when the document fixes no day (`startRule` has its words) */
    readonly startsOn: string | null;
    readonly startRule: string;
    readonly endsOn: string;
    readonly source: CampaignSource;
  };
  readonly catalogue: Catalogue;
  /** the document's own words, letter for letter, by code */
  readonly verbatim: {
    readonly groups: ReadonlyMap<string, string>;
    readonly indicators: ReadonlyMap<string, { readonly verbatim: string; readonly span: string }>;
  };
}

const text = z.string().min(1);
const day = z.iso.date();

const sourceShape = z.strictObject({
  seed: z.string(),
  section: z.string().nullable(),
  documentType: z.string(),
  documentNumber: text.nullable(),
  issuedOn: day.nullable(),
  issuedMonth: z.string().nullable(),
  issuer: text,
  province: z.string().nullable(),
  subject: z.string(),
});
export type CampaignSource = z.infer<typeof sourceShape>;

const bound = { strict: z.boolean().default(false), explicit: z.boolean().default(false) };
const targetShape = z.discriminatedUnion('comparator', [
  z.strictObject({
    comparator: z.enum(['at-least', 'at-most', 'exactly', 'decrease-by', 'increase-by']),
    value: z.number(),
    ...bound,
  }),
  z.strictObject({ comparator: z.literal('range'), min: z.number(), max: z.number(), ...bound }),
  z.strictObject({ comparator: z.literal('ratio'), value: z.number(), of: z.number().positive(), ...bound }),
  z.strictObject({ comparator: z.literal('done'), value: z.literal(true), ...bound }),
]);

const indicatorShape = z.strictObject({
  code: text,
  point: z.number().nullable(),
  part: text.nullable(),
  group: text,
  name: text,
  aliases: z.array(text),
  unit: text,
  dimension: z.enum(dimensions),
  measure: z.enum(measures),
  better: z.enum(betters),
  target: targetShape,
  baseline: z.strictObject({ from: z.number(), to: z.number(), unit: text }).nullable(),
  period: z.enum(['year', 'each-year', 'annual-average', 'end']),
  aggregate: z.enum(['sum', 'none']),
  verbatim: text,
  span: text,
});
type IndicatorFile = z.infer<typeof indicatorShape>;

const fileShape = z.strictObject({
  schema: z.literal('emulation-catalogue/1'),
  id: text,
  source: sourceShape,
  campaign: z.strictObject({
    name: text,
    theme: z.string(),
    horizon: z.enum(['year', 'five-years']),
    startsOn: day.nullable(),
    startRule: z.string(),
    endsOn: day,
  }),
  counts: z.strictObject({ points: z.int().min(0), measures: z.int().min(0) }),
  groups: z.array(z.strictObject({ code: text, name: text, verbatim: z.string() })),
  indicators: z.array(indicatorShape),
});
type CatalogueFile = z.infer<typeof fileShape>;

function targetOf(target: IndicatorFile['target']): Target {
  const { strict, explicit } = target;
  switch (target.comparator) {
    case 'range':
      return {
        comparator: 'range',
        min: decimalOfNumber(target.min),
        max: decimalOfNumber(target.max),
        strict,
        explicit,
      };
    case 'ratio':
      return {
        comparator: 'ratio',
        value: decimalOfNumber(target.value),
        of: decimalOfNumber(target.of),
        strict,
        explicit,
      };
    case 'done':
      return { comparator: 'done', strict, explicit };
    case 'at-least':
    case 'at-most':
    case 'exactly':
    case 'decrease-by':
    case 'increase-by':
      return { comparator: target.comparator, value: decimalOfNumber(target.value), strict, explicit };
  }
}

const baselineOf = (baseline: IndicatorFile['baseline']): Baseline | null =>
  baseline && {
    from: decimalOfNumber(baseline.from),
    to: decimalOfNumber(baseline.to),
    unit: baseline.unit,
  };

function indicatorOf(entry: IndicatorFile): Indicator {
  const { verbatim: _verbatim, span: _span, target, baseline, ...same } = entry;
  return { ...same, target: targetOf(target), baseline: baselineOf(baseline) };
}

/** Comparators that say nothing about a measure: «done» for an amount, n/m for a change. */
const unfit: Readonly<Partial<Record<Measure, readonly Target['comparator'][]>>> = {
  total: ['done', 'ratio'],
  rate: ['done'],
  share: ['done', 'ratio'],
  change: ['done', 'ratio'],
  ratio: ['done'],
  'yes-no': ['ratio', 'decrease-by', 'increase-by'],
};

function measureProblems({ measure, target }: IndicatorFile, path: string): FileProblem[] {
  if (unfit[measure]?.includes(target.comparator))
    return [
      {
        path: `${path}.target.comparator`,
        message: `«${target.comparator}» không hợp với loại «${measure}»`,
      },
    ];
  if (target.comparator === 'range' && target.min > target.max)
    return [{ path: `${path}.target.max`, message: 'phải từ min trở lên' }];
  return [];
}

function crossProblems(file: CatalogueFile): readonly FileProblem[] {
  const groups = new Set(file.groups.map(({ code }) => code));
  const counted = file.counts.measures === file.indicators.length;
  return [
    ...repeated(
      file.groups,
      ({ code }) => code,
      (index) => `groups[${index}].code`,
    ),
    ...repeated(
      file.indicators,
      ({ code }) => code.toLowerCase(),
      (index) => `indicators[${index}].code`,
    ),
    ...(counted
      ? []
      : [
          {
            path: 'counts.measures',
            message: `ghi ${file.counts.measures} nhưng danh sách có ${file.indicators.length} chỉ tiêu`,
          },
        ]),
    ...file.indicators.flatMap((entry, index) => [
      ...(groups.has(entry.group)
        ? []
        : [{ path: `indicators[${index}].group`, message: `không có nhóm «${entry.group}»` }]),
      ...measureProblems(entry, `indicators[${index}]`),
    ]),
  ];
}

function campaignOf(file: CatalogueFile): CampaignFile {
  return {
    campaign: { id: file.id, ...file.campaign, source: file.source },
    catalogue: {
      id: file.id,
      groups: file.groups.map(({ code, name }) => ({ code, name })),
      indicators: file.indicators.map(indicatorOf),
    },
    verbatim: {
      groups: new Map(file.groups.map(({ code, verbatim }) => [code, verbatim])),
      indicators: new Map(file.indicators.map(({ code, verbatim, span }) => [code, { verbatim, span }])),
    },
  };
}

/** Reads a catalogue of targets. All problems of the file are reported at once. */
export function readCatalogueFile(
  json: unknown,
  reading: FileReading = {},
): Result<CampaignFile, readonly FileProblem[]> {
  const read = readShape(fileShape, json, reading);
  if (!read.ok) return read;
  const problems = crossProblems(read.value);
  return problems.length > 0 ? err(problems) : ok(campaignOf(read.value));
}
