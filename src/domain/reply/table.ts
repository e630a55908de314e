import type { QuantityReading } from '../quantity/quantity.ts';
import { findUnit } from '../quantity/units.ts';
import type { Token } from '../quantity/token.ts';
import type { Clause } from './clause.ts';
import { mentionsIn } from './clause-mention.ts';
import { plainCodeAt } from './code-mention.ts';
import type { Cue } from './cue-words.ts';
import type { Lookup } from './lookup.ts';
import { planOf } from './magnitude.ts';
import { equals } from '../quantity/decimal.ts';
import type { Mark, MarkOf } from './mark.ts';
import { markLine } from './mark-line.ts';
import { isFact, type Fact, type Mention, type Place, type Statement } from './statement.ts';
import { columnOf, type Column } from './table-column.ts';
import type { Cell, Row } from './table-layout.ts';

export interface TableRead {
  readonly statements: readonly Statement[];
  readonly marks: readonly Mark[];
  /** indicators of rows whose figure was left blank, with the row's tokens */
  readonly blanks: readonly Mention[];
}

interface MarkedRow {
  readonly row: Row;
  readonly cells: readonly (readonly Mark[])[];
}

const hasFigure = (marks: readonly Mark[]): boolean => marks.some(({ kind }) => kind === 'quantity');

/** Reads a pasted table: rows by code, name or member, columns by their headings. */
export function readTable(
  raw: string,
  tokens: readonly Token[],
  rows: readonly Row[],
  lookup: Lookup,
): TableRead {
  return new TableReader(raw, tokens, lookup).read(rows);
}

class TableReader {
  private readonly statements: Statement[] = [];
  private readonly blanks: Mention[] = [];
  private columns: readonly Column[] | null = null;
  private readonly raw: string;
  private readonly tokens: readonly Token[];
  private readonly lookup: Lookup;

  constructor(raw: string, tokens: readonly Token[], lookup: Lookup) {
    this.raw = raw;
    this.tokens = tokens;
    this.lookup = lookup;
  }

  read(rows: readonly Row[]): TableRead {
    const marked = rows.map((row) => ({ row, cells: row.cells.map((cell) => this.marksOf(cell)) }));
    const [first, ...others] = marked;
    const headed = first !== undefined && others.length > 0 && !first.cells.some(hasFigure);
    if (headed)
      this.columns = first.cells.map((marks, at) => columnOf(this.tokensOf(first.row.cells[at]), marks));
    const body = headed ? others : marked;
    for (const row of body) this.readRow(row);
    const heading = headed ? first.cells.flat().map(asHeading) : [];
    const cells = (headed ? others : marked).flatMap((row) => this.cellMarks(row));
    const bars = rows.flatMap(({ line }) => this.barsOf(line.from, line.to));
    const marks = [...heading, ...cells, ...bars].sort((a, b) => a.from - b.from);
    return { statements: this.statements, marks, blanks: this.blanks };
  }

  /** For the account: a row's number and unit are no figures. */
  private cellMarks(row: MarkedRow): readonly Mark[] {
    return row.cells.flatMap((marks, at) => {
      const column = this.columnAt(at, row);
      if (column.kind === 'number') return this.codeIn(row.row.cells[at]) ?? marks;
      return column.kind === 'unit' || column.kind === 'note' ? marks.map(asHeading) : marks;
    });
  }

  private barsOf(from: number, to: number): Mark[] {
    const bars: Mark[] = [];
    for (let at = from; at < to; at++) {
      const token = this.tokens[at];
      if (token?.kind === 'tab' || token?.norm === '|' || token?.norm === ';')
        bars.push({ from: at, to: at + 1, kind: 'sign', sign: '|' });
    }
    return bars;
  }

  private tokensOf(cell: Cell | undefined): readonly Token[] {
    return cell ? this.tokens.slice(cell.from, cell.to) : [];
  }

