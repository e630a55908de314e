import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, decimalText, equals } from '../../../src/domain/quantity/decimal.ts';
import { readQuantity } from '../../../src/domain/quantity/read-quantity.ts';
import { fold } from '../../../src/domain/quantity/syllable.ts';
import { said } from './said.ts';
import { inDigits, inWords, type WordStyle } from './written-numbers.ts';

const style: fc.Arbitrary<WordStyle> = fc.record({
  thousand: fc.constantFrom('nghìn', 'ngàn'),
  billion: fc.constantFrom('tỷ', 'tỉ'),
  gap: fc.constantFrom('linh', 'lẻ'),
  four: fc.constantFrom('bốn', 'tư'),
  five: fc.constantFrom('lăm', 'nhăm'),
  one: fc.constantFrom('mốt', 'một'),
});
const whole = fc.oneof(fc.nat(999), fc.nat(999_999), fc.integer({ min: 0, max: 999_999_999_999 }));
const fraction = fc.stringMatching(/^\d{0,6}$/);
const spacing = fc.constantFrom(' ', '  ', '\u00a0', ' \u200b');

describe('a number that is written is read back', () => {
  it('in words, whatever the dialect, spacing and normal form', () => {
    fc.assert(
      fc.property(whole, style, spacing, fc.constantFrom('NFC', 'NFD'), (value, chosen, space, form) => {
        const text = inWords(value, chosen).replaceAll(' ', space).normalize(form);
        expect(said(text)).toBe(String(value));
      }),
      { numRuns: 1000 },
    );
  });

  it('in words without accents, clearly or with the number among the choices', () => {
    fc.assert(
      fc.property(whole, style, (value, chosen) => {
        const { verdict, readings } = readQuantity(`${fold(inWords(value, chosen))} ha`);
        expect(['clear', 'ambiguous']).toContain(verdict);
        expect(readings.map((reading) => decimalText(reading.value))).toContain(String(value));
      }),
      { numRuns: 500 },
    );
  });

  it('in digits with a decimal comma or dot, unless one mark stands before three digits', () => {
    const marks = fc.constantFrom<[string, string]>(['.', ','], [',', '.'], ['', ','], ['', '.'], [' ', ',']);
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 15n }),
        fraction,
        marks,
        (integer, decimals, [group, mark]) => {
          const text = inDigits(integer, decimals, group, mark);
          const value = decimal(BigInt(`${integer}${decimals}`), decimals.length);
          const { verdict, readings } = readQuantity(text);
          const marksUsed = text.replace(/\d/g, '').length;
          const doubtful = marksUsed === 1 && /^[1-9]\d{0,2}[., ]\d{3}(?:[.,]\d+)?$/.test(text);
          const spaced = /^\d{1,3} \d{3}(?:,\d+)?$/.test(text);
          const lost = /^[1-9]\d*[.,](?:\d{3})+$/.test(text) && text.endsWith('0');
          const two = /^\d{1,3} [1-9]\d{2}(?:,\d+)?$/.test(text);
          expect(verdict).toBe((doubtful && !spaced) || two || lost ? 'ambiguous' : 'clear');
          expect(readings.some((reading) => equals(reading.value, value))).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('with a scale word, its abbreviations and a unit', () => {
    const scale = fc.constantFrom<[string, bigint]>(
      [' tỷ đồng', 10n ** 9n],
      [' ty dong', 10n ** 9n],
      [' triệu đồng', 10n ** 6n],
      ['tr đ', 10n ** 6n],
      [' trđ', 10n ** 6n],
      ['k đồng', 10n ** 3n],
      [' nghìn tỷ đồng', 10n ** 12n],
      [' đồng', 1n],
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9999 }),
        fc.integer({ min: 1, max: 99 }),
        scale,
        (integer, decimals, [words, power]) => {
          const text = `${integer},${String(decimals).padStart(2, '0')}${words}`;
          const value = decimal(BigInt(integer * 100 + decimals) * power, 2);
          expect(said(text)).toBe(`${decimalText(value)} đồng`);
        },
      ),
    );
  });

  it('as a compound of two scales', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 999 }), (high, low) => {
        const value = (BigInt(high) * 1000n + BigInt(low)) * 1_000_000n;
        expect(said(`${high} tỷ ${low} triệu`)).toBe(String(value));
        if (low >= 100) expect(said(`${high} tỷ ${low}`)).toBe(String(value));
      }),
    );
  });

  it('with courtesy around it', () => {
    const before = fc.constantFrom('', 'dạ ', 'Dạ báo cáo anh, ', 'vâng ạ, ', 'em chào chị, ');
    const after = fc.constantFrom('', ' ạ', ' nhé', ' ạ.', ' nhé anh', '.', '!');
    fc.assert(
      fc.property(whole, fraction, before, after, (integer, decimals, opening, closing) => {
        fc.pre(decimals.length % 3 !== 0 || decimals === '');
        const text = inDigits(BigInt(integer), decimals, '', ',');
        const value = decimal(BigInt(`${integer}${decimals}`), decimals.length);
        expect(said(`${opening}${text} ha${closing}`)).toBe(`${decimalText(value)} ha`);
      }),
    );
  });
});
