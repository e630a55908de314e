import { addDays, theDay, weekdayOf, type Day, type Weekday } from './day.ts';
import { lunarDaysOf } from './lunar-days.ts';

export interface Holiday {
  readonly day: Day;
  readonly name: string;
}

/**
 * What the law leaves open. Labour Code 2019 article 112 gives eleven days; which ones make up Tết and Quốc khánh
 * the Prime Minister decides each year.
 */
export interface HolidayRules {
  /** days off before mùng 1, and from mùng 1 on: five together */
  readonly newYear: { readonly before: number; readonly from: number };
  /** which neighbour of 2 September is off too */
  readonly nationalDay: 'day-before' | 'day-after';
  /** 24 November, Ngày Văn hóa Việt Nam: announced, not in force as far as known */
  readonly cultureDay: boolean;
  /** days of rest every week */
  readonly weekend: readonly Weekday[];
}

export const defaultHolidayRules: HolidayRules = {
  newYear: { before: 1, from: 4 },
  nationalDay: 'day-before',
  cultureDay: false,
  weekend: [6, 7],
};

/** The public holidays of a year as the rules name them, in order, before any is moved. */
export function holidaysOf(year: number, rules: HolidayRules): readonly Holiday[] {
  const lunar = lunarDaysOf(year);
  const { before, from } = rules.newYear;
  const list: Holiday[] = [
    { day: theDay(year, 1, 1), name: 'Tết Dương lịch' },
    ...(lunar
      ? Array.from({ length: before + from }, (_, i) => ({
          day: addDays(lunar.newYear, i - before),
          name: 'Tết Nguyên đán',
        }))
      : []),
    ...(lunar ? [{ day: lunar.hungKings, name: 'Giỗ Tổ Hùng Vương' }] : []),
    { day: theDay(year, 4, 30), name: 'Ngày Chiến thắng' },
    { day: theDay(year, 5, 1), name: 'Ngày Quốc tế lao động' },
    { day: theDay(year, 9, rules.nationalDay === 'day-before' ? 1 : 3), name: 'Quốc khánh' },
    { day: theDay(year, 9, 2), name: 'Quốc khánh' },
    ...(rules.cultureDay ? [{ day: theDay(year, 11, 24), name: 'Ngày Văn hóa Việt Nam' }] : []),
  ];
  return list.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/**
 * Days off in lieu: a holiday on a day of weekly rest gives the next day that is neither rest nor holiday
 * (Labour Code 2019 article 111.3). Takes the holidays in order, so two of them give two days.
 */
export function daysInLieu(holidays: readonly Holiday[], weekend: readonly Weekday[]): readonly Holiday[] {
  const taken = new Set<Day>(holidays.map(({ day }) => day));
  const rests = (day: Day) => weekend.includes(weekdayOf(day));
  const lieu: Holiday[] = [];
  const counted = new Set<Day>();
  for (const holiday of holidays) {
    // Two holidays on one day (Giỗ Tổ on 30 April cannot be, but settings may make it so) give one day in lieu.
    if (!rests(holiday.day) || counted.has(holiday.day)) continue;
    counted.add(holiday.day);
    let day = addDays(holiday.day, 1);
    while (rests(day) || taken.has(day)) day = addDays(day, 1);
    taken.add(day);
    lieu.push({ day, name: `Nghỉ bù ${holiday.name}` });
  }
  return lieu;
}
