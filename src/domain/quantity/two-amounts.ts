import { narrow, readAmount, unitOf, type Amount } from './amount.ts';
import { add, compare, decimal, isWhole, multiply, subtract, zero, type Decimal } from './decimal.ts';
import type { Part, Style } from './figure.ts';
import type { NumberTokens } from './number-tokens.ts';
import { readNumeral } from './numeral.ts';
import type { QuantityReading } from './quantity.ts';
import { found, notation, readingsOf, type Found } from './reading.ts';
import { isWord } from './token.ts';
import { convert, type Unit } from './units.ts';

/** Pairs of readings that take the same marks for the same thing. */
function* matching(a: readonly Part[], b: readonly Part[]): Generator<readonly [Part, Part]> {
  for (const x of a) for (const y of b) if (!x.style || !y.style || x.style === y.style) yield [x, y];
}

const pow = (power: number): Decimal => decimal(10n ** BigInt(power));

/** Brings the first amount into the unit of the second; null: they do not belong together. */
export function inUnitOf(value: Decimal, a: Amount, b: Amount): Decimal | null {
  if (!a.unit || !b.unit) return a.unit && !b.unit ? null : value;
  return convert(value, a.unit.name, b.unit.name);
}

const rangeOf = (low: Decimal, high: Decimal, unit: string | null, because: string): QuantityReading => ({
  value: low,
  to: high,
  unit,
  kind: 'range',
  because,
});

/** The scale word at the end covers both ends, unless the first would then be the larger. */
function lowerEnds(low: Decimal, high: Decimal, a: Amount, b: Amount): Decimal[] {
  if (a.scale > 0 || b.scale === 0 || a.unit) return compare(low, high) <= 0 ? [low] : [];
  const covered = multiply(low, pow(b.scale));
  if (compare(covered, high) <= 0) return [covered];
  // «900 - 1,1 tỷ»: the lower scale goes without saying, but only for a number that is large for the upper one
  const own = multiply(low, pow(Math.max(0, b.scale - 3)));
  return compare(low, ten) >= 0 && compare(own, high) <= 0 ? [own] : [];
}

const ten = decimal(10n);
const hasUnsaidScale = (a: Amount, b: Amount, end: Decimal, low: Decimal): boolean =>
  a.scale === 0 && b.scale > 0 && !a.unit && compare(end, multiply(low, pow(b.scale))) < 0;

/** A closed range from two amounts; null: the second is no upper end of the first. */
export function rangeBetween(a: Amount, b: Amount): Found | null {
  if (a.problem || b.problem) return found(a.start, b.next, []);
  const readings: QuantityReading[] = [];
  let unsaid = false;
  const lowParts = a.unit ? a.parts : narrow(a.parts, b.unit, null, a.scale);
  const letters = lowParts.some((part) => part.unit !== undefined);
  for (const [x, y] of matching(lowParts, b.parts)) {
    if (x.of || y.of || (letters && x.unit !== y.unit)) continue;
    const low = inUnitOf(x.value, a, b);
    if (low === null) return null;
    for (const end of lowerEnds(low, y.to ?? y.value, a, b)) {
      unsaid ||= hasUnsaidScale(a, b, end, low);
      const because = x.style ? x.because : 'khoảng từ – đến';
      readings.push({
        ...rangeOf(end, y.to ?? y.value, unitOf(y, b.unit), because),
        ...notation(y),
        ...notation(x),
      });
    }
  }
  return found(a.start, b.next, readings, unsaid ? 'không nói hàng của số đầu' : undefined);
}

/** Words between the two numbers of a ratio. */
function ratioLink(n: NumberTokens, at: number): number {
  const { tokens } = n;
  const word = (offset: number, text: string): boolean => isWord(tokens[at + offset], text);
  const total = (offset: number): number =>
    word(offset, 'tổng') ? (word(offset + 1, 'số') ? 2 : 1) : word(offset, 'số') ? 1 : 0;
  if (tokens[at]?.norm === '/' || word(0, 'trên')) return at + 1 + total(1);
  if (word(0, 'chia')) return at + 1;
  if (word(0, 'trong')) return at + 1 + total(1);
  return -1;
}

/** n/m: «8/11 thôn», «5148 hộ trên tổng số 5200 hộ», «năm phần tám». Null: no ratio starts with this amount. */
export function ratioFrom(n: NumberTokens, a: Amount, style: Style | null): Found | null {
  const from = isWord(n.tokens[a.next], 'phần') ? a.next + 1 : ratioLink(n, a.next);
  if (from < 0 || a.problem) return null;
  const b = isWord(n.tokens[a.next], 'phần') ? quarterOrAmount(n, from, style) : readAmount(n, from, style);
  if (!b || b.unit?.measure === 'percent') return null;
  // «7 trong 10 hộ», but not «5 tỷ trong 6 tháng»
  if (
    from === a.next + 1 &&
    isWord(n.tokens[a.next], 'trong') &&
    (a.unit || a.scale > 0 || b.unit?.measure !== 'count')
  )
    return null;
  if (b.problem) return found(a.start, b.next, []);
  const readings = ratioReadings(a, b);
  return readings && found(a.start, b.next, readings);
}

