import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  countOutcomes,
  outcomeOf,
  parseRows,
  scoreNumbers,
  type Outcome,
} from '../../../src/cli/accuracy/numbers.ts';
import { readQuantity } from '../../../src/domain/quantity/read-quantity.ts';

const folder = join(import.meta.dirname, '../../corpora/numbers');

describe('number corpora of other projects', () => {
  const rows = scoreNumbers(folder).flatMap((file) => file.rows);
  const counts = countOutcomes(rows);
  const share = (count: number): number => count / rows.length;

  it('are all there', () => {
    expect(rows).toHaveLength(849);
  });

  it('are right outright in at least 92 of 100 rows', () => {
    expect(share(counts.right)).toBeGreaterThanOrEqual(0.92);
  });

  it('are right or asked with the right choice in at least 97 of 100 rows', () => {
    expect(share(counts.right + counts.asked)).toBeGreaterThanOrEqual(0.97);
  });

  it('are never wrong in silence', () => {
    expect(rows.filter((row) => row.outcome === 'wrong').map((row) => row.text)).toEqual([]);
  });
});

describe('scoring a row', () => {
  it.each<readonly [text: string, expected: string, unit: string, outcome: Outcome, why: string]>([
    ['5 hộ', '5', 'hộ', 'right', 'value and unit'],
    ['5 hộ', '6', 'hộ', 'wrong', 'another value in silence'],
    ['5 hộ', '5', 'xã', 'wrong', 'another unit in silence'],
    ['5 hộ', '5', '', 'wrong', 'a unit where the text states none'],
    ['10.000 đ', '10000', 'VND', 'right', 'an alias of the unit'],
    ['năm mươi xu', '0.5', '$', 'right', 'cents are hundredths'],
    ['6,780', '6.78', '', 'asked', 'the right choice is offered'],
    ['6,780', '67.8', '', 'asked-without', 'it is not'],
    ['6,780', 'AMBIGUOUS:6.78|6780', '', 'right', 'asking is what is wanted'],
    ['6780', 'AMBIGUOUS:6.78|6780', '', 'wrong', 'picked in silence'],
    ['-12 1/4', '-12 1/4', '', 'right', 'a mixed number'],
    ['3 - 5 ha', '3..5', 'ha', 'right', 'a range'],
    ['dưới 5', 'under:5', '', 'right', 'a bound of either strictness'],
    ['không quá 5', 'under:5', '', 'right', 'a bound of either strictness'],
    ['không quá 5', '<5', '', 'wrong', 'the other strictness'],
    ['giảm 5%', 'delta:-5', '%', 'right', 'a change'],
    ['tăng từ 5% lên 7%', 'delta:+2;from:5;to:7', '%', 'right', 'a change with levels'],
    ['chưa có số liệu', 'NULL', '', 'right', 'missing'],
    ['0', 'NULL', '', 'wrong', 'missing became zero'],
    ['ngày 9/4', 'NONE', '', 'right', 'no quantity'],
    ['9/4', 'NONE', '', 'asked', 'asked'],
    ['5', 'NONE', '', 'wrong', 'a quantity was made up'],
    ['vài', 'VAGUE', '', 'right', 'vague'],
    ['6.78.000', 'INVALID', '', 'right', 'malformed'],
    ['ngày 9/4', '9', '', 'missed', 'a quantity was overlooked'],
  ])('«%s» against %s %s: %s %s', (text, expected, unit, outcome) => {
    expect(outcomeOf({ text, expected, unit }, readQuantity(text))).toBe(outcome);
  });

  it('keeps rows exactly as they are', () => {
    expect(parseRows('  ba  \t3\t\tx\n')).toEqual([{ text: '  ba  ', expected: '3', unit: '' }]);
  });
});
