import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  completionOf,
  percentOf,
  type CompletionClass,
  type CompletionRules,
  type ReportedFigure,
} from '../../../src/domain/indicator/completion.ts';
import type { Indicator, Target } from '../../../src/domain/indicator/indicator.ts';
import {
  add,
  compare,
  decimal,
  decimalText,
  equals,
  parseDecimal,
  type Decimal,
} from '../../../src/domain/quantity/decimal.ts';

const d = (text: string): Decimal => {
  const read = parseDecimal(text);
  if (!read) throw new Error(text);
  return read;
};

const plainBound = { strict: false, explicit: true };
const atLeast = (value: string): Target => ({ comparator: 'at-least', value: d(value), ...plainBound });
const above = (value: string): Target => ({
  comparator: 'at-least',
  value: d(value),
  strict: true,
  explicit: true,
});
const atMost = (value: string): Target => ({ comparator: 'at-most', value: d(value), ...plainBound });
const exactly = (value: string): Target => ({ comparator: 'exactly', value: d(value), ...plainBound });
const decreaseBy = (value: string): Target => ({ comparator: 'decrease-by', value: d(value), ...plainBound });
const range = (min: string, max: string): Target => ({
  comparator: 'range',
  min: d(min),
  max: d(max),
  ...plainBound,
});
const ratio = (n: string, m: string): Target => ({
  comparator: 'ratio',
  value: d(n),
  of: d(m),
  ...plainBound,
});
const done: Target = { comparator: 'done', ...plainBound };

const indicator = (target: Target, more: Partial<Indicator> = {}): Indicator => ({
  code: '1',
  point: 1,
  part: null,
  group: 'a',
  name: 'Chỉ tiêu',
  aliases: [],
  unit: 'tấn',
  dimension: 'mass',
  measure: 'total',
  better: 'higher',
  target,
  baseline: null,
  period: 'year',
  aggregate: 'sum',
  ...more,
});

const value = (text: string): ReportedFigure => ({ kind: 'value', value: d(text) });
const of = (n: string, m: string): ReportedFigure => ({ kind: 'ratio', value: d(n), of: d(m) });
const percent = (text: string): ReportedFigure => ({ kind: 'percent-of-plan', value: d(text) });

const atEnd: CompletionRules = { final: true, nearlyMetFrom: d('90') };
const inJune: CompletionRules = { final: false, nearlyMetFrom: d('90'), expectedPercent: d('50') };

interface Row {
  readonly target: Target;
  readonly figure: ReportedFigure | null;
  readonly rules?: CompletionRules;
  readonly about?: Partial<Indicator>;
  readonly class: CompletionClass;
  readonly percent: string | null;
  readonly gap: string | null;
  readonly why: string;
}

