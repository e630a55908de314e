import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../../src/domain/reply/read-answer.ts';
import { haLang, haLangContext, read, recordsOf } from './catalogue.ts';

const samples = readFileSync('tests/corpora/replies-ha-lang.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => (JSON.parse(line) as { text: string }).text);
const sample = fc.constantFrom(...samples);
const bare = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

describe('what does not change the figures', () => {
  it('courtesy behind them, and the form of the characters', () => {
    for (const text of samples) {
      const records = recordsOf(read(text));
      expect(recordsOf(read(text.normalize('NFD'))), text).toEqual(records);
      expect(recordsOf(read(text.replaceAll(' ', '  '))), text).toEqual(records);
    }
  });

  it('the order of independent figures', () => {
    const items = ['mía 318 ha', 'thu NS 22,1 tỷ', 'HTX mới 1', 'che phủ rừng 60,7%', 'GĐVH 83,2%'];
    fc.assert(
      fc.property(
        fc.shuffledSubarray(items, { minLength: 2 }),
        fc.constantFrom(', ', '; ', '\n', '. '),
        (some, joint) => {
          const each = some.flatMap((item) => recordsOf(read(item))).sort();
          expect(recordsOf(read(some.join(joint)))).toEqual(each);
        },
      ),
    );
  });

  it('leaving the accents out never gives another figure', () => {
    for (const text of samples) {
      const records = recordsOf(read(text));
      for (const record of recordsOf(read(bare(text)))) expect(records, text).toContain(record);
    }
  });
});

describe('any message', () => {
  const mixed = fc
    .array(
      fc.oneof(
        sample,
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('mía', '4:', '1.250', ',', '\n', '\t', '%', 'tỷ'),
      ),
    )
    .map((parts) => parts.join(' '));

  it('is read without a throw, and every digit is accounted for', () => {
    fc.assert(
      fc.property(mixed, (text) => {
        const { account } = read(text);
        const digits = (part: string): number => (part.match(/[0-9]/g) ?? []).length;
        expect(account.reduce((sum, part) => sum + digits(part.text), 0)).toBe(digits(text));
      }),
      {
        numRuns: 200,
        // the earlier figure behind a comparison was once accounted for twice
        examples: [['Thu NS 38.450,6 triệu đồng, tăng 12% so cùng kỳ 1.250']],
      },
    );
  });
});

describe('an answer that looks like a choice', () => {
  const askedBy = (text: string) => {
    const [question] = read(text).questions;
    if (!question) throw new Error('no question');
    return question;
  };
  it.each([
    {
      message: 'PCGD 13',
      text: '14/14',
      kind: 'records',
      why: 'the label 13/14 holds a 14, and is another figure',
    },
    {
      message: 'chi tieu 14 dat 85%',
      text: '14a',
      kind: 'choice',
      why: 'the code that a choice begins with',
    },
    { message: 'chi tieu 14 dat 85%', text: '14', kind: 'not-an-answer', why: 'three choices begin with it' },
  ])('«$text» after «$message» is $kind: $why', ({ message, text, kind }) => {
    expect(readAnswer(text, askedBy(message), haLang, haLangContext).kind).toBe(kind);
  });
});

describe('an answer to a question', () => {
  const [question] = read('Thu NS 22.350 tỷ').questions;
  it.each([
    { text: '1', kind: 'choice', why: 'the number of a choice' },
    { text: 'số 2 ạ', kind: 'choice', why: 'with a word and courtesy' },
    { text: '22,35 tỷ', kind: 'choice', why: 'the figure of a choice' },
    { text: '23 tỷ', kind: 'records', why: 'another figure' },
    { text: '1 ạ, mía 318 ha', kind: 'choice', why: 'the number of a choice before another report' },
    { text: 'mía 318 ha', kind: 'not-an-answer', why: 'another indicator' },
    { text: 'mai em gửi nhé', kind: 'records', why: 'no figure yet, said of what was asked' },
    { text: 'cảm ơn anh', kind: 'not-an-answer', why: 'courtesy' },
  ])('«$text» is $kind: $why', ({ text, kind }) => {
    if (!question) throw new Error('no question');
    expect(readAnswer(text, question, haLang, haLangContext).kind).toBe(kind);
  });
});
