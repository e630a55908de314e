import {
  compare,
  decimal,
  decimalText,
  divide,
  equals,
  multiply,
  negate,
  subtract,
  zero,
  type Decimal,
} from '../domain/quantity/decimal.ts';

/** Numbers as Vietnamese documents print them: dots group thousands, a comma starts the decimals. */

const hundred = decimal(100n);
const one = decimal(1n);

/** `13455.5` → `13.455,5`; every digit is shown, none is rounded away. */
export function formatNumber(value: Decimal): string {
  const [whole = '', fraction] = decimalText(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return fraction === undefined ? grouped : `${grouped},${fraction}`;
}

/** Rounded half away from zero to at most `places` decimals. */
export const formatRounded = (value: Decimal, places: number): string =>
  formatNumber(divide(value, one, places));

/** `26,4 tỷ đồng`, `0,15‰`: signs stand close, words apart. */
export function formatWithUnit(value: Decimal, unit: string): string {
  return /^[%‰]/.test(unit) ? `${formatNumber(value)}${unit}` : `${formatNumber(value)} ${unit}`.trimEnd();
}

/** `13/14 xã, thị trấn`; a share's n of m has no unit: `62/110`. */
export const formatRatio = (value: Decimal, of: Decimal, unit: string): string =>
  `${formatNumber(value)}/${/^[%‰]/.test(unit) ? formatNumber(of) : formatWithUnit(of, unit)}`;

/**
 * A per cent with one decimal: `52,6%`. What is not exactly 100 is never shown as 100, because 100 reads as «đạt»:
 * then as many decimals are shown as tell the difference.
 */
export function formatPercent(percent: Decimal): string {
  for (let places = 1; places < percent.scale; places += 1) {
    const rounded = divide(percent, one, places);
    if (!equals(rounded, hundred)) return `${formatNumber(rounded)}%`;
  }
  return `${formatNumber(percent)}%`;
}

/** `52,6% KH`. */
export const formatPercentOfPlan = (percent: Decimal): string => `${formatPercent(percent)} KH`;

/** `tăng 4,7 so kỳ trước`; both numbers in the same unit. */
export function formatChange(previous: Decimal, current: Decimal): string {
  const difference = subtract(current, previous);
  if (equals(difference, zero)) return 'bằng kỳ trước';
  return compare(difference, zero) > 0
    ? `tăng ${formatNumber(difference)} so kỳ trước`
    : `giảm ${formatNumber(negate(difference))} so kỳ trước`;
}

const steps = [
  { word: 'tỷ', size: 1_000_000_000n },
  { word: 'triệu', size: 1_000_000n },
  { word: 'nghìn', size: 1000n },
];

/** `tỷ đồng` → a thousand million `đồng`; units without a scale word stay as they are. */
function unscaled(value: Decimal, unit: string): { readonly value: Decimal; readonly unit: string } {
  const step = steps.find(({ word }) => unit.startsWith(`${word} `));
  if (!step) return { value, unit };
  return { value: multiply(value, decimal(step.size)), unit: unit.slice(step.word.length + 1) };
}

/** `4615000000` → `4 tỷ 615 triệu`; null below a thousand, where digits alone are as clear. */
function scaleWords(value: Decimal): string | null {
  if (compare(value, decimal(1000n)) < 0) return null;
  let rest = value;
  const parts: string[] = [];
  for (const { word, size } of steps) {
    const count = decimal(rest.digits / 10n ** BigInt(rest.scale) / size);
    if (equals(count, zero)) continue;
    parts.push(`${formatNumber(count)} ${word}`);
    rest = subtract(rest, multiply(count, decimal(size)));
  }
  if (!equals(rest, zero)) parts.push(formatNumber(rest));
  return parts.join(' ');
}

/**
 * The form that leaves no doubt about the scale, to be confirmed: `4 tỷ 615 triệu đồng (4.615.000.000 đồng)`,
 * `6 nghìn 120 tấn (6.120 tấn)`. Short numbers without a scale word have only one form: `338 ha`.
 */
export function formatLong(value: Decimal, unit: string): string {
  const plain = unscaled(value, unit);
  const negative = compare(plain.value, zero) < 0;
  const words = scaleWords(negative ? negate(plain.value) : plain.value);
  const digits = formatWithUnit(plain.value, plain.unit);
  return words === null ? digits : `${negative ? 'âm ' : ''}${words} ${plain.unit} (${digits})`;
}

/** The number as one may type it back: without dots, which a reader of English notation would misread. */
export const formatPlain = (value: Decimal): string => decimalText(value).replace('.', ',');