const atTheEnd: readonly Row[] = [
  {
    target: atLeast('50.2'),
    figure: value('50.2'),
    class: 'met',
    percent: '100',
    gap: '0',
    why: 'equality is đạt',
  },
  {
    target: atLeast('50.2'),
    figure: value('52.71'),
    class: 'exceeded',
    percent: '105',
    gap: '2.51',
    why: 'above is vượt',
  },
  {
    target: atLeast('50.2'),
    figure: value('26.4'),
    class: 'notMet',
    percent: '52.5896',
    gap: '-23.8',
    why: 'half at the end is chưa đạt',
  },
  {
    target: atLeast('50.2'),
    figure: value('45.18'),
    class: 'nearlyMet',
    percent: '90',
    gap: '-5.02',
    why: 'from the threshold on: cơ bản hoàn thành',
  },
  {
    target: atLeast('50.2'),
    figure: value('45.17'),
    class: 'notMet',
    percent: '89.9801',
    gap: '-5.03',
    why: 'just below the threshold',
  },
  {
    target: atLeast('50200000000'),
    figure: value('50199999999'),
    class: 'nearlyMet',
    percent: '99.9999',
    gap: '-1',
    why: 'one đồng short is neither 100 % nor đạt',
  },
  {
    target: atLeast('0'),
    figure: value('3'),
    class: 'exceeded',
    percent: null,
    gap: '3',
    why: 'a plan of zero is never divided by',
  },
  {
    target: above('35'),
    figure: value('35'),
    class: 'nearlyMet',
    percent: '100',
    gap: '0',
    why: '«trên 35» is not met by 35',
  },
  {
    target: above('35'),
    figure: value('35.1'),
    class: 'met',
    percent: '100.2857',
    gap: '0.1',
    why: 'a little above a strict bound is what was asked',
  },
  {
    target: above('35'),
    figure: value('36'),
    rules: { ...atEnd, aboveStrictBound: 'exceeded' },
    class: 'exceeded',
    percent: '102.8571',
    gap: '1',
    why: 'where local usage says vượt',
  },
  {
    target: decreaseBy('4'),
    figure: value('5.36'),
    class: 'exceeded',
    percent: '134',
    gap: '1.36',
    why: 'the press: giảm 5,36 % is 134 % of a planned 4',
  },
  {
    target: decreaseBy('4'),
    figure: value('-1'),
    class: 'notMet',
    percent: '-25',
    gap: '-5',
    why: 'a rise where a fall was planned',
  },
  {
    target: range('1', '2'),
    figure: value('0'),
    class: 'notMet',
    percent: '0',
    gap: '-1',
    why: 'below the range: against its minimum',
  },
  {
    target: range('4', '8'),
    figure: value('3'),
    class: 'notMet',
    percent: '75',
    gap: '-1',
    why: 'three of at least four',
  },
  {
    target: range('1', '2'),
    figure: value('1'),
    class: 'met',
    percent: '100',
    gap: '0',
    why: 'the minimum is inside',
  },
  {
    target: range('1', '2'),
    figure: value('2'),
    class: 'met',
    percent: '100',
    gap: '0',
    why: 'inside is 100, not 200',
  },
  {
    target: range('1', '2'),
    figure: value('3'),
    class: 'exceeded',
    percent: '150',
    gap: '1',
    why: 'above the range: vượt',
  },
  {
    target: range('4', '8'),
    figure: value('9'),
    about: { better: 'target' },
    class: 'notMet',
    percent: null,
    gap: '1',
    why: 'where nearness counts, above is a miss',
  },
  {
    target: range('4', '8'),
    figure: value('3'),
    about: { better: 'lower' },
    class: 'exceeded',
    percent: null,
    gap: '-1',
    why: 'where less is better, below is vượt',
  },
  {
    target: atMost('5'),
    figure: value('3'),
    class: 'met',
    percent: null,
    gap: '-2',
    why: 'a cap that is kept is đạt, never 60 %',
  },
  {
    target: atMost('5'),
    figure: value('5'),
    class: 'met',
    percent: null,
    gap: '0',
    why: 'a cap includes itself',
  },
  {
    target: { ...atMost('5'), strict: true },
    figure: value('5'),
    class: 'notMet',
    percent: null,
    gap: '0',
    why: '«dưới 5» is not met by 5',
  },
  {
    target: atMost('5'),
    figure: value('5.1'),
    class: 'notMet',
    percent: null,
    gap: '0.1',
    why: 'never «cơ bản» for a broken cap: 102 % is no praise',
  },
  {
    target: exactly('40'),
    figure: value('40'),
    about: { measure: 'share' },
    class: 'met',
    percent: null,
    gap: '0',
    why: 'a share as planned',
  },
  {
    target: exactly('40'),
    figure: value('42.5'),
    about: { measure: 'share' },
    class: 'notMet',
    percent: null,
    gap: '2.5',
    why: 'more of a share is not better: points of difference',
  },
  {
    target: ratio('14', '14'),
    figure: of('14', '14'),
    class: 'met',
    percent: '100',
    gap: '0',
    why: 'all of all',
  },
  {
    target: ratio('14', '14'),
    figure: of('13', '14'),
    class: 'nearlyMet',
    percent: '92.8571',
    gap: '-1',
    why: 'one missing',
  },
  {
    target: ratio('14', '14'),
    figure: of('13', '13'),
    class: 'met',
    percent: '100',
    gap: null,
    why: 'two communes merged: 13 of 13 is all of all',
  },
  {
    target: ratio('3', '4'),
    figure: of('8', '10'),
    class: 'exceeded',
    percent: '106.6667',
    gap: null,
    why: '80 % against 75 %',
  },
  {
    target: ratio('14', '14'),
    figure: value('13'),
    class: 'nearlyMet',
    percent: '92.8571',
    gap: '-1',
    why: 'a bare count is of the plan’s whole',
  },
  {
    target: ratio('1', '10'),
    figure: of('2', '10'),
    about: { better: 'lower' },
    class: 'notMet',
    percent: null,
    gap: '1',
    why: 'where less is better',
  },
  {
    target: ratio('14', '14'),
    figure: of('0', '0'),
    class: 'noFigure',
    percent: null,
    gap: null,
    why: 'nothing of nothing says nothing',
  },
  {
    target: atLeast('84'),
    figure: of('62', '80'),
    about: { dimension: 'percent', measure: 'rate', unit: '%' },
    class: 'nearlyMet',
    percent: '92.2619',
    gap: '-6.5',
    why: '62 of 80 is 77,5 %',
  },
  {
    target: atLeast('2'),
    figure: of('1', '14'),
    about: { dimension: 'count' },
    class: 'notMet',
    percent: '50',
    gap: '-1',
    why: 'a count takes the upper number',
  },
  {
    target: done,
    figure: value('1'),
    about: { measure: 'yes-no' },
    class: 'met',
    percent: null,
    gap: null,
    why: 'done',
  },
  {
    target: done,
    figure: value('3'),
    about: { measure: 'yes-no' },
    class: 'met',
    percent: null,
    gap: null,
    why: 'done in three places',
  },
  {
    target: done,
    figure: value('0'),
    about: { measure: 'yes-no' },
    class: 'notMet',
    percent: null,
    gap: null,
    why: 'not done',
  },
  {
    target: atLeast('340'),
    figure: percent('103.5'),
    class: 'exceeded',
    percent: '103.5',
    gap: null,
    why: '«vượt 3,5 %» alone',
  },
  {
    target: atMost('5'),
    figure: percent('90'),
    class: 'noFigure',
    percent: null,
    gap: null,
    why: 'per cent of a cap means nothing',
  },
  {
    target: atLeast('340'),
    figure: null,
    class: 'noFigure',
    percent: null,
    gap: null,
    why: 'nobody reported: not zero',
  },
  {
    target: atLeast('340'),
    figure: { kind: 'none-yet' },
    class: 'noFigure',
    percent: null,
    gap: null,
    why: '«chưa có số liệu» is not zero',
  },
  {
    target: atLeast('340'),
    figure: value('0'),
    class: 'notMet',
    percent: '0',
    gap: '-340',
    why: 'zero is a figure',
  },
  {
    target: atLeast('340'),
    figure: { kind: 'not-applicable' },
    class: 'notApplicable',
    percent: null,
    gap: null,
    why: 'không thực hiện',
  },
];

