import { describe, expect, it } from 'vitest';
import { completionOf, type ReportedFigure } from '../../src/domain/indicator/completion.ts';
import type { Indicator, Target } from '../../src/domain/indicator/indicator.ts';
import { askedName, chatName, figureWords, gapWords, planNumber } from '../../src/render/indicator-words.ts';
import { d, haLang, indicatorOf } from './ha-lang.ts';

describe('chatName', () => {
  it.each([
    { code: '1', name: 'Tổng sản lượng lương thực có hạt', why: 'short enough for its own name' },
    { code: '3', name: 'Diện tích mía', why: 'the alias that people say; «DT mía» is an abbreviation' },
    { code: '9', name: 'Phổ cập giáo dục', why: '«PCGD» is no words' },
    { code: '12', name: 'Giảm trẻ em suy dinh dưỡng', why: 'the alias drops that a fall is asked for' },
    { code: '18a', name: 'Tăng tỷ lệ hộ đưa chuồng trại ra khỏi gầm sàn', why: 'a rise, likewise' },
    { code: '18b', name: 'Số hộ đưa chuồng trại ra khỏi gầm sàn', why: 'a count is what it is' },
  ])('$code is «$name»: $why', ({ code, name }) => {
    expect(chatName(indicatorOf(code))).toBe(name);
  });

  it('tells all 21 measures apart', () => {
    expect(new Set(haLang.indicators.map(chatName)).size).toBe(21);
  });

  it('cuts a long name that has no alias in words', () => {
    const nameless: Indicator = { ...indicatorOf('9'), aliases: ['PCGD', 'XMC'] };
    expect(chatName(nameless)).toBe('Duy trì, nâng cao chất lượng phổ cập giáo dục…');
  });
});

describe('askedName', () => {
  it.each([
    { code: '4', name: '4. Thu ngân sách trên địa bàn (tỷ đồng)', why: 'the unit to answer in' },
    { code: '5', name: '5. Thành lập mới hợp tác xã', why: 'the name says what is counted' },
    { code: '9', name: '9. Phổ cập giáo dục (xã, thị trấn)', why: 'here it does not' },
    { code: '8', name: '8. Giảm tỷ lệ hộ nghèo (%)', why: 'a sign is a unit, too' },
  ])('$name: $why', ({ code, name }) => {
    expect(askedName(indicatorOf(code))).toBe(name);
  });
});

describe('planNumber', () => {
  const bound = { strict: false, explicit: true };
  const rows: readonly { target: Target; text: string; why: string }[] = [
    {
      target: { comparator: 'at-least', value: d('13455.5'), ...bound },
      text: '13.455,5',
      why: 'a bare figure',
    },
    {
      target: { comparator: 'at-least', value: d('35'), strict: true, explicit: true },
      text: 'trên 35',
      why: 'equality is not enough',
    },
    { target: { comparator: 'at-most', value: d('5'), ...bound }, text: 'tối đa 5', why: 'a cap' },
    {
      target: { comparator: 'at-most', value: d('5'), strict: true, explicit: true },
      text: 'dưới 5',
      why: 'a strict cap',
    },
    { target: { comparator: 'range', min: d('1'), max: d('2'), ...bound }, text: '1-2', why: 'a range' },
    { target: { comparator: 'ratio', value: d('14'), of: d('14'), ...bound }, text: '14/14', why: 'a ratio' },
    { target: { comparator: 'done', ...bound }, text: 'hoàn thành', why: 'no number' },
  ];
  it.each(rows)('$text: $why', ({ target, text }) => {
    expect(planNumber(target)).toBe(text);
  });
});

describe('figureWords', () => {
  const yesNo: Indicator = {
    ...indicatorOf('5'),
    measure: 'yes-no',
    target: { comparator: 'done', strict: false, explicit: true },
  };
  const rows: readonly { about: Indicator; figure: ReportedFigure; text: string; why: string }[] = [
    {
      about: indicatorOf('4'),
      figure: { kind: 'value', value: d('26.4') },
      text: '26,4 tỷ đồng',
      why: 'value and unit',
    },
    {
      about: indicatorOf('8'),
      figure: { kind: 'value', value: d('2.1') },
      text: 'giảm 2,1%',
      why: 'a fall, not a level',
    },
    {
      about: indicatorOf('8'),
      figure: { kind: 'value', value: d('-0.5') },
      text: 'tăng 0,5%',
      why: 'a fall below zero is a rise',
    },
    {
      about: indicatorOf('18a'),
      figure: { kind: 'value', value: d('3.2') },
      text: 'tăng 3,2%',
      why: 'a rise',
    },
    {
      about: indicatorOf('9'),
      figure: { kind: 'ratio', value: d('13'), of: d('14') },
      text: '13/14 xã, thị trấn',
      why: 'both numbers',
    },
    {
      about: indicatorOf('6'),
      figure: { kind: 'percent-of-plan', value: d('52') },
      text: '52% kế hoạch',
      why: 'not a per cent of anything else',
    },
    { about: indicatorOf('3'), figure: { kind: 'none-yet' }, text: 'chưa có số liệu', why: 'not zero' },
    {
      about: indicatorOf('3'),
      figure: { kind: 'not-applicable' },
      text: 'không thực hiện',
      why: 'not missing',
    },
    { about: yesNo, figure: { kind: 'value', value: d('1') }, text: 'đã xong', why: 'yes is no number' },
    { about: yesNo, figure: { kind: 'value', value: d('0') }, text: 'chưa xong', why: 'nor is no' },
  ];
  it.each(rows)('$text: $why', ({ about, figure, text }) => {
    expect(figureWords(figure, about)).toBe(text);
  });
});

describe('gapWords', () => {
  const bound = { strict: false, explicit: true };
  const cap: Target = { comparator: 'at-most', value: d('2.8'), ...bound };
  const share: Target = { comparator: 'exactly', value: d('17'), ...bound };
  const plan: Target = { comparator: 'at-least', value: d('17'), ...bound };
  it.each([
    { target: cap, value: '2.1', text: 'thấp hơn mức tối đa 0,7 điểm %', why: 'below a cap, in points' },
    { target: cap, value: '2.8', text: 'bằng mức tối đa', why: 'at the cap' },
    { target: share, value: '13.6', text: 'thấp hơn KH 3,4 điểm %', why: 'a share that is too small' },
    { target: share, value: '18', text: 'cao hơn KH 1 điểm %', why: 'a share that is too large' },
    { target: plan, value: '13.6', text: '', why: 'its per cent of plan says it' },
  ])('$text: $why', ({ target, value, text }) => {
    const about: Indicator = { ...indicatorOf('15'), target };
    const figure: ReportedFigure = { kind: 'value', value: d(value) };
    expect(gapWords(about, completionOf(about, figure, { final: false, nearlyMetFrom: null }))).toBe(text);
  });
});