  /** A cell that holds a code and nothing else is a code wherever codes stand. */
  private marksOf({ from, to }: Cell): readonly Mark[] {
    return markLine(this.raw, this.tokens, { from, to, codeStarts: new Set() }, this.lookup);
  }

  private codeIn(cell: Cell | undefined): MarkOf<'code'> | null {
    const code = cell && plainCodeAt(this.tokens, cell.from, this.lookup.index);
    if (!cell || !code || code.to < cell.to - 1) return null;
    return { from: cell.from, to: cell.to, kind: 'code', codes: [code.indicators], keyword: false };
  }

  private columnAt(at: number, { row, cells }: MarkedRow): Column {
    const known = this.columns?.[at];
    if (known) return known;
    const marks = cells[at] ?? [];
    if (at === 0 && this.codeIn(row.cells[0])) return { kind: 'number' };
    if (hasFigure(marks)) return { kind: 'figure', role: 'actual' };
    return { kind: marks.some(({ kind }) => kind === 'unit') ? 'unit' : 'name' };
  }

  private readRow(row: MarkedRow): void {
    const columns = row.cells.map((_, at) => this.columnAt(at, row));
    const mention = this.mentionOf(row, columns);
    const place = this.placeOf(row);
    const unit = this.unitOf(row, columns);
    const facts: Fact[] = [];
    let blank = false;
    for (const [at, column] of columns.entries()) {
      const marks = row.cells[at] ?? [];
      if (column.kind === 'indicator')
        this.add(column.mention, this.factsOf(row, marks, 'actual', place, null));
      else if (column.kind === 'member')
        facts.push(
          ...this.factsOf(
            row,
            marks,
            'actual',
            { kind: 'member', known: column.known, doubtful: false },
            unit,
          ),
        );
      else if (column.kind === 'figure') {
        facts.push(...this.factsOf(row, marks, column.role, place, unit));
        blank ||= column.role === 'actual' && (row.row.cells[at]?.to ?? 0) === (row.row.cells[at]?.from ?? 0);
      }
    }
    if (mention && blank && this.columns) this.blanks.push(mention);
    if (mention) this.add(mention, this.columns ? facts : this.withoutHeading(facts, mention));
  }

  private add(mention: Mention, facts: readonly Fact[]): void {
    if (facts.length === 0) return;
    const [first] = facts;
    const line = first?.clause.line ?? 0;
    this.statements.push({
      mention,
      facts: [...facts],
      companions: [],
      line,
      startsLine: false,
      header: null,
      corrects: false,
    });
  }

  /** The row's code and name; under «TT» the number only counts the rows, and the name decides. */
  private mentionOf({ row, cells }: MarkedRow, columns: readonly Column[]): Mention | null {
    const numbers = columns.findIndex(({ kind }) => kind === 'number');
    const names = columns.findIndex(({ kind }) => kind === 'name');
    const code = this.codeIn(row.cells[numbers >= 0 ? numbers : 0]);
    const named = cells
      .filter((_, at) => columns[at]?.kind === 'name' || (names < 0 && at !== numbers))
      .flat();
    const [found] = mentionsIn([...(code ? [code] : []), ...named.filter(({ kind }) => kind !== 'quantity')]);
    return found ? { ...found.mention, conflict: false } : null;
  }

  private placeOf({ cells }: MarkedRow): Place | null {
    const mark = cells
      .flat()
      .find((other) => other.kind === 'place' || (other.kind === 'member' && other.known.place));
    if (mark?.kind === 'place') return { kind: 'unknown', mark };
    return mark?.kind === 'member' ? { kind: 'member', known: mark.known, doubtful: false } : null;
  }

  private unitOf({ row }: MarkedRow, columns: readonly Column[]): string | null {
    const at = columns.findIndex(({ kind }) => kind === 'unit');
    const text = this.tokensOf(row.cells[at])
      .map((token) => token.text)
      .join(' ')
      .replace(/ ?\/ ?/g, '/');
    return text === '' ? null : (findUnit(text)?.name ?? null);
  }

