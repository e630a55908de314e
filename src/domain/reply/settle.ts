import type { Indicator } from '../indicator/indicator.ts';
import { compare, equals, isWhole } from '../quantity/decimal.ts';
import type { QuantityReading, QuantitySpan } from '../quantity/quantity.ts';
import { interpret, type Figure, type Interpretation, type Naming } from './figure.ts';
import {
  countsThings,
  isFallingTotal,
  isImplausible,
  isImpossible,
  isUsualSize,
  planOf,
  type Yardstick,
} from './magnitude.ts';
import type { Doubt } from './reading.ts';
import type { RoleOfFigure } from './role.ts';
import { unitFit } from './unit-fit.ts';

/** What a quantity comes to for one indicator when all its readings are weighed. */
export type Settled =
  /** `confirm`: by the law's notation and the usual size, to be confirmed in the same breath */
  | {
      readonly kind: 'figure';
      readonly figure: Figure;
      readonly confirm: boolean;
      readonly rejected: readonly Figure[];
    }
  /** `figures`: the readings that survive, in the order of the choices */
  | { readonly kind: 'doubt'; readonly doubt: Doubt; readonly figures: readonly Figure[] }
  /** not a figure of this indicator: another unit */
  | { readonly kind: 'foreign' };

const doubtful = (doubt: Doubt, figures: readonly Figure[]): Settled => ({ kind: 'doubt', doubt, figures });

interface Way {
  readonly reading: QuantityReading;
  readonly meaning: Interpretation;
}

const sameFigure = (a: Figure, b: Figure): boolean =>
  a.kind === b.kind &&
  equals(a.value, b.value) &&
  (a.of === undefined ? b.of === undefined : b.of !== undefined && equals(a.of, b.of));

const figuresOf = ({ meaning }: Way): readonly Figure[] =>
  meaning.kind === 'figure' ? [meaning.figure] : meaning.figures;

function distinct(figures: readonly Figure[]): Figure[] {
  return figures.filter((figure, at) => figures.findIndex((other) => sameFigure(other, figure)) === at);
}

/** Readings that a hard fact leaves: things are whole, a share is not above 100. */
function possible(ways: readonly Way[], indicator: Indicator): readonly Way[] {
  const beside = ways.filter(({ reading }) => isOverPlan(reading, indicator));
  if (beside.length > 0) return beside;
  const whole = ways.filter(({ reading: { value, of } }) => !of || (isWhole(value) && isWhole(of)));
  const left = whole.length > 0 ? whole : ways;
  const kept = left.filter((way) => figuresOf(way).every((figure) => !excluded(figure, indicator)));
  return kept.length > 0 ? kept : left;
}

/** «5.120/8.600 triệu»: the plan itself stands behind the slash, which settles how the writer uses the dot. */
function isOverPlan(reading: QuantityReading, indicator: Indicator): boolean {
  const plan = planOf(indicator);
  const fit = unitFit({ ...reading, kind: 'exact' }, indicator);
  if (reading.kind !== 'ratio' || !reading.of || !plan) return false;
  const of = fit.kind === 'same' || fit.kind === 'converted' ? fit.value(reading.of) : reading.of;
  return of !== null && equals(of, plan);
}

function excluded({ kind, value, of }: Figure, indicator: Indicator): boolean {
  if (kind === 'ratio')
    return !isWhole(value) || (of !== undefined && (!isWhole(of) || compare(value, of) > 0));
  return countsThings(indicator) ? !isWhole(value) : isImpossible(value, indicator);
}

/**
 * «6.120 tấn»: a lone dot before three digits, read as thousands by the law, is taken when that value lies within
 * twenty times of the plan or the last value and the other one does not; never before a scale word.
 */
function byLawAndSize(ways: readonly Way[], yardstick: Yardstick): Settled | null {
  const [law, other] = [
    ways.find(({ reading }) => reading.style === 'law'),
    ways.find(({ reading }) => reading.style === 'english'),
  ];
  if (ways.length !== 2 || !law || !other || law.reading.scaled) return null;
  if (law.meaning.kind !== 'figure' || other.meaning.kind !== 'figure') return null;
  const [taken, rejected] = [law.meaning.figure, other.meaning.figure];
  const thousands = compare(law.reading.value, other.reading.value) > 0;
  if (!thousands || !isUsualSize(taken.value, yardstick) || isUsualSize(rejected.value, yardstick))
    return null;
  return { kind: 'figure', figure: taken, confirm: true, rejected: [rejected] };
}