const beforeTheEnd: readonly Row[] = [
  {
    target: atLeast('50.2'),
    figure: value('26.4'),
    class: 'onTrack',
    percent: '52.5896',
    gap: '-23.8',
    why: 'half the year, half the plan',
  },
  {
    target: atLeast('50.2'),
    figure: value('20'),
    class: 'behind',
    percent: '39.8406',
    gap: '-30.2',
    why: 'chậm tiến độ, not không đạt',
  },
  {
    target: atLeast('50.2'),
    figure: value('20'),
    rules: { final: false, nearlyMetFrom: null },
    class: 'onTrack',
    percent: '39.8406',
    gap: '-30.2',
    why: 'nothing is behind when nothing says where it should be',
  },
  {
    target: atLeast('50.2'),
    figure: value('50.2'),
    class: 'met',
    percent: '100',
    gap: '0',
    why: 'reached early is reached',
  },
  {
    target: atLeast('50.2'),
    figure: value('60'),
    class: 'exceeded',
    percent: '119.5219',
    gap: '9.8',
    why: 'and passed early is passed',
  },
  {
    target: atMost('5'),
    figure: value('3'),
    class: 'onTrack',
    percent: null,
    gap: '-2',
    why: 'a cap may still be broken',
  },
  {
    target: atMost('5'),
    figure: value('6'),
    class: 'behind',
    percent: null,
    gap: '1',
    why: 'over the cap may still come down',
  },
  {
    target: exactly('40'),
    figure: value('40'),
    class: 'onTrack',
    percent: null,
    gap: '0',
    why: 'a share may still move',
  },
  {
    target: done,
    figure: value('0'),
    class: 'onTrack',
    percent: null,
    gap: null,
    why: 'not done in June says nothing',
  },
  {
    target: range('1', '2'),
    figure: value('0'),
    class: 'behind',
    percent: '0',
    gap: '-1',
    why: 'nothing of what should be half done',
  },
];

