import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateOf, lastDayOfMonth, monthOf, yearOf } from '../../../src/domain/calendar/day.ts';
import { periodKinds, timingOf, type PeriodKind } from '../../../src/domain/calendar/period.ts';
import { defaultPeriodRule, faultOfRule, type PeriodRule } from '../../../src/domain/calendar/period-rule.ts';
import {
  dataSpanOf,
  periodsOf,
  planPeriod,
  type PeriodRequest,
} from '../../../src/domain/calendar/plan-periods.ts';
import { clock, vietNamTime } from '../../../src/domain/calendar/time-zone.ts';
import { makeWorkCalendar } from '../../../src/domain/calendar/work-calendar.ts';
import { days, the } from './arbitrary-days.ts';

const calendar = makeWorkCalendar();
const months = { ...defaultPeriodRule, basis: 'calendar' } as const;
const local = (instant: Date) => {
  const { day, minute } = vietNamTime.wallTimeOf(instant);
  return `${day} ${String(minute / 60)}h`;
};
const request = (kind: PeriodKind, year: number, number = 1): PeriodRequest =>
  kind === 'custom'
    ? { kind, from: the(`${year}-03-01`), to: the(`${year}-04-20`), name: 'Đợt cao điểm' }
    : kind === 'nine-months' || kind === 'year'
      ? { kind, year }
      : { kind, year, number };

describe('the days that a period covers', () => {
  it.each([
    { kind: 'month', number: 5, from: '2026-04-15', to: '2026-05-14', label: 'Tháng 5 năm 2026' },
    { kind: 'month', number: 1, from: '2025-12-15', to: '2026-01-14', label: 'Tháng 1 năm 2026' },
    { kind: 'quarter', number: 1, from: '2025-12-15', to: '2026-03-14', label: 'Quý I năm 2026' },
    { kind: 'quarter', number: 4, from: '2026-09-15', to: '2026-12-14', label: 'Quý IV năm 2026' },
    { kind: 'six-months', number: 1, from: '2025-12-15', to: '2026-06-14', label: '6 tháng đầu năm 2026' },
    { kind: 'six-months', number: 2, from: '2026-06-15', to: '2026-12-14', label: '6 tháng cuối năm 2026' },
    { kind: 'nine-months', number: 1, from: '2025-12-15', to: '2026-09-14', label: '9 tháng năm 2026' },
    { kind: 'year', number: 1, from: '2025-12-15', to: '2026-12-14', label: 'Năm 2026' },
    { kind: 'custom', number: 1, from: '2026-03-01', to: '2026-04-20', label: 'Đợt cao điểm' },
  ] as const)('$label: $from to $to by the decree', ({ kind, number, from, to, label }) => {
    const planned = planPeriod(request(kind, 2026, number), defaultPeriodRule, calendar);
    expect([planned.dataFrom, planned.dataTo, planned.label]).toEqual([from, to, label]);
  });

  it.each([
    { kind: 'month', number: 2, year: 2028, from: '2028-02-01', to: '2028-02-29', why: 'a leap year' },
    { kind: 'month', number: 2, year: 2027, from: '2027-02-01', to: '2027-02-28', why: 'none' },
    { kind: 'quarter', number: 2, year: 2026, from: '2026-04-01', to: '2026-06-30', why: 'whole months' },
    { kind: 'six-months', number: 1, year: 2026, from: '2026-01-01', to: '2026-06-30', why: 'from New Year' },
    { kind: 'year', number: 1, year: 2026, from: '2026-01-01', to: '2026-12-31', why: 'the year itself' },
  ] as const)(
    '$kind $number of $year by calendar months: $from to $to, $why',
    ({ kind, number, year, from, to }) => {
      expect(dataSpanOf(request(kind, year, number), months)).toEqual({ from, to });
    },
  );

  it('follow one another without gap or overlap, by either rule and any closing day', () => {
    const rules = fc.record({
      basis: fc.constantFrom('decree-09' as const, 'calendar' as const),
      closingDate: fc.integer({ min: 1, max: 28 }),
    });
    const kinds = fc.constantFrom(
      ['month', 12] as const,
      ['quarter', 4] as const,
      ['six-months', 2] as const,
    );
    fc.assert(
      fc.property(rules, kinds, fc.integer({ min: 2020, max: 2048 }), (rule, [kind, count], year) => {
        const all = [year, year + 1].flatMap((each) =>
          Array.from({ length: count }, (_, i) => dataSpanOf({ kind, year: each, number: i + 1 }, rule)),
        );
        for (const [i, span] of all.entries()) {
          expect(span.from <= span.to).toBe(true);
          if (i > 0) expect(span.from).toBe(addDays(all[i - 1]?.to ?? span.to, 1));
        }
        expect(dataSpanOf({ kind: 'year', year }, rule)).toEqual({
          from: all[0]?.from,
          to: all[count - 1]?.to,
        });
      }),
    );
  });
});

