import type { Line } from './lines.ts';
import { isSign, type Mark, type MarkOf } from './mark.ts';
import { enough } from './name-mention.ts';

export interface MarkedLine {
  readonly line: Line;
  readonly marks: readonly Mark[];
}

/** A line that a number without «chỉ tiêu» and a name begin. */
interface NumberedLine {
  readonly entry: MarkedLine;
  readonly code: MarkOf<'code'>;
  readonly number: number;
  /** the name is another indicator's than the number would be the code of */
  readonly conflicts: boolean;
}

function numberedLine(entry: MarkedLine): NumberedLine | null {
  const [code, name] = entry.marks.filter((mark) => !isSign(mark, '-', '+', '*', '•'));
  if (code?.kind !== 'code' || code.keyword || code.codes.length !== 1 || name?.kind !== 'name') return null;
  const own = code.codes.flat();
  const number = Number(own[0]?.point ?? own[0]?.code);
  const named = name.candidates
    .filter(({ coverage }) => coverage >= enough)
    .map(({ indicator }) => indicator);
  if (!Number.isInteger(number) || named.length === 0) return null;
  return { entry, code, number, conflicts: !named.some((indicator) => own.includes(indicator)) };
}

/** 1, 2, 3 …, and 1 again under another heading. */
const runs = (lines: readonly NumberedLine[]): boolean =>
  lines.every(({ number }, at) => number === 1 || number === (lines[at - 1]?.number ?? 0) + 1);

/**
 * «1. Mía 325,4 ha⏎2. Thu NS 36,2 tỷ»: running numbers before names of other indicators only count the lines. Where most
 * of them are the codes of their names, they are codes, and the one that is not is asked about.
 */
export function withoutNumbering(lines: readonly MarkedLine[]): readonly MarkedLine[] {
  const numbered = lines.flatMap((entry) => numberedLine(entry) ?? []);
  const conflicts = numbered.filter((line) => line.conflicts).length;
  if (numbered.length < 2 || conflicts * 2 < numbered.length || !runs(numbered)) return lines;
  const codes = new Map(numbered.map(({ entry, code }) => [entry, code]));
  return lines.map((entry) => {
    const code = codes.get(entry);
    if (!code) return entry;
    const counting: Mark = { from: code.from, to: code.to, kind: 'neutral' };
    return { ...entry, marks: entry.marks.map((mark) => (mark === code ? counting : mark)) };
  });
}
