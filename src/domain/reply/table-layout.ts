import type { Token } from '../quantity/token.ts';
import type { Line } from './lines.ts';

/** A cell by token indexes, end exclusive; it may be empty. */
export interface Cell {
  readonly from: number;
  readonly to: number;
}

export interface Row {
  readonly line: Line;
  readonly cells: readonly Cell[];
}

const isBar = (token: Token | undefined, cut = '|'): boolean => token?.kind === 'tab' || token?.norm === cut;

/** Cells between tabs or bars; bars around a row make no cells of their own. */
function cellsOf(tokens: readonly Token[], { from, to }: Line, cut = '|'): Cell[] {
  const cells: Cell[] = [];
  let start = from;
  for (let at = from; at <= to; at++) {
    if (at < to && !isBar(tokens[at], cut)) continue;
    cells.push({ from: start, to: at });
    start = at + 1;
  }
  const outer = (index: number): boolean => tokens[index]?.norm === '|';
  if (outer(from)) cells.shift();
  if (outer(to - 1)) cells.pop();
  return cells;
}

const barsIn = (tokens: readonly Token[], { from, to }: Line): number =>
  tokens.slice(from, to).filter((token) => isBar(token)).length;

/** «|---|---|» under a heading */
const isRule = (tokens: readonly Token[], { from, to }: Line): boolean =>
  tokens.slice(from, to).every(({ norm }) => norm === '|' || norm === '-' || norm === ':');

const fewestCells = 4;

/** «STT;Chỉ tiêu;ĐVT;KH;TH»: a sheet that was pasted with semicolons; every line has as many as its heading. */
function semicolonTable(tokens: readonly Token[], lines: readonly Line[]): Row[] | null {
  const filled = lines.filter(({ from, to, quoted }) => to > from && !quoted);
  const counts = filled.map(
    ({ from, to }) => tokens.slice(from, to).filter(({ norm }) => norm === ';').length + 1,
  );
  const [heading] = counts;
  const even = heading !== undefined && heading >= fewestCells && counts.every((count) => count === heading);
  return even && filled.length > 1
    ? filled.map((line) => ({ line, cells: cellsOf(tokens, line, ';') }))
    : null;
}

/** Tables in a message: neighbouring lines of several cells each. A single line is one when a tab cuts it. */
export function tablesIn(tokens: readonly Token[], lines: readonly Line[]): Row[][] {
  const listed = semicolonTable(tokens, lines);
  if (listed) return [listed];
  const tables: Row[][] = [];
  let open: Row[] | null = null;
  for (const line of lines) {
    // pasted tables come with empty lines between their rows
    if (line.from === line.to) continue;
    const bars = line.quoted ? 0 : barsIn(tokens, line);
    const tabbed = tokens.slice(line.from, line.to).some(({ kind }) => kind === 'tab');
    if (bars === 0 || (!tabbed && bars < 2)) {
      open = null;
      continue;
    }
    if (isRule(tokens, line)) continue;
    if (!open) {
      open = [];
      tables.push(open);
    }
    open.push({ line, cells: cellsOf(tokens, line) });
  }
  return tables;
}
