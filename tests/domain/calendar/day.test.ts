import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dayOf,
  dayOfNumber,
  daysBetween,
  lastDayOfMonth,
  numberOf,
  parseDay,
  theDay,
  weekdayOf,
} from '../../../src/domain/calendar/day.ts';
import { days, the } from './arbitrary-days.ts';

describe('a day', () => {
  it.each([
    { text: '2026-06-16', day: '2026-06-16', why: 'as it is stored' },
    { text: '2028-02-29', day: '2028-02-29', why: 'a leap year' },
    { text: '2000-02-29', day: '2000-02-29', why: 'divisible by 400' },
    { text: '2026-02-29', day: null, why: 'no leap year' },
    { text: '2100-02-29', day: null, why: 'divisible by 100' },
    { text: '2026-04-31', day: null, why: 'April has thirty days' },
    { text: '2026-13-01', day: null, why: 'no thirteenth month' },
    { text: '2026-6-16', day: null, why: 'zeros are written' },
    { text: '0001-01-01', day: null, why: 'out of range' },
    { text: ' 2026-06-16', day: null, why: 'nothing around it' },
  ])('$text → $day: $why', ({ text, day }) => {
    expect(parseDay(text)).toBe(day);
  });

  it('has the weekday and the successor that Date has', () => {
    fc.assert(
      fc.property(days('1950-01-01', '2150-12-31'), (day) => {
        const date = new Date(`${day}T00:00:00Z`);
        expect(weekdayOf(day) % 7).toBe(date.getUTCDay());
        expect(addDays(day, 1)).toBe(new Date(date.getTime() + 86_400_000).toISOString().slice(0, 10));
      }),
    );
  });

  it('comes back from its number and from any walk', () => {
    fc.assert(
      fc.property(days(), fc.integer({ min: -3000, max: 3000 }), (day, n) => {
        expect(dayOfNumber(numberOf(day))).toBe(day);
        expect(daysBetween(day, addDays(day, n))).toBe(n);
        expect(addDays(addDays(day, n), -n)).toBe(day);
      }),
    );
  });

  it('knows the ends of months', () => {
    expect([2, 4, 12].map((month) => lastDayOfMonth(2028, month))).toEqual([
      '2028-02-29',
      '2028-04-30',
      '2028-12-31',
    ]);
    expect(addDays(the('2028-02-28'), 1)).toBe('2028-02-29');
    expect(dayOf(2027, 2, 29)).toBeNull();
    expect(() => theDay(2027, 2, 29)).toThrow(RangeError);
  });
});