describe('the times of a period', () => {
  it.each([
    {
      request: request('six-months', 2026),
      times: ['2026-06-08 8h', '2026-06-16 17h', '2026-06-24 17h'],
      why: '14 June is a Sunday: it stays the closing day, the rest moves',
    },
    {
      request: request('month', 2026, 2),
      times: ['2026-02-09 8h', '2026-02-24 17h', '2026-03-04 17h'],
      why: 'the closing falls into Tết',
    },
    {
      request: request('month', 2026, 1),
      times: ['2026-01-07 8h', '2026-01-16 17h', '2026-01-26 17h'],
      why: 'an ordinary month',
    },
    {
      request: request('month', 2026, 8),
      times: ['2026-08-07 8h', '2026-08-18 17h', '2026-08-25 17h'],
      why: 'the Saturday 22 August is worked and counts before the lock',
    },
    {
      request: request('month', 2026, 11),
      times: ['2026-11-09 8h', '2026-11-17 17h', '2026-11-25 17h'],
      why: '14 November is a Saturday',
    },
  ])('$request.kind $request.number: $why', ({ request, times }) => {
    const { opensAt, dueAt, closesAt } = planPeriod(request, defaultPeriodRule, calendar);
    expect([opensAt, dueAt, closesAt].map(local)).toEqual(times);
  });

  const rules: fc.Arbitrary<PeriodRule> = fc.record({
    basis: fc.constantFrom('decree-09' as const, 'calendar' as const),
    closingDate: fc.integer({ min: 1, max: 28 }),
    opensDaysBefore: fc.integer({ min: 0, max: 30 }),
    opensAt: fc.constant(clock(8)),
    dueWorkingDays: fc.integer({ min: 1, max: 10 }),
    dueAt: fc.constantFrom(clock(11, 30), clock(17)),
    closesWorkingDays: fc.integer({ min: 1, max: 20 }),
    closesAt: fc.constant(clock(17)),
  });

  it('are in order, on working days, and leave a working day between closing and deadline', () => {
    fc.assert(
      fc.property(
        rules,
        fc.integer({ min: 2026, max: 2035 }),
        fc.integer({ min: 1, max: 12 }),
        (rule, year, number) => {
          expect(faultOfRule(rule)).toBeNull();
          const { dataTo, opensAt, dueAt, closesAt } = planPeriod(
            { kind: 'month', year, number },
            rule,
            calendar,
          );
          const [opens, due, closes] = [opensAt, dueAt, closesAt].map((at) => vietNamTime.dayOf(at));
          for (const day of [opens, due, closes])
            expect(day !== undefined && calendar.isWorkingDay(day)).toBe(true);
          expect(opensAt < dueAt && dueAt < closesAt).toBe(true);
          expect(calendar.workingDaysBetween(dataTo, due ?? dataTo)).toBe(rule.dueWorkingDays);
        },
      ),
    );
  });

  it.each([
    { change: { dueWorkingDays: 0 }, field: 'dueWorkingDays', why: 'one working day must lie between' },
    { change: { closingDate: 29 }, field: 'closingDate', why: 'February has no 29th' },
    { change: { closesWorkingDays: 0 }, field: 'closesWorkingDays', why: 'locked before it is late' },
    { change: { dueAt: 1440 }, field: 'dueAt', why: 'no such minute' },
  ])('refuses $change: $why', ({ change, field }) => {
    expect(faultOfRule({ ...defaultPeriodRule, ...change })).toBe(field);
  });
});

describe('the periods of a campaign', () => {
  const year2026 = { startsOn: the('2026-01-01'), endsOn: the('2026-12-31') };

  it.each([
    { span: year2026, kinds: ['month'], count: 12, why: 'a year of months' },
    { span: year2026, kinds: ['six-months', 'nine-months', 'year'], count: 3, why: 'the usual three' },
    { span: year2026, kinds: ['six-months'], count: 2, why: 'both halves where no year is asked for' },
    { span: year2026, kinds: ['quarter', 'quarter'], count: 4, why: 'a kind named twice is one' },
    { span: year2026, kinds: ['custom'], count: 0, why: 'an event is set by hand' },
    {
      span: { startsOn: the('2026-02-10'), endsOn: the('2026-05-05') },
      kinds: ['month', 'quarter'],
      count: 6,
      why: 'February to May, quarters I and II',
    },
    {
      span: { startsOn: the('2026-07-01'), endsOn: the('2028-06-30') },
      kinds: ['year'],
      count: 3,
      why: 'a campaign over three calendar years',
    },
  ] as const)('$kinds: $count, $why', ({ span, kinds, count }) => {
    expect(periodsOf(span, kinds, defaultPeriodRule, calendar)).toHaveLength(count);
  });

  it('have labels of their own, come by deadline, and meet the span', () => {
    const spans = fc
      .tuple(days('2026-01-01', '2034-12-31'), fc.integer({ min: 0, max: 1800 }))
      .map(([startsOn, length]) => ({ startsOn, endsOn: addDays(startsOn, length) }));
    fc.assert(
      fc.property(spans, fc.subarray([...periodKinds]), (span, kinds) => {
        const periods = periodsOf(span, kinds, months, calendar);
        expect(new Set(periods.map(({ label }) => label)).size).toBe(periods.length);
        for (const [i, { dataFrom, dataTo, dueAt }] of periods.entries()) {
          expect(dataFrom <= span.endsOn && dataTo >= span.startsOn).toBe(true);
          expect(dateOf(dataFrom)).toBe(1);
          expect(dataTo).toBe(lastDayOfMonth(yearOf(dataTo), monthOf(dataTo)));
          expect(dueAt.getTime()).toBeGreaterThanOrEqual(periods[i - 1]?.dueAt.getTime() ?? 0);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('a message and its period', () => {
  const period = planPeriod(request('six-months', 2026), defaultPeriodRule, calendar);
  const at = (day: string, hour: number, minute: number) =>
    vietNamTime.instantOf(the(day), clock(hour, minute));
  it.each([
    { sent: at('2026-06-10', 9, 0), timing: 'on-time', why: 'days before' },
    { sent: at('2026-06-16', 17, 0), timing: 'on-time', why: 'on the stroke of five' },
    { sent: at('2026-06-16', 17, 1), timing: 'late', why: 'a minute after' },
    { sent: at('2026-06-24', 17, 0), timing: 'late', why: 'the last moment before the lock' },
    { sent: at('2026-06-24', 17, 1), timing: 'after-close', why: 'locked' },
  ])('$timing: $why', ({ sent, timing }) => {
    expect(timingOf(sent, period)).toBe(timing);
  });
});
