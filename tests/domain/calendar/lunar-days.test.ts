import { MoonPhase, SearchMoonPhase, SearchSunLongitude } from 'astronomy-engine';
import { describe, expect, it } from 'vitest';
import { dayOfNumber, type Day } from '../../../src/domain/calendar/day.ts';
import { lunarDaysOf } from '../../../src/domain/calendar/lunar-days.ts';

/**
 * A second opinion on the table, from the positions of sun and moon. The rules: a month begins on the local day of the
 * new moon; the month of the winter solstice is the eleventh; where thirteen months lie between two such, the first
 * without a principal term (a multiple of 30° of the sun's longitude) repeats the number before it.
 */
function computedDays(year: number, hoursAhead: number): { newYear: Day; hungKings: Day } {
  const dayNumber = (at: Date) => Math.floor((at.getTime() / 3_600_000 + hoursAhead) / 24);
  const termNear = (longitude: number, near: Date) => {
    const found = SearchSunLongitude(longitude, near, 40);
    if (!found) throw new Error('no such solar term');
    return dayNumber(found.date);
  };
  const solstice = (of: number) => termNear(270, new Date(Date.UTC(of, 11, 5)));
  const moons = newMoons(new Date(Date.UTC(year - 1, 10, 1)), new Date(Date.UTC(year + 1, 0, 15))).map(
    dayNumber,
  );
  const eleventh = moons.findLastIndex((moon) => moon <= solstice(year - 1));
  const nextEleventh = moons.findLastIndex((moon) => moon <= solstice(year));
  const terms = Array.from({ length: 12 }, (_, k) =>
    termNear((270 + 30 * k) % 360, new Date((solstice(year - 1) + 30 * k - 8) * 86_400_000)),
  );
  const hasTerm = (k: number) => terms.some((term) => term >= (moons[k] ?? 0) && term < (moons[k + 1] ?? 0));
  const months = Array.from({ length: nextEleventh - eleventh }, (_, k) => eleventh + k);
  const leap = months.length === 13 ? months.slice(1).find((k) => !hasTerm(k)) : undefined;
  const numbered = months.filter((k) => k !== leap);
  const dayOfMonth = (month: number, date: number) =>
    dayOfNumber((moons[numbered[month + 1] ?? NaN] ?? NaN) + date - 1);
  return { newYear: dayOfMonth(1, 1), hungKings: dayOfMonth(3, 10) };
}

function newMoons(from: Date, until: Date): Date[] {
  const found: Date[] = [];
  for (let from_ = from; ;) {
    const moon = SearchMoonPhase(0, from_, 40);
    if (!moon) throw new Error('no new moon within forty days');
    if (moon.date >= until) return found;
    found.push(moon.date);
    from_ = moon.AddDays(20).date;
  }
}

const years = Array.from({ length: 31 }, (_, i) => 2020 + i);

describe('Tết and Giỗ Tổ', () => {
  it.each(years)('of %i are where sun and moon put them at UTC+7', (year) => {
    expect(lunarDaysOf(year)).toEqual(computedDays(year, 7));
  });

  it.each([
    { year: 2026, newYear: '2026-02-17', hungKings: '2026-04-26' },
    { year: 2027, newYear: '2027-02-06', hungKings: '2027-04-16' },
    { year: 2028, newYear: '2028-01-26', hungKings: '2028-04-04' },
    { year: 2029, newYear: '2029-02-13', hungKings: '2029-04-23' },
    { year: 2030, newYear: '2030-02-02', hungKings: '2030-04-12' },
    { year: 2031, newYear: '2031-01-23', hungKings: '2031-04-01' },
  ])('of $year are as published', ({ year, newYear, hungKings }) => {
    expect(lunarDaysOf(year)).toEqual({ newYear, hungKings });
  });

  it('differ from the Chinese calendar in 2030: the new moon falls between the two midnights', () => {
    expect(computedDays(2030, 8).newYear).toBe('2030-02-03');
    expect(lunarDaysOf(2030)?.newYear).toBe('2030-02-02');
  });

  it('begin at a new moon', () => {
    for (const year of years) {
      const days = lunarDaysOf(year);
      const phase = MoonPhase(new Date(`${days?.newYear ?? ''}T12:00:00+07:00`));
      expect(Math.min(phase, 360 - phase)).toBeLessThan(13);
    }
  });

  it('are unknown outside the table', () => {
    expect([2019, 2051].map(lunarDaysOf)).toEqual([null, null]);
  });
});
