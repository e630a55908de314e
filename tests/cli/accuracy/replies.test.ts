import { describe, expect, test } from 'vitest';
import {
  scoreReply,
  totalReplies,
  type ComparedRecord,
  type ExpectedRecord,
  type ReplyCase,
  type ReplyScore,
} from '../../../src/cli/accuracy/replies.ts';

const percent = new Set(['13']);
const value = (
  indicator: string,
  amount: number | null,
  more: Partial<ExpectedRecord> = {},
): ExpectedRecord => ({
  indicator,
  kind: 'value',
  value: amount,
  ...more,
});
const ratio = (
  indicator: string,
  n: number,
  of: number,
  more: Partial<ExpectedRecord> = {},
): ExpectedRecord => ({
  indicator,
  kind: 'ratio',
  value: n,
  of,
  ...more,
});
const row = (expected: ExpectedRecord[], more: Partial<ReplyCase> = {}): ReplyCase => ({
  id: 'x',
  text: '',
  expect: expected,
  ...more,
});
const score = (what: ReplyCase, records: readonly ComparedRecord[], questions = 0): ReplyScore =>
  scoreReply(what, { records, questions: Array.from({ length: questions }, () => ({ text: '?' })) }, percent);

const optionalRatio = [value('13', 58.9), ratio('13', 66, 112, { optional: true })];

test.each<{
  why: string;
  row: ReplyCase;
  got: ComparedRecord[];
  right: boolean;
  missing?: number;
  wrong?: number;
}>([
  { why: 'the same record', row: row([value('1', 5)]), got: [value('1', 5)], right: true },
  {
    why: 'order is free',
    row: row([value('1', 5), value('2', 6)]),
    got: [value('2', 6), value('1', 5)],
    right: true,
  },
  {
    why: 'a repeated statement is one member of the set',
    row: row([value('1', 5)]),
    got: [value('1', 5), value('1', 5)],
    right: true,
  },
  { why: 'nothing expected, nothing got', row: row([]), got: [], right: true },
  {
    why: 'nothing expected: any record is wrong',
    row: row([]),
    got: [value('1', 5)],
    right: false,
    wrong: 1,
  },
  {
    why: 'left out',
    row: row([value('1', 5), value('2', 6)]),
    got: [value('1', 5)],
    right: false,
    missing: 1,
  },
  {
    why: 'another value is wrong and leaves the right one missing',
    row: row([value('1', 5)]),
    got: [value('1', 50)],
    right: false,
    wrong: 1,
    missing: 1,
  },
  {
    why: 'another indicator',
    row: row([value('1', 5)]),
    got: [value('2', 5)],
    right: false,
    wrong: 1,
    missing: 1,
  },
  {
    why: 'a member’s figure is not the bloc’s',
    row: row([value('1', 5, { member: 'Ba Khe' })]),
    got: [value('1', 5)],
    right: false,
    wrong: 1,
    missing: 1,
  },
  {
    why: 'another member',
    row: row([value('1', 5, { member: 'Ba Khe' })]),
    got: [value('1', 5, { member: 'Phú Mây' })],
    right: false,
    wrong: 1,
    missing: 1,
  },
  {
    why: 'an estimate is not an actual figure',
    row: row([value('1', 5, { estimate: true })]),
    got: [value('1', 5)],
    right: false,
    wrong: 1,
    missing: 1,
  },
  {
    why: 'estimate false is the same as absent',
    row: row([value('1', 5)]),
    got: [value('1', 5, { estimate: false })],
    right: true,
  },
  { why: 'within a millionth', row: row([value('1', 38.4506)]), got: [value('1', 38.45060001)], right: true },
  {
    why: 'beyond a millionth',
    row: row([value('1', 38.4506)]),
    got: [value('1', 38.4507)],
    right: false,
    wrong: 1,
    missing: 1,
  },
  {
    why: 'zero only with zero',
    row: row([value('1', 0)]),
    got: [value('1', 1e-9)],
    right: false,
    wrong: 1,
    missing: 1,
  },
  {
    why: 'null only with null',
    row: row([value('1', 0)]),
    got: [value('1', null)],
    right: false,
    wrong: 1,
    missing: 1,
  },
  {
    why: 'missing is not zero',
    row: row([{ indicator: '1', kind: 'none-yet', value: null }]),
    got: [value('1', 0)],
    right: false,
    wrong: 1,
    missing: 1,
  },
  {
    why: 'per cent of plan is not the figure',
    row: row([{ indicator: '13', kind: 'percent-of-plan', value: 94 }]),
    got: [value('13', 94)],
    right: false,
    wrong: 1,
    missing: 1,
  },
  {
    why: 'the denominator counts',
    row: row([ratio('9', 13, 13)]),
    got: [ratio('9', 13, 14)],
    right: false,
    wrong: 1,
    missing: 1,
  },
  {
    why: 'n/m of an indicator in % says n/m × 100',
    row: row([ratio('13', 5148, 5200)]),
    got: [value('13', 99)],
    right: true,
  },
  {
    why: 'and the other way round',
    row: row([value('13', 99)]),
    got: [ratio('13', 5148, 5200)],
    right: true,
  },
  {
    why: 'but not for a count',
    row: row([ratio('9', 13, 13)]),
    got: [value('9', 100)],
    right: false,
    wrong: 1,
    missing: 1,
  },
  {
    why: 'nor for another member',
    row: row([ratio('13', 1, 2)]),
    got: [value('13', 50, { member: 'Ba Khe' })],
    right: false,
    wrong: 1,
    missing: 1,
  },
  {
    why: 'an optional record may be left out',
    row: row(optionalRatio),
    got: [value('13', 58.9)],
    right: true,
  },
  {
    why: 'or come out as stated',
    row: row(optionalRatio),
    got: [value('13', 58.9), ratio('13', 66, 112)],
    right: true,
  },
  {
    why: 'but not otherwise',
    row: row(optionalRatio),
    got: [value('13', 58.9), ratio('13', 67, 112)],
    right: false,
    wrong: 1,
  },
  {
    why: 'the optional one alone leaves the other missing',
    row: row(optionalRatio),
    got: [ratio('13', 66, 112)],
    right: false,
    missing: 1,
  },
  {
    why: 'unless `or` allows it',
    row: row(optionalRatio, { or: [[ratio('13', 66, 112)]] }),
    got: [ratio('13', 66, 112)],
    right: true,
  },
  {
    why: '`or` with an empty set: recording nothing is right',
    row: row([value('1', 6120)], { or: [[]] }),
    got: [],
    right: true,
  },
  {
    why: 'but a wrong value is not',
    row: row([value('1', 6120)], { or: [[]] }),
    got: [value('1', 6.12)],
    right: false,
    wrong: 1,
    missing: 0,
  },
  {
    why: 'sets of `or` do not mix',
    row: row([value('1', 5), value('2', 6)], { or: [[value('3', 7)]] }),
    got: [value('1', 5), value('3', 7)],
    right: false,
    wrong: 1,
    missing: 0,
  },
  {
    why: 'the nearest set is the one with the fewest wrong records',
    row: row([], { or: [[value('1', 5), value('2', 6)]] }),
    got: [value('1', 5)],
    right: false,
    missing: 1,
  },
])('$why', (given) => {
  const got = score(given.row, given.got);
  expect(got).toMatchObject({ right: given.right, missing: given.missing ?? 0, wrong: given.wrong ?? 0 });
});

