import { describe, expect, it } from 'vitest';
import { readIn } from './catalogue.ts';
import { itReads, type ReadMessage } from './read-messages.ts';

const rows: readonly ReadMessage[] = [
  { in: 'haLang', text: '8: 28,4%', asks: ['8:level-or-change'], why: 'seven times the planned fall' },
  { in: 'haLang', text: 'chỉ tiêu 8 đạt 28,4%', asks: ['8:level-or-change'], why: 'a code with its keyword' },
  { in: 'haLang', text: '8: 3,1%', records: ['8=3.1'], why: 'about as much as was planned' },
  { in: 'haLang', text: '8: 4,2', records: ['8=4.2'], why: 'a little above the plan' },
  {
    in: 'binhSuong',
    text: '12: 5,9%',
    asks: ['12:level-or-change'],
    why: 'near the level of the baseline, 6,85',
  },
  { in: 'binhSuong', text: 'ct12 5,7', asks: ['12:level-or-change'], why: 'the same without its sign' },
  { in: 'binhSuong', text: '12: 1,2', records: ['12=1.2'], why: 'near the planned fall of 1,5' },
  { in: 'haVan', text: '14: 17,2‰', asks: ['14:level-or-change'], why: 'a level in per mille' },
  { in: 'lungVai', text: '12: 7,3%', asks: ['12:level-or-change'], why: 'another house' },
  { in: 'directive', text: '8: 7,9%', asks: ['8:level-or-change'], why: 'a baseline from 9,4 to 7,6' },
  {
    in: 'haLang',
    text: '8\tTỷ lệ hộ nghèo\t%\t4\t28,4',
    asks: ['8:level-or-change'],
    why: 'a row of a table whose plan is the fall',
  },
  {
    in: 'haLang',
    text: '8\tTỷ lệ hộ nghèo\t%\t4\t3,2',
    records: ['8=3.2'],
    why: 'the same row with a usual fall',
  },
  {
    in: 'haLang',
    text: 'tỷ lệ hộ nghèo 28,4%, giảm 3,1%',
    records: ['8=3.1'],
    why: 'the level stands beside its change',
  },
  {
    in: 'haLang',
    text: 'tỷ lệ hộ nghèo 3,4%, giảm 3,1%',
    asks: ['8:contradiction'],
    why: 'the first may be a change too',
  },
];

describe('of a target that counts a change', () => {
  itReads(rows);

  it('offers the level of a known baseline first', () => {
    const [question] = readIn('binhSuong', '12: 5,9%').questions;
    expect(question?.choices.map(({ label }) => label)).toEqual([
      'Hiện còn 5,9%, tức giảm 0,95%',
      'Đã giảm 5,9%',
      'Số khác',
    ]);
  });
});
