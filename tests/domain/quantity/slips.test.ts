import { describe, expect, it } from 'vitest';
import { said, spansOf } from './said.ts';

type Row = readonly [text: string, why: string];

describe('a number with a slip in it is no number', () => {
  it.each<Row>([
    ['34.2o0.000 đ', 'o for 0 inside'],
    ['3l8,5 ha', 'l for 1 inside'],
    ['6l.500 con', 'l before a mark'],
    ['92,l%', 'l behind the comma'],
    ['l4/22 nhà', 'the first of a ratio'],
    ['5O ha', 'O at the end'],
    ['60..7%', 'the mark twice'],
    ['51,,2 tr', 'the comma twice'],
    ['5.,2 tỷ', 'two marks'],
    ['1. 250. 000 đ', 'groups apart'],
    ['42. 350,5 tấn', 'a group apart, with decimals'],
    ['13.460, 2 tấn', 'the decimals apart'],
    ['58 4;', 'a mark lost'],
    ['33 6 tỷ', 'a mark lost before the unit'],
    ['6, vạn con', 'something lost before the scale'],
    ['96, %', 'something lost before the sign'],
  ])('%s (%s)', (text) => {
    expect(spansOf(text)).toEqual(['invalid']);
  });
});

describe('a space behind the mark: one number, or two', () => {
  it.each<readonly [text: string, expected: string, why: string]>([
    ['60. 7%', '60.7 % | 7 %', 'a per cent behind a dot'],
    ['22. 350 tỷ', '22350000000 | 22350000000000 | 350000000000', 'thousands or decimals, before a scale'],
    ['51, 5 tỷ', '51500000000 | 5000000000', 'a comma before a scale'],
    ['4. 930 con', '4.93 con | 4930 con | 930 con', 'a group'],
  ])('%s → %s (%s)', (text, expected) => {
    expect(said(text)).toBe(expected);
  });
});

describe('what only looks like a slip', () => {
  it.each<readonly [text: string, expected: readonly string[], why: string]>([
    ['12l', ['12 l'], 'litres'],
    ['1, 12 xóm', ['1', '12 xóm'], 'a list: things have no decimals'],
    ['6. 11,4 tỷ', ['6', '11400000000'], 'the number of an item'],
    ['26,4 tỷ. 5 ha', ['26400000000', '5 ha'], 'a new sentence'],
    ['318 ha, 26,4 tỷ', ['318 ha', '26400000000'], 'a list with units'],
  ])('%s → %j (%s)', (text, expected) => {
    expect(spansOf(text)).toEqual(expected);
  });
});
