import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalText } from '../../../src/domain/quantity/decimal.ts';
import { changesSince } from '../../../src/domain/review/changes.ts';
import { contributionsOf, type Contribution } from '../../../src/domain/review/contributions.ts';
import { reportingOf, silentBlocs, type ReviewedDuty } from '../../../src/domain/review/reporting.ts';
import {
  countedIndicators,
  linesOf,
  summarise,
  type ReviewedFigure,
  type Summary,
  type SummaryInput,
} from '../../../src/domain/review/summary.ts';
import { d, dueAt, halfYear, inTime, ratio, reviewed, tooLate, value } from './half-year.ts';

const summary = summarise(halfYear);
const line = (code: string, from: Summary = summary) => {
  const found = linesOf(from).find(({ indicator }) => indicator.code === code);
  if (!found) throw new Error(`no line ${code}`);
  return found;
};

const withFigure = (code: string, figure: ReviewedFigure | null): SummaryInput => ({
  ...halfYear,
  indicators: halfYear.indicators.map((one) => (one.indicator.code === code ? { ...one, figure } : one)),
});

describe('summarise', () => {
  it('keeps every indicator once, in the document’s groups and order', () => {
    expect(summary.groups.map(({ name }) => name)).toEqual([
      'Chỉ tiêu kinh tế',
      'Chỉ tiêu văn hóa xã hội',
      'Chỉ tiêu môi trường',
    ]);
    expect(linesOf(summary).map(({ indicator }) => indicator.code)).toEqual(
      halfYear.indicators.map(({ indicator }) => indicator.code),
    );
  });

  it('counts every indicator in one class', () => {
    expect(summary.counts).toEqual({
      exceeded: 2,
      met: 4,
      nearlyMet: 0,
      notMet: 0,
      onTrack: 7,
      behind: 4,
      noFigure: 4,
      notApplicable: 0,
    });
    expect(countedIndicators(summary)).toBe(21);
  });

  it('leaves what is not carried out uncounted', () => {
    const without = summarise(withFigure('10', reviewed({ kind: 'not-applicable' })));
    expect(countedIndicators(without)).toBe(20);
  });

  it.each([
    { code: '4', late: false, why: 'sent before the deadline, corrected later: the first report decides' },
    { code: '6', late: true, why: 'the first report came after the deadline' },
  ])('says whether $code was late: $why', ({ code, late }) => {
    expect(line(code).figure?.late).toBe(late);
  });

  it('counts a report in the last second as on time', () => {
    const figure = reviewed(value('6.1'), { firstSentAt: dueAt });
    expect(line('6', summarise(withFigure('6', figure))).figure?.late).toBe(false);
  });

  it('shows members’ figures beside the owner’s, never in it', () => {
    const { figure, contributions, completion } = line('1');
    expect(figure?.reported).toEqual(value('6820.5'));
    expect(completion.percentOfPlan && decimalText(completion.percentOfPlan)).toBe('50.6893');
    expect(contributions).toMatchObject({ received: 2, expected: 3, sum: { value: d('1452.5'), of: null } });
  });

  it('does not fill in an owner’s figure from members’ figures', () => {
    const lonely = line('1', summarise(withFigure('1', null)));
    expect(lonely).toMatchObject({ figure: null, completion: { class: 'noFigure', percentOfPlan: null } });
  });

  it('shows an indicator whose group is not listed', () => {
    const { groups } = summarise({ ...halfYear, groups: halfYear.groups.slice(1) });
    expect(groups.at(-1)).toMatchObject({ name: 'a' });
    expect(groups.flatMap(({ lines }) => lines)).toHaveLength(21);
  });
});

describe('contributionsOf', () => {
  const measured = line('1').indicator;
  const rate = line('14a').indicator;
  const from = (figure: ReviewedFigure | null, unit = 'Minh Long'): Contribution => ({
    bloc: 'Khối xã Bắc',
    unit,
    figure: figure && {
      reported: figure.reported,
      estimate: false,
      late: false,
      corrected: false,
      reportedAt: inTime,
    },
  });
  const none = reviewed({ kind: 'none-yet' });

  it.each([
    {
      about: rate,
      units: [value('80'), value('90')],
      sum: null,
      received: 2,
      expected: 2,
      why: 'rates may not be added up',
    },
    {
      about: measured,
      units: [value('1.5'), value('2')],
      sum: { value: d('3.5'), of: null },
      received: 2,
      expected: 2,
      why: 'totals may',
    },
    {
      about: measured,
      units: [ratio('3', '4'), ratio('5', '6')],
      sum: { value: d('8'), of: d('10') },
      received: 2,
      expected: 2,
      why: 'both numbers of a ratio',
    },
    {
      about: measured,
      units: [ratio('3', '4'), value('5')],
      sum: null,
      received: 2,
      expected: 2,
      why: 'a count and a ratio have no sum',
    },
    {
      about: measured,
      units: [value('3'), { kind: 'percent-of-plan' as const, value: d('50') }],
      sum: { value: d('3'), of: null },
      received: 1,
      expected: 2,
      why: 'a per cent is no amount',
    },
    {
      about: measured,
      units: [none.reported],
      sum: null,
      received: 0,
      expected: 1,
      why: 'no figure is not zero',
    },
    {
      about: measured,
      units: [value('0')],
      sum: { value: d('0'), of: null },
      received: 1,
      expected: 1,
      why: 'zero is a figure',
    },
    {
      about: measured,
      units: [value('3'), { kind: 'not-applicable' as const }],
      sum: { value: d('3'), of: null },
      received: 1,
      expected: 1,
      why: 'who does not do it is not waited for',
    },
  ])('$received of $expected: $why', ({ about, units, sum, received, expected }) => {
    const contributions = contributionsOf(
      about,
      units.map((reported) => from(reviewed(reported))),
    );
    expect(contributions).toMatchObject({ sum, received, expected });
  });

  it('waits for units that are silent', () => {
    expect(contributionsOf(measured, [from(null), from(reviewed(value('3')))])).toMatchObject({
      received: 1,
      expected: 2,
    });
  });
});

