import { add, compare, decimal, isWhole, multiply, negate, type Decimal } from './decimal.ts';
import type { Part, Style } from './figure.ts';
import { isCourtesy, type NumberTokens } from './number-tokens.ts';
import { readNumeral, type Numeral } from './numeral.ts';
import { slangMoney } from './slang.ts';
import { isWord } from './token.ts';
import { isMoney, isWholeUnit } from './unit-place.ts';
import { convert, countNoun, readRate, unitNamed, type Unit } from './units.ts';

/** One number with its unit, in the order of the text: «26 tỷ 4», «$10», «sáu tấn tám tạ», «nửa héc ta». */
export interface Amount {
  readonly start: number;
  readonly next: number;
  /** empty: malformed */
  readonly parts: readonly Part[];
  readonly unit: Unit | null;
  readonly problem?: Numeral['problem'];
  /** power of the last scale word, 0 without */
  readonly scale: number;
  /** one number word and nothing else: weak, «ba», «hai» are names too */
  readonly lone: boolean;
  /** no unit, no scale, no separator: the digits themselves */
  readonly digits?: string;
  /** what else the text may be, in Vietnamese, when that is no quantity */
  readonly doubt?: string;
}

const half: Part = { value: decimal(5n, 1), because: '«nửa» là một nửa của từ đứng sau' };

export const currencyCodes = new Set([
  'usd',
  'us',
  'vn',
  'vnd',
  'vnđ',
  'eur',
  'gbp',
  'inr',
  'rs',
  'rm',
  'jpy',
  'krw',
  'aed',
]);

/** Currency signs and codes that stand before the figure. */
function prefixUnit(n: NumberTokens, at: number): { unit: Unit; next: number } | null {
  const token = n.tokens[at];
  if (!token || (token.kind !== 'sign' && !currencyCodes.has(token.norm))) return null;
  const found = n.unit(at);
  if (!found || !isMoney(found.value)) return null;
  const next = n.tokens[found.next]?.norm === '.' ? found.next + 1 : found.next;
  return n.figure(next) ? { unit: found.value, next } : null;
}

export function readAmount(n: NumberTokens, at: number, style: Style | null): Amount | null {
  const prefix = prefixUnit(n, at);
  if (isWord(n.tokens[at], 'nửa')) return halfAmount(n, at);
  if (isWord(n.tokens[at], 'một') && isWord(n.tokens[at + 1], 'nửa')) return oneHalf(n, at);
  const numeral = readNumeral(n, prefix?.next ?? at);
  if (!numeral) return null;
  const base = { start: at, next: numeral.next, scale: numeral.scale };
  if (numeral.problem) return { ...base, parts: [], unit: null, problem: numeral.problem, lone: false };
  const unit = prefix ? { value: prefix.unit, next: numeral.next } : unitBehind(n, numeral);
  if (!unit) return withProduceDoubt(n, numeral, bare(n, at, numeral, style));
  const parts = narrow(ownUnits(numeral.parts, unit.value, numeral), unit.value, style, numeral.scale);
  const split = unit.value.measure === 'count' && parts.every((part) => !isWhole(part.value) && !part.of);
  const amount = withRest(n, {
    ...base,
    next: unit.next,
    parts,
    unit: unit.value,
    lone: false,
    ...(split && !countedInParts.has(unit.value.name) && { doubt: `số ${unit.value.name} không có phần lẻ` }),
  });
  const money = numeral.scale === 0 && !prefix ? slangMoney(n.tokens[numeral.next], amount.parts) : [];
  const all = money.length === 0 ? amount : { ...amount, parts: [...money, ...amount.parts] };
  return withProduceDoubt(n, numeral, all);
}

/** Produce that is sold by the chục, which holds 12 or more in the Mekong delta. */
const produce = ['trứng', 'quả', 'trái', 'bắp', 'dừa', 'cam', 'xoài', 'bưởi'];

function withProduceDoubt(n: NumberTokens, { next }: Numeral, amount: Amount): Amount {
  if (n.bareWord(next - 1)?.is !== 'decade' || !produce.some((word) => isWord(n.tokens[next], word)))
    return amount;
  return { ...amount, doubt: 'một chục có nơi tính 12' };
}

function bare(n: NumberTokens, start: number, numeral: Numeral, style: Style | null): Amount {
  const { next, scale } = numeral;
  const single = next === start + 1;
  const parts = narrow(numeral.parts, null, style, scale);
  const lone = single && n.tokens[start]?.kind === 'word';
  const digits = single ? n.figure(start)?.digits : undefined;
  const { doubt } = numeral;
  const amount = { start, next, scale, parts, unit: null, lone, ...(doubt !== undefined && { doubt }) };
  return digits === undefined ? amount : { ...amount, digits };
}

