import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  add,
  decimal,
  divide,
  equals,
  multiply,
  negate,
  parseDecimal,
  type Decimal,
} from '../../domain/quantity/decimal.ts';
import type { QuantityReading } from '../../domain/quantity/quantity.ts';
import { readQuantity, type QuantityAnswer } from '../../domain/quantity/read-quantity.ts';
import { findUnit } from '../../domain/quantity/units.ts';

/**
 * How a row came out. right: as expected; asked: a question with the expected reading among its choices;
 * asked-without: a question that does not offer it; missed: nothing was found; wrong: another value, silently.
 */
export type Outcome = 'right' | 'asked' | 'asked-without' | 'missed' | 'wrong';

export interface NumberRow {
  readonly text: string;
  readonly expected: string;
  readonly unit: string;
}

export interface ScoredRow extends NumberRow {
  readonly outcome: Outcome;
  readonly answer: QuantityAnswer;
}

export interface FileScore {
  readonly file: string;
  readonly rows: readonly ScoredRow[];
}

/** Columns text, expected, unit, source, separated by tabs; rows are kept exactly as they are. */
export const parseRows = (tsv: string): NumberRow[] =>
  tsv
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [text = '', expected = '', unit = ''] = line.split('\t');
      return { text, expected, unit };
    });

const sameUnit = (stated: string | null, expected: string): boolean => {
  if (expected === '' || stated === null) return (stated ?? '') === expected;
  const name = (unit: string): string => (findUnit(unit)?.name ?? unit).toLowerCase().replace(/\/h$/, '/giờ');
  return name(stated) === name(expected);
};

/** «w a/b» and «a/b» as one improper fraction. */
function ratioOf(expected: string): { value: Decimal; of: Decimal } | null {
  const match = /^(-?)(?:([\d.]+) )?([\d.]+)\/([\d.]+)$/.exec(expected);
  const [, sign, integer = '0', above = '', below = ''] = match ?? [];
  const [w, a, b] = [parseDecimal(integer), parseDecimal(above), parseDecimal(below)];
  if (!w || !a || !b) return null;
  const value = add(multiply(w, b), a);
  return { value: sign ? negate(value) : value, of: b };
}

const bounds: Readonly<Record<string, readonly QuantityReading['kind'][]>> = {
  '>': ['more-than'],
  '>=': ['at-least'],
  '<': ['less-than'],
  '<=': ['at-most'],
  '~': ['about'],
  'under:': ['less-than', 'at-most'],
  'above:': ['more-than', 'at-least'],
};

/** Hundredths of a currency are the same amount in it: «năm mươi xu» is 0.5 $. */
const inCents = (reading: QuantityReading, unit: string): QuantityReading =>
  reading.unit === 'cent' && unit !== '' && findUnit(unit)?.name !== 'cent'
    ? { ...reading, unit, value: divide(reading.value, decimal(100n), 10) }
    : reading;

const equal = (a: Decimal | undefined, text: string): boolean => {
  const b = parseDecimal(text.replace('+', ''));
  return a !== undefined && b !== null && equals(a, b);
};

function sameValue(reading: QuantityReading, expected: string): boolean {
  const ratio = ratioOf(expected);
  if (ratio)
    return (
      reading.kind === 'ratio' &&
      equals(reading.value, ratio.value) &&
      reading.of !== undefined &&
      equals(reading.of, ratio.of)
    );
  const delta = /^delta:([+-]?[\d.]+)(?:;from:(-?[\d.]+);to:(-?[\d.]+))?$/.exec(expected);
  if (delta) {
    const [, change = '', from, to] = delta;
    const levels =
      from === undefined || to === undefined || (equal(reading.from, from) && equal(reading.to, to));
    return reading.kind === 'change' && equal(reading.value, change) && levels;
  }
  const [low, high] = expected.split('..');
  if (high !== undefined)
    return reading.kind === 'range' && equal(reading.value, low ?? '') && equal(reading.to, high);
  const bound = /^(?:[<>]=?|~|under:|above:)/.exec(expected)?.[0];
  if (bound !== undefined)
    return (bounds[bound] ?? []).includes(reading.kind) && equal(reading.value, expected.slice(bound.length));
  return reading.kind === 'exact' && equal(reading.value, expected);
}

const matches = (reading: QuantityReading, row: NumberRow): boolean => {
  const stated = inCents(reading, row.unit);
  return sameUnit(stated.unit, row.unit) && sameValue(stated, row.expected);
};

/** Verdicts by which the system puts a question. */
const asks = new Set<QuantityAnswer['verdict']>(['ambiguous', 'vague', 'invalid']);
const special: Readonly<Record<string, QuantityAnswer['verdict']>> = {
  NULL: 'missing',
  NONE: 'none',
  VAGUE: 'vague',
  INVALID: 'invalid',
};

export function outcomeOf(row: NumberRow, answer: QuantityAnswer): Outcome {
  if (row.expected.startsWith('AMBIGUOUS'))
    return asks.has(answer.verdict) ? 'right' : answer.verdict === 'clear' ? 'wrong' : 'missed';
  const verdict = special[row.expected];
  if (verdict !== undefined)
    return answer.verdict === verdict
      ? 'right'
      : answer.verdict === 'clear'
        ? 'wrong'
        : asks.has(answer.verdict)
          ? 'asked'
          : 'missed';
  const offered = answer.readings.some((reading) => matches(reading, row));
  if (answer.verdict === 'clear') return offered ? 'right' : 'wrong';
  if (answer.verdict === 'ambiguous' && offered) return 'asked';
  return asks.has(answer.verdict) ? 'asked-without' : 'missed';
}

export const scoreRows = (rows: readonly NumberRow[]): ScoredRow[] =>
  rows.map((row) => {
    const answer = readQuantity(row.text);
    return { ...row, answer, outcome: outcomeOf(row, answer) };
  });

/** Scores every *.tsv file of a folder of number corpora, in the order of their names. */
export const scoreNumbers = (folder: string): FileScore[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.tsv'))
    .sort()
    .map((file) => ({ file, rows: scoreRows(parseRows(readFileSync(join(folder, file), 'utf8'))) }));

export const countOutcomes = (rows: readonly ScoredRow[]): Readonly<Record<Outcome, number>> => {
  const counts = { right: 0, asked: 0, 'asked-without': 0, missed: 0, wrong: 0 };
  for (const { outcome } of rows) counts[outcome] += 1;
  return counts;
};
