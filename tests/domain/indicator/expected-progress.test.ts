import { expect, it } from 'vitest';
import { theDay } from '../../../src/domain/calendar/day.ts';
import { expectedProgress } from '../../../src/domain/indicator/expected-progress.ts';
import { decimalText } from '../../../src/domain/quantity/decimal.ts';

const [first, last] = [theDay(2026, 1, 1), theDay(2026, 12, 31)];

it.each([
  { until: theDay(2025, 12, 14), percent: '0', why: 'before the campaign' },
  { until: first, percent: '0.274', why: 'the first day counts' },
  { until: theDay(2026, 6, 14), percent: '45.2055', why: '165 of 365 days' },
  { until: last, percent: '100', why: 'the last day is the end' },
  { until: theDay(2027, 1, 20), percent: '100', why: 'a final figure in January' },
])('$percent % on $until: $why', ({ until, percent }) => {
  expect(decimalText(expectedProgress(first, last, until))).toBe(percent);
});

it('is over at once where the days are turned round', () => {
  expect(decimalText(expectedProgress(last, first, first))).toBe('100');
});
