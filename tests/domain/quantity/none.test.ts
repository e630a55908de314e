import { describe, expect, it } from 'vitest';
import { isQuantity } from '../../../src/domain/quantity/quantity.ts';
import { scan } from '../../../src/domain/quantity/scan.ts';
import { said, spansOf } from './said.ts';

type Row = readonly [text: string, expected: string, why: string];

describe('zero, none so far, missing, not applicable', () => {
  it.each<Row>([
    ['0', '0', 'the digit'],
    ['không', '0', 'the word'],
    ['không có', '0', 'none'],
    ['không có ạ', '0', 'politeness'],
    ['không có hộ nào', '0 hộ', 'with its noun'],
    ['không có hộ nghèo nào', '0 hộ', 'a noun of two words'],
    ['không có trường nào ạ', '0 trường', 'politeness'],
    ['không hộ nào', '0 hộ', 'without có'],
    ['ko', '0', 'chat'],
    ['k có', '0', 'chat'],
    ['hông có', '0', 'south'],
    ['khong co ho nao', '0 hộ', 'no accents'],
    ['không phát sinh', '0', 'nothing arose'],
    ['hết', '0', 'none left'],
    ['0 có', '0', '0 typed for không'],
    ['0 hộ', '0 hộ', 'zero households'],
    ['chưa có hộ nào', '0 hộ', 'so far'],
    ['chưa phát sinh', '0', 'so far'],
    ['chưa có', '? 0', 'zero or missing: asked'],
    ['-', '? 0', 'zero or missing: asked'],
    ['x', '? 0', 'zero or missing: asked'],
    ['chưa có số liệu', 'missing', 'no figure'],
    ['chưa tổng hợp', 'missing', 'no figure'],
    ['chưa báo cáo', 'missing', 'no figure'],
    ['đang rà soát', 'missing', 'no figure'],
    ['dang ra soat', 'missing', 'no accents'],
    ['không có số liệu', 'missing', 'không is no zero here'],
    ['không nắm được', 'missing', 'no figure'],
    ['không rõ', 'missing', 'no figure'],
    ['mai gửi', 'missing', 'no figure'],
    ['…', 'missing', 'as tables print it'],
    ['...', 'missing', 'typed'],
    ['xã không có chỉ tiêu này', 'missing', 'not applicable'],
    ['không thuộc diện', 'missing', 'not applicable'],
    ['không giao', 'missing', 'not applicable'],
    ['ok', 'none', 'no answer'],
    ['vâng', 'none', 'no answer'],
    ['đã nhận', 'none', 'no answer'],
    ['không quá 5 hộ', '≤5 hộ', 'part of a comparison'],
    ['không dưới 5 hộ', '≥5 hộ', 'part of a comparison'],
    ['không tới 5 hộ', '<5 hộ', 'part of a comparison'],
    ['không phẩy năm', '0.5', 'part of a number'],
    ['không đồng ý', 'none', 'to disagree'],
  ])('%s → %s (%s)', (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  it.each<readonly [text: string, missing: 'no-figure' | 'not-applicable', why: string]>([
    ['chưa có số liệu', 'no-figure', 'it will come'],
    ['không thuộc diện', 'not-applicable', 'it never will'],
    ['không được giao', 'not-applicable', 'no such target'],
  ])('%s is %s (%s)', (text, missing) => {
    const [span] = scan(text).filter(isQuantity);
    expect(span).toMatchObject({ verdict: 'missing', missing, readings: [] });
  });

  it('keeps that a zero is only so far', () => {
    const [span] = scan('chưa có hộ nào').filter(isQuantity);
    expect(span?.readings[0]?.soFar).toBe(true);
    expect(scan('không có hộ nào').filter(isQuantity)[0]?.readings[0]?.soFar).toBeUndefined();
  });

  it('names the doubt between zero and missing', () => {
    expect(scan('Xã đạt chuẩn y tế: chưa có').filter(isQuantity)[0]).toMatchObject({
      verdict: 'ambiguous',
      doubt: 'chưa có số liệu',
    });
  });

  it.each<readonly [text: string, expected: string[], why: string]>([
    ['Hợp tác xã: từ đầu năm không phát sinh', ['0'], 'đầu năm is no five'],
    ['Cô Ngân không có hộ nào, An Lạc chưa gửi', ['0 hộ', 'missing'], 'one zero and one missing'],
    ['anh có khỏe không', [], 'a question'],
    ['em không nhớ', [], 'an ordinary negation'],
    ['không có gì', ['0'], 'nothing'],
  ])('%s → %j (%s)', (text, expected) => {
    expect(spansOf(text)).toEqual(expected);
  });
});
