import { expect, test } from 'vitest';
import {
  scoreReply,
  totalReplies,
  type JudgedReply,
  type ReplyCase,
} from '../../../src/cli/accuracy/replies.ts';
import {
  failureText,
  figuresOfReplies,
  sumFigures,
  tableOf,
  wrongButAccepted,
} from '../../../src/cli/accuracy/report.ts';

const judge = (row: ReplyCase, got: JudgedReply['got']): JudgedReply => ({
  row,
  got,
  score: scoreReply(row, got, new Set()),
});
const mia: ReplyCase = {
  id: 'a-1',
  text: 'mía 4.900 ha',
  expect: [],
  ask: 'Diện tích mía 4.900 ha, đúng không ạ?',
};
const wrong = judge(mia, { records: [{ indicator: '3', kind: 'value', value: 4900 }], questions: [] });
const right = judge(mia, { records: [], questions: [{ text: 'Mía?' }] });

test('the table has a row for each file and a total; what is accepted wrongly stands on its own line', () => {
  const first = figuresOfReplies('replies-a', totalReplies([right, right, wrong]));
  const second = figuresOfReplies('replies-bcd', totalReplies([right]));
  const total = sumFigures('replies', [first, second]);
  expect(tableOf([first, second, total]).split('\n')).toEqual([
    'file         items  right           asked  missing  silently wrong',
    'replies-a        3      2   66.7 %      0        0               1  records missing 0, wrong 1; questions asked where due 2/3, needless 0',
    'replies-bcd      1      1  100.0 %      0        0               0  records missing 0, wrong 0; questions asked where due 1/1, needless 0',
    'replies          4      3   75.0 %      0        0               1',
  ]);
  expect(wrongButAccepted('replies', total)).toBe('wrong but accepted, replies: 1 of 4 (25.0 %)');
});

test('a failing message is shown with what should have come out and what did', () => {
  expect(failureText(wrong)?.split('\n')).toEqual([
    'a-1  WRONG, not asked',
    '  text      "mía 4.900 ha"',
    '  expected  nothing',
    '  to ask    Diện tích mía 4.900 ha, đúng không ạ?',
    '  got       3 4900',
  ]);
  expect(failureText(right)).toBeNull();
});
