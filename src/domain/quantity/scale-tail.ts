import { decimal, multiply, type Decimal } from './decimal.ts';
import type { Part } from './figure.ts';
import type { Group } from './group.ts';

/**
 * What stands behind the last scale word with no scale of its own: «6 tỷ 4», «sáu triệu ba lăm», «tám nghìn bốn
 * trăm». Spoken short forms make it tenths, or so many of the next lower scale; formal speech makes it ones.
 */
const times = (value: Decimal, power: number): Decimal =>
  power >= 0 ? multiply(value, decimal(10n ** BigInt(power))) : decimal(value.digits, value.scale - power);

const scaleNames: Readonly<Record<number, string>> = {
  3: 'nghìn',
  4: 'vạn',
  6: 'triệu',
  9: 'tỷ',
  12: 'nghìn tỷ',
};
const nameOf = (power: number): string => scaleNames[power] ?? 'đơn vị';

const tenths = (part: Part, power: number, places: number): Part => ({
  value: times(part.value, power - places),
  because: `số sau «${nameOf(power)}» là phần thập phân của ${nameOf(power)}`,
});
const lower = (part: Part, power: number): Part => ({
  value: times(part.value, power - 3),
  because: `số sau «${nameOf(power)}» tính bằng ${nameOf(power - 3)}`,
});
const ones = (part: Part, power: number): Part => ({
  value: part.value,
  because: `số sau «${nameOf(power)}» là hàng đơn vị`,
});

/** Readings without those that name a range or years: neither can follow a scale. */
const plainParts = (group: Group): Part[] =>
  group.parts.filter((part) => !part.to && part.unit === undefined && !part.of);

export interface Tail {
  /** what is to be added to the scaled part */
  readonly parts: readonly Part[];
  /** further readings if a counted noun stands behind */
  readonly counted: readonly Part[];
}

/** Readings of a trailing group behind 10^power. Empty parts: it cannot stand there. */
export function readTail(group: Group, power: number): Tail {
  const parts = plainParts(group);
  const [first] = parts;
  if (!first) return { parts: [], counted: [] };
  if (group.shape === 'figure') return { parts: figureTail(group.digits, first, power), counted: [] };
  if (group.shape === 'digit') return digitTail(group, first, power);
  const high = power >= 6;
  const flat = (part: Part): Part[] => (high ? [lower(part, power), ones(part, power)] : [part]);
  if (group.shape === 'pair') {
    const last = parts.at(-1) ?? first;
    const shifted = high ? [lower(last, power)] : [];
    return { parts: [tenths(last, power, 2), ...shifted, ones(last, power)], counted: [] };
  }
  if (group.shape === 'filled') return { parts, counted: [] };
  if (group.shape === 'gap')
    return { parts: high ? [ones(first, power), lower(first, power)] : [first], counted: [] };
  return { parts: parts.flatMap(flat), counted: [] };
}

function digitTail(group: Group, digit: Part, power: number): Tail {
  const [tenth, one] = [tenths(digit, power, 1), ones(digit, power)];
  if (digit.value.digits === 0n) return { parts: [], counted: [] };
  if (group.digit?.five) return { parts: [tenth, one, years(power)], counted: [] };
  if (digit.value.digits === 1n && !group.digit?.second) return { parts: [tenth, one], counted: [] };
  return { parts: [tenth], counted: group.digit?.second ? [] : [one] };
}

const years = (power: number): Part => ({
  value: decimal(0n),
  unit: 'năm',
  because: `«năm» sau «${nameOf(power)}» là năm (thời gian)`,
});

/** Written digits: one is tenths, three the next lower scale, two are disputed. */
function figureTail(digits: string | undefined, part: Part, power: number): Part[] {
  if (digits === undefined) return [];
  if (digits.length === 1) return [tenths(part, power, 1)];
  if (digits.length === 2)
    return power === 3
      ? [ones(part, power), tenths(part, power, 2)]
      : [tenths(part, power, 2), lower(part, power)];
  if (digits.length === 3) return power === 4 ? [ones(part, power)] : [lower(part, power)];
  return power > digits.length
    ? [tenths(part, power, digits.length), ones(part, power)]
    : [ones(part, power)];
}
