/**
 * An exact decimal number: `digits × 10^-scale`, always in lowest form (no trailing zero digits, scale ≥ 0).
 * Figures are never held in floating point.
 */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

export function decimal(digits: bigint, scale = 0): Decimal {
  if (scale < 0) return { digits: digits * 10n ** BigInt(-scale), scale: 0 };
  while (scale > 0 && digits % 10n === 0n) {
    digits /= 10n;
    scale -= 1;
  }
  return { digits, scale };
}

export const zero: Decimal = decimal(0n);

/** Reads plain decimal text as a machine writes it: `-12.5`, `1e-7`; null when it is anything else. */
export function parseDecimal(text: string): Decimal | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/i.exec(text);
  if (!match) return null;
  const [, sign, whole = '0', fraction = '', exponent = '0'] = match;
  const digits = BigInt(whole + fraction) * (sign ? -1n : 1n);
  return decimal(digits, fraction.length - Number(exponent));
}

/** A JSON number as it was written: JavaScript's shortest form gives the written digits back. */
export function decimalOfNumber(value: number): Decimal {
  const read = parseDecimal(String(value));
  if (!read) throw new Error(`not a finite number: ${value}`);
  return read;
}

/** Plain decimal text with a point: `-12.5`. */
export function decimalText({ digits, scale }: Decimal): string {
  if (scale === 0) return digits.toString();
  const sign = digits < 0n ? '-' : '';
  const padded = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
  return `${sign}${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
}

const atScale = ({ digits, scale }: Decimal, wanted: number): bigint =>
  digits * 10n ** BigInt(wanted - scale);

export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return decimal(atScale(a, scale) + atScale(b, scale), scale);
}

export const negate = (a: Decimal): Decimal => ({ digits: -a.digits, scale: a.scale });
export const subtract = (a: Decimal, b: Decimal): Decimal => add(a, negate(b));
export const multiply = (a: Decimal, b: Decimal): Decimal => decimal(a.digits * b.digits, a.scale + b.scale);

/** Divides, rounded half away from zero to `places` decimals. Throws on a zero divisor. */
export function divide(a: Decimal, b: Decimal, places: number): Decimal {
  if (b.digits === 0n) throw new Error('division by zero');
  const shift = places + b.scale - a.scale;
  const numerator = shift >= 0 ? a.digits * 10n ** BigInt(shift) : a.digits;
  const denominator = shift >= 0 ? b.digits : b.digits * 10n ** BigInt(-shift);
  const negative = numerator < 0n !== denominator < 0n;
  const [n, d] = [numerator < 0n ? -numerator : numerator, denominator < 0n ? -denominator : denominator];
  const rounded = (2n * n + d) / (2n * d);
  return decimal(negative ? -rounded : rounded, places);
}

/** -1, 0 or 1. */
export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const scale = Math.max(a.scale, b.scale);
  const [x, y] = [atScale(a, scale), atScale(b, scale)];
  return x < y ? -1 : x > y ? 1 : 0;
}

export const equals = (a: Decimal, b: Decimal): boolean => compare(a, b) === 0;
export const isWhole = (a: Decimal): boolean => a.scale === 0;

/** For display and plausibility only, never for what is stored. */
export const approximate = (a: Decimal): number => Number(decimalText(a));
