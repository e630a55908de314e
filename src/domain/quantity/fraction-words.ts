import { decimal, type Decimal } from './decimal.ts';
import { readGroup } from './group.ts';
import type { NumberTokens } from './number-tokens.ts';

export interface Fraction {
  readonly value: Decimal;
  readonly next: number;
}

/**
 * The decimals behind «phẩy»: digit by digit («không ba sáu» is .036), or a whole number of as many digits as it has
 * («ba mươi sáu» is .36), or written («phẩy 23»).
 */
export function readFraction(n: NumberTokens, at: number): Fraction | null {
  const figure = n.figure(at);
  if (figure) return figure.digits === undefined ? null : fraction(figure.digits, figure.next);
  let [digits, next] = ['', at];
  for (let word = n.nextWord(next); word?.is === 'digit'; word = n.nextWord(++next))
    digits += String(word.digit);
  const word = n.nextWord(next);
  if (digits !== '' && (word?.is === 'tens' || word?.is === 'hundred')) {
    // the last digit starts a tens or hundreds word
    return withGroup(n, digits.slice(0, -1), next - 1) ?? fraction(digits, next);
  }
  if (digits === '' || word?.is === 'ten') return withGroup(n, digits, next);
  return fraction(digits, next);
}

function withGroup(n: NumberTokens, zeros: string, at: number): Fraction | null {
  const group = readGroup(n, at, false);
  const value = group?.parts.find((part) => !part.to && part.unit === undefined)?.value;
  if (!group || !value || group.shape === 'figure' || group.shape === 'gap') return null;
  return fraction(zeros + value.digits.toString(), group.next);
}

const longestFraction = 30;

const fraction = (digits: string, next: number): Fraction | null =>
  digits.length > longestFraction ? null : { value: decimal(BigInt(digits), digits.length), next };
