import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/domain/calendar/day.ts';
import { eventLead, reportBefore, summaryDayOf } from '../../../src/domain/calendar/event.ts';
import { parseEventCommand } from '../../../src/domain/calendar/event-command.ts';
import { defaultPeriodRule } from '../../../src/domain/calendar/period-rule.ts';
import { planPeriod } from '../../../src/domain/calendar/plan-periods.ts';
import { makeWorkCalendar } from '../../../src/domain/calendar/work-calendar.ts';
import { days, the } from './arbitrary-days.ts';

const calendar = makeWorkCalendar();
const none = { opens: null, due: null, closes: null, atOnce: false };

describe('the report for an event', () => {
  it.each([
    { on: '2026-11-20', to: '2026-11-13', due: '2026-11-17', summed: '2026-11-20', why: 'a Friday' },
    { on: '2026-11-21', to: '2026-11-16', due: '2026-11-18', summed: '2026-11-20', why: 'a Saturday' },
    { on: '2026-02-24', to: '2026-02-10', due: '2026-02-12', summed: '2026-02-24', why: 'behind Tết' },
  ])('on $on ($why): until $to, due $due, summed up $summed', ({ on, to, due, summed }) => {
    const request = reportBefore(
      { name: 'Tổng kết', on: the(on), from: the('2026-01-01') },
      defaultPeriodRule,
      calendar,
    );
    const planned = planPeriod(request, defaultPeriodRule, calendar);
    const dueOn = calendar.zone.dayOf(planned.dueAt);
    expect([planned.dataTo, dueOn, summaryDayOf(the(on), dueOn, calendar)]).toEqual([to, due, summed]);
  });

  it('leaves the same working days before every event of 2026–2035, and is summed up between deadline and event', () => {
    fc.assert(
      fc.property(days('2026-03-01', '2035-12-31'), (on) => {
        const request = reportBefore(
          { name: 'Tổng kết', on, from: addDays(on, -300) },
          defaultPeriodRule,
          calendar,
        );
        const { dueAt, opensAt, dataFrom, dataTo } = planPeriod(request, defaultPeriodRule, calendar);
        const due = calendar.zone.dayOf(dueAt);
        expect(calendar.addWorkingDays(on, -eventLead)).toBe(due);
        expect(opensAt < dueAt && dataFrom <= dataTo).toBe(true);
        const summed = summaryDayOf(on, due, calendar);
        expect(calendar.isWorkingDay(summed) && summed > due && summed <= on).toBe(true);
      }),
    );
  });
});

describe('parseEventCommand', () => {
  const today = the('2026-09-01');
  it.each([
    { text: 'Hội nghị tổng kết', kind: 'plan', name: 'Hội nghị tổng kết', on: null },
    { text: 'Hội nghị tổng kết ngày 20/11', kind: 'date', name: 'Hội nghị tổng kết', on: '2026-11-20' },
    {
      text: 'Hội nghị tổng kết: vào ngày 20/11/2026',
      kind: 'date',
      name: 'Hội nghị tổng kết',
      on: '2026-11-20',
    },
    { text: 'Sơ kết 3 năm 20/11', kind: 'date', name: 'Sơ kết 3 năm', on: '2026-11-20' },
    { text: 'so ket 3 nam ngay 20/11', kind: 'date', name: 'so ket 3 nam', on: '2026-11-20' },
    { text: 'Hội nghị tổng kết hoãn', kind: 'put-off', name: 'Hội nghị tổng kết', on: null },
    { text: 'Hội nghị tổng kết chưa có ngày', kind: 'put-off', name: 'Hội nghị tổng kết', on: null },
    { text: 'Hội nghị tổng kết bỏ', kind: 'drop', name: 'Hội nghị tổng kết', on: null },
  ])('«$text»: $kind', ({ text, ...command }) => {
    expect(parseEventCommand(text, today)).toEqual({ ok: true, value: { ...command, times: none } });
  });

  it('reads the times that differ from the rule', () => {
    const read = parseEventCommand('Tổng kết ngày 20/11 hạn 11h 18/11 mở ngay', today);
    const due = { day: '2026-11-18', minute: 11 * 60 };
    expect(read).toMatchObject({ ok: true, value: { name: 'Tổng kết', times: { due, atOnce: true } } });
  });

  it.each([
    { text: '', error: { kind: 'no-name' } },
    { text: 'ngày 20/11', error: { kind: 'no-name' } },
    { text: 'Tổng kết hạn sau này', error: { kind: 'no-day', of: 'due' } },
  ])('refuses «$text»', ({ text, error }) => {
    expect(parseEventCommand(text, today)).toEqual({ ok: false, error });
  });
});
