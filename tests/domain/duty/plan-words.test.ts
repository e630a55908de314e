import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutMarks } from '../../../src/domain/calendar/typed-words.ts';
import { clock } from '../../../src/domain/calendar/time-zone.ts';
import { planFaultWords, planWords } from '../../../src/domain/duty/plan-words.ts';
import { parsePlanWords } from '../../../src/domain/duty/read-plan-words.ts';
import {
  defaultReminderPlan,
  faultOfPlan,
  readReminderPlan,
} from '../../../src/domain/duty/reminder-plan.ts';
import { plans } from './world.ts';

const { late } = defaultReminderPlan;

describe('a reminder plan in words', () => {
  it.each([
    {
      text: 'nhắc trước 5 ngày, 1 ngày, sáng ngày hạn 8:00, quá hạn mỗi ngày, tối đa 5 lần',
      change: {},
      why: 'the default, as one says it',
    },
    { text: 'trước 7, 3 và 1 ngày', change: { before: [7, 3, 1] }, why: 'a list' },
    { text: 'truoc han 3 ngay', change: { before: [3] }, why: 'without marks' },
    { text: 'giờ nhắc 9h30', change: { at: clock(9, 30) }, why: 'the hour alone' },
    { text: 'không nhắc trước hạn', change: { before: [] }, why: 'none before' },
    { text: 'không báo khi mở kỳ', change: { opening: false }, why: 'no notice' },
    { text: 'không nhắc sáng ngày hạn', change: { dueDay: false }, why: 'not on the day' },
    { text: 'không nhắc quá hạn', change: { late: { ...late, atMost: 0 } }, why: 'never chased' },
    {
      text: 'quá hạn mỗi 2 ngày, tối đa 3 lần',
      change: { late: { ...late, everyWorkingDays: 2, atMost: 3 } },
      why: 'every other day',
    },
    {
      text: 'quá hạn: từ lần 1 nhắc cả khối phó, lần 2 báo cán bộ, lần 3 báo hội đồng',
      change: { late: { ...late, deputyFrom: 1, clerkFrom: 2, sponsorFrom: 3 } },
      why: 'who joins when',
    },
    {
      text: 'xin lùi tối đa 1 lần, không quá 3 ngày',
      change: { postponement: { atMost: 1, workingDays: 3 } },
      why: 'promises',
    },
    {
      text: 'nhờ khối phó: tối đa 2 ngày làm việc',
      change: { delegation: { workingDays: 2 } },
      why: 'how long a leader who asked the deputy is left alone',
    },
    {
      text: 'nhờ khối phó: vẫn nhắc cả khối trưởng',
      change: { delegation: { workingDays: 0 } },
      why: 'never',
    },
  ])('«$text»: $why', ({ text, change }) => {
    expect(parsePlanWords(text, defaultReminderPlan)).toEqual({
      ok: true,
      value: { ...defaultReminderPlan, ...change },
    });
  });

  it.each([
    { text: 'quá hạn mỗi ngày', kind: 'unlimited', why: 'no cap' },
    { text: 'quá hạn nhắc không giới hạn', kind: 'unlimited', why: 'on purpose' },
    { text: 'quá hạn mỗi ngày, tối đa 100 lần', kind: 'unlimited', why: 'a cap that is none' },
    { text: 'giờ nhắc 21:00', kind: 'bad-time', why: 'quiet hours' },
    { text: 'trước 90 ngày', kind: 'bad-before', why: 'far too early' },
    { text: 'trước 3, 3 ngày', kind: 'bad-before', why: 'twice on one day' },
    { text: 'quá hạn mỗi 0 ngày tối đa 3 lần', kind: 'bad-late', why: 'no pace' },
    { text: 'nhờ khối phó tối đa 99 ngày', kind: 'bad-delegation', why: 'as good as for ever' },
    { text: 'xin lùi tối đa 99 lần', kind: 'bad-postponement', why: 'no limit either' },
    {
      text: 'không báo khi mở kỳ, không nhắc trước hạn, không nhắc sáng ngày hạn, không nhắc quá hạn',
      kind: 'empty',
      why: 'nothing left',
    },
    { text: 'quá hạn 5', kind: 'not-understood', why: 'five what?' },
    { text: 'chào bạn', kind: 'not-understood', why: 'no plan' },
    { text: '', kind: 'not-understood', why: 'empty' },
  ])('«$text» is refused as $kind: $why', ({ text, kind }) => {
    expect(parsePlanWords(text, defaultReminderPlan)).toMatchObject({ ok: false, error: { kind } });
  });

  it('reads back as it is shown, with or without marks', () => {
    fc.assert(
      fc.property(plans, plans, fc.boolean(), (plan, other, bare) => {
        fc.pre(
          faultOfPlan(plan) === null && plan.postponement.atMost > 0 && plan.postponement.workingDays > 0,
        );
        const text = planWords(plan).join('\n');
        expect(parsePlanWords(bare ? withoutMarks(text) : text, other)).toEqual({ ok: true, value: plan });
      }),
    );
  });

  it('never throws and never lets a plan without limits through', () => {
    const pieces = fc.constantFrom(
      'quá hạn',
      'mỗi',
      'ngày',
      'tối đa',
      'lần',
      '5',
      '0',
      '99',
      'trước',
      'không',
      'nhắc',
      'lùi',
      '8:00',
      'từ',
      'phó',
    );
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        const read = parsePlanWords(parts.join(' '), defaultReminderPlan);
        if (read.ok) expect(faultOfPlan(read.value)).toBeNull();
      }),
    );
  });

  it('says what to write instead of what is refused', () => {
    const kinds = [
      'not-a-plan',
      'bad-time',
      'bad-before',
      'unlimited',
      'bad-late',
      'bad-postponement',
      'empty',
    ] as const;
    for (const kind of kinds) expect(planFaultWords({ kind })).toMatch(/\.$/);
  });
});

describe('a stored plan', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        fc.pre(faultOfPlan(plan) === null);
        expect(readReminderPlan(JSON.parse(JSON.stringify(plan)))).toEqual({ ok: true, value: plan });
      }),
    );
  });

  it.each([
    { data: null, kind: 'not-a-plan' },
    { data: {}, kind: 'not-a-plan' },
    { data: { ...defaultReminderPlan, before: ['5'] }, kind: 'not-a-plan' },
    { data: { ...defaultReminderPlan, late: { ...late, atMost: undefined } }, kind: 'unlimited' },
    { data: { ...defaultReminderPlan, late: { ...late, atMost: 1e9 } }, kind: 'unlimited' },
    { data: { ...defaultReminderPlan, at: 0.5 }, kind: 'bad-time' },
  ])('is refused as $kind', ({ data, kind }) => {
    expect(readReminderPlan(data)).toEqual({ ok: false, error: { kind } });
  });
});