describe('questions', () => {
  test.each([
    {
      why: 'asked where it is due',
      row: row([], { ask: 'which?' }),
      questions: 1,
      unasked: false,
      needless: false,
    },
    {
      why: 'due and not asked',
      row: row([], { ask: 'which?' }),
      questions: 0,
      unasked: true,
      needless: false,
    },
    { why: 'on a clear message', row: row([value('1', 5)]), questions: 1, unasked: false, needless: true },
    { why: 'on chit-chat', row: row([]), questions: 1, unasked: false, needless: true },
    {
      why: 'instead of a record that may wait',
      row: row([value('1', 6120)], { or: [[]] }),
      questions: 1,
      unasked: false,
      needless: false,
    },
    {
      why: 'another set as large allows none',
      row: row([ratio('13', 1, 2)], { or: [[value('13', 50)]] }),
      questions: 1,
      unasked: false,
      needless: true,
    },
    {
      why: 'an optional record is no reason to ask',
      row: row(optionalRatio, { or: [[ratio('13', 66, 112)]] }),
      questions: 1,
      unasked: false,
      needless: true,
    },
  ])('$why', ({ row: given, questions, unasked, needless }) => {
    expect(score(given, [], questions)).toMatchObject({ unasked, needless });
  });
});

test('totals keep right, asked instead, silently missing and silently wrong apart', () => {
  const judge = (what: ReplyCase, records: ComparedRecord[], questions: number) => {
    const got = { records, questions: Array.from({ length: questions }, () => ({ text: '?' })) };
    return { row: what, got, score: scoreReply(what, got, percent) };
  };
  const two = row([value('1', 5), value('2', 6)]);
  const totals = totalReplies([
    judge(two, [value('1', 5), value('2', 6)], 0),
    judge(two, [value('1', 5)], 1),
    judge(two, [], 0),
    judge(two, [value('1', 50), value('2', 60)], 1),
    judge(row([], { ask: 'which?' }), [], 1),
    judge(row([], { ask: 'which?' }), [], 0),
  ]);
  expect(totals).toEqual({
    messages: 6,
    right: 3,
    askedInstead: 1,
    silentlyMissing: 1,
    silentlyWrong: 1,
    recordsMissing: 5,
    recordsWrong: 2,
    questionsDue: 2,
    questionsMissing: 1,
    questionsNeedless: 2,
  });
});
