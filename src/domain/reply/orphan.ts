import type { Indicator } from '../indicator/indicator.ts';
import { claimOf } from './claim.ts';
import { holdsUnknown } from './clause-sums.ts';
import type { Judging } from './judge.ts';
import { yardstickOf } from './magnitude.ts';
import { recordOf, whichIndicator, type IndicatorOption } from './question.ts';
import { isCue } from './mark.ts';
import type { ReadQuestion, ReadRecord } from './reading.ts';
import type { Candidate, Fact, Mention, Statement } from './statement.ts';
import { unitFit } from './unit-fit.ts';
import { placeFor } from './whose.ts';

/** Indicators that a figure without a name may answer: the message replied to, else the only one that is owed. */
function answered({ context, lookup }: Judging): readonly Indicator[] {
  const owed = context.owed?.length === 1 ? context.owed : [];
  const codes = new Set(context.asked ? [context.asked.indicator] : (context.repliedTo ?? owed));
  return lookup.index.catalogue.indicators.filter(({ code }) => codes.has(code));
}

const asCandidate = (indicator: Indicator): Candidate => ({
  indicator,
  byCode: true,
  coverage: 1,
  guessed: false,
});

/** What a statement without a name speaks of; null when nothing was asked that it could answer. */
export function orphanMention(statement: Statement, judging: Judging): Mention | null {
  const candidates = answered(judging).map(asCandidate);
  if (candidates.length === 0 || !statement.facts.some((fact) => mayAnswer(fact, candidates))) return null;
  return { marks: [], candidates, list: false, conflict: false, saysChange: false };
}

const mayAnswer = ({ mark }: Fact, candidates: readonly Candidate[]): boolean =>
  mark.kind === 'cue' ||
  mark.span.readings.some((reading) =>
    candidates.some(({ indicator }) => unitFit(reading, indicator).kind !== 'misfit'),
  );

const statesUnit = ({ mark }: Fact, indicator: Indicator): boolean =>
  mark.kind === 'quantity' &&
  mark.span.readings.some((reading) => {
    const fit = unitFit(reading, indicator);
    return fit.kind === 'converted' || (fit.kind === 'same' && fit.stated);
  });

const informing = ['plan', 'earlier', 'comparison', 'part', 'damage', 'intent', 'shortfall'] as const;

/** The plan, last year's figure, a part: nobody is asked what it belongs to. */
export const toldForInformation = ({ before, after, mark }: Fact): boolean =>
  before.some((other) => isCue(other, ...informing)) ||
  after.some((other) => isCue(other, 'shortfall', 'part', 'damage')) ||
  (mark.kind === 'quantity' && mark.span.readings.some(({ unit }) => unit?.startsWith('% ')));

const mostChoices = 5;

/**
 * A figure that belongs to no name: asked about when the message is a report and all its words were understood;
 * otherwise it is talk and is shown back as not understood.
 */
export function orphanQuestion(
  fact: Fact,
  records: readonly ReadRecord[],
  typed: string,
  judging: Judging,
): ReadQuestion | null {
  const { mark, clause } = fact;
  if (toldForInformation(fact) || fact.talk || fact.query) return null;
  if (mark.kind !== 'quantity' || fact.unknown.length > 0 || holdsUnknown(clause.marks)) return null;
  const { indicators } = judging.lookup.index.catalogue;
  const owed = new Set(judging.context.owed);
  const fitting = indicators
    .filter((indicator) => statesUnit(fact, indicator))
    .sort((a, b) => Number(owed.has(b.code)) - Number(owed.has(a.code)));
  const told = optionsToldLast(fact, typed, judging);
  if (fitting.length === 0) return records.length > 0 ? null : whichIndicator(typed, told);
  // «công nhận thêm 3 xã, nâng tổng số lên 41/60»: it goes with a figure that is told
  if (fitting.some(({ code }) => records.some(({ indicator }) => indicator === code))) return null;
  const others = fitting.filter((indicator) => !told.some((option) => option.indicator === indicator));
  const options = others.map((indicator) => ({
    indicator,
    ...ofPlace(fact, recordsOf(fact, indicator, typed, judging)),
  }));
  return whichIndicator(typed, [...told, ...options].slice(0, mostChoices));
}

/** «Lý Quốc 18» behind «Minh Long mía 26 ha»: the indicators of the last message come first. */
function optionsToldLast(fact: Fact, typed: string, judging: Judging): IndicatorOption[] {
  const { lookup, context } = judging;
  return (context.lastTold ?? []).flatMap(({ indicator: code, member }) => {
    const indicator = lookup.index.catalogue.indicators.find((each) => each.code === code);
    const records = indicator ? recordsOf(fact, indicator, typed, judging) : [];
    if (!indicator || records.length === 0) return [];
    if (fact.place !== null || member === undefined) return [{ indicator, ...ofPlace(fact, records) }];
    const whose = context.units?.find((unit) => unit.code === member)?.shortName ?? member;
    return [{ indicator, records: records.map((record) => ({ ...record, member })), whose }];
  });
}

/** The figure of the member unit that is named with it. */
function ofPlace(
  { place }: Fact,
  records: readonly ReadRecord[],
): Pick<IndicatorOption, 'records' | 'whose'> {
  if (place?.kind !== 'member') return { records };
  const { unit, bareName } = place.known;
  return { records: records.map((record) => ({ ...record, member: unit.code })), whose: bareName };
}

function recordsOf(fact: Fact, indicator: Indicator, typed: string, { context }: Judging): ReadRecord[] {
  const statement: Statement = {
    mention: null,
    facts: [fact],
    companions: [],
    line: 0,
    startsLine: false,
    header: null,
    corrects: false,
  };
  const place = placeFor(indicator, fact.place, context.reporters);
  const yardstick = yardstickOf(indicator, context.earlier);
  const claim = claimOf(fact, statement, null, asCandidate(indicator), {
    yardstick,
    place,
    asChange: false,
  });
  if (claim?.settled.kind !== 'figure' || place?.kind === 'unknown') return [];
  const record = recordOf(indicator, claim.settled.figure, typed);
  return [place === null ? record : { ...record, member: place.known.unit.code }];
}