/** «một nửa số hộ», «một nửa héc ta» */
function oneHalf(n: NumberTokens, at: number): Amount {
  const measured = halfAmount(n, at + 1);
  if (measured) return { ...measured, start: at };
  const part: Part = { value: decimal(1n), of: decimal(2n), because: 'một nửa' };
  return { start: at, next: at + 2, parts: [part], unit: null, scale: 0, lone: false };
}

/** «nửa héc ta», «nửa nghìn», «một nửa» is no amount of its own here. */
function halfAmount(n: NumberTokens, at: number): Amount | null {
  const word = n.nextWord(at + 1);
  const base = { start: at, parts: [half], lone: false, scale: 0 };
  if (word?.is === 'scale' && !word.short) {
    const value = multiply(half.value, decimal(10n ** BigInt(word.power)));
    const unit = n.unit(at + 2);
    return {
      ...base,
      next: unit?.next ?? at + 2,
      parts: [{ ...half, value }],
      unit: unit?.value ?? null,
      scale: word.power,
    };
  }
  const unit = n.unit(at + 1);
  return unit && unit.value.measure !== 'count' ? { ...base, next: unit.next, unit: unit.value } : null;
}

/** The unit behind a numeral; «đồng» is understood in «35tr8/ha». */
function unitBehind(n: NumberTokens, numeral: Numeral): { value: Unit; next: number } | null {
  const { tokens } = n;
  if (numeral.unit !== undefined) return readRate(tokens, numeral.next, unitNamed(numeral.unit));
  if (numeral.scale > 0 && tokens[numeral.next]?.norm === '/' && tokens[numeral.next + 1]?.kind === 'word') {
    const rate = readRate(tokens, numeral.next, unitNamed('đồng'));
    return rate.next > numeral.next ? rate : null;
  }
  const unit = n.unit(numeral.next);
  if (!unit || !fits(n, unit.value, unit.next, numeral)) return null;
  return unit;
}

/** A word that is no unit where it stands: «5 năm 2020», «5 đồng bào», «không đồng ý». */
function fits(n: NumberTokens, unit: Unit, next: number, numeral: Numeral): boolean {
  const after = n.tokens[next];
  if (unit.measure === 'time' && after?.kind === 'digits' && after.norm.length === 4) return false;
  if (unit.measure === 'count' && !isCounted(n, numeral, next)) return false;
  return unit.name !== 'đồng' || !notMoney.some((word) => isWord(after, word));
}

/** «thu 22,1 tỷ htx 0»: milliards are money, and millions before a noun that has a figure of its own. */
const isCounted = (n: NumberTokens, { scale }: Numeral, next: number): boolean =>
  scale < 6 || (scale < 9 && n.figure(next) === null && n.tokens[next]?.norm !== ':');

/** Nouns of which there may be a part. */
const countedInParts = new Set(['điểm', 'suất', 'nhà', 'quả', 'con', 'ly', 'bộ']);

const notMoney = ['bào', 'ruộng', 'hồ', 'ý', 'bộ', 'thời'];

/** Readings that bring a unit of their own give way to the unit that is stated. */
function ownUnits(parts: readonly Part[], unit: Unit, numeral: Numeral): readonly Part[] {
  const own = parts.filter((part) => part.unit === undefined || (part.unit === 'năm' && unit.name === 'năm'));
  const stated = own.length > 0 ? own : parts;
  return unit.measure === 'count' ? [...stated, ...numeral.counted] : stated;
}

/**
 * Leaves out what a hard fact excludes: decimals of things that are counted whole, shares above 100, and the marks
 * that the writer uses otherwise elsewhere in the message. Plausibility is none of its business. `scale`: power of
 * the scale word behind the figure; then both readings of its marks are normal.
 */
export function narrow(
  parts: readonly Part[],
  unit: Unit | null,
  style: Style | null,
  scale: number,
): readonly Part[] {
  if (parts.length < 2 || parts.some((part) => part.style === undefined)) return parts;
  const possible = unit && scale === 0 ? parts.filter((part) => isPossible(part, parts, unit)) : parts;
  if (possible.length === 1 || style === null) return possible.length > 0 ? possible : parts;
  return parts.filter((part) => part.style === style);
}

