import { addDays, lastDayOfMonth, monthOf, theDay, yearOf, type Day } from './day.ts';
import { fullDateWords } from './day-words.ts';
import type { PeriodKind, PlannedPeriod } from './period.ts';
import type { PeriodRule } from './period-rule.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** Which period is meant; `number` counts months and quarters from 1, and halves of the year for six-months. */
export type PeriodRequest =
  | { readonly kind: 'month' | 'quarter' | 'six-months'; readonly year: number; readonly number: number }
  | { readonly kind: 'nine-months' | 'year'; readonly year: number }
  | { readonly kind: 'custom'; readonly from: Day; readonly to: Day; readonly name: string };

/** First and last month of the year that a request covers. */
function monthsOf(
  request: Exclude<PeriodRequest, { kind: 'custom' }>,
): readonly [first: number, last: number] {
  switch (request.kind) {
    case 'month':
      return [request.number, request.number];
    case 'quarter':
      return [request.number * 3 - 2, request.number * 3];
    case 'six-months':
      return request.number === 1 ? [1, 6] : [7, 12];
    case 'nine-months':
      return [1, 9];
    case 'year':
      return [1, 12];
  }
}

/** The days that the figures of a period cover, both inclusive. */
export function dataSpanOf(
  request: PeriodRequest,
  rule: Pick<PeriodRule, 'basis' | 'closingDate'>,
): { readonly from: Day; readonly to: Day } {
  if (request.kind === 'custom') return { from: request.from, to: request.to };
  const { year } = request;
  const [first, last] = monthsOf(request);
  if (rule.basis === 'calendar') return { from: theDay(year, first, 1), to: lastDayOfMonth(year, last) };
  const [yearBefore, monthBefore] = first === 1 ? [year - 1, 12] : [year, first - 1];
  return {
    from: addDays(theDay(yearBefore, monthBefore, rule.closingDate), 1),
    to: theDay(year, last, rule.closingDate),
  };
}

/** «Tháng 5 năm 2026», «Quý I năm 2026», «6 tháng đầu năm 2026», «9 tháng năm 2026», «Năm 2026», or the given name. */
export function labelOf(request: PeriodRequest): string {
  switch (request.kind) {
    case 'month':
      return `Tháng ${request.number} năm ${request.year}`;
    case 'quarter':
      return `Quý ${['I', 'II', 'III', 'IV'][request.number - 1] ?? request.number} năm ${request.year}`;
    case 'six-months':
      return `6 tháng ${request.number === 1 ? 'đầu' : 'cuối'} năm ${request.year}`;
    case 'nine-months':
      return `9 tháng năm ${request.year}`;
    case 'year':
      return `Năm ${request.year}`;
    case 'custom':
      return request.name || `Từ ${fullDateWords(request.from)} đến ${fullDateWords(request.to)}`;
  }
}

/** «Quý III năm 2026» stands inside sentences: «Báo cáo quý III năm 2026»; a name that the clerk gave stays. */
export const labelInSentence = (label: string, kind: PeriodKind): string =>
  kind === 'custom' ? label : label.charAt(0).toLocaleLowerCase('vi') + label.slice(1);

/**
 * Lays one period out. The closing day stays a calendar date; opening, deadline and lock are moved to working days
 * (the deadline as Civil Code 2015 article 148 says).
 */
export function planPeriod(request: PeriodRequest, rule: PeriodRule, calendar: WorkCalendar): PlannedPeriod {
  const { from, to } = dataSpanOf(request, rule);
  const { zone } = calendar;
  const opensOn = calendar.workingDayFrom(addDays(to, -rule.opensDaysBefore));
  const dueOn = calendar.addWorkingDays(to, rule.dueWorkingDays);
  const closesOn = calendar.addWorkingDays(dueOn, rule.closesWorkingDays);
  return {
    kind: request.kind,
    label: labelOf(request),
    dataFrom: from,
    dataTo: to,
    opensAt: zone.instantOf(opensOn, rule.opensAt),
    dueAt: zone.instantOf(dueOn, rule.dueAt),
    closesAt: zone.instantOf(closesOn, rule.closesAt),
  };
}

/**
 * The periods that a campaign makes by itself: every period of the wanted kinds whose months meet the campaign's span,
 * by deadline. The second half of the year is laid out only where no yearly report is asked for, since both would
 * close on the same day; an event's report is laid out when it has a day (event.ts).
 */
export function periodsOf(
  span: { readonly startsOn: Day; readonly endsOn: Day },
  kinds: readonly PeriodKind[],
  rule: PeriodRule,
  calendar: WorkCalendar,
): readonly PlannedPeriod[] {
  const requests: PeriodRequest[] = [];
  for (let year = yearOf(span.startsOn); year <= yearOf(span.endsOn); year += 1) {
    for (const kind of new Set(kinds)) requests.push(...requestsOf(kind, year, kinds));
  }
  return requests
    .filter((request) => meets(request, span))
    .map((request) => planPeriod(request, rule, calendar))
    .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
}

function requestsOf(kind: PeriodKind, year: number, kinds: readonly PeriodKind[]): readonly PeriodRequest[] {
  const numbered = (of: 'month' | 'quarter' | 'six-months', count: number) =>
    Array.from({ length: count }, (_, i) => ({ kind: of, year, number: i + 1 }));
  switch (kind) {
    case 'month':
      return numbered('month', 12);
    case 'quarter':
      return numbered('quarter', 4);
    case 'six-months':
      return numbered('six-months', kinds.includes('year') ? 1 : 2);
    case 'nine-months':
    case 'year':
      return [{ kind, year }];
    case 'custom':
      return [];
  }
}

function meets(request: PeriodRequest, { startsOn, endsOn }: { startsOn: Day; endsOn: Day }): boolean {
  if (request.kind === 'custom') return request.from <= endsOn && request.to >= startsOn;
  const [first, last] = monthsOf(request);
  const monthNumber = (year: number, month: number) => year * 12 + month;
  return (
    monthNumber(request.year, last) >= monthNumber(yearOf(startsOn), monthOf(startsOn)) &&
    monthNumber(request.year, first) <= monthNumber(yearOf(endsOn), monthOf(endsOn))
  );
}
