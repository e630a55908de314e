import type { Amount } from './amount.ts';
import { unitOf } from './amount.ts';
import type { Direction } from './comparators.ts';
import {
  add,
  compare,
  decimal,
  divide,
  equals,
  multiply,
  negate,
  subtract,
  zero,
  type Decimal,
} from './decimal.ts';
import type { QuantityReading } from './quantity.ts';
import { found, notation, type Found } from './reading.ts';
import { inUnitOf } from './two-amounts.ts';

const magnitude = (value: Decimal): Decimal => (compare(value, zero) < 0 ? negate(value) : value);

/** The old level takes the scale of the new one when it has neither scale nor unit: «từ 20 lên 26 tỷ». */
function oldLevel(value: Decimal, from: Amount, to: Amount): Decimal | null {
  if (from.scale === 0 && !from.unit && to.scale > 0)
    return multiply(value, decimal(10n ** BigInt(to.scale)));
  return inUnitOf(value, from, to);
}

/** «từ A lên B», «từ A xuống còn B»: the change is B − A. Null: the two do not belong together. */
export function changeBetween(
  start: number,
  from: Amount,
  to: Amount,
  direction: Direction | null,
): Found | null {
  if (from.problem || to.problem) return found(start, to.next, []);
  const readings: QuantityReading[] = [];
  for (const old of from.parts) {
    for (const now of to.parts) {
      if (old.style && now.style && old.style !== now.style) continue;
      const before = oldLevel(old.value, from, to);
      if (before === null) return null;
      const value = subtract(now.value, before);
      readings.push({
        value,
        from: before,
        to: now.value,
        unit: unitOf(now, to.unit),
        kind: 'change',
        because: 'thay đổi từ mức cũ sang mức mới',
        ...notation(now),
      });
    }
  }
  const agrees = readings.some(({ value }) => direction === null || sameDirection(value, direction));
  return found(start, to.next, readings, agrees ? undefined : 'chiều tăng, giảm không khớp với hai số');
}

const sameDirection = (value: Decimal, direction: Direction): boolean =>
  direction === 'up' ? compare(value, zero) >= 0 : compare(value, zero) <= 0;

/** «tăng A», «giảm A»: a signed change; a bound or range stays what it is. */
export function signedChange(quantity: Found, start: number, direction: Direction): Found {
  const readings = quantity.readings.map((reading): QuantityReading => {
    if (reading.kind !== 'exact') return reading;
    const value = direction === 'down' ? negate(reading.value) : reading.value;
    return { ...reading, value, kind: 'change' };
  });
  return { ...quantity, start, readings };
}

/** «tăng 2 lần» is twice as much, or two times more. */
export function timesChange(quantity: Found, start: number, direction: Direction): Found {
  const readings = quantity.readings.flatMap((reading): QuantityReading[] => {
    const because = 'gấp chừng ấy lần';
    if (direction === 'down') return [{ ...reading, because: 'giảm chừng ấy lần' }];
    return [
      { ...reading, because },
      { ...reading, value: add(reading.value, decimal(1n)), because: 'tăng thêm chừng ấy lần' },
    ];
  });
  return found(start, quantity.next, readings, direction === 'down' ? 'giảm theo lần' : undefined);
}

/** Whether a stated change is the one between the two levels, in points or in per cent of the old level. */
function agrees(stated: Decimal, { value, from }: QuantityReading): boolean {
  const size = magnitude(value);
  if (equals(magnitude(stated), size)) return true;
  if (!from || compare(from, zero) === 0) return false;
  return equals(divide(multiply(size, decimal(100n)), from, stated.scale), magnitude(stated));
}

/** A change that is stated besides its two levels must agree with them; otherwise both are offered. */
export function withStated(levels: Found, stated: Found, start: number, next: number): Found {
  const [change, figure] = [levels.readings[0], stated.readings[0]];
  if (!change || !figure || levels.readings.length > 1 || stated.readings.length > 1) {
    return found(start, next, [...levels.readings, ...stated.readings]);
  }
  if (agrees(figure.value, change)) return found(start, next, [change], levels.doubt);
  return found(start, next, [change, figure], 'mức thay đổi không khớp với hai mức');
}
