import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, parseDecimal, type Decimal } from '../../src/domain/quantity/decimal.ts';
import {
  formatChange,
  formatLong,
  formatNumber,
  formatPercent,
  formatPercentOfPlan,
  formatPlain,
  formatRatio,
  formatRounded,
  formatWithUnit,
} from '../../src/render/numbers.ts';

const d = (text: string): Decimal => {
  const read = parseDecimal(text);
  if (!read) throw new Error(text);
  return read;
};

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 12 }))
  .map(([digits, scale]) => decimal(digits, scale));

describe('formatNumber', () => {
  it.each([
    { value: '0', text: '0', why: 'zero has no sign and no comma' },
    { value: '999', text: '999', why: 'no dot below a thousand' },
    { value: '1000', text: '1.000', why: 'the first dot' },
    { value: '13455.5', text: '13.455,5', why: 'the plan of Hạ Lang as its directive prints it' },
    { value: '33105412345', text: '33.105.412.345', why: 'three dots' },
    { value: '0.15', text: '0,15', why: 'a leading zero stays' },
    { value: '1234.123456', text: '1.234,123456', why: 'decimals are not grouped' },
    { value: '-1234.5', text: '-1.234,5', why: 'a negative number: the sign is not grouped' },
    { value: '-100', text: '-100', why: 'no dot after the sign' },
  ])('$value → $text: $why', ({ value, text }) => {
    expect(formatNumber(d(value))).toBe(text);
  });

  it('loses no digit: dots taken out and the comma turned, the number reads back', () => {
    fc.assert(
      fc.property(decimals, (value) => {
        const back = parseDecimal(formatNumber(value).replaceAll('.', '').replace(',', '.'));
        expect(back).toEqual(value);
      }),
    );
  });

  it('never shows a dot that one could take for a decimal point', () => {
    fc.assert(
      fc.property(decimals, (value) => {
        expect(formatNumber(value)).toMatch(/^-?\d{1,3}(\.\d{3})*(,\d+)?$/);
      }),
    );
  });
});

describe('with unit', () => {
  it.each([
    { value: '26.4', unit: 'tỷ đồng', text: '26,4 tỷ đồng', why: 'a word stands apart' },
    { value: '4', unit: '%', text: '4%', why: 'the per cent sign stands close' },
    { value: '0.15', unit: '‰', text: '0,15‰', why: 'so does the per mille sign' },
    { value: '3', unit: '', text: '3', why: 'no unit leaves no blank at the end' },
  ])('$text: $why', ({ value, unit, text }) => {
    expect(formatWithUnit(d(value), unit)).toBe(text);
  });

  it('writes a ratio with what is counted once', () => {
    expect(formatRatio(d('13'), d('14'), 'xã, thị trấn')).toBe('13/14 xã, thị trấn');
    expect(formatRatio(d('62'), d('110'), '%')).toBe('62/110');
  });
});

describe('formatPercent', () => {
  it.each([
    { value: '52.58964', text: '52,6%', why: 'one decimal' },
    { value: '100', text: '100%', why: 'exactly the plan' },
    { value: '99.96', text: '99,96%', why: '100% would read as met' },
    { value: '99.9999', text: '99,9999%', why: 'one đồng short of the plan is not the plan' },
    { value: '100.04', text: '100,04%', why: 'above the plan is not the plan either' },
    { value: '134', text: '134%', why: 'no empty decimal' },
    { value: '0.04', text: '0%', why: 'next to nothing' },
    { value: '-50', text: '-50%', why: 'a change in the wrong direction' },
  ])('$value → $text: $why', ({ value, text }) => {
    expect(formatPercent(d(value))).toBe(text);
  });

  it('says so only where 100 is meant', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 99_000_000n, max: 101_000_000n }), (millionths) => {
        const percent = decimal(millionths, 6);
        expect(formatPercent(percent) === '100%').toBe(millionths === 100_000_000n);
      }),
    );
  });

  it('names the plan', () => {
    expect(formatPercentOfPlan(d('52.58964'))).toBe('52,6% KH');
  });
});

describe('formatChange', () => {
  it.each([
    { previous: '21.7', current: '26.4', text: 'tăng 4,7 so kỳ trước', why: 'exact: floats give 4,699…' },
    {
      previous: '26.4',
      current: '21.7',
      text: 'giảm 4,7 so kỳ trước',
      why: 'a fall is said in words, not by a sign',
    },
    { previous: '5', current: '5', text: 'bằng kỳ trước', why: 'no change is worth knowing' },
  ])('$text: $why', ({ previous, current, text }) => {
    expect(formatChange(d(previous), d(current))).toBe(text);
  });
});

describe('formatLong', () => {
  it.each([
    {
      value: '4.615',
      unit: 'tỷ đồng',
      text: '4 tỷ 615 triệu đồng (4.615.000.000 đồng)',
      why: 'not 4.615 tỷ',
    },
    {
      value: '4615',
      unit: 'tỷ đồng',
      text: '4.615 tỷ đồng (4.615.000.000.000 đồng)',
      why: 'the other reading',
    },
    {
      value: '33105412345',
      unit: 'đồng',
      text: '33 tỷ 105 triệu 412 nghìn 345 đồng (33.105.412.345 đồng)',
      why: 'all steps',
    },
    {
      value: '0.5',
      unit: 'triệu đồng/ha',
      text: '500 nghìn đồng/ha (500.000 đồng/ha)',
      why: 'money per area',
    },
    {
      value: '6120',
      unit: 'tấn',
      text: '6 nghìn 120 tấn (6.120 tấn)',
      why: 'the dot of 6.120 is a thousands dot',
    },
    {
      value: '13455.5',
      unit: 'tấn',
      text: '13 nghìn 455,5 tấn (13.455,5 tấn)',
      why: 'decimals stay with the rest',
    },
    { value: '6.12', unit: 'tấn', text: '6,12 tấn', why: 'small numbers have one form' },
    { value: '1000000', unit: 'hộ', text: '1 triệu hộ (1.000.000 hộ)', why: 'empty steps are left out' },
    { value: '-1500', unit: 'hộ', text: 'âm 1 nghìn 500 hộ (-1.500 hộ)', why: 'a negative number' },
    { value: '0', unit: 'tỷ đồng', text: '0 đồng', why: 'zero' },
  ])('$value $unit → $text: $why', ({ value, unit, text }) => {
    expect(formatLong(d(value), unit)).toBe(text);
  });
});

it('rounds half away from zero, and leaves out empty decimals', () => {
  expect(formatRounded(d('2.25'), 1)).toBe('2,3');
  expect(formatRounded(d('2.04'), 1)).toBe('2');
});

it('writes numbers as one may type them: no dots', () => {
  expect(formatPlain(d('13455.5'))).toBe('13455,5');
});
