import { decimal, multiply } from './decimal.ts';
import type { Part } from './figure.ts';
import { digitAt, digitOf, isTens, part, whole, words, type Digit, type Group } from './group-parts.ts';
import type { NumberTokens } from './number-tokens.ts';
import { afterDecade, afterTen, afterTens, oldTens, pair } from './tens.ts';

export type { Digit, Group, GroupShape } from './group-parts.ts';

/** Behind «trăm»: `hundreds` is the value so far. */
function afterHundred(n: NumberTokens, hundreds: number, at: number): Group {
  const word = n.nextWord(at);
  const shape = hundreds === 0 ? 'filled' : 'hundreds';
  const plus = (tail: Group): Group => ({ ...tail, shape, parts: addTo(hundreds, tail.parts) });
  if (word?.is === 'gap') {
    const digit = digitAt(n, at + 1);
    return digit ? words(hundreds + digit.digit, at + 2, shape) : words(hundreds, at, shape);
  }
  if (word?.is === 'ten') return plus(afterTen(n, at + 1));
  if (word?.is === 'old-tens') return plus(oldTens(n, word.value, at + 1));
  if (word?.is === 'half') return words(hundreds + 50, at + 1, shape, '«rưỡi» là nửa trăm');
  if (word?.is === 'digit') return plus(digitsAfterHundred(n, word.digit, hundreds, at));
  return word ? words(hundreds, at, shape) : figureAfterHundred(n, hundreds, at);
}

/** Years cannot follow a hundred that has a tail: only the digit «năm» is kept there. */
const addTo = (hundreds: number, parts: readonly Part[]): Part[] =>
  parts.map((tail) => ({ ...tail, value: decimal(tail.value.digits + BigInt(hundreds)) }));

function digitsAfterHundred(n: NumberTokens, first: number, hundreds: number, at: number): Group {
  if (isTens(n, at + 1)) return afterTens(n, first * 10, at + 2);
  if (n.nextWord(at + 1)?.is === 'decade') return afterDecade(n, first * 10, at + 2);
  const b = digitAt(n, at + 1);
  if (
    b &&
    n.nextWord(at + 2)?.is !== 'hundred' &&
    !isTens(n, at + 2) &&
    n.nextWord(at + 2)?.is !== 'decade'
  ) {
    return words(first * 10 + b.digit, at + 2, 'hundreds', '«mươi» không đọc');
  }
  return oneAfterHundred(digitAt(n, at) ?? { digit: first, second: false, five: false }, hundreds, at);
}

/** One digit word behind «trăm»: tenths of it, «sáu trăm tư» is 640. */
function oneAfterHundred({ digit, second, five }: Digit, hundreds: number, at: number): Group {
  const tenths = part(digit * 10, `chữ số sau «trăm» là hàng chục`);
  const ones = part(digit, 'chữ số sau «trăm» là hàng đơn vị');
  const next = at + 1;
  if (hundreds === 0) return words(digit, next, 'filled');
  if (second) return { parts: [tenths], next, shape: 'hundreds' };
  if (five)
    return {
      parts: [tenths, ones, { value: whole(0), unit: 'năm', because: '«năm» là năm (thời gian)' }],
      next,
      shape: 'hundreds',
    };
  if (digit === 1) return { parts: [ones, tenths], next, shape: 'hundreds' };
  return { parts: [tenths], next, shape: 'hundreds', counted: [part(hundreds + digit, ones.because)] };
}

/** «4 trăm 50». */
function figureAfterHundred(n: NumberTokens, hundreds: number, at: number): Group {
  const figure = n.figure(at);
  if (hundreds === 0 || !figure?.digits || figure.digits.length > 2) return words(hundreds, at, 'hundreds');
  const value = figure.digits.length === 1 ? Number(figure.digits) * 10 : Number(figure.digits);
  return words(hundreds + value, figure.next, 'hundreds', 'số sau «trăm»');
}

/** A group that starts with a figure: «12,5», «4 trăm», «2 chục». */
function figureGroup(n: NumberTokens, at: number): Group | null {
  const figure = n.figure(at);
  if (!figure) return null;
  const word = n.nextWord(figure.next);
  if (figure.digits?.length === 1 && word?.is === 'hundred')
    return afterHundred(n, Number(figure.digits) * 100, figure.next + 1);
  if (figure.digits?.length === 1 && isTens(n, figure.next))
    return afterTens(n, Number(figure.digits) * 10, figure.next + 1);
  const factor = word?.is === 'hundred' ? 100 : word?.is === 'decade' ? 10 : 1;
  const parts =
    factor === 1
      ? figure.parts
      : figure.parts.map((p) => ({ ...p, value: multiply(p.value, whole(factor)) }));
  const { digits } = figure;
  return {
    parts,
    next: figure.next + (factor === 1 ? 0 : 1),
    shape: 'figure',
    ...(digits !== undefined && factor === 1 && { digits }),
  };
}

function digitGroup(n: NumberTokens, digit: Digit, at: number, first: boolean): Group | null {
  if (digit.second && first) return null;
  const word = n.nextWord(at + 1);
  if (word?.is === 'hundred') return afterHundred(n, digit.digit * 100, at + 2);
  if (digit.digit > 0 && isTens(n, at + 1) && digit.digit > 1) return afterTens(n, digit.digit * 10, at + 2);
  if (word?.is === 'decade') return afterDecade(n, digit.digit * 10, at + 2);
  if (word?.is === 'dozen') {
    const half = n.nextWord(at + 2)?.is === 'half';
    return words(digit.digit * 12 + (half ? 6 : 0), at + (half ? 3 : 2), 'tens', '«tá» là 12');
  }
  const b = digitAt(n, at + 1);
  if (b) return pair(n, digit.digit, b, at);
  return { ...words(digit.digit, at + 1, 'digit'), digit };
}

const isNumberPart = (n: NumberTokens, at: number): boolean => {
  const word = n.nextWord(at);
  return word?.is === 'digit' || word?.is === 'point' || word?.is === 'half';
};

/** The group that starts at token `at`; `first`: the number starts here too. Null: none does. */
export function readGroup(n: NumberTokens, at: number, first: boolean): Group | null {
  const word = first ? n.firstWord(at) : n.nextWord(at);
  if (!word) return figureGroup(n, at);
  if (word.is === 'digit') return digitGroup(n, digitOf(word), at, first);
  if (word.is === 'ten') return afterTen(n, at + 1);
  // «mươi sáu»: a word is missing in front
  if (first && word.is === 'tens' && isNumberPart(n, at + 1))
    return { parts: [], next: at + 1, shape: 'tens' };
  if (word.is === 'decade') return afterDecade(n, 0, at + 1);
  if (word.is === 'hundred') return afterHundred(n, 100, at + 1);
  if (word.is === 'old-tens') return oldTens(n, word.value, at + 1);
  if (word.is !== 'gap' || first) return null;
  const digit = digitAt(n, at + 1);
  return digit ? words(digit.digit, at + 2, 'gap') : null;
}
