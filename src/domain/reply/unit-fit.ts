import type { Indicator } from '../indicator/indicator.ts';
import { compare, divide, equals, multiply, type Decimal } from '../quantity/decimal.ts';
import type { QuantityReading } from '../quantity/quantity.ts';
import { convert, countNoun, findUnit, type Unit } from '../quantity/units.ts';
import { tokenize } from '../quantity/text.ts';

/**
 * How the unit of a reading stands to an indicator's unit.
 * same: no unit typed, or the indicator's own; converted: another one with a fixed factor; share: a per cent where the
 * indicator is an amount (of the plan, of another year), or things counted where it is a per cent; per-cent-mille:
 * % typed for ‰ or the reverse; regional: sào, mẫu …, whose size the province decides; misfit: anything else.
 */
export type UnitFit =
  | { readonly kind: 'same'; readonly value: Conversion; readonly stated: boolean }
  | { readonly kind: 'converted'; readonly value: Conversion }
  | { readonly kind: 'share' | 'per-cent-mille' | 'regional' | 'misfit' };

/** The number in the indicator's unit; null when it cannot be given exactly. */
export type Conversion = (number: Decimal) => Decimal | null;

const million: Decimal = { digits: 10n ** 6n, scale: 0 };
const misfit: UnitFit = { kind: 'misfit' };

const scaleWords = /^(?:(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)\s+)+/u;
const denominators = /\/.*$/u;

/** The unit that a bare scale word leaves unsaid: «26,4 tỷ» of «tỷ đồng» means đồng, «2,1 triệu» of «triệu lượt» lượt. */
const withoutScale = (unit: string): string => unit.replace(scaleWords, '');

/** Nouns that people use for one another when they count the same things. */
const alike: readonly (readonly string[])[] = [
  ['người', 'lao động', 'nhân khẩu'],
  ['hộ', 'nhà', 'căn', 'gia đình'],
  ['thôn', 'xóm', 'bản', 'ấp', 'làng', 'tổ', 'tổ dân phố', 'khu', 'khu dân cư', 'buôn', 'khu phố'],
  ['xã', 'phường', 'thị trấn', 'đặc khu'],
  ['sản phẩm', 'cái', 'chiếc'],
];

/** They count any thing: «nhà tạm mười hai cái». */
const classifiers: ReadonlySet<string> = new Set(['cái', 'chiếc', 'đơn vị']);

const wordsOf = (text: string): string[] => tokenize(text).map(({ norm }) => norm);

const ownWords = new WeakMap<Indicator, ReadonlySet<string>>();
/** All words of an indicator's unit, name and aliases: what it counts is among them. */
export function wordsOfIndicator(indicator: Indicator): ReadonlySet<string> {
  const known = ownWords.get(indicator);
  if (known) return known;
  const words = new Set([indicator.unit, indicator.name, ...indicator.aliases].flatMap(wordsOf));
  ownWords.set(indicator, words);
  return words;
}

/** Whether a counted noun is what the indicator counts. */
function countsTheSame(noun: string, indicator: Indicator): boolean {
  const own = wordsOfIndicator(indicator);
  if (classifiers.has(noun) || wordsOf(noun).every((word) => own.has(word))) return true;
  const unit = findUnit(indicator.unit) ?? countNoun(indicator.unit);
  return alike.some((nouns) => nouns.includes(noun) && unit.nouns.some((own) => nouns.includes(own)));
}

/** A converter, when the two units convert at all. */
function converter(from: string, to: string): Conversion | null {
  const probe: Decimal = { digits: 10n ** 12n, scale: 0 };
  return convert(probe, from, to) === null ? null : (number) => convert(number, from, to);
}

function countedFit(unit: Unit, indicator: Indicator): UnitFit {
  const own = findUnit(indicator.unit) ?? countNoun(indicator.unit);
  if (!unit.nouns.every((noun) => countsTheSame(noun, indicator))) return misfit;
  const [from, to] = [unit.factor, own.factor];
  if (!from || !to || equals(from, to)) return { kind: 'same', value: (number) => number, stated: true };
  return { kind: 'converted', value: (number) => divide(multiply(number, from), to, 24) };
}

/** A scale word alone: «26,4 tỷ», «35tr8», «2,1 triệu». */
function scaledFit(indicator: Indicator, size: Decimal): UnitFit {
  if (indicator.dimension === 'percent' || indicator.dimension === 'permille') return misfit;
  // «HTX vay 200 triệu»: nobody counts things by millions where the catalogue does not
  if (indicator.dimension === 'count' && !scaleWords.test(indicator.unit) && compare(size, million) >= 0)
    return misfit;
  const value = converter(withoutScale(indicator.unit), indicator.unit);
  return value ? { kind: 'same', value, stated: true } : misfit;
}

const isPercentUnit = (unit: Unit): boolean => unit.measure === 'percent';
const isRegional = (unit: Unit): boolean => unit.factor === null;

function statedFit(name: string, indicator: Indicator): UnitFit {
  const unit = findUnit(name) ?? countNoun(name);
  const { dimension } = indicator;
  if (name.startsWith('% ')) return { kind: 'share' };
  const direct = converter(name, indicator.unit);
  if (direct)
    return name === indicator.unit
      ? { kind: 'same', value: direct, stated: true }
      : { kind: 'converted', value: direct };
  if (dimension === 'percent' || dimension === 'permille') {
    if (isPercentUnit(unit) || unit.measure === 'permille') return { kind: 'per-cent-mille' };
    return unit.measure === 'count' ? { kind: 'share' } : misfit;
  }
  if (isPercentUnit(unit)) return { kind: 'share' };
  if (unit.measure === 'count' && dimension === 'count') return countedFit(unit, indicator);
  if (isRegional(unit) && unit.measure === 'area' && dimension === 'area') return { kind: 'regional' };
  // «35,8 triệu đồng» for a figure per hectare: what it is divided by is in the indicator's name
  const whole = indicator.unit.replace(denominators, '');
  const divided = whole === indicator.unit ? null : converter(name, whole);
  return divided ? { kind: 'same', value: divided, stated: true } : misfit;
}

const known = new WeakMap<Indicator, Map<string, UnitFit>>();
const mostKnown = 200;

export function unitFit({ unit, scaled, value }: QuantityReading, indicator: Indicator): UnitFit {
  if (unit === null && scaled) return scaledFit(indicator, value);
  const key = unit ?? ' bare';
  const fits = known.get(indicator) ?? new Map<string, UnitFit>();
  known.set(indicator, fits);
  const cached = fits.get(key);
  if (cached) return cached;
  const fit: UnitFit =
    unit === null ? { kind: 'same', value: (number) => number, stated: false } : statedFit(unit, indicator);
  if (fits.size < mostKnown) fits.set(key, fit);
  return fit;
}
