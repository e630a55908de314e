import { decimal, type Decimal } from './decimal.ts';
import type { Part } from './figure.ts';
import type { NumberTokens } from './number-tokens.ts';
import type { NumberWord } from './number-words.ts';

type DigitWord = Extract<NumberWord, { is: 'digit' }>;

/** How a group below the first scale is put together; a trailing group is read by it. */
export type GroupShape =
  /** one digit word */
  | 'digit'
  /** two digit words, mươi unsaid */
  | 'pair'
  /** with mười, mươi or chục */
  | 'tens'
  /** with trăm */
  | 'hundreds'
  /** không trăm …: the places are spelt out */
  | 'filled'
  /** linh, lẻ and a digit */
  | 'gap'
  /** digits */
  | 'figure'
  /** three or more digit words in a row: spelt out, no number */
  | 'spelt';

/** A number below the first scale word: «bốn trăm linh ba», «sáu tư», «12,5». */
export interface Group {
  readonly parts: readonly Part[];
  readonly next: number;
  readonly shape: GroupShape;
  /** further readings if a counted noun stands behind: in «ba trăm hai hộ» the «hai» may count the households */
  readonly counted?: readonly Part[];
  /** written digits, when the group is a plain figure */
  readonly digits?: string;
  /** the one digit of the group, as a word */
  readonly digit?: Digit;
}

export const whole = (value: number): Decimal => decimal(BigInt(value));
export const part = (value: number, because: string): Part => ({ value: whole(value), because });
export const full = 'đọc đủ chữ';

/** Whole groups in words, 0–999. */
export const words = (value: number, next: number, shape: GroupShape, because = full): Group => ({
  parts: [part(value, because)],
  next,
  shape,
});

export interface Digit {
  readonly digit: number;
  readonly second: boolean;
  readonly five: boolean;
}

export const digitOf = (word: DigitWord): Digit => ({
  digit: word.digit,
  second: word.second ?? false,
  five: word.five ?? false,
});

export function digitAt(n: NumberTokens, at: number): Digit | null {
  const word = n.nextWord(at);
  return word?.is === 'digit' ? digitOf(word) : null;
}

/** mươi, or its bare spelling «muoi», which stands for mười elsewhere. */
export const isTens = (n: NumberTokens, at: number): boolean => {
  const word = n.nextWord(at);
  return word?.is === 'tens' || (word?.is === 'ten' && n.tokens[at]?.marked === false);
};

/** «năm» at the end of a group may count years instead. */
export function withFive(before: number, value: number, next: number, shape: GroupShape): Group {
  const digit = part(value, '«năm» là chữ số 5');
  if (before === 0) return { parts: [digit], next, shape };
  return {
    parts: [
      { ...digit, because: '«năm» viết thay «lăm»' },
      { value: whole(before), unit: 'năm', because: '«năm» là năm (thời gian)' },
    ],
    next,
    shape,
  };
}
