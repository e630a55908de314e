import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultPeriodRule, type PeriodRule } from '../../../src/domain/calendar/period-rule.ts';
import { parseRuleWords, ruleWords } from '../../../src/domain/calendar/rule-words.ts';
import { clock } from '../../../src/domain/calendar/time-zone.ts';
import { withoutMarks } from '../../../src/domain/calendar/typed-words.ts';

const rules: fc.Arbitrary<PeriodRule> = fc.record({
  basis: fc.constantFrom('decree-09' as const, 'calendar' as const),
  closingDate: fc.integer({ min: 1, max: 28 }),
  opensDaysBefore: fc.integer({ min: 0, max: 60 }),
  opensAt: fc.integer({ min: 0, max: clock(23, 59) }),
  dueWorkingDays: fc.integer({ min: 1, max: 30 }),
  dueAt: fc.integer({ min: 0, max: clock(23, 59) }),
  closesWorkingDays: fc.integer({ min: 1, max: 60 }),
  closesAt: fc.integer({ min: 0, max: clock(23, 59) }),
});

describe('the rule for periods in words', () => {
  it.each([
    { text: 'theo tháng dương lịch', change: { basis: 'calendar' }, why: 'calendar months' },
    { text: 'ky theo thang', change: { basis: 'calendar' }, why: 'as typed in a hurry' },
    { text: 'chốt số ngày 20', change: { closingDate: 20 }, why: 'another closing day' },
    { text: 'theo nghị định 09, chốt ngày 10', change: { closingDate: 10 }, why: 'both at once' },
    { text: 'hạn sau 3 ngày làm việc', change: { dueWorkingDays: 3 }, why: 'the day alone' },
    { text: 'hạn lúc 16h30', change: { dueAt: clock(16, 30) }, why: 'the hour alone' },
    { text: 'han sau 3 ngay luc 11h', change: { dueWorkingDays: 3, dueAt: clock(11) }, why: 'without marks' },
    { text: 'khóa sau hạn 10 ngày', change: { closesWorkingDays: 10 }, why: 'the lock, not the deadline' },
    { text: 'mở trước 5 ngày', change: { opensDaysBefore: 5 }, why: 'the opening' },
  ])('«$text»: $why', ({ text, change }) => {
    expect(parseRuleWords(text, defaultPeriodRule)).toEqual({
      ok: true,
      value: { ...defaultPeriodRule, ...change },
    });
  });

  it.each([
    { text: 'xin chào', error: { kind: 'not-understood', text: 'xin chào' }, why: 'nothing of it' },
    { text: 'hạn', error: { kind: 'not-understood', text: 'hạn' }, why: 'what about it?' },
    {
      text: 'chốt ngày 14, tuần tới',
      error: { kind: 'not-understood', text: 'tuần tới' },
      why: 'half is not enough',
    },
    { text: 'chốt ngày 31', error: { kind: 'impossible', field: 'closingDate' }, why: 'February has none' },
    {
      text: 'hạn sau 0 ngày',
      error: { kind: 'impossible', field: 'dueWorkingDays' },
      why: 'the decree wants a working day between closing and deadline',
    },
  ])('refuses «$text»: $why', ({ text, error }) => {
    expect(parseRuleWords(text, defaultPeriodRule)).toEqual({ ok: false, error });
  });

  it('reads back what it says, with and without marks', () => {
    fc.assert(
      fc.property(rules, fc.boolean(), (rule, marked) => {
        const said = ruleWords(rule).join('\n');
        const read = parseRuleWords(marked ? said : withoutMarks(said), defaultPeriodRule);
        // calendar months have no closing day to speak of
        const { closingDate } = rule.basis === 'calendar' ? defaultPeriodRule : rule;
        expect(read).toEqual({ ok: true, value: { ...rule, closingDate } });
      }),
    );
  });
});
