import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dimension } from '../../../src/domain/indicator/indicator.ts';
import {
  decimal,
  decimalText,
  equals,
  parseDecimal,
  type Decimal,
} from '../../../src/domain/quantity/decimal.ts';
import { fromSmallUnit, toSmallUnit } from '../../../src/domain/quantity/small-unit.ts';
import { convert, dimensionOf, findUnit } from '../../../src/domain/quantity/units.ts';

const number = (text: string): Decimal => parseDecimal(text) ?? decimal(0n);

describe('units', () => {
  it.each<[text: string, name: string, dimension: Dimension | null, why: string]>([
    ['tỷ đồng', 'tỷ đồng', 'money', 'a scale word belongs to a catalogue unit'],
    ['tỉ đồng', 'tỷ đồng', 'money', 'i and y'],
    ['ty dong', 'tỷ đồng', 'money', 'no accents'],
    ['nghìn tỷ đồng', 'nghìn tỷ đồng', 'money', 'two scale words'],
    ['trđ', 'triệu đồng', 'money', 'abbreviation of tables'],
    ['tr.đ', 'triệu đồng', 'money', 'with its dot'],
    ['tỷ', 'tỷ đồng', 'money', 'a bare scale as a unit is money'],
    ['triệu đồng/ha', 'triệu đồng/ha', 'money-per-area', 'rate'],
    ['Tr.đ/ha', 'triệu đồng/ha', 'money-per-area', 'abbreviated rate'],
    ['triệu đồng/người/năm', 'triệu đồng/người/năm', 'money-per-person', 'two slashes'],
    ['tạ/ha', 'tạ/ha', null, 'a rate without a dimension of its own'],
    ['TẤN', 'tấn', 'mass', 'capitals'],
    ['cân', 'kg', 'mass', 'another word'],
    ['km2', 'km²', 'area', 'a superscript typed flat'],
    ['héc ta', 'ha', 'area', 'spelt out'],
    ['sào', 'sào', 'area', 'an area without fixed factor'],
    ['%', '%', 'percent', 'per cent'],
    ['điểm phần trăm', 'điểm %', 'percent', 'percentage points'],
    ['% so với KH', '% kế hoạch', null, 'per cent of the plan is not the indicator’s own measure'],
    ['‰', '‰', 'permille', 'per mille'],
    ['phần ngàn', '‰', 'permille', 'southern per mille'],
    ['HTX', 'hợp tác xã', 'count', 'abbreviated noun'],
    ['hộ gia đình', 'hộ', 'count', 'another word for a household'],
    ['xã, thị trấn', 'xã, thị trấn', 'count', 'a list of nouns'],
    ['1.000 con', 'nghìn con', 'count', 'thousands as tables print them'],
    ['đ/c', 'đồng chí', 'count', 'no money before a slash and c'],
  ])('%s is %s, %s (%s)', (text, name, dimension) => {
    const unit = findUnit(text);
    expect(unit?.name).toBe(name);
    expect(unit && dimensionOf(unit)).toBe(dimension);
  });

  it.each<[text: string, why: string]>([
    ['', 'nothing'],
    ['báo cáo', 'no unit'],
    ['tấn thóc', 'more than a unit'],
    ['xã, tấn', 'no list of nouns'],
  ])('does not know «%s» (%s)', (text) => {
    expect(findUnit(text)).toBeNull();
  });

  it.each<[value: string, from: string, to: string, expected: string | null, why: string]>([
    ['5840', 'tạ', 'tấn', '584', '10 tạ are a tấn'],
    ['6412500', 'kg', 'tấn', '6412.5', 'kg'],
    ['3', 'yến', 'kg', '30', 'yến'],
    ['38450.6', 'triệu đồng', 'tỷ đồng', '38.4506', 'money scales'],
    ['33105400000', 'đồng', 'tỷ đồng', '33.1054', 'đồng'],
    ['1250000', 'm2', 'ha', '125', '10.000 m² are a ha'],
    ['35800000', 'đồng/ha', 'triệu đồng/ha', '35.8', 'rate in a scaled unit'],
    ['3580', 'đồng/m2', 'triệu đồng/ha', '35.8', 'denominators convert too'],
    ['65', 'triệu đồng/người', 'triệu đồng/người/năm', '65', 'the year need not be said'],
    ['5', 'triệu đồng/người/tháng', 'triệu đồng/người/năm', null, 'a month is no year'],
    ['5', 'tạ/ha', 'tấn/ha', '0.5', 'yield'],
    ['13', 'xã', 'xã, thị trấn', '13', 'one of the nouns of a list'],
    ['120', 'nhân khẩu', 'người', '120', 'two words for a head'],
    ['3', 'hộ', 'xã', null, 'households are no communes'],
    ['640', 'sào', 'ha', null, 'a sào differs by region'],
    ['2', 'sào', 'sào', '2', 'but is itself'],
    ['0.12', '%', '‰', null, 'another dimension: people type % for ‰, so it is asked'],
    ['4', '%', 'điểm %', '4', 'points of a change'],
    ['91', '% KH', '%', null, 'a share of the plan is no share'],
    ['1', 'thôn', 'thôn thông minh', null, 'an unknown noun counts only itself'],
  ])('%s %s in %s is %s (%s)', (value, from, to, expected) => {
    const converted = convert(number(value), from, to);
    expect(converted && decimalText(converted)).toBe(expected);
  });
});

