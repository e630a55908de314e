import type { Dimension } from '../indicator/indicator.ts';
import { decimal, divide, equals, multiply, parseDecimal, type Decimal } from './decimal.ts';
import { PhraseTrie, type Match } from './phrase-trie.ts';
import { isWord, tokenize, type Token } from './text.ts';
import { unitRows } from './unit-table.ts';

export interface Unit {
  /** canonical spelling: `kg`, `tỷ đồng`, `đồng/ha` */
  readonly name: string;
  /** units of one measure convert into one another: `mass`, `money/area`, `count` (of the same nouns) */
  readonly measure: string;
  /** base units in one of it (gram, m², đồng, đồng per m², one thing); null: differs by region, never converted */
  readonly factor: Decimal | null;
  /** what is counted; empty for measures */
  readonly nouns: readonly string[];
}

const one = decimal(1n);

const units = new Map<string, Unit>();
const spellings = new PhraseTrie<Unit>();

for (const { name, measure, factor, aliases } of unitRows) {
  const unit: Unit = {
    name,
    measure,
    factor: factor === null ? null : parseDecimal(factor),
    nouns: measure === 'count' ? [name] : [],
  };
  units.set(name, unit);
  const marked = new Set(aliases.filter((alias) => alias.startsWith('!')).map((alias) => alias.slice(1)));
  spellings.add(name, unit, marked.has(name));
  for (const alias of aliases) spellings.add(alias.replace('!', ''), unit, alias.startsWith('!'));
}

/** Persons of a rate «đồng/người»: all of them count heads. */
const persons = new Set(['người', 'lao động']);

/** Words behind a slash that start another statement, not the unit of a rate: «318 ha/KH 340 ha». */
const notPer = ['kh', 'kế', 'th', 'nq', 'qđ', 'tổng', 'số', 'chỉ'];

function per(unit: Unit, below: Unit | string): Unit {
  const name = `${unit.name}/${typeof below === 'string' ? below : below.name}`;
  if (typeof below === 'string') return { ...unit, name, measure: `${unit.measure}/${below}` };
  if (persons.has(below.name)) return { ...unit, name, measure: `${unit.measure}/person` };
  if (below.measure === 'time' || below.nouns.length > 0 || below.factor === null || unit.factor === null) {
    return { ...unit, name, measure: `${unit.measure}/${below.name}` };
  }
  return {
    ...unit,
    name,
    measure: `${unit.measure}/${below.measure}`,
    factor: divide(unit.factor, below.factor, 24),
  };
}

const hourly: Readonly<Record<string, string>> = { giờ: 'h', phút: 'min' };

/** What a slash, «trên» or «một» behind a unit divides it by. */
function denominator(tokens: readonly Token[], at: number, above: Unit): Match<Unit | string> | null {
  const token = tokens[at];
  if (token?.kind !== 'word' && token?.norm !== '%') return null;
  const known = spellings.longest(tokens, at);
  if (!known) return { value: token.norm, next: at + 1 };
  const short = above.measure === 'length' ? hourly[known.value.name] : undefined;
  return short === undefined ? known : { value: short, next: known.next };
}

/** Measures by which «trên» divides when no number stands behind it: «mét trên giây». */
const dividing = new Set(['time', 'area', 'volume', 'mass', 'length', 'data', 'energy']);

/** The rest of a rate behind `unit`: «/ha», «/người/năm», «trên giờ», «một kg». */
export function readRate(tokens: readonly Token[], at: number, unit: Unit): Match<Unit> {
  let [value, next] = [unit, at];
  for (let depth = 0; depth < 3; depth++) {
    const token = tokens[next];
    let below: Match<Unit | string> | null = null;
    if (token?.norm === '/' && !notPer.some((word) => isWord(tokens[next + 1], word))) {
      below = denominator(tokens, next + 1, unit);
    } else if (
      depth === 0 &&
      (isWord(token, 'trên') || isWord(token, 'mỗi') || (isMoney(unit) && isOne(token)))
    ) {
      const known = denominator(tokens, next + 1, unit);
      const divides = known !== null && dividesBy(known.value, isWord(token, 'một') || isWord(token, 'mỗi'));
      below = divides ? known : null;
    }
    if (!below) break;
    value = per(value, below.value);
    next = below.next;
  }
  return { value, next };
}

/** A noun divides only behind «một», «mỗi»: «30 triệu đồng một hộ». */
const dividesBy = (below: Unit | string, each: boolean): boolean =>
  typeof below === 'string'
    ? below === 'h' || below === 'min'
    : dividing.has(below.measure) || persons.has(below.name) || (each && below.measure === 'count');

const isOne = (token: Token | undefined): boolean => token?.norm === '1' || isWord(token, 'một');
const isMoney = (unit: Unit): boolean => unit.measure === 'money' || unit.measure === 'dollar';

/** The unit that starts at token `at`, with its rate: «tạ/ha», «đồng/người/năm», «% kế hoạch». */
export function readUnit(tokens: readonly Token[], at: number): Match<Unit> | null {
  const known = spellings.longest(tokens, at);
  return known && readRate(tokens, known.next, known.value);
}

const scales: Readonly<Record<string, number>> = {
  nghìn: 3,
  ngàn: 3,
  vạn: 4,
  triệu: 6,
  tr: 6,
  tỷ: 9,
  ty: 9,
  ti: 9,
};
const scaleNames: Readonly<Record<number, string>> = {
  3: 'nghìn',
  4: 'vạn',
  6: 'triệu',
  9: 'tỷ',
  12: 'nghìn tỷ',
};
const shortMoney: Readonly<Record<string, number>> = { trđ: 6, trd: 6, tỷđ: 9 };