  private factsOf(
    { row }: MarkedRow,
    marks: readonly Mark[],
    role: (Column & { kind: 'figure' })['role'],
    place: Place | null,
    unit: string | null,
  ): Fact[] {
    const from = marks[0]?.from ?? row.line.from;
    const cue: Mark = { from, to: from, kind: 'cue', cue: cueOf[role] };
    const withUnits = marks.map((mark) =>
      mark.kind === 'quantity' ? inUnit(mark, unitFor(role, unit)) : this.predicate(mark),
    );
    const clause: Clause = {
      marks: [cue, ...withUnits],
      opening: 'item',
      bracketed: false,
      asking: false,
      line: row.line.number,
      sentence: -1,
    };
    const facts = withUnits.filter(isFact).filter(({ kind }) => kind === 'quantity' || role === 'actual');
    return facts.map((mark) => ({
      mark,
      clause,
      before: [cue, ...withUnits.slice(0, withUnits.indexOf(mark))],
      after: withUnits.slice(withUnits.indexOf(mark) + 1),
      ownName: true,
      intended: false,
      talk: false,
      query: false,
      unknown: withUnits.filter(({ kind }) => kind === 'unknown'),
      place,
      rivals: [],
    }));
  }

  /** A dash in a cell is a zero or a figure that is missing; dots are a missing one. */
  private predicate(mark: Mark): Mark {
    const { from, to } = mark;
    if (mark.kind === 'sign' && mark.sign === '…') return { from, to, kind: 'cue', cue: 'none-yet' };
    const dash = mark.kind === 'sign' && mark.sign === '-';
    const cross = mark.kind === 'unknown' && this.tokens[from]?.norm === 'x';
    return dash || cross ? { from, to, kind: 'cue', cue: 'unclear-zero' } : mark;
  }

  /** Without headings, a first figure that is the plan tells the order: plan, actual, per cent. */
  private withoutHeading(facts: readonly Fact[], mention: Mention): Fact[] {
    const [first, second, third] = facts;
    const plan = mention.candidates[0] ? planOf(mention.candidates[0].indicator) : null;
    const value = first?.mark.kind === 'quantity' ? first.mark.span.readings[0]?.value : undefined;
    if (!first || !second || !plan || !value || !equals(value, plan)) return [...facts];
    const percent =
      third && third.mark.kind === 'quantity' ? [{ ...third, mark: inUnit(third.mark, '% kế hoạch') }] : [];
    return [withCue(first, 'plan'), second, ...percent];
  }
}

/** Words of a heading are understood as far as they are needed; a number among them stays what it is. */
const asHeading = (mark: Mark): Mark =>
  mark.kind === 'unknown' || mark.kind === 'unit' ? { from: mark.from, to: mark.to, kind: 'neutral' } : mark;

const cueOf: Readonly<Record<(Column & { kind: 'figure' })['role'], Cue>> = {
  actual: 'actual',
  estimate: 'estimate',
  plan: 'plan',
  earlier: 'earlier',
  'percent-of-plan': 'of-plan',
  comparison: 'comparison',
};

const unitFor = (role: (Column & { kind: 'figure' })['role'], unit: string | null): string | null =>
  role === 'percent-of-plan' ? '% kế hoạch' : role === 'comparison' ? '% so với cùng kỳ' : unit;

/** Figures of a row have the unit of its unit column, unless they say one. */
function inUnit(mark: MarkOf<'quantity'>, unit: string | null): MarkOf<'quantity'> {
  if (unit === null) return mark;
  const share = unit.startsWith('% ');
  const readings = mark.span.readings.map((reading): QuantityReading =>
    reading.unit === null || (share && reading.unit === '%') ? { ...reading, unit } : reading,
  );
  return { ...mark, span: { ...mark.span, readings } };
}

const withCue = (fact: Fact, cue: Cue): Fact => {
  const { from } = fact.mark;
  return { ...fact, before: [{ from, to: from, kind: 'cue', cue }] };
};