describe('storage form', () => {
  it.each<[value: string, unit: string, dimension: Dimension, small: bigint, why: string]>([
    ['33.10541234567', 'tỷ đồng', 'money', 3310541234567n, 'a hundredth of a đồng'],
    ['13455.5', 'tấn', 'mass', 13455500000n, 'grams'],
    ['315.5', 'ha', 'area', 315500000n, 'a hundredth of a m²'],
    ['60.9', '%', 'percent', 60900000n, 'a millionth of one per cent'],
    ['0.15', '‰', 'permille', 150000n, 'a millionth of one per mille'],
    ['35.8', 'triệu đồng/ha', 'money-per-area', 3580000000n, 'a hundredth of a đồng per ha'],
    ['65.4', 'triệu đồng/người/năm', 'money-per-person', 6540000000n, 'a hundredth of a đồng per head'],
    ['14', 'xã, thị trấn', 'count', 140000n, 'a ten-thousandth'],
    ['1', 'thôn thông minh', 'count', 10000n, 'a noun of the catalogue’s own'],
    ['12.5', 'nghìn con', 'count', 125000000n, 'a scaled count'],
    ['62.35', 'tạ/ha', 'mass', 623500n, 'a unit that does not fit its dimension'],
    ['640', 'sào', 'area', 6400000n, 'no fixed factor'],
    ['-0.13', '%', 'percent', -130000n, 'negative'],
  ])('%s %s (%s) is %s (%s)', (value, unit, dimension, small) => {
    expect(toSmallUnit(number(value), unit, dimension)).toEqual({ ok: true, value: small });
    expect(decimalText(fromSmallUnit(small, unit, dimension))).toBe(value);
  });

  it.each<[value: string, unit: string, dimension: Dimension, kind: string, why: string]>([
    ['0.0000001', 'tấn', 'mass', 'not-exact', 'a tenth of a gram'],
    ['0.005', 'đồng', 'money', 'not-exact', 'half a hundredth'],
    ['0.00001', 'hộ', 'count', 'not-exact', 'below a ten-thousandth'],
    ['92233720.368547758075', 'tỷ đồng', 'money', 'not-exact', 'a tenth of a hundredth at the upper end'],
    ['92233720368547758.08', 'đồng', 'money', 'too-large', '2^63'],
    ['999999999999', 'tỷ đồng', 'money', 'too-large', 'far beyond 64 bits'],
  ])('refuses %s %s: %s %s (%s)', (value, unit, dimension, kind) => {
    const stored = toSmallUnit(number(value), unit, dimension);
    expect(stored).toEqual({ ok: false, error: { kind } });
  });

  it('gives every storable figure back unchanged', () => {
    const unit = fc.constantFrom<[string, Dimension]>(
      ['tỷ đồng', 'money'],
      ['triệu đồng/ha', 'money-per-area'],
      ['tấn', 'mass'],
      ['ha', 'area'],
      ['%', 'percent'],
      ['hộ', 'count'],
    );
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
        fc.nat(4),
        unit,
        (digits, scale, [name, dimension]) => {
          const value = decimal(digits, scale);
          const stored = toSmallUnit(value, name, dimension);
          if (stored.ok) expect(equals(fromSmallUnit(stored.value, name, dimension), value)).toBe(true);
        },
      ),
    );
  });
});