/** «phần tư»: tư starts no number elsewhere. */
function quarterOrAmount(n: NumberTokens, at: number, style: Style | null): Amount | null {
  const word = n.nextWord(at);
  if (word?.is !== 'digit' || !word.second) return readAmount(n, at, style);
  const unit = n.unit(at + 1);
  return {
    start: at,
    next: unit?.next ?? at + 1,
    parts: [{ value: decimal(BigInt(word.digit)), because: 'phân số' }],
    unit: unit?.value ?? null,
    scale: 0,
    lone: false,
  };
}

/** «38,4/50,2 tỷ»: the scale word is of both; «1/2 tỷ» is a fraction of it. */
const sharesScale = (a: Amount, { value }: Part, b: Amount): boolean =>
  b.scale > 0 && a.scale === 0 && !a.unit && (!isWhole(value) || compare(value, ten) >= 0);

function ratioReadings(a: Amount, b: Amount): QuantityReading[] | null {
  const unit = b.unit ?? a.unit;
  const readings: QuantityReading[] = [];
  const above = a.unit ? a.parts : narrow(a.parts, unit, null, a.scale);
  // «3/4m» is of metres: nobody divides by millions
  const letters = !b.unit && b.parts.some((part) => part.unit !== undefined && part.unit !== 'năm');
  for (const [x, y] of matching(above, b.parts)) {
    if (x.to || y.to || x.of || y.of || x.unit !== undefined || (y.unit === undefined) === letters) continue;
    const own = a.unit && b.unit ? convert(x.value, a.unit.name, b.unit.name) : x.value;
    if (own === null) return null;
    readings.push({
      value: sharesScale(a, x, b) ? multiply(own, pow(b.scale)) : own,
      of: y.value,
      unit: unitOf(y, unit),
      kind: 'ratio',
      because: x.style ? x.because : 'hai số của một tỷ số',
      ...notation(y),
      ...notation(x),
    });
  }
  return readings;
}

/** A whole number and a fraction: «23 1/5», «bảy và hai phần năm», «2½»; one improper fraction. */
export function mixedNumber(n: NumberTokens, a: Amount, style: Style | null): Found | null {
  const [integer] = a.parts;
  if (!integer || a.parts.length > 1 || a.unit || a.scale > 0 || integer.of || integer.to) return null;
  const fraction = fractionBehind(n, a, style);
  const [reading] = fraction?.readings ?? [];
  if (!fraction || !reading?.of || fraction.readings.length > 1 || compare(reading.value, reading.of) >= 0)
    return null;
  const whole = multiply(integer.value, reading.of);
  const value = compare(integer.value, zero) < 0 ? subtract(whole, reading.value) : add(whole, reading.value);
  return found(a.start, fraction.next, [{ ...reading, value, because: 'hỗn số' }]);
}

/** Denominators that people write by hand; a larger one is the total of a count. */
const largestDenominator = decimal(12n);

function fractionBehind(n: NumberTokens, a: Amount, style: Style | null): Found | null {
  if (n.tokens[a.next]?.kind === 'fraction') {
    const b = readAmount(n, a.next, style);
    return b && found(b.start, b.next, readingsOf(b));
  }
  if (isWord(n.tokens[a.next], 'và')) {
    const numerator = readNumeral(n, a.next + 1);
    if (!numerator || !isWord(n.tokens[numerator.next], 'phần')) return null;
    const b = readAmount(n, a.next + 1, style);
    return b && ratioFrom(n, b, style);
  }
  // written: «23 1/5», not «2 8/11 thôn»
  if (a.digits === undefined || a.digits.length > 3 || n.tokens[a.next]?.kind !== 'digits') return null;
  if (
    n.tokens[a.next + 1]?.norm !== '/' ||
    n.tokens[a.next + 2]?.kind !== 'digits' ||
    !n.glued(a.next + 1) ||
    !n.glued(a.next + 2)
  )
    return null;
  const b = readAmount(n, a.next, style);
  const ratio = b && ratioFrom(n, b, style);
  const [reading] = ratio?.readings ?? [];
  if (!ratio || !reading?.of || compare(reading.of, largestDenominator) > 0) return null;
  return isCount(n, ratio.next - 1, reading.unit) ? null : ratio;
}

const isCount = (n: NumberTokens, last: number, unit: string | null): boolean => {
  if (unit === null) return false;
  const stated: Unit | undefined = n.unit(last)?.value;
  return stated?.measure === 'count';
};