describe('reporting', () => {
  it('tells completeness from timeliness', () => {
    const kinhTe = summary.reporting.find(({ bloc }) => bloc === 'Khối Kinh tế');
    expect(kinhTe).toEqual({
      bloc: 'Khối Kinh tế',
      inWords: false,
      expected: 11,
      reported: 10,
      noneYet: 0,
      missing: 1,
      onTime: 9,
      completeness: d('90.9'),
      timeliness: d('81.8'),
    });
  });

  it('leaves out blocs that owe nothing, and names those that answered nothing', () => {
    expect(summary.reporting.map(({ bloc }) => bloc)).not.toContain('Khối Nội chính');
    expect(summary.silentBlocs).toEqual(['Khối các xã phía Nam']);
  });

  it('does not call a bloc silent that said that there is no figure yet', () => {
    const answered = reportingOf(
      { name: 'K', duties: [{ state: 'none-yet', firstReportedAt: null }] },
      dueAt,
    );
    expect(silentBlocs([answered])).toEqual([]);
  });

  it('does not say that no figure came from a bloc that owes words', () => {
    const words: ReviewedDuty = { state: 'open', firstReportedAt: null };
    expect(silentBlocs([reportingOf({ name: 'K', duties: [words], inWords: true }, dueAt)])).toEqual([]);
  });

  it('counts what was withdrawn as missing, though a report had come', () => {
    const open: ReviewedDuty = { state: 'open', firstReportedAt: inTime };
    expect(reportingOf({ name: 'K', duties: [open] }, dueAt)).toMatchObject({ missing: 1, onTime: 0 });
  });

  it('never passes 100 per cent, and its parts are its whole', () => {
    const duty: fc.Arbitrary<ReviewedDuty> = fc.record({
      state: fc.constantFrom('open', 'none-yet', 'reported', 'not-applicable'),
      firstReportedAt: fc.constantFrom(null, inTime, dueAt, tooLate),
    });
    fc.assert(
      fc.property(fc.array(duty), (duties) => {
        const one = reportingOf({ name: 'K', duties }, dueAt);
        expect(one.reported + one.noneYet + one.missing).toBe(one.expected);
        expect(one.onTime).toBeLessThanOrEqual(one.reported);
        for (const percent of [one.completeness, one.timeliness]) {
          if (percent) expect(Number(decimalText(percent))).toBeLessThanOrEqual(100);
        }
      }),
    );
  });
});

describe('changesSince', () => {
  const now = (code: string, figure: ReviewedFigure | null) => summarise(withFigure(code, figure));
  const codes = (after: Summary) => changesSince(summary, after).map(({ indicator }) => indicator.code);

  it.each([
    { code: '4', figure: reviewed(value('26.5')), changed: ['4'], why: 'another value' },
    { code: '4', figure: null, changed: ['4'], why: 'a figure that was withdrawn' },
    { code: '11', figure: reviewed(value('0.1')), changed: ['11'], why: 'a figure that was missing' },
    { code: '2', figure: reviewed(value('16.2')), changed: ['2'], why: 'the estimate became the figure' },
    { code: '9', figure: reviewed(ratio('14', '15')), changed: ['9'], why: 'another denominator' },
    {
      code: '4',
      figure: reviewed(value('26.40'), { firstSentAt: tooLate }),
      changed: [],
      why: 'the same number at another time',
    },
    { code: '12', figure: reviewed({ kind: 'none-yet' }), changed: [], why: 'still none' },
  ])('$code: $why', ({ code, figure, changed }) => {
    expect(codes(now(code, figure))).toEqual(changed);
  });

  it('finds none between a summary and itself', () => {
    expect(changesSince(summary, summary)).toEqual([]);
  });
});