/** Scale words and round numbers in front of a unit: «nghìn tỷ», «1.000», «tr.». */
function readScale(tokens: readonly Token[]): { power: number; next: number } {
  let [power, next] = [0, 0];
  for (; next < tokens.length; next++) {
    const token = tokens[next];
    const scale =
      token && (scales[token.norm] ?? (token.marked ? undefined : scales[unfolded[token.fold] ?? '']));
    if (scale !== undefined) power += scale;
    else if (token?.kind === 'digits' && /^10*$|^0+$/.test(token.norm))
      power += token.norm.split('0').length - 1;
    else if (!(token?.kind === 'sign' && /^[.,]$/.test(token.norm) && next > 0)) break;
  }
  return { power, next };
}
const unfolded: Readonly<Record<string, string>> = {
  nghin: 'nghìn',
  ngan: 'ngàn',
  van: 'vạn',
  trieu: 'triệu',
};

const scaled = (unit: Unit, power: number): Unit =>
  power === 0
    ? unit
    : {
        ...unit,
        name: `${scaleNames[power] ?? `10^${power}`} ${unit.name}`,
        factor: unit.factor && multiply(unit.factor, decimal(10n ** BigInt(power))),
      };

const dong = unitNamed('đồng');

/** A unit of the table by its canonical name. Throws for any other name. */
export function unitNamed(name: string): Unit {
  const unit = units.get(name);
  if (!unit) throw new Error(`no unit in the table: ${name}`);
  return unit;
}

/** A thing that is counted and that the table does not know: «thôn thông minh». */
export const countNoun = (name: string): Unit => ({ name, measure: 'count', factor: one, nouns: [name] });

/** «xã, thị trấn»: a list of what is counted. */
function readList(tokens: readonly Token[], from: number): Unit | null {
  const nouns: string[] = [];
  for (let at = from; at < tokens.length;) {
    const known = readUnit(tokens, at);
    if (known?.value.measure !== 'count') return null;
    nouns.push(...known.value.nouns);
    at = known.next;
    if (at < tokens.length && !/^[,/&-]$/.test(tokens[at]?.norm ?? '') && !isWord(tokens[at], 'và'))
      return null;
    at += 1;
  }
  return nouns.length < 2 ? null : { name: nouns.join(', '), measure: 'count', factor: one, nouns };
}

/**
 * A unit as a catalogue or a person writes it, any spelling: «tỷ đồng», «triệu đồng/người/năm», «xã, thị trấn»,
 * «trđ», «1.000 con». Null: unknown; a catalogue's own word for what it counts is `countNoun`.
 */
export function findUnit(text: string): Unit | null {
  const cached = found.get(text);
  if (cached !== undefined) return cached;
  const unit = parseUnit(tokenize(text).filter((token) => token.kind !== 'break' && token.kind !== 'tab'));
  if (found.size < 1000) found.set(text, unit);
  return unit;
}
const found = new Map<string, Unit | null>();

function parseUnit(tokens: readonly Token[]): Unit | null {
  const short = shortMoney[tokens[0]?.norm ?? ''];
  if (short !== undefined) {
    const rate = readRate(tokens, 1, scaled(dong, short));
    return rate.next === tokens.length ? rate.value : null;
  }
  const { power, next } = readScale(tokens);
  if (next === tokens.length || tokens[next]?.norm === '/') {
    const rate = readRate(tokens, next, scaled(dong, power));
    return power > 0 && rate.next === tokens.length ? rate.value : null;
  }
  const known = spellings.longest(tokens, next);
  if (!known) return null;
  const rate = readRate(tokens, known.next, scaled(known.value, power));
  if (rate.next === tokens.length) return rate.value;
  return power === 0 ? readList(tokens, next) : null;
}

/** A unit without «/năm» answers one with it; any other difference in measure stands. */
function sameMeasure(from: Unit, to: Unit): boolean {
  if (from.measure === to.measure)
    return to.measure !== 'count' || from.nouns.every((noun) => to.nouns.includes(noun));
  return to.measure === `${from.measure}/năm`;
}

/**
 * The value in another unit, exact. Null: the units measure different things, count different nouns, or one of them
 * has no fixed factor (and they are not the same unit). Units may be any text that `findUnit` reads, or count nouns.
 */
export function convert(value: Decimal, fromUnit: string, toUnit: string): Decimal | null {
  if (fromUnit === toUnit) return value;
  const [from, to] = [findUnit(fromUnit) ?? countNoun(fromUnit), findUnit(toUnit) ?? countNoun(toUnit)];
  if (from.name === to.name) return value;
  if (!sameMeasure(from, to) || from.factor === null || to.factor === null) return null;
  if (equals(from.factor, to.factor)) return value;
  return exactQuotient(multiply(value, from.factor), to.factor);
}

/** Quotient by a power of ten, which all fixed factors of one measure differ by; null when it is not exact. */
function exactQuotient(a: Decimal, b: Decimal): Decimal | null {
  const quotient = divide(a, b, a.scale + b.digits.toString().length + 24);
  return equals(multiply(quotient, b), a) ? quotient : null;
}

const dimensionByMeasure: Readonly<Record<string, Dimension>> = {
  mass: 'mass',
  area: 'area',
  money: 'money',
  'money/area': 'money-per-area',
  'money/person': 'money-per-person',
  'money/person/năm': 'money-per-person',
  'money/person/tháng': 'money-per-person',
  count: 'count',
  percent: 'percent',
  permille: 'permille',
};

/** The catalogue's dimension of a unit; null for units of other measures (mét, lít, % kế hoạch, tạ/ha …). */
export const dimensionOf = (unit: Unit): Dimension | null => dimensionByMeasure[unit.measure] ?? null;
