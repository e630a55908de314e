import type { Part } from './figure.ts';
import {
  digitAt,
  full,
  isTens,
  part,
  whole,
  withFive,
  words,
  type Digit,
  type Group,
} from './group-parts.ts';
import type { NumberTokens } from './number-tokens.ts';

/** Numbers below 100 in words. */

/** Behind «mươi»: `tens` is the value so far. */
export function afterTens(n: NumberTokens, tens: number, at: number): Group {
  const digit = digitAt(n, at);
  if (!digit) {
    return words(tens, at, 'tens');
  }
  if (isTens(n, at + 1) && digit.digit * 10 === tens + 10) {
    return {
      parts: [{ value: whole(tens), to: whole(tens + 10), because: 'hai số tròn chục liền nhau' }],
      next: at + 2,
      shape: 'tens',
    };
  }
  if (isTens(n, at + 1)) return words(tens, at, 'tens');
  if (digit.five) return withFive(tens, tens + 5, at + 1, 'tens');
  return words(tens + digit.digit, at + 1, 'tens');
}

/** Behind «mười»: 10–19, or the range «mười mười hai». */
export function afterTen(n: NumberTokens, at: number): Group {
  if (n.nextWord(at)?.is === 'ten') {
    const upper = afterTen(n, at + 1);
    const to = upper.parts[0]?.value ?? whole(10);
    return {
      parts: [{ value: whole(10), to, because: 'hai số liền nhau chỉ khoảng' }],
      next: upper.next,
      shape: 'tens',
    };
  }
  const digit = digitAt(n, at);
  if (!digit || digit.digit === 0 || isTens(n, at + 1) || n.nextWord(at + 1)?.is === 'hundred')
    return words(10, at, 'tens');
  return digit.five ? withFive(10, 15, at + 1, 'tens') : words(10 + digit.digit, at + 1, 'tens');
}

/** Behind «chục»: `tens` is the value so far, 0 when nothing stood before. */
export function afterDecade(n: NumberTokens, tens: number, at: number): Group {
  const word = n.nextWord(at);
  if (word?.is === 'half') return words((tens || 10) + 5, at + 1, 'tens', '«rưỡi» là nửa chục');
  if (tens === 0 && word?.is === 'ten') {
    const upper = afterTen(n, at + 1);
    return {
      parts: [
        { value: whole(10), to: upper.parts[0]?.value ?? whole(10), because: 'hai số liền nhau chỉ khoảng' },
      ],
      next: upper.next,
      shape: 'tens',
    };
  }
  return words(tens || 10, at, 'tens', tens === 0 ? '«chục» là 10' : full);
}

export function oldTens(n: NumberTokens, tens: number, at: number): Group {
  const digit = digitAt(n, at);
  return digit ? words(tens + digit.digit, at + 1, 'tens') : words(tens, at, 'tens');
}

const neighbours = (a: number, b: number): Part => ({
  value: whole(a),
  to: whole(b),
  because: 'hai số liền nhau chỉ khoảng',
});

/** Two digit words side by side: «sáu tư», «bốn năm». */
export function pair(n: NumberTokens, a: number, b: Digit, at: number): Group {
  const next = at + 2;
  if (a === 0 || b.digit === 0 || thirdDigit(n, a, next)) return { parts: [], next, shape: 'spelt' };
  const rises = b.digit === a + 1 && !b.second;
  if (rises && (isTens(n, next) || n.nextWord(next)?.is === 'decade')) {
    return { parts: [neighbours(a * 10, b.digit * 10)], next: next + 1, shape: 'tens' };
  }
  if (rises && n.nextWord(next)?.is === 'hundred') {
    return { parts: [neighbours(a * 100, b.digit * 100)], next: next + 1, shape: 'hundreds' };
  }
  return { parts: pairParts(a, b, rises), next, shape: 'pair' };
}

/** A third digit makes it a number spelt digit by digit; «năm» at the end counts years. */
function thirdDigit(n: NumberTokens, a: number, at: number): boolean {
  const third = digitAt(n, at);
  if (!third || n.nextWord(at + 1)?.is === 'hundred' || isTens(n, at + 1)) return false;
  return !third.five || a === 1 || digitAt(n, at + 1) !== null;
}

/** 10–19 are never said without mười: there «một hai» can only be a range, and «một chín» is nothing. */
function pairParts(a: number, b: Digit, rises: boolean): Part[] {
  const years: Part[] = b.five ? [{ value: whole(a), unit: 'năm', because: '«năm» là năm (thời gian)' }] : [];
  const range = rises ? [neighbours(a, b.digit)] : [];
  if (a === 1 && !b.second) return [...range, ...years];
  return [...range, part(a * 10 + b.digit, '«mươi» không đọc'), ...years];
}
