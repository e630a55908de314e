import fc from 'fast-check';
import { dayOfNumber, numberOf, parseDay, type Day } from '../../../src/domain/calendar/day.ts';

/** A day that the test states; throws when it is misspelt. */
export function the(text: string): Day {
  const day = parseDay(text);
  if (!day) throw new Error(`no such day: ${text}`);
  return day;
}

/** Days from `from` to `to`, with the ends of months and 29 February more often than chance would have them. */
export function days(from = '2020-01-01', to = '2049-12-31'): fc.Arbitrary<Day> {
  const [first, last] = [numberOf(the(from)), numberOf(the(to))];
  const any = fc.integer({ min: first, max: last }).map(dayOfNumber);
  const year = fc.integer({ min: Number(from.slice(0, 4)), max: Number(to.slice(0, 4)) });
  const edges = fc
    .tuple(
      year,
      fc.constantFrom('02-28', '02-29', '03-01', '01-31', '04-30', '12-31', '01-01', '12-15', '06-14'),
    )
    .map(([y, md]) => parseDay(`${y}-${md}`))
    .filter((day): day is Day => day !== null && day >= from && day <= to);
  return fc.oneof({ weight: 3, arbitrary: any }, { weight: 1, arbitrary: edges });
}

/** Instants of those years, to the minute. */
export const instants = (from = '2020-01-01', to = '2049-12-31'): fc.Arbitrary<Date> =>
  fc
    .integer({ min: numberOf(the(from)) * 1440, max: numberOf(the(to)) * 1440 })
    .map((minutes) => new Date(minutes * 60_000));
