import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, weekdayOf } from '../../../src/domain/calendar/day.ts';
import { defaultHolidayRules, holidaysOf } from '../../../src/domain/calendar/holidays.ts';
import { clock, vietNamTime } from '../../../src/domain/calendar/time-zone.ts';
import { defaultCalendarSettings, makeWorkCalendar } from '../../../src/domain/calendar/work-calendar.ts';
import { days, instants, the } from './arbitrary-days.ts';

const calendar = makeWorkCalendar();
const at = (day: string, hour: number, minute = 0) => vietNamTime.instantOf(the(day), clock(hour, minute));

describe('the calendar of Viet Nam', () => {
  it.each([
    { day: '2026-01-01', working: false, why: 'Tết Dương lịch' },
    { day: '2026-01-02', working: false, why: 'swapped by decision' },
    { day: '2026-01-10', working: true, why: 'the Saturday worked for it' },
    { day: '2026-01-17', working: false, why: 'an ordinary Saturday' },
    { day: '2026-02-13', working: true, why: 'the last Friday before Tết' },
    { day: '2026-02-16', working: false, why: 'the day before mùng 1' },
    { day: '2026-02-20', working: false, why: 'mùng 4' },
    { day: '2026-02-22', working: false, why: 'the Sunday that ends Tết' },
    { day: '2026-02-23', working: true, why: 'back at work' },
    { day: '2026-04-26', working: false, why: 'Giỗ Tổ, a Sunday' },
    { day: '2026-04-27', working: false, why: 'the day in lieu of it' },
    { day: '2026-04-30', working: false, why: 'Ngày Chiến thắng' },
    { day: '2026-05-01', working: false, why: 'Quốc tế lao động' },
    { day: '2026-05-04', working: true, why: 'the Monday after' },
    { day: '2026-08-22', working: true, why: 'worked for 31 August' },
    { day: '2026-08-31', working: false, why: 'swapped by decision' },
    { day: '2026-09-01', working: false, why: 'the second day of Quốc khánh' },
    { day: '2026-09-03', working: true, why: 'after Quốc khánh' },
    { day: '2026-11-24', working: true, why: 'the culture day is not in force' },
    { day: '2022-01-03', working: false, why: 'in lieu of Saturday 1 January' },
    {
      day: '2023-05-02',
      working: false,
      why: 'Giỗ Tổ on a Saturday, 30 April on a Sunday: two days in lieu',
    },
    { day: '2023-05-03', working: false, why: 'the second of them, since 1 May is itself a holiday' },
    { day: '2023-05-04', working: true, why: 'and no third' },
    { day: '2027-02-10', working: false, why: 'mùng 1 and 2 fall on a weekend' },
    { day: '2027-02-11', working: false, why: 'the second day in lieu' },
    { day: '2027-02-12', working: true, why: 'after them' },
    { day: '2030-02-01', working: false, why: 'the day before mùng 1 by the Vietnamese calendar' },
    { day: '2028-02-29', working: true, why: 'a Tuesday' },
  ])('$day worked: $working, $why', ({ day, working }) => {
    expect(calendar.isWorkingDay(the(day))).toBe(working);
  });

  it('gives eleven paid days a year, twelve with 24 November', () => {
    for (let year = 2020; year <= 2050; year += 1) {
      expect(holidaysOf(year, defaultHolidayRules)).toHaveLength(11);
      expect(holidaysOf(year, { ...defaultHolidayRules, cultureDay: true })).toHaveLength(12);
    }
  });

  it('gives every holiday on a weekend a day off of its own', () => {
    const bare = makeWorkCalendar({ ...defaultCalendarSettings, decisions: [] });
    const offOn = (from: number, year: number) =>
      Array.from({ length: 366 }, (_, i) => addDays(the(`${year}-01-01`), i + from)).filter(
        (day) => day.startsWith(String(year)) && !bare.isWorkingDay(day) && weekdayOf(day) <= 5,
      ).length;
    for (let year = 2020; year <= 2050; year += 1) {
      expect(offOn(0, year), String(year)).toBe(
        new Set(holidaysOf(year, defaultHolidayRules).map(({ day }) => day)).size,
      );
    }
  });

  it('follows what the clerk enters: off, worked, and the switch for 24 November', () => {
    const own = makeWorkCalendar({
      ...defaultCalendarSettings,
      holidays: { ...defaultHolidayRules, cultureDay: true, nationalDay: 'day-after' },
      decisions: [
        { day: the('2026-10-05'), kind: 'off', name: 'Nghỉ do bão' },
        { day: the('2026-10-10'), kind: 'working', name: 'Làm bù' },
        { day: the('2026-09-02'), kind: 'working', name: 'Trực' },
      ],
    });
    const worked = (day: string) => own.isWorkingDay(the(day));
    expect(
      ['2026-10-05', '2026-10-10', '2026-11-24', '2026-09-01', '2026-09-02', '2026-09-03'].map(worked),
    ).toEqual([false, true, false, true, true, false]);
    expect(own.factOf(the('2026-10-05'))).toEqual({ working: false, name: 'Nghỉ do bão' });
    expect(own.factOf(the('2026-10-06'))).toEqual({ working: true, name: null });
  });

  it('refuses a calendar that never works', () => {
    const weekend = [1, 2, 3, 4, 5, 6, 7] as const;
    const holidays = { ...defaultHolidayRules, weekend };
    expect(() => makeWorkCalendar({ ...defaultCalendarSettings, holidays })).toThrow(/no working day/);
    const decisions = Array.from({ length: 90 }, (_, i) => ({
      day: addDays(the('2026-06-01'), i),
      kind: 'off' as const,
      name: '',
    }));
    const shut = makeWorkCalendar({ ...defaultCalendarSettings, decisions });
    expect(() => shut.nextWorkingDay(the('2026-06-01'))).toThrow(/no working day/);
  });
});

