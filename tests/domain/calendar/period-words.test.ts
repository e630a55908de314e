import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayWords, instantWords } from '../../../src/domain/calendar/day-words.ts';
import { parsePeriodCommand, planCommand } from '../../../src/domain/calendar/period-command.ts';
import { defaultPeriodRule } from '../../../src/domain/calendar/period-rule.ts';
import { parsePeriodWords } from '../../../src/domain/calendar/period-words.ts';
import { labelOf, type PeriodRequest } from '../../../src/domain/calendar/plan-periods.ts';
import { withoutMarks } from '../../../src/domain/calendar/typed-words.ts';
import { vietNamTime } from '../../../src/domain/calendar/time-zone.ts';
import { makeWorkCalendar } from '../../../src/domain/calendar/work-calendar.ts';
import { days, the } from './arbitrary-days.ts';

const calendar = makeWorkCalendar();
const today = the('2026-06-16');

describe('a period as a clerk types it', () => {
  it.each([
    { text: '6 tháng 2026', label: '6 tháng đầu năm 2026', why: 'the first half is meant' },
    { text: '6 tháng', label: '6 tháng đầu năm 2026', why: 'the one that just closed' },
    { text: '6-thang', label: '6 tháng đầu năm 2026', why: 'as a command word' },
    { text: '6 tháng cuối năm', label: '6 tháng cuối năm 2026', why: 'the second half' },
    { text: '9 tháng', label: '9 tháng năm 2026', why: 'nine months' },
    { text: 'quý 3', label: 'Quý III năm 2026', why: 'digits' },
    { text: 'Quý III/2026', label: 'Quý III năm 2026', why: 'Roman' },
    { text: 'quý 4 năm ngoái', label: 'Quý IV năm 2025', why: 'last year' },
    { text: 'thang 5', label: 'Tháng 5 năm 2026', why: 'without marks' },
    { text: 'tháng 5/2025', label: 'Tháng 5 năm 2025', why: 'a year behind a stroke' },
    { text: '5/2026', label: 'Tháng 5 năm 2026', why: 'month and year' },
    { text: 'năm 2026', label: 'Năm 2026', why: 'a year' },
    { text: 'cả năm', label: 'Năm 2026', why: 'this year' },
    { text: 'báo cáo tháng 7', label: 'Tháng 7 năm 2026', why: 'a word before it' },
    { text: 'từ 1/3 đến 20/4 Đợt cao điểm', label: 'Đợt cao điểm', why: 'an event' },
    { text: '1/3 - 20/4', label: 'Từ 01/03/2026 đến 20/04/2026', why: 'without a name' },
    { text: 'từ 15/12 đến 14/6', label: 'Từ 15/12/2025 đến 14/06/2026', why: 'over New Year' },
    { text: 'từ 1/1 đến 31/12: Cả chiến dịch', label: 'Cả chiến dịch', why: 'the colon is not the name' },
  ])('«$text» is $label: $why', ({ text, label }) => {
    const read = parsePeriodWords(text, today);
    expect(read.ok && labelOf(read.value)).toBe(label);
  });

  it.each([
    { text: 'tháng 13', kind: 'no-such-period', why: 'twelve months' },
    { text: 'quý 5', kind: 'no-such-period', why: 'four quarters' },
    { text: 'quý 0', kind: 'no-such-period', why: 'counted from one' },
    { text: 'tháng 5 năm 20266', kind: 'no-such-period', why: 'no such year' },
    { text: 'báo cáo', kind: 'no-period', why: 'names none' },
    { text: '', kind: 'no-period', why: 'empty' },
    { text: 'từ 20/4/2026 đến 1/3/2026', kind: 'backwards', why: 'ends before it begins' },
  ])('«$text» is refused as $kind: $why', ({ text, kind }) => {
    expect(parsePeriodWords(text, today)).toMatchObject({ ok: false, error: { kind } });
  });

  it.each([
    { now: '2027-01-08', text: 'năm', label: 'Năm 2026', why: 'in January the old year is reported' },
    { now: '2027-01-08', text: 'quý 4', label: 'Quý IV năm 2026', why: 'so is its last quarter' },
    { now: '2026-12-20', text: 'tháng 1', label: 'Tháng 1 năm 2027', why: 'in December the next January' },
    {
      now: '2026-05-10',
      text: 'tháng 12',
      label: 'Tháng 12 năm 2026',
      why: 'what is to come before what is long past',
    },
  ])('on $now «$text» is $label: $why', ({ now, text, label }) => {
    const read = parsePeriodWords(text, the(now));
    expect(read.ok && labelOf(read.value)).toBe(label);
  });

  it('reads every label back, with or without marks', () => {
    const regular: fc.Arbitrary<PeriodRequest> = fc.oneof(
      fc.record({
        kind: fc.constant('month' as const),
        year: fc.integer({ min: 2020, max: 2049 }),
        number: fc.integer({ min: 1, max: 12 }),
      }),
      fc.record({
        kind: fc.constant('quarter' as const),
        year: fc.integer({ min: 2020, max: 2049 }),
        number: fc.integer({ min: 1, max: 4 }),
      }),
      fc.record({
        kind: fc.constant('six-months' as const),
        year: fc.integer({ min: 2020, max: 2049 }),
        number: fc.integer({ min: 1, max: 2 }),
      }),
      fc.record({
        kind: fc.constantFrom('nine-months' as const, 'year' as const),
        year: fc.integer({ min: 2020, max: 2049 }),
      }),
    );
    fc.assert(
      fc.property(regular, days(), fc.boolean(), (request, now, bare) => {
        const label = labelOf(request);
        expect(parsePeriodWords(bare ? withoutMarks(label) : label, now)).toEqual({
          ok: true,
          value: request,
        });
      }),
    );
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      'tháng',
      '6',
      'quý',
      '/',
      '-',
      'từ',
      'đến',
      '31/2',
      '29/2',
      '2026',
      'năm',
      'hạn',
      'khóa',
      'đ',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(texts, days(), (text, now) => typeof parsePeriodCommand(text, now).ok === 'boolean'),
    );
  });
});

