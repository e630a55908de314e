import { describe, expect, it } from 'vitest';
import { said, spansOf } from './said.ts';

type Row = readonly [text: string, expected: string, why: string];

describe('shapes of figures, row by row', () => {
  it.each<Row>([
    ['08', '8', 'row 1: offices pad with 0'],
    ['4821', '4821', 'row 1'],
    ['0.375', '0.375', 'row 2'],
    ['0,375', '0.375', 'row 2'],
    ['6.780.000', '6780000', 'row 3'],
    ['8.041,6', '8041.6', 'row 4'],
    ['8.041,600', '8041.6', 'row 4, three decimals'],
    ['1.008.041,65', '1008041.65', 'row 4, two groups'],
    ['6,780,000', '6780000', 'row 5'],
    ['8,041.6', '8041.6', 'row 6'],
    ['6 780 000', '6780000', 'row 7'],
    ['6\u00a0780\u00a0000', '6780000', 'row 7, no-break spaces'],
    ['6 780 000,5', '6780000.5', 'row 7 with decimals'],
    ['72,5', '72.5', 'row 8'],
    ['72,55', '72.55', 'row 8'],
    ['72,5555', '72.5555', 'row 8'],
    ['72.5', '72.5', 'row 9'],
    ['72.5555', '72.5555', 'row 9'],
    ['4821.375', '4821.375', 'row 10'],
    ['4821,375', '4821.375', 'row 10'],
    ['4821.370', '4821.37 | 4821370', 'row 10, but decimals by threes that end in 0: a mark may be lost'],
    ['6.412500', '6.4125 | 6412500', 'row 9, a mark may be lost'],
    ['1250,000', '1250 | 1250000', 'row 10, a mark may be lost'],
    ['0.120', '0.12', 'row 2: behind 0 nothing is lost'],
    ['6.780', '6780 | 6.78', 'row 11: the law’s reading first'],
    ['6,780', '6.78 | 6780', 'row 12: the law’s reading first'],
    ['6 780', '6780 | 780', 'row 13: one number, or two'],
    ['15 000', '15000', 'row 13, but no number starts with 000'],
    ['l0', 'invalid', 'the letter l at the start'],
    ['O5', 'invalid', 'the letter O at the start'],
    ['6.78.000', 'invalid', 'row 14: never repaired'],
    ['6,7,8', 'invalid', 'row 14'],
    ['6.780.00', 'invalid', 'row 14'],
    ['0.780.000', 'invalid', 'row 14: no group starts with 0'],
    ['6.780,00.5', 'invalid', 'row 14'],
    ['6,780.000', '6780', 'row 6: the comma groups'],
    [',77', '0.77', 'the zero unsaid'],
    ['72 ,5', '72.5', 'a slip of the thumb'],
    ['72, 5', '72.5 | 5', 'a slip, or a list'],
    ['1O0', 'invalid', 'the letter O'],
    ['10O', 'invalid', 'the letter O at the end'],
    ['2l5', 'invalid', 'the letter l'],
    ['2I5', 'invalid', 'the letter I'],
    ['0,l5', 'invalid', 'the letter l behind a mark'],
    ['７２，５', '72.5', 'full width'],
    ['-72,5', '-72.5', 'minus'],
    ['−72,5', '-72.5', 'the minus sign'],
    ['½', '1/2', 'a vulgar fraction'],
    ['2½', '5/2', 'mixed'],
    ['23 1/5', '116/5', 'mixed, written'],
    ['-23 1/5', '-116/5', 'mixed, negative'],
    ['1'.repeat(31), 'invalid', 'no figure is that long'],
  ])('%s → %s (%s)', (text, expected) => {
    expect(said(text)).toBe(expected);
  });
});

describe('one mark before three digits is settled only by a hard fact', () => {
  it.each<Row>([
    ['6,780 cây', '6780 cây', 'trees are whole'],
    ['6.780 hộ', '6780 hộ', 'households are whole'],
    ['6.780 đồng', '6780 đồng', 'nobody writes parts of a đồng'],
    ['60,789%', '60.789 %', 'no share above 100'],
    ['60.789%', '60.789 %', 'no share above 100'],
    ['6.780 tấn', '6780 tấn | 6.78 tấn', 'a tấn has parts'],
    ['4.615 tỷ', '4615000000000 | 4615000000', 'a scale word: both are plausible'],
    ['4.615 tỷ đồng', '4615000000000 đồng | 4615000000 đồng', 'and the đồng is no fact any more'],
    ['4,836/5,200 hộ', '4836/5200 hộ', 'the noun decides for both numbers of a ratio'],
    ['1.250/1.300', '1250/1300 | 1.25/1.3', 'both numbers in one style'],
    ['1.250 - 1.300 tấn', '1250..1300 tấn | 1.25..1.3 tấn', 'both ends in one style'],
    ['5,5 hộ', '? 5.5 hộ', 'half a household is asked about'],
  ])('%s → %s (%s)', (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  it.each<readonly [text: string, expected: string[], why: string]>([
    ['lúa 72,5 ha, 6.780 tấn', ['72.5 ha', '6780 tấn'], 'a decimal comma: the dot groups'],
    ['lúa 1.072.500 m2, 6,780 tấn', ['1072500 m²', '6.78 tấn'], 'grouping dots: the comma is decimal'],
    ['lúa 1,072,500 m2, 6.780 tấn', ['1072500 m²', '6.78 tấn'], 'grouping commas: the dot is decimal'],
    [
      'lúa 72.5 ha, 3,5 ha, 6.780 tấn',
      ['72.5 ha', '3.5 ha', '6780 tấn | 6.78 tấn'],
      'both styles: nothing is settled',
    ],
    ['lúa 72.5 ha, 6.780 tấn', ['72.5 ha', '6780 tấn | 6.78 tấn'], 'a decimal dot settles nothing'],
  ])('%s → %j (%s)', (text, expected) => {
    expect(spansOf(text)).toEqual(expected);
  });
});

describe('lists and sentence ends', () => {
  it.each<readonly [text: string, expected: string[], why: string]>([
    ['1: 30 ha. 2: 5 hộ', ['1', '30 ha', '2', '5 hộ'], 'a dot and a space end a sentence'],
    ['6. 11,4 tỷ', ['6', '11400000000'], 'not 6.11'],
    ['mía 340, 5 HTX', ['340', '5 hợp tác xã'], 'a thing of its own behind the comma'],
    ['16: 98,9%, 17: 93%', ['16', '98.9 %', '17', '93 %'], 'codes behind a comma'],
    ['26 tỷ 5: 01 HTX', ['26000000000', '5', '1 hợp tác xã'], 'a code behind an amount is no tail'],
    ['26 tỷ 95%', ['26000000000', '95 %'], 'a share behind an amount is no tail'],
  ])('%s → %j (%s)', (text, expected) => {
    expect(spansOf(text)).toEqual(expected);
  });
});
