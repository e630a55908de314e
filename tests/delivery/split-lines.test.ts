import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextLine } from '../../src/app/ports/channel.ts';
import { splitLines } from '../../src/delivery/split-lines.ts';

const lines = (...texts: string[]): TextLine[] => texts.map((text) => ({ text }));
const joined = (message: readonly TextLine[]): string => message.map(({ text }) => text).join('\n');

describe('splitting a text into messages', () => {
  const rows: readonly { why: string; given: TextLine[]; max: number; expected: string[] }[] = [
    { why: 'one that fits stays whole', given: lines('a', '', 'b'), max: 10, expected: ['a\n\nb'] },
    { why: 'exactly full', given: lines('abc', 'de'), max: 6, expected: ['abc\nde'] },
    { why: 'one too many: cut at a line end', given: lines('abc', 'def'), max: 6, expected: ['abc', 'def'] },
    {
      why: 'blank edges are dropped',
      given: lines('', 'abc', '', 'def', ' '),
      max: 6,
      expected: ['abc', 'def'],
    },
    {
      why: 'a long line is cut between words',
      given: lines('Sản lượng lương thực'),
      max: 12,
      expected: ['Sản lượng', 'lương thực'],
    },
    { why: 'a long word is cut anywhere', given: lines('abcdefgh'), max: 3, expected: ['abc', 'def', 'gh'] },
    { why: 'but not inside a character', given: lines('a🌾🌾'), max: 4, expected: ['a🌾', '🌾'] },
    { why: 'line ends inside a line count', given: lines('ab\ncd'), max: 3, expected: ['ab', 'cd'] },
    { why: 'nothing to read, nothing to send', given: lines('', ' '), max: 10, expected: [] },
  ];
  it.each(rows)('$why', ({ given, max, expected }) => {
    expect(splitLines(given, max).map(joined)).toEqual(expected);
  });

  it('keeps strong lines strong', () => {
    const given: TextLine[] = [{ text: 'abc def', strong: true }, { text: 'x' }];
    expect(splitLines(given, 4)).toEqual([
      [{ text: 'abc', strong: true }],
      [{ text: 'def', strong: true }],
      lines('x'),
    ]);
  });

  it('loses no word, halves no character and exceeds nothing', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 0, maxLength: 12 });
    const line = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.integer({ min: 4, max: 40 }), (texts, max) => {
        const messages = splitLines(lines(...texts), max).map(joined);
        for (const message of messages) {
          expect(message.length).toBeLessThanOrEqual(max);
          expect(message.trim()).not.toBe('');
          expect(message).not.toMatch(
            /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/,
          );
        }
        const letters = (text: string): string => text.replace(/\s/g, '');
        expect(letters(messages.join(''))).toBe(letters(texts.join('')));
      }),
    );
  });
});