describe('a period with times of its own', () => {
  const now = vietNamTime.instantOf(the('2026-06-16'), 540);
  const plan = (text: string) => {
    const read = parsePeriodCommand(text, today);
    if (!read.ok) return read.error.kind;
    const planned = planCommand(read.value, defaultPeriodRule, calendar, now);
    if (!planned.ok) return planned.error.kind;
    const { label, opensAt, dueAt, closesAt } = planned.value;
    return [label, ...[opensAt, dueAt, closesAt].map((at) => instantWords(at, vietNamTime, today))].join(
      ' | ',
    );
  };

  it.each([
    {
      text: '9 tháng',
      plan: '9 tháng năm 2026 | 08:00 thứ Hai 7/9 | 17:00 thứ Tư 16/9 | 17:00 thứ Năm 24/9',
      why: 'the rule',
    },
    {
      text: '9 tháng hạn 15:00 18/9 khóa 30/9',
      plan: '9 tháng năm 2026 | 08:00 thứ Hai 7/9 | 15:00 thứ Sáu 18/9 | 17:00 thứ Tư 30/9',
      why: 'deadline and lock set',
    },
    {
      text: '9 tháng hạn 19/9',
      plan: '9 tháng năm 2026 | 08:00 thứ Hai 7/9 | 17:00 thứ Hai 21/9 | 17:00 thứ Ba 29/9',
      why: 'a Saturday deadline moves to Monday, the lock with it',
    },
    {
      text: '6 tháng hạn thứ 6',
      plan: '6 tháng đầu năm 2026 | 08:00 thứ Hai 8/6 | 17:00 thứ Sáu 19/6 | 17:00 thứ Hai 29/6',
      why: 'a weekday',
    },
    {
      text: 'từ 1/6 đến 30/6 Đợt mở rộng hạn 22/6',
      plan: 'Đợt mở rộng | 08:00 thứ Sáu 19/6 | 17:00 thứ Hai 22/6 | 17:00 thứ Ba 30/6',
      why: '«mở» in the name is no time; the opening moves before the deadline',
    },
    { text: '9 tháng mở 20/9 hạn 18/9', plan: 'opens-after-due', why: 'opens after its deadline' },
    { text: '9 tháng hạn 18/9 khóa 17/9', plan: 'closes-before-due', why: 'locked before its deadline' },
    { text: '6 tháng hạn 15/6', plan: 'due-in-past', why: 'nobody could be in time' },
    {
      text: '9 tháng mở ngay',
      plan: '9 tháng năm 2026 | 09:00 thứ Ba 16/6 | 17:00 thứ Tư 16/9 | 17:00 thứ Năm 24/9',
      why: 'at once',
    },
    {
      text: '9 thang mo ngay 1/9 han 18/9',
      plan: '9 tháng năm 2026 | 08:00 thứ Năm 3/9 | 17:00 thứ Sáu 18/9 | 17:00 thứ Hai 28/9',
      why: '«mo ngay 1/9» is a day, which is a holiday',
    },
    {
      text: '6 tháng hạn 22/6 đóng 30/6 mở ngay',
      plan: '6 tháng đầu năm 2026 | 09:00 thứ Ba 16/6 | 17:00 thứ Hai 22/6 | 17:00 thứ Ba 30/6',
      why: 'in any order; «đóng» is the lock',
    },
    { text: '9 tháng hạn hôm nào đó', plan: 'no-day', why: 'no day named' },
  ])('«$text»: $why', ({ text, plan: expected }) => {
    expect(plan(text)).toBe(expected);
  });
});

describe('days in words', () => {
  it.each([
    { day: '2026-06-16', words: 'thứ Ba 16/6' },
    { day: '2026-06-21', words: 'Chủ nhật 21/6' },
    { day: '2027-01-04', words: 'thứ Hai 4/1/2027' },
  ])('$day is «$words»', ({ day, words }) => {
    expect(dayWords(the(day), today)).toBe(words);
  });
});