const limits: Readonly<Record<string, Decimal>> = { percent: decimal(100n), permille: decimal(1000n) };

function isPossible(part: Part, all: readonly Part[], unit: Unit): boolean {
  // of the two readings of one mark the larger is the one without decimals
  if (isWholeUnit(unit)) return all.every((other) => compare(other.value, part.value) <= 0);
  const limit = limits[unit.measure];
  return limit === undefined || compare(part.value, limit) <= 0;
}

/** What may follow a unit: «rưỡi», a digit of tenths, an amount of a smaller unit. */
function withRest(n: NumberTokens, amount: Amount): Amount {
  const { unit, parts, next } = amount;
  const [only] = parts;
  if (!unit || !only || parts.length > 1 || !isWhole(only.value) || only.to || only.of) return amount;
  const plus = (extra: Decimal, to: number, because: string): Amount => ({
    ...amount,
    parts: [{ ...only, value: add(only.value, extra), because }],
    next: to,
  });
  if (n.nextWord(next)?.is === 'half') return plus(half.value, next + 1, '«rưỡi» là nửa đơn vị');
  const smaller = smallerAmount(n, unit, next);
  if (smaller) return plus(smaller.value, smaller.next, 'hai đơn vị đọc liền');
  const tenths = tenthsBehind(n, unit, next);
  if (!tenths) return amount;
  const joined = plus(tenths.value, tenths.next, `số sau «${unit.name}» là phần thập phân`);
  return tenths.sure ? joined : { ...joined, parts: [...joined.parts, only] };
}

const minor = decimal(1n, 2);

/** «sáu tấn tám tạ», «2 đô la và 23 xen»: an amount of a smaller unit of the same measure. */
function smallerAmount(n: NumberTokens, unit: Unit, at: number): { value: Decimal; next: number } | null {
  const from = isWord(n.tokens[at], 'và') ? at + 1 : at;
  const numeral = readNumeral(n, from);
  const [part] = numeral?.parts ?? [];
  const below = numeral && n.unit(numeral.next);
  if (!numeral || !part || numeral.parts.length !== 1 || !below || !isWhole(part.value)) return null;
  if (below.value.measure === 'cent' && isMoney(unit))
    return { value: multiply(part.value, minor), next: below.next };
  if (unit.measure === 'count' || below.value.name === unit.name) return null;
  const value = convert(part.value, below.value.name, unit.name);
  return value && compare(value, decimal(1n)) < 0 ? { value, next: below.next } : null;
}

const decimalUnits = new Set(['mass', 'length', 'volume', 'area']);

/** One digit behind a unit that has tenths, two behind money of cents: «sáu tấn ba», «hai đô 23», «1m75». */
function tenthsBehind(
  n: NumberTokens,
  unit: Unit,
  at: number,
): { value: Decimal; next: number; sure: boolean } | null {
  const word = n.nextWord(at);
  const end = (next: number): boolean => {
    const after = n.tokens[next];
    return (
      !after ||
      after.kind === 'break' ||
      isCourtesy(after) ||
      (after.kind === 'sign' && /^[.,;!?)]$/.test(after.norm) && n.tokens[next + 1]?.kind !== 'digits')
    );
  };
  if (decimalUnits.has(unit.measure)) {
    if (word?.is === 'digit' && word.digit > 0 && end(at + 1)) {
      return { value: decimal(BigInt(word.digit), 1), next: at + 1, sure: true };
    }
    const digits = n.figure(at)?.digits;
    if (digits === undefined || digits.length > 2 || !end(at + 1)) return null;
    const glued = n.glued(at);
    if (digits.length === 2 && (unit.name !== 'm' || !glued)) return null;
    return { value: decimal(BigInt(digits), digits.length), next: at + 1, sure: glued };
  }
  if (!isMoney(unit) || unit.measure === 'money') return null;
  const digits = n.figure(at)?.digits;
  return digits?.length === 2 && end(at + 1)
    ? { value: decimal(BigInt(digits), 2), next: at + 1, sure: true }
    : null;
}

/** The same amount below zero. */
export const negative = (amount: Amount, start: number): Amount => ({
  ...amount,
  start,
  lone: false,
  parts: amount.parts.map(({ to, ...part }) => ({
    ...part,
    value: negate(part.value),
    ...(to && { to: negate(to) }),
  })),
});

/** Unit of a reading: the reading's own, or the amount's. */
export function unitOf(part: Part, unit: Unit | null): string | null {
  if (part.unit === undefined) return unit?.name ?? null;
  return countNoun(part.unit).name;
}
