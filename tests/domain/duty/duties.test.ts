import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dutiesOf, isAskedIn, type DutySources } from '../../../src/domain/duty/duties-of.ts';
import {
  addCounts,
  completenessOf,
  countDuties,
  expectedOf,
  outcomeOf,
  timelinessOf,
  type DutyRecord,
} from '../../../src/domain/duty/timeliness.ts';
import { decimalText } from '../../../src/domain/quantity/decimal.ts';

const sources = (change: Partial<DutySources> = {}): DutySources => ({
  period: 'six-months',
  campaignKinds: ['six-months', 'year'],
  lastMonth: 6,
  indicators: [
    { id: 'i1', frequency: null },
    { id: 'i2', frequency: null },
  ],
  assignments: [
    { indicatorId: 'i1', blocId: 'K3', share: 'owner' },
    { indicatorId: 'i1', blocId: 'K6', share: 'contributor' },
  ],
  blocs: [
    { id: 'K1', unitIds: ['u0'], narrative: false },
    { id: 'K3', unitIds: ['u1'], narrative: true },
    { id: 'K6', unitIds: ['u6', 'u7'], narrative: false },
  ],
  ...change,
});

const shown = (change: Partial<DutySources> = {}) =>
  dutiesOf(sources(change)).duties.map(
    ({ blocId, indicatorId, unitId, share }) => `${blocId} ${indicatorId} ${unitId} ${share}`,
  );

describe('the duties of a period', () => {
  it('are the owner’s, and each member unit’s of a contributing bloc', () => {
    expect(shown()).toEqual(['K3 i1  owner', 'K6 i1 u6 contributor', 'K6 i1 u7 contributor']);
  });

  it.each([
    {
      change: { blocs: [{ id: 'K1', unitIds: ['u0'], narrative: true }] },
      duty: 'K1   narrative',
      why: 'a bloc without figures reports in words',
    },
    {
      change: { blocs: [{ id: 'K6', unitIds: ['u6'], narrative: false }] },
      duty: 'K6 i1 u6 contributor',
      why: 'units merged before',
    },
  ])('hold $duty: $why', ({ change, duty }) => {
    expect(shown(change)).toContain(duty);
  });

  it('leave out a bloc that was dissolved, and name what nobody owns', () => {
    const { duties, unowned } = dutiesOf(sources({ blocs: [{ id: 'K6', unitIds: [], narrative: false }] }));
    expect([duties, unowned]).toEqual([[], ['i1', 'i2']]);
    expect(dutiesOf(sources()).unowned).toEqual(['i2']);
  });

  it.each([
    {
      frequency: null,
      period: 'month',
      kinds: ['month'],
      lastMonth: 5,
      asked: true,
      why: 'with every period',
    },
    {
      frequency: 'quarter',
      period: 'month',
      kinds: ['month', 'quarter'],
      lastMonth: 6,
      asked: false,
      why: 'waits for the quarter',
    },
    {
      frequency: 'quarter',
      period: 'quarter',
      kinds: ['month', 'quarter'],
      lastMonth: 6,
      asked: true,
      why: 'its own',
    },
    {
      frequency: 'quarter',
      period: 'year',
      kinds: ['quarter', 'year'],
      lastMonth: 12,
      asked: true,
      why: 'longer ones too',
    },
    {
      frequency: 'quarter',
      period: 'month',
      kinds: ['month'],
      lastMonth: 6,
      asked: true,
      why: 'no quarters: the month that ends one',
    },
    {
      frequency: 'quarter',
      period: 'month',
      kinds: ['month'],
      lastMonth: 5,
      asked: false,
      why: 'a month in between',
    },
    { frequency: 'year', period: 'month', kinds: ['month'], lastMonth: 12, asked: true, why: 'December' },
    {
      frequency: 'year',
      period: 'custom',
      kinds: ['custom'],
      lastMonth: 4,
      asked: true,
      why: 'an event asks for all',
    },
  ] as const)(
    '$frequency in $period of month $lastMonth: $asked, $why',
    ({ frequency, period, kinds, lastMonth, asked }) => {
      expect(isAskedIn(frequency, { period, campaignKinds: kinds, lastMonth })).toBe(asked);
    },
  );
});

const dueAt = new Date('2026-06-16T10:00:00Z');
const minutes = (n: number) => new Date(dueAt.getTime() + n * 60_000);

describe('on time or late', () => {
  it.each([
    { state: 'reported', first: minutes(0), now: minutes(900), outcome: 'onTime', why: 'on the stroke' },
    { state: 'reported', first: minutes(1), now: minutes(900), outcome: 'late', why: 'a minute after' },
    { state: 'reported', first: null, now: minutes(-5), outcome: 'late', why: 'no send time proves nothing' },
    { state: 'none-yet', first: null, now: minutes(900), outcome: 'noneYet', why: 'answered' },
    { state: 'open', first: null, now: minutes(0), outcome: 'open', why: 'there is still time' },
    { state: 'open', first: null, now: minutes(1), outcome: 'overdue', why: 'there was' },
    {
      state: 'not-applicable',
      first: null,
      now: minutes(1),
      outcome: 'notApplicable',
      why: 'not held against them',
    },
  ] as const)('$outcome: $why', ({ state, first, now, outcome }) => {
    expect(outcomeOf({ state, firstReportedAt: first, dueAt }, now)).toBe(outcome);
  });

  const records: fc.Arbitrary<DutyRecord> = fc.record({
    state: fc.constantFrom('open', 'none-yet', 'reported', 'not-applicable'),
    firstReportedAt: fc.option(fc.integer({ min: -9000, max: 9000 }).map(minutes)),
    dueAt: fc.constant(dueAt),
  });

  it('never passes 100 %, and is 100 only when nothing is missing', () => {
    fc.assert(
      fc.property(
        fc.array(records, { maxLength: 2500 }),
        fc.integer({ min: -9000, max: 9000 }),
        (duties, now) => {
          const count = countDuties(duties, minutes(now));
          const [complete, timely] = [completenessOf(count), timelinessOf(count)];
          if (complete === null || timely === null) {
            expect(expectedOf(count)).toBe(0);
            return;
          }
          const [percent, onTime] = [Number(decimalText(complete)), Number(decimalText(timely))];
          expect(0 <= onTime && onTime <= percent && percent <= 100).toBe(true);
          expect(percent === 100).toBe(count.onTime + count.late === expectedOf(count));
        },
      ),
    );
  });

  it('adds up over periods and blocs', () => {
    fc.assert(
      fc.property(fc.array(records), fc.array(records), (some, others) => {
        const now = minutes(5);
        expect(addCounts([countDuties(some, now), countDuties(others, now)])).toEqual(
          countDuties([...some, ...others], now),
        );
      }),
    );
  });
});