/**
 * «9.312 tấn; thu 26,4 tỷ»: the message itself shows how its writer uses the marks. It is believed where the value so
 * read is of usual size and the other one is not.
 */
function asWritten(ways: readonly Way[], yardstick: Yardstick): Settled | null {
  const taken = ways.find(({ reading }) => reading.asWritten === true);
  const other = ways.find((way) => way !== taken);
  if (ways.length !== 2 || taken?.meaning.kind !== 'figure' || other?.meaning.kind !== 'figure') return null;
  const { figure } = taken.meaning;
  if (!isUsualSize(figure.value, yardstick) || isUsualSize(other.meaning.figure.value, yardstick))
    return null;
  return { kind: 'figure', figure, confirm: false, rejected: [] };
}

/** Last look at a figure that reads in one way only. */
function judged(figure: Figure, { indicator, yardstick, correction, ofMember }: Setting): Settled {
  const fine: Settled = { kind: 'figure', figure, confirm: false, rejected: [] };
  if (figure.kind === 'ratio') return fine;
  if (isImpossible(figure.value, indicator)) return doubtful('impossible', []);
  if (isImplausible(figure.value, indicator, yardstick, ofMember)) return doubtful('implausible', [figure]);
  return !correction && isFallingTotal(figure.value, yardstick) ? doubtful('implausible', [figure]) : fine;
}

const nearest =
  (yardstick: Yardstick) =>
  (a: Figure, b: Figure): number =>
    Number(isUsualSize(b.value, yardstick)) - Number(isUsualSize(a.value, yardstick));

export interface Setting {
  readonly indicator: Indicator;
  readonly naming: Naming;
  readonly yardstick: Yardstick;
  /** the message corrects an earlier figure, which may therefore fall */
  readonly correction: boolean;
  /** a member unit's figure, a part of what the plan is for */
  readonly ofMember: boolean;
}

export function settle(
  span: QuantitySpan,
  role: (reading: QuantityReading) => RoleOfFigure,
  setting: Setting,
): Settled {
  const { indicator, naming, yardstick } = setting;
  if (span.verdict === 'invalid') return doubtful('scale', []);
  if (span.readings.length === 0) return doubtful('vague', []);
  // «12/5» may be a day; only where n of m is asked for it is surely that
  const overPlan = span.readings.some((reading) => isOverPlan(reading, indicator));
  if (span.doubt !== undefined && indicator.measure !== 'ratio' && !overPlan) return doubtful('vague', []);
  const all = span.readings.flatMap((reading) => {
    const meaning = interpret(reading, role(reading), indicator, naming);
    return meaning ? [{ reading, meaning }] : [];
  });
  if (all.length === 0) return { kind: 'foreign' };
  // «01, 02» and «72. 5» are one number or two
  if (/\d[.,]\s+\d/u.test(span.text)) return doubtful('scale', distinct(all.flatMap(figuresOf)));
  const ways = possible(all, indicator);
  // «hộ dùng điện 5.150»: without the sign the number may count households instead of being 5,15 %
  const amounts = all.every(({ reading }) => reading.kind !== 'ratio');
  if (amounts && ways.length < all.length && isUnsignedShare(span, indicator)) return doubtful('unit', []);
  const [first] = ways;
  if (first && ways.length === 1) return settleOne(first, role(first.reading), setting);
  const figures = distinct(ways.flatMap(figuresOf)).sort(nearest(yardstick));
  // «gần 9.200 tấn»: no notation makes an approximation exact
  if (ways.some(({ reading }) => isInexact(role(reading)))) return doubtful('vague', figures);
  if (figures.length === 1 && first && ways.every(({ meaning }) => meaning.kind === 'figure'))
    return settleOne(first, role(first.reading), setting);
  const lawful = asWritten(ways, yardstick) ?? byLawAndSize(ways, yardstick);
  if (lawful?.kind === 'figure' && judged(lawful.figure, setting).kind === 'figure') return lawful;
  return doubtful(
    'scale',
    figures.filter(({ value }) => !isImpossible(value, indicator)),
  );
}

const isUnsignedShare = ({ readings }: QuantitySpan, { dimension }: Indicator): boolean =>
  (dimension === 'percent' || dimension === 'permille') && readings.every(({ unit }) => unit === null);

const isInexact = ({ vague, partial }: RoleOfFigure): boolean => vague || partial;

function settleOne({ meaning }: Way, role: RoleOfFigure, setting: Setting): Settled {
  if (meaning.kind === 'doubt') return doubtful(meaning.doubt, meaning.figures);
  if (isInexact(role)) return doubtful('vague', [meaning.figure]);
  return judged(meaning.figure, setting);
}
