import type { Figure, Part } from './figure.ts';
import type { NumberTokens } from './number-tokens.ts';
import { readNumberWords } from './numeral-reader.ts';

/** A number in words, digits or both, with its scale words folded in; units are read elsewhere. */
export interface Numeral {
  /** all normal readings; empty: malformed or spelt out */
  readonly parts: readonly Part[];
  /** further readings if a counted noun stands directly behind */
  readonly counted: readonly Part[];
  readonly next: number;
  /** malformed: ask; spelt: digits one by one, as telephone numbers are said */
  readonly problem?: 'malformed' | 'spelt';
  /** power of the last scale word, 0 without */
  readonly scale: number;
  /** «trđ» names the unit too */
  readonly unit?: string;
  /** what else the text may be, in Vietnamese, when that is no number */
  readonly doubt?: string;
}

/** A figure with no number word behind it. */
const plainFigure = ({ parts, next }: Figure): Numeral => ({
  parts,
  counted: [],
  next,
  scale: 0,
  ...(parts.length === 0 && { problem: 'malformed' as const }),
});

/** What was read before at a place of the same message: several readers look at it. */
const read = new WeakMap<NumberTokens, Map<number, Numeral | null>>();

/** The number that starts at token `at`; null when none does. */
export function readNumeral(n: NumberTokens, at: number): Numeral | null {
  const figure = n.figure(at);
  if (figure) {
    if (!n.goesOn(figure.next)) return plainFigure(figure);
  } else if (n.bareWord(at) === null) return null;
  const known = read.get(n) ?? new Map<number, Numeral | null>();
  read.set(n, known);
  const before = known.get(at);
  if (before !== undefined) return before;
  const numeral = readNumberWords(n, at);
  known.set(at, numeral);
  return numeral;
}