describe('counting working days', () => {
  it.each([
    { from: '2026-06-14', n: 2, to: '2026-06-16', why: 'a Sunday closing: Tuesday' },
    { from: '2026-02-14', n: 2, to: '2026-02-24', why: 'across Tết' },
    { from: '2026-11-14', n: 2, to: '2026-11-17', why: 'from a Saturday' },
    { from: '2026-01-08', n: 2, to: '2026-01-10', why: 'a swapped Saturday counts' },
    { from: '2026-06-16', n: -1, to: '2026-06-15', why: 'backwards' },
    { from: '2026-06-15', n: -1, to: '2026-06-12', why: 'backwards over a weekend' },
    { from: '2026-06-13', n: 0, to: '2026-06-15', why: 'zero moves a day off on' },
    { from: '2028-02-28', n: 1, to: '2028-02-29', why: 'a leap day' },
  ])('$n after $from is $to: $why', ({ from, n, to }) => {
    expect(calendar.addWorkingDays(the(from), n)).toBe(to);
  });

  it('lands on a working day, passes exactly that many, and walks back', () => {
    fc.assert(
      fc.property(days(), fc.integer({ min: 1, max: 40 }), (day, n) => {
        const there = calendar.addWorkingDays(day, n);
        expect(calendar.isWorkingDay(there)).toBe(true);
        expect(calendar.workingDaysBetween(day, there)).toBe(n);
        expect(calendar.workingDaysBetween(day, addDays(there, -1))).toBe(n - 1);
        expect(calendar.addWorkingDays(there, -n)).toBe(calendar.workingDayUntil(day));
        expect(calendar.nextWorkingDay(day)).toBe(calendar.addWorkingDays(day, 1));
      }),
    );
  });

  it('moves a day off on to the first worked one, and back to the last', () => {
    fc.assert(
      fc.property(days(), (day) => {
        const [later, earlier] = [calendar.workingDayFrom(day), calendar.workingDayUntil(day)];
        expect(calendar.isWorkingDay(later) && calendar.isWorkingDay(earlier)).toBe(true);
        expect(earlier <= day && day <= later).toBe(true);
        expect(calendar.workingDaysBetween(earlier, later)).toBe(calendar.isWorkingDay(day) ? 0 : 1);
      }),
    );
  });
});

describe('quiet hours', () => {
  it.each([
    { now: at('2026-06-16', 7), next: at('2026-06-16', 7), why: 'they end at seven sharp' },
    { now: at('2026-06-16', 6, 59), next: at('2026-06-16', 7), why: 'a minute before' },
    { now: at('2026-06-16', 19, 59), next: at('2026-06-16', 19, 59), why: 'the last minute' },
    { now: at('2026-06-16', 20), next: at('2026-06-17', 7), why: 'the evening waits for the morning' },
    { now: at('2026-06-12', 20), next: at('2026-06-15', 7), why: 'Friday evening waits for Monday' },
    { now: at('2026-02-14', 9), next: at('2026-02-23', 7), why: 'Tết' },
    { now: at('2026-01-10', 9), next: at('2026-01-10', 9), why: 'a swapped Saturday is worked' },
    { now: at('2026-01-02', 9), next: at('2026-01-05', 7), why: 'the day off that it was swapped for' },
  ])('$now → $next: $why', ({ now, next }) => {
    expect(calendar.nextAllowed(now)).toEqual(next);
  });

  it('never let anything out at night or on a day off, and hold nothing back longer than needed', () => {
    fc.assert(
      fc.property(instants(), (now) => {
        const next = calendar.nextAllowed(now);
        const { day, minute } = vietNamTime.wallTimeOf(next);
        expect(next.getTime()).toBeGreaterThanOrEqual(now.getTime());
        expect(calendar.isWorkingDay(day)).toBe(true);
        expect(minute >= clock(7) && minute < clock(20)).toBe(true);
        expect(calendar.isAllowed(next)).toBe(true);
        if (next > now) expect(minute).toBe(clock(7));
        expect(calendar.isAllowed(now)).toBe(next.getTime() === now.getTime());
      }),
    );
  });

  it('do not bind a person who allows any hour', () => {
    fc.assert(fc.property(instants(), (now) => calendar.nextAllowed(now, { anytime: true }) === now));
  });
});
