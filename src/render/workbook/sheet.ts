import type { CellObject } from 'write-excel-file/node';
import type { Summary } from '../../domain/review/summary.ts';
import { dayTextWords, instantWords } from '../time-words.ts';
import { headerCell, lineAbove } from './cells.ts';

/** A row of cells; null where a cell to the left reaches over. */
export type TableRow = readonly (CellObject | null)[];

/** One table of the workbook, before it is written. */
export interface TableSheet {
  /** name on the tab: at most 31 characters, our own words */
  readonly tab: string;
  readonly title: string;
  /** widths in characters */
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: readonly TableRow[];
}

/** The header of the table: rows down to it stay in sight, and it is repeated on every printed page. */
export const headerRow = 6;

const [lineHeight, padding] = [16, 6];

/** Lines that a wrapped text needs; spreadsheets do not find out by themselves when a file is opened. */
function linesIn(cell: CellObject | null, width: number): number {
  if (!cell || typeof cell.value !== 'string' || cell.columnSpan !== undefined) return 1;
  return Math.max(1, Math.ceil(cell.value.length / width));
}

function withHeight(row: TableRow, columns: TableSheet['columns']): (CellObject | null)[] {
  const lines = row.map((cell, index) => linesIn(cell, columns[index]?.width ?? 10));
  const height = Math.max(1, ...lines) * lineHeight + padding;
  return row.map((cell, index) => (index === 0 && cell ? { ...cell, height } : cell));
}

/** The sheet's rows: who, which campaign, which table, as of when, and the table. */
export function sheetRows({ title, columns, rows }: TableSheet, summary: Summary): (CellObject | null)[][] {
  const across = (value: string, style: Partial<CellObject> = {}): TableRow => [
    lineAbove(value, columns.length, style),
    ...columns.slice(1).map(() => null),
  ];
  const { authority, campaign, period, asOf, timeZone } = summary;
  const asOfWords = `cập nhật lúc ${instantWords(asOf, timeZone)}`;
  return [
    across(authority, { fontWeight: 'bold' }),
    across(campaign),
    across(`${title} · ${period.label}`, { fontWeight: 'bold', fontSize: 14 }),
    across(`Số liệu đến hết ngày ${dayTextWords(period.dataTo)}, ${asOfWords}`, { fontStyle: 'italic' }),
    [],
    columns.map((column) => headerCell(column.title)),
    ...rows,
  ].map((row) => withHeight(row, columns));
}
