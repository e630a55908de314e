import { describe, expect, it } from 'vitest';
import { defaultPeriodRule } from '../../../src/domain/calendar/period-rule.ts';
import { planPeriod, type PeriodRequest } from '../../../src/domain/calendar/plan-periods.ts';
import { clock, vietNamTime } from '../../../src/domain/calendar/time-zone.ts';
import { makeWorkCalendar } from '../../../src/domain/calendar/work-calendar.ts';
import { ladderOf, type PeriodInPlay } from '../../../src/domain/duty/ladder.ts';
import { judgePostponement, promisesThatCount } from '../../../src/domain/duty/promise.ts';
import { defaultReminderPlan, type ReminderPlan } from '../../../src/domain/duty/reminder-plan.ts';
import type { PostponementFact } from '../../../src/domain/duty/reminder.ts';
import { the } from '../calendar/arbitrary-days.ts';

const calendar = makeWorkCalendar();
const at = (day: string, hour: number, minute = 0) => vietNamTime.instantOf(the(day), clock(hour, minute));

function period(request: PeriodRequest, change: Partial<PeriodInPlay> = {}): PeriodInPlay {
  const { opensAt, dueAt, closesAt } = planPeriod(request, defaultPeriodRule, calendar);
  return { id: 'p', opensAt, dueAt, closesAt, plan: defaultReminderPlan, ...change };
}

const rungs = (of: PeriodInPlay) =>
  ladderOf(of, calendar).map(({ code, at: instant }) => {
    const { day, minute } = vietNamTime.wallTimeOf(instant);
    return `${code} ${day} ${String(minute / 60)}h`;
  });

const june: PeriodRequest = { kind: 'six-months', year: 2026, number: 1 };

describe('the ladder of a period', () => {
  it('climbs from the opening to the morning after the lock', () => {
    expect(rungs(period(june))).toEqual([
      'opening 2026-06-08 8h',
      'before-5 2026-06-11 8h',
      'before-1 2026-06-15 8h',
      'due-day 2026-06-16 8h',
      'late-1 2026-06-17 8h',
      'late-2 2026-06-18 8h',
      'late-3 2026-06-19 8h',
      'late-4 2026-06-22 8h',
      'late-5 2026-06-23 8h',
      'closed 2026-06-25 8h',
    ]);
  });

  it('warns before Tết, not in it', () => {
    const february = rungs(period({ kind: 'month', year: 2026, number: 2 }));
    expect(february.slice(0, 4)).toEqual([
      'opening 2026-02-09 8h',
      'before-5 2026-02-13 8h',
      'before-1 2026-02-23 8h',
      'due-day 2026-02-24 8h',
    ]);
  });

  it('counts a swapped Saturday among the days of lateness', () => {
    const august = rungs(period({ kind: 'month', year: 2026, number: 8 }));
    expect(august).toContain('late-4 2026-08-22 8h');
  });

  it.each([
    {
      change: { opensAt: at('2026-06-12', 10) },
      missing: ['before-5 2026-06-11 8h'],
      why: 'opened late: no rung from before it',
    },
    {
      change: { dueAt: at('2026-06-16', 7, 30) },
      missing: ['due-day 2026-06-16 8h'],
      why: 'the deadline passes before the morning',
    },
    {
      change: { closesAt: at('2026-06-19', 17) },
      missing: ['late-4 2026-06-22 8h', 'late-5 2026-06-23 8h'],
      why: 'locked before',
    },
  ])('leaves $missing out: $why', ({ change, missing }) => {
    const left = rungs(period(june, change));
    for (const rung of missing) {
      expect(rungs(period(june))).toContain(rung);
      expect(left).not.toContain(rung);
    }
  });

  it('reminds on Friday of a deadline that somebody set on a Saturday', () => {
    expect(rungs(period(june, { dueAt: at('2026-06-20', 17) }))).toContain('due-day 2026-06-19 8h');
  });

  it('follows the plan', () => {
    const plan: ReminderPlan = {
      ...defaultReminderPlan,
      at: clock(9, 30),
      opening: false,
      before: [3],
      dueDay: false,
      late: { ...defaultReminderPlan.late, everyWorkingDays: 2, atMost: 2 },
    };
    expect(rungs(period(june, { plan }))).toEqual([
      'before-3 2026-06-12 9.5h',
      'late-1 2026-06-18 9.5h',
      'late-2 2026-06-22 9.5h',
      'closed 2026-06-25 9.5h',
    ]);
  });
});

describe('a promise', () => {
  const asked = (
    untilDay: string,
    state: 'granted' | 'refused' = 'granted',
    day = '2026-06-15',
  ): PostponementFact => ({
    ...{ blocId: 'K3', periodId: 'p', untilDay, state, askedAt: at(day, 9) },
  });
  const today = the('2026-06-16');

  it.each([
    { wanted: '2026-06-19', result: { until: '2026-06-19', cut: false }, why: 'Friday' },
    { wanted: '2026-06-20', result: { until: '2026-06-22', cut: false }, why: 'a Saturday is Monday' },
    {
      wanted: '2026-07-10',
      result: { until: '2026-06-23', cut: true },
      why: 'five working days after the due day',
    },
  ])('until $wanted: $why', ({ wanted, result }) => {
    expect(judgePostponement(the(wanted), today, period(june), [], calendar)).toEqual({
      ok: true,
      value: result,
    });
  });

  it.each([
    { wanted: '2026-06-16', now: today, earlier: [], kind: 'not-later', why: 'today is no delay' },
    {
      wanted: '2026-06-26',
      now: the('2026-06-23'),
      earlier: [],
      kind: 'past-limit',
      why: 'the limit is reached',
    },
    {
      wanted: '2026-06-19',
      now: today,
      earlier: [asked('2026-06-15'), asked('2026-06-16')],
      kind: 'too-often',
      why: 'twice already',
    },
  ])('until $wanted is refused as $kind: $why', ({ wanted, now, earlier, kind }) => {
    const judged = judgePostponement(the(wanted), now, period(june), earlier, calendar);
    expect(judged).toMatchObject({ ok: false, error: { kind } });
  });

  it('that was refused does not count against the next', () => {
    const earlier = [asked('2026-06-15'), asked('2026-06-16', 'refused')];
    expect(judgePostponement(the('2026-06-19'), today, period(june), earlier, calendar).ok).toBe(true);
  });

  it.each([
    { rows: [asked('2026-06-19')], until: ['2026-06-19'], why: 'as granted' },
    { rows: [asked('2026-08-01')], until: ['2026-06-23'], why: 'cut back, whatever the row says' },
    { rows: [asked('2026-06-19', 'refused')], until: [], why: 'refused' },
    { rows: [asked('nonsense')], until: [], why: 'no day' },
    {
      rows: [
        asked('2026-06-17'),
        asked('2026-06-18', 'granted', '2026-06-16'),
        asked('2026-06-19', 'granted', '2026-06-17'),
      ],
      until: ['2026-06-17', '2026-06-18'],
      why: 'the first two',
    },
  ])('counts $until: $why', ({ rows, until }) => {
    expect(promisesThatCount(rows, period(june), calendar).map((each) => each.until)).toEqual(until);
  });

  it('never outlives the lock', () => {
    const short = period(june, { closesAt: at('2026-06-18', 17) });
    expect(promisesThatCount([asked('2026-06-23')], short, calendar).map(({ until }) => until)).toEqual([
      '2026-06-18',
    ]);
  });
});
