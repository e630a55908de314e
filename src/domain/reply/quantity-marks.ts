import { compare } from '../quantity/decimal.ts';
import type { Style } from '../quantity/figure.ts';
import { writerStyle } from '../quantity/writer-style.ts';
import type { QuantityReading, QuantitySpan } from '../quantity/quantity.ts';
import { numberWord } from '../quantity/number-words.ts';
import type { PhraseBook } from './phrase-book.ts';
import { readUnit } from '../quantity/units.ts';
import { isQuantity, type ScanSpan } from '../quantity/quantity.ts';
import { scan } from '../quantity/scan.ts';
import type { Token } from '../quantity/token.ts';
import type { Mark, MarkOf } from './mark.ts';

const isScale = (token: Token): boolean => numberWord(token)?.word.is === 'scale';
const hasFigure = (token: Token): boolean =>
  token.kind === 'digits' || token.kind === 'fraction' || numberWord(token) !== null;

/** Units of readings that are no figure of any target: «trẻ dưới 5 tuổi», «2 ngày». */
const notReported = new Set([
  'năm',
  'tháng',
  'quý',
  'tuần',
  'ngày',
  'giờ',
  'phút',
  's',
  'tuổi',
  'km',
  'm',
  'cm',
  'mm',
  'l',
]);
const isDuration = ({ readings }: QuantitySpan): boolean =>
  readings.length > 0 && readings.every(({ unit }) => unit !== null && notReported.has(unit));

/** «Không có», «đang tổng hợp» and the like are the reader's own words (cue-words.ts), not quantities. */
const isSaidInWords = (span: QuantitySpan, tokens: readonly Token[]): boolean =>
  span.verdict === 'missing' ||
  (!tokens.some((token) => token.kind === 'digits' || token.kind === 'fraction') &&
    tokens.every(
      (token) => numberWord(token)?.word.is !== 'digit' || token.fold === 'khong' || !hasFigure(token),
    ) &&
    span.readings.every(({ value }) => value.digits === 0n));

/** «ước năm 3.870,5 tấn», «ước TH năm: mía …»: «năm» without a unit is the year, not 5. */
const isYearWord = (tokens: readonly Token[], { readings }: QuantitySpan): boolean => {
  const [only, ...more] = tokens.filter(hasFigure);
  return more.length === 0 && only?.fold === 'nam' && readings.every(({ unit }) => unit === null);
};

/** «6.120» and «6,120» read as thousands or as decimals: which of the two is the law's depends on the sign. */
function withStyles({ text, readings }: QuantitySpan, message: Style | null): readonly QuantityReading[] {
  const [a, b] = readings;
  const mark = /(?<!\d)\d{1,3}([.,])\d{3}(?!\d)/u.exec(text)?.[1];
  if (!a || !b || readings.length > 2 || mark === undefined) return readings;
  const larger = compare(a.value, b.value) > 0 ? a : b;
  return readings.map((reading) => {
    const style: Style = (reading === larger) === (mark === '.') ? 'law' : 'english';
    return { ...reading, style, ...(style === message && { asWritten: true as const }) };
  });
}

const styles = new WeakMap<readonly Token[], { readonly style: Style | null }>();
/** How the message uses its marks, worked out once for all its lines. */
function styleOf(tokens: readonly Token[]): Style | null {
  const known = styles.get(tokens) ?? { style: writerStyle(tokens) };
  styles.set(tokens, known);
  return known.style;
}

function markOf(span: ScanSpan, tokens: readonly Token[], from: number, to: number): Mark | null {
  if (!isQuantity(span)) return { from, to, kind: 'not-a-quantity', what: span.notQuantity };
  const own = tokens.slice(from, to);
  if (isSaidInWords(span, own) || isYearWord(own, span)) return null;
  if (isDuration(span)) return { from, to, kind: 'not-a-quantity', what: 'duration' };
  // «mía ,5 ha»: what stood before the mark is lost
  if (/^[.,]/u.test(span.text))
    return { from, to, kind: 'quantity', span: { ...span, verdict: 'invalid', readings: [] } };
  // «chục đơn vị» is about ten
  if (own[0]?.norm === 'chục')
    return { from, to, kind: 'quantity', span: { ...span, verdict: 'vague', readings: [] } };
  const scaled = own.some(isScale);
  const styled = withStyles(span, styleOf(tokens));
  const readings = styled.map((reading): QuantityReading =>
    scaled ? { ...reading, scaled: true } : reading,
  );
  return { from, to, kind: 'quantity', span: { ...span, readings } };
}

const isNumberPart = ({ kind, norm }: Token): boolean =>
  kind === 'digits' || norm === ',' || norm === '.' || norm === '%' || norm === '‰';

/** Between two dashes of a list: a number and at most its unit. */
function isListed(tokens: readonly Token[], from: number, to: number): boolean {
  const words = tokens.slice(from, to);
  return (
    words.length > 0 &&
    words.length <= 5 &&
    words[0]?.kind === 'digits' &&
    words.filter((token) => !isNumberPart(token)).length <= 1
  );
}

const numberEnd = (tokens: readonly Token[], from: number, end: number): number => {
  let at = from;
  while (at < end && isNumberPart(tokens[at] ?? noToken) && !(at > from && isNewNumber(tokens, at))) at += 1;
  return at;
};
const isNewNumber = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.kind === 'digits' && tokens[at - 1]?.kind === 'digits';
const noToken: Token = { kind: 'sign', text: '', norm: '', fold: '', marked: false, start: 0, end: 0 };

