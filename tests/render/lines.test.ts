import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flow, heading, lineWidth, paragraphs, sentence, shortened } from '../../src/render/lines.ts';
import { textOf } from './ha-lang.ts';

describe('flow', () => {
  it.each([
    { pieces: ['a', 'b'], text: 'a · b', why: 'side by side while they fit' },
    { pieces: ['a', '', 'b'], text: 'a · b', why: 'an empty piece leaves no separator' },
    { pieces: [], text: '', why: 'nothing makes no line' },
    {
      pieces: ['x'.repeat(57), 'b'],
      text: `${'x'.repeat(57)}\n   b`,
      why: 'what does not fit goes below, indented',
    },
    {
      pieces: [`${'x'.repeat(40)} ${'y'.repeat(30)}`],
      text: `${'x'.repeat(40)}\n   ${'y'.repeat(30)}`,
      why: 'a long piece breaks at a blank',
    },
    {
      pieces: [`${'x'.repeat(50)} 6.120 tấn`],
      text: `${'x'.repeat(50)}\n   6.120 tấn`,
      why: 'a number stays with its unit',
    },
    { pieces: ['xã\nMinh\tLong'], text: 'xã Minh Long', why: 'a line break inside a name is a blank' },
  ])('$why', ({ pieces, text }) => {
    expect(textOf(flow(pieces, { indent: '   ' }))).toBe(text);
  });

  it('cuts a word that is longer than a line', () => {
    expect(flow(['x'.repeat(150)]).map(({ text }) => text.length)).toEqual([59, 59, 32]);
  });

  it('keeps every line under 60 characters and every visible character, whatever the names are', () => {
    const names = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.lorem({ maxCount: 30 }));
    const visible = (text: string) => text.replace(/[\s·]/gu, '');
    fc.assert(
      fc.property(fc.array(names, { maxLength: 6 }), fc.constantFrom('', '   '), (pieces, indent) => {
        const lines = flow(pieces, { indent });
        for (const { text } of lines) {
          expect(text.length).toBeLessThan(60);
          expect(text).not.toMatch(/[\n\r\u2028\u2029]/);
        }
        expect(visible(textOf(lines))).toBe(visible(pieces.join('')));
      }),
    );
  });

  it('never cuts a character in two', () => {
    expect(flow(['📝'.repeat(100)]).every(({ text }) => !/\p{Surrogate}/u.test(text))).toBe(true);
  });
});

it('marks headings as strong on every line', () => {
  expect(heading(`${'x'.repeat(40)} ${'y'.repeat(30)}`).map(({ strong }) => strong)).toEqual([true, true]);
});

it('puts one blank line between paragraphs, none around empty ones', () => {
  expect(textOf(paragraphs([[], sentence('a'), [], sentence('b'), []]))).toBe('a\n\nb');
});

describe('shortened', () => {
  it.each([
    { text: 'Thu ngân sách', room: 20, short: 'Thu ngân sách', why: 'what fits is left alone' },
    {
      text: 'Duy trì, nâng cao chất lượng phổ cập',
      room: 19,
      short: 'Duy trì, nâng cao…',
      why: 'cut between words',
    },
    { text: 'Duy trì, nâng cao', room: 10, short: 'Duy trì…', why: 'no comma before the dots' },
    { text: 'x'.repeat(50), room: 10, short: `${'x'.repeat(9)}…`, why: 'one long word is cut' },
  ])('$short: $why', ({ text, room, short }) => {
    expect(shortened(text, room)).toBe(short);
  });

  it('never exceeds its room', () => {
    fc.assert(
      fc.property(fc.lorem(), fc.integer({ min: 4, max: 60 }), (text, room) => {
        expect(shortened(text, room).length).toBeLessThanOrEqual(room);
      }),
    );
    expect(lineWidth).toBeLessThan(60);
  });
});