describe.each([
  { when: 'at the end', rows: atTheEnd, rules: atEnd },
  { when: 'before the end', rows: beforeTheEnd, rules: inJune },
])('completion $when', ({ rows, rules }) => {
  it.each(rows)('$class $percent: $why', (row) => {
    const completion = completionOf(indicator(row.target, row.about), row.figure, row.rules ?? rules);
    expect({
      class: completion.class,
      percent: completion.percentOfPlan && decimalText(completion.percentOfPlan),
      gap: completion.gap && decimalText(completion.gap),
    }).toEqual({ class: row.class, percent: row.percent, gap: row.gap });
  });
});

it('marks a denominator that is not the plan’s', () => {
  const school = indicator(ratio('14', '14'));
  expect(completionOf(school, of('13', '13'), atEnd).otherDenominator).toBe(true);
  expect(completionOf(school, of('13', '14'), atEnd).otherDenominator).toBe(false);
});

it('does not call a missed target nearly met where the class is not used', () => {
  const rules = { final: true, nearlyMetFrom: null };
  expect(completionOf(indicator(atLeast('100')), value('99'), rules).class).toBe('notMet');
});

const amounts = fc.bigInt({ min: 0n, max: 10n ** 15n }).map((digits) => decimal(digits, 3));
const plans = fc.bigInt({ min: 1n, max: 10n ** 15n }).map((digits) => decimal(digits, 3));
const targets: fc.Arbitrary<Target> = fc.oneof(
  fc.record({
    comparator: fc.constantFrom('at-least', 'at-most', 'exactly', 'decrease-by', 'increase-by'),
    value: plans,
    strict: fc.boolean(),
    explicit: fc.boolean(),
  }),
  fc.tuple(plans, amounts, fc.boolean()).map(([min, width, strict]): Target => ({
    comparator: 'range',
    min,
    max: add(min, width),
    strict,
    explicit: true,
  })),
  fc
    .tuple(plans, plans, fc.boolean())
    .map(([n, m, strict]): Target => ({ comparator: 'ratio', value: n, of: m, strict, explicit: true })),
  fc.constant(done),
);
const figures: fc.Arbitrary<ReportedFigure | null> = fc.oneof(
  amounts.map((amount): ReportedFigure => ({ kind: 'value', value: amount })),
  fc.tuple(amounts, amounts).map(([n, m]): ReportedFigure => ({ kind: 'ratio', value: n, of: m })),
  amounts.map((amount): ReportedFigure => ({ kind: 'percent-of-plan', value: amount })),
  fc.constant({ kind: 'none-yet' } as const),
  fc.constant({ kind: 'not-applicable' } as const),
  fc.constant(null),
);
const betters = fc.constantFrom('higher', 'lower', 'target');

describe('any target and any figure', () => {
  it('is never missed before the end, and never still under way after it', () => {
    fc.assert(
      fc.property(targets, figures, betters, (target, figure, better) => {
        const measured = indicator(target, { better });
        expect(['notMet', 'nearlyMet']).not.toContain(completionOf(measured, figure, inJune).class);
        expect(['onTrack', 'behind']).not.toContain(completionOf(measured, figure, atEnd).class);
      }),
    );
  });

  it('of a more-is-better plan never falls in class when the figure grows', () => {
    const order: readonly CompletionClass[] = ['notMet', 'nearlyMet', 'met', 'exceeded'];
    fc.assert(
      fc.property(plans, amounts, amounts, fc.boolean(), (plan, figure, growth, strict) => {
        const measured = indicator({ comparator: 'at-least', value: plan, strict, explicit: true });
        const rank = (amount: Decimal) =>
          order.indexOf(completionOf(measured, { kind: 'value', value: amount }, atEnd).class);
        expect(rank(add(figure, growth))).toBeGreaterThanOrEqual(rank(figure));
      }),
    );
  });

  it('is 100 % exactly when the plan is reached exactly', () => {
    fc.assert(
      fc.property(plans, fc.bigInt({ min: -3n, max: 3n }), (plan, step) => {
        const actual = add(plan, decimal(step, 3));
        const reached = percentOf(actual, plan);
        expect(reached && equals(reached, decimal(100n))).toBe(step === 0n);
        if (reached) expect(compare(reached, decimal(100n))).toBe(compare(actual, plan));
      }),
    );
  });
});
