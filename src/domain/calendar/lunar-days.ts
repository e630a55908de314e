import { theDay, type Day } from './day.ts';

/** The two lunar days that are public holidays. */
export interface LunarDays {
  /** mùng 1 tháng Giêng */
  readonly newYear: Day;
  /** mùng 10 tháng Ba, Giỗ Tổ Hùng Vương */
  readonly hungKings: Day;
}

/**
 * By the Vietnamese calendar: new moons and solar terms at UTC+7. Computed with astronomy-engine, as
 * tests/domain/calendar/lunar-days.test.ts does again. It is not the Chinese calendar (UTC+8): in 2030 Tết is
 * 2 February here and 3 February there. Each line: year, month and day of Tết, month and day of Giỗ Tổ.
 */
const table = `
2020 01-25 04-02
2021 02-12 04-21
2022 02-01 04-10
2023 01-22 04-29
2024 02-10 04-18
2025 01-29 04-07
2026 02-17 04-26
2027 02-06 04-16
2028 01-26 04-04
2029 02-13 04-23
2030 02-02 04-12
2031 01-23 04-01
2032 02-11 04-19
2033 01-31 04-09
2034 02-19 04-28
2035 02-08 04-17
2036 01-28 04-06
2037 02-15 04-24
2038 02-04 04-13
2039 01-24 04-03
2040 02-12 04-20
2041 02-01 04-10
2042 01-22 04-29
2043 02-10 04-19
2044 01-30 04-07
2045 02-17 04-26
2046 02-06 04-15
2047 01-26 04-04
2048 02-14 04-22
2049 02-02 04-11
2050 01-23 04-01
`;

const byYear: ReadonlyMap<number, LunarDays> = new Map(table.trim().split('\n').map(readLine));

function readLine(line: string): [number, LunarDays] {
  const year = Number(line.slice(0, 4));
  const at = (start: number) =>
    theDay(year, Number(line.slice(start, start + 2)), Number(line.slice(start + 3, start + 5)));
  return [year, { newYear: at(5), hungKings: at(11) }];
}

/** Null outside 2020–2050: there the calendar knows no lunar holidays and they must be entered by hand. */
export const lunarDaysOf = (year: number): LunarDays | null => byYear.get(year) ?? null;
