import type { CellObject } from 'write-excel-file/node';
import type { ReportedFigure } from '../../domain/indicator/completion.ts';
import type { Target } from '../../domain/indicator/indicator.ts';
import { approximate, decimalOfNumber, equals, type Decimal } from '../../domain/quantity/decimal.ts';
import { figureWords, planNumber } from '../indicator-words.ts';
import { formatNumber, formatPercent } from '../numbers.ts';
import { wallTimeIn } from '../time-words.ts';
import type { Indicator } from '../../domain/indicator/indicator.ts';

const border = { borderStyle: 'thin', borderColor: '#8a939c' } as const;
const inTable = { ...border, alignVertical: 'center' } as const;

/** Text stays text, whatever it starts with: its type is stated, so no program takes `=1+1` for a formula. */
export const text = (value: string, style: Partial<CellObject> = {}): CellObject => ({
  ...inTable,
  wrap: true,
  align: 'left',
  indent: 1,
  ...style,
  value,
  type: String,
});

export const empty: CellObject = { ...inTable };
export const centred = (value: string): CellObject => text(value, { align: 'center', indent: 0 });
export const headerCell = (value: string): CellObject =>
  text(value, { align: 'center', indent: 0, fontWeight: 'bold', backgroundColor: '#dfe7ee' });
export const groupCell = (value: string, columnSpan: number): CellObject =>
  text(value, { columnSpan, fontWeight: 'bold', backgroundColor: '#f2f5f7' });
/** A line above a table, over its whole width. */
export const lineAbove = (
  value: string,
  columnSpan: number,
  style: Partial<CellObject> = {},
): CellObject => ({
  ...style,
  columnSpan,
  value,
  type: String,
});

/** Decimals are shown as far as they go; the reader's own settings choose dot and comma. */
const numberFormat = ({ scale }: Decimal, prefix = ''): string =>
  `${prefix}#,##0${scale > 0 ? `.${'0'.repeat(scale)}` : ''}`;

/** A number stays a number; one that a spreadsheet cannot hold exactly stays the text that it is. */
export function number(value: Decimal, prefix = ''): CellObject {
  const float = approximate(value);
  if (!equals(decimalOfNumber(float), value)) return text(prefix + formatNumber(value), { align: 'right' });
  const format = numberFormat(value, prefix === '' ? '' : `"${prefix}"`);
  return { ...inTable, align: 'right', indent: 1, value: float, type: Number, format };
}

export const count = (value: number): CellObject => ({
  ...inTable,
  align: 'right',
  value,
  type: Number,
  format: '0',
});

/** A per cent with as many decimals as `formatPercent` shows, so that 99,96 is not printed as 100. */
export function percent(value: Decimal | null): CellObject {
  if (value === null) return empty;
  const decimals = Math.max(/,(\d+)%$/.exec(formatPercent(value))?.[1]?.length ?? 0, 1);
  const float = Number(`${approximate(value)}e-2`);
  return {
    ...inTable,
    align: 'right',
    indent: 1,
    value: float,
    type: Number,
    format: `0.${'0'.repeat(decimals)}%`,
  };
}

/** The moment on the office's wall; spreadsheets know no time zones. */
export function moment(instant: Date, timeZone: string): CellObject {
  const { day, minute } = wallTimeIn(instant, timeZone);
  const value = new Date(Date.parse(`${day}T00:00:00Z`) + minute * 60_000);
  return { ...inTable, align: 'center', value, type: Date, format: 'dd/mm/yyyy hh:mm' };
}

export const onTime = (late: boolean): CellObject => centred(late ? 'muộn' : 'đúng hạn');
export const estimated = (estimate: boolean): CellObject => (estimate ? centred('ước') : empty);

/** The plan as a number wherever it is one: `trên 35` is 35 with a word before it. */
export function plan(target: Target): CellObject {
  switch (target.comparator) {
    case 'at-least':
    case 'exactly':
    case 'decrease-by':
    case 'increase-by':
      return number(target.value, target.strict ? 'trên ' : '');
    case 'at-most':
      return number(target.value, target.strict ? 'dưới ' : 'tối đa ');
    case 'range':
    case 'ratio':
    case 'done':
      return text(planNumber(target), { align: 'right' });
  }
}

/** What was reported: a number where it is one, else words. */
export function actual(reported: ReportedFigure, indicator: Indicator): CellObject {
  if (reported.kind === 'value' && indicator.measure !== 'yes-no') return number(reported.value);
  if (reported.kind === 'ratio') {
    return text(`${formatNumber(reported.value)}/${formatNumber(reported.of)}`, { align: 'right' });
  }
  return text(figureWords(reported, indicator), { align: 'right' });
}
