import { add, compare, decimal, isWhole, multiply, type Decimal } from './decimal.ts';
import type { Part } from './figure.ts';
import type { Group } from './group.ts';

/** One group of a number and the power of ten that its scale words make of it. */
export interface Term {
  readonly parts: readonly Part[];
  power: number;
}

export const pow = (power: number): Decimal => decimal(10n ** BigInt(power));

const scaled = (part: Part, power: number): Part => ({
  ...part,
  value: multiply(part.value, pow(power)),
  scaled: true,
  ...(part.to && { to: multiply(part.to, pow(power)) }),
});

/** More readings than this help nobody. */
const mostReadings = 6;

function combine(sums: readonly Part[], addends: readonly Part[]): Part[] {
  const all: Part[] = [];
  for (const sum of sums) {
    for (const addend of addends) {
      const because = addends.length > 1 || sums.length === 1 ? addend.because : sum.because;
      const unit = addend.unit === undefined ? {} : { unit: addend.unit };
      all.push({ ...sum, value: add(sum.value, addend.value), because, ...unit });
    }
  }
  return all.slice(0, mostReadings);
}

/** All readings of the terms and the tail behind them; a range survives only where it is the whole number. */
export function sumsOf([first, ...rest]: readonly Term[], tail: readonly Part[]): Part[] {
  if (!first) return [];
  let sums = first.parts.map((part) => scaled(part, first.power));
  if (rest.length > 0 || tail.length > 0) sums = sums.filter((part) => !part.to);
  let above = first.power;
  for (const term of rest) {
    const room = pow(above - term.power);
    const fitting = term.parts.filter((part) => !part.to && compare(part.value, room) < 0);
    sums = combine(
      sums,
      fitting.map((part) => scaled(part, term.power)),
    );
    above = term.power;
  }
  return tail.length === 0 ? sums : combine(sums, tail);
}

/**
 * What a letter means that is a scale in chat and a unit elsewhere: «5t», «2m». `digits`: what stands behind it;
 * `unit`: empty for the letter of a code.
 */
export function letterReadings({ parts }: Term, digits: string, letter: string, unit: string): Part[] {
  if (unit === '' && digits !== '') return [];
  return parts.map((part) => ({
    value: add(part.value, decimal(BigInt(digits || '0'), digits.length)),
    ...(unit === '' ? {} : { unit }),
    because: unit === '' ? `«${letter}» là chữ của một mã` : `«${letter}» là ${unit}`,
  }));
}

const half: Part = { value: decimal(5n, 1), because: '«rưỡi» là nửa đơn vị' };
const five: Part = { value: decimal(5n), because: '«rưỡi» là nửa chục' };

/** «hai rưỡi» is 2.5 of a unit that is not said; «hai mươi rưỡi» 25 as well. */
export function withHalf({ parts, shape }: Group): Part[] {
  const plain = parts.filter(
    (part) => isWhole(part.value) && !part.to && !part.of && part.unit === undefined,
  );
  return plain.flatMap((part) => {
    const roundTens = shape === 'tens' && part.value.digits % 10n === 0n;
    return (roundTens ? [five, half] : [half]).map((more) => ({
      ...part,
      value: add(part.value, more.value),
      because: more.because,
    }));
  });
}