/** A list when a dash stands free, or a figure has decimals or a per cent: no date, no telephone number. */
function isList(tokens: readonly Token[], chain: readonly number[], end: number): boolean {
  return chain.some((sign) => {
    const figure = tokens.slice(sign + 1, numberEnd(tokens, sign + 1, end));
    const inside = figure.some(
      ({ norm }, step) => norm === '%' || (norm === ',' && figure[step + 1]?.kind === 'digits'),
    );
    const free = tokens[sign]?.norm === '-' && (tokens[sign]?.start ?? 0) > (tokens[sign - 1]?.end ?? 0);
    return inside || free;
  });
}

/** «83,5 - 58 - 92,1» lists three figures: more than two are no range. */
function listSigns(tokens: readonly Token[], start: number, end: number, sign: '-' | '/'): number[] {
  const found: number[] = [];
  let chain: number[] = [];
  const close = (): void => {
    if (chain.length > 1 && isList(tokens, chain, end)) found.push(...chain);
    chain = [];
  };
  for (let at = start; at < end; at++) {
    if (tokens[at]?.norm !== sign || tokens[at + 1]?.kind !== 'digits') continue;
    const last = chain.at(-1);
    if (last !== undefined && !isListed(tokens, last + 1, at)) close();
    chain.push(at);
  }
  close();
  return found;
}

/** «Đàn lợn - 4.870 con»: a dash behind words, with a space after it, is no minus. */
function isSeparatingDash(tokens: readonly Token[], at: number, start: number): boolean {
  const [before, dash, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (dash?.norm !== '-' || !after || after.start === dash.end) return false;
  const behindNumber =
    before && (isNumberPart(before) || numberWord(before) !== null || readUnit(tokens, at - 1) !== null);
  return at === start || !behindNumber;
}

/** Runs between the signs that only separate. */
function splitRun(tokens: readonly Token[], start: number, end: number): (readonly [number, number])[] {
  const signs = new Set([...listSigns(tokens, start, end, '-'), ...listSigns(tokens, start, end, '/')]);
  const runs: (readonly [number, number])[] = [];
  let from = start;
  for (let at = start; at < end; at++) {
    if (!signs.has(at) && !isSeparatingDash(tokens, at, start)) continue;
    runs.push([from, at]);
    from = at + 1;
  }
  runs.push([from, end]);
  return runs;
}

/**
 * A unit of the catalogue behind a number, in any spelling: «4 dv», «38 đv máu». It is added beside the unit that the
 * words are elsewhere («đảng viên»); the indicator decides between them.
 */
function withCatalogueUnit(
  mark: Mark,
  raw: string,
  tokens: readonly Token[],
  end: number,
  units: PhraseBook<string>,
): Mark {
  if (mark.kind !== 'quantity') return mark;
  for (let at = mark.from + 1; at <= mark.to; at++) {
    const found = units.longest(tokens, at, end);
    const insideAnother = (readUnit(tokens, at - 1)?.next ?? 0) > at;
    if (!found || found.next < mark.to || insideAnother) continue;
    if (at < mark.to && numberWord(tokens[at])) return numberOrNoun(mark, raw, tokens, { at, ...found });
    const own = mark.span.readings.flatMap((reading) =>
      reading.unit === found.value ? [] : [{ ...reading, unit: found.value }],
    );
    const stated = mark.span.readings.filter(({ unit }) => unit !== null);
    return { ...mark, to: found.next, span: { ...mark.span, readings: [...stated, ...own] } };
  }
  return mark;
}

/**
 * «8 tram» where the catalogue counts stations (trạm): eight of them, or eight hundred (trăm). Behind n of m it is the
 * noun, as nobody says «8/1100».
 */
function numberOrNoun(
  mark: MarkOf<'quantity'>,
  raw: string,
  tokens: readonly Token[],
  { at, value: unit, next }: { readonly at: number; readonly value: string; readonly next: number },
): Mark {
  const [counted] = scanned(raw, tokens, mark.from, at);
  if (counted?.kind !== 'quantity' || counted.to !== at) return mark;
  const asNoun = counted.span.readings.map((reading) => ({ ...reading, unit }));
  const ratio = counted.span.readings.some(({ kind }) => kind === 'ratio');
  const readings = ratio ? asNoun : [...asNoun, ...mark.span.readings];
  return { ...mark, to: next, span: { ...mark.span, verdict: ratio ? 'clear' : 'ambiguous', readings } };
}

/** The quantities, and the numbers that are none, in a run of tokens. */
export function quantityMarks(
  raw: string,
  tokens: readonly Token[],
  start: number,
  end: number,
  units: PhraseBook<string>,
): Mark[] {
  if (!tokens.slice(start, end).some(hasFigure)) return [];
  return splitRun(tokens, start, end).flatMap(([from, to]) =>
    scanned(raw, tokens, from, to).map((mark) => withCatalogueUnit(mark, raw, tokens, to, units)),
  );
}

function scanned(raw: string, tokens: readonly Token[], start: number, end: number): Mark[] {
  const marks: Mark[] = [];
  let at = start;
  for (const span of scan(raw, { tokens: tokens.slice(start, end) })) {
    while (at < end && (tokens[at]?.start ?? 0) < span.start) at += 1;
    let to = at;
    while (to < end && (tokens[to]?.end ?? 0) <= span.end) to += 1;
    const mark = markOf(span, tokens, at, to);
    if (mark && to > at) marks.push(mark);
  }
  return marks;
}
