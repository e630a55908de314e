import { describe, expect, it } from 'vitest';
import { defaultPeriodRule } from '../../../src/domain/calendar/period-rule.ts';
import { planPeriod, type PeriodRequest } from '../../../src/domain/calendar/plan-periods.ts';
import { clock, vietNamTime } from '../../../src/domain/calendar/time-zone.ts';
import { makeWorkCalendar } from '../../../src/domain/calendar/work-calendar.ts';
import type { PeriodInPlay } from '../../../src/domain/duty/ladder.ts';
import { nextReminderAt, nextWakeAt } from '../../../src/domain/duty/next-reminder.ts';
import { periodsOver } from '../../../src/domain/duty/periods-over.ts';
import { defaultReminderPlan } from '../../../src/domain/duty/reminder-plan.ts';
import type { DelegationFact, OfficeHeld, ReminderState } from '../../../src/domain/duty/reminder.ts';
import { remindersDue } from '../../../src/domain/duty/reminders-due.ts';
import { the } from '../calendar/arbitrary-days.ts';

const calendar = makeWorkCalendar();
const at = (day: string, hour: number, minute = 0) => vietNamTime.instantOf(the(day), clock(hour, minute));

function period(id: string, request: PeriodRequest): PeriodInPlay {
  const { opensAt, dueAt, closesAt } = planPeriod(request, defaultPeriodRule, calendar);
  return { id, opensAt, dueAt, closesAt, plan: defaultReminderPlan };
}
const half = period('half', { kind: 'six-months', year: 2026, number: 1 });
const june = period('june', { kind: 'month', year: 2026, number: 6 });

const office = (
  kind: OfficeHeld['kind'],
  personId: string,
  from = '2026-01-01',
  until: string | null = null,
): OfficeHeld => ({
  ...{ blocId: 'K3', personId, kind, validFrom: from, validUntil: until },
});

function state(change: Partial<ReminderState> = {}): ReminderState {
  return {
    calendar,
    periods: [half],
    owed: [{ periodId: 'half', blocId: 'K3', open: 3, noneYet: 0 }],
    offices: [office('leader', 'leader'), office('deputy', 'deputy'), office('sponsor', 'sponsor')],
    clerks: ['clerk'],
    agenda: [],
    postponements: [],
    delegations: [],
    sent: [],
    people: new Map(),
    ...change,
  };
}

const due = (now: Date, change: Partial<ReminderState> = {}) =>
  remindersDue(now, state(change)).map(({ personId, rung }) => `${personId} ${rung}`);

describe('who is reminded when a bloc says nothing', () => {
  it.each([
    { now: at('2026-06-08', 7, 59), due: [], why: 'not open yet' },
    { now: at('2026-06-08', 8), due: ['leader opening'], why: 'open' },
    { now: at('2026-06-11', 8), due: ['leader before-5'], why: 'five days before' },
    { now: at('2026-06-13', 9), due: [], why: 'a Saturday' },
    {
      now: at('2026-06-16', 8),
      due: ['clerk due-day', 'leader due-day'],
      why: 'the deadline’s morning, also for the clerk’s digest',
    },
    { now: at('2026-06-16', 17, 1), due: [], why: 'too late for today, too early to chase' },
    { now: at('2026-06-17', 8), due: ['leader late-1'], why: 'the leader' },
    { now: at('2026-06-18', 8), due: ['deputy late-2', 'leader late-2'], why: 'the deputy too' },
    {
      now: at('2026-06-19', 8),
      due: ['clerk late-3', 'deputy late-3', 'leader late-3'],
      why: 'the clerk’s list',
    },
    {
      now: at('2026-06-22', 8),
      due: ['clerk late-4', 'deputy late-4', 'leader late-4', 'sponsor late-4'],
      why: 'the council’s sponsor',
    },
    { now: at('2026-06-25', 8), due: ['clerk closed'], why: 'locked: the clerk alone' },
    { now: at('2027-03-01', 8), due: ['clerk closed'], why: 'and however long nobody told them' },
  ])('at $now: $due, $why', ({ now, due: expected }) => {
    expect(due(now)).toEqual(expected);
  });
});

describe('one message for all that a person owes', () => {
  const both = {
    periods: [half, june],
    owed: [
      { periodId: 'half', blocId: 'K3', open: 3, noneYet: 0 },
      { periodId: 'june', blocId: 'K3', open: 2, noneYet: 1 },
      { periodId: 'june', blocId: 'K4', open: 2, noneYet: 0 },
    ],
    offices: [office('leader', 'leader'), { ...office('leader', 'leader'), blocId: 'K4' }],
  };

  it('lists periods and blocs together', () => {
    const [only, ...others] = remindersDue(at('2026-06-16', 8), state({ ...both, clerks: [] }));
    expect(others).toEqual([]);
    expect(only?.items.map(({ periodId, blocId }) => `${periodId} ${blocId}`)).toEqual([
      'half K3',
      'june K3',
      'june K4',
    ]);
    expect(only?.key).toBe('reminder/half+june/due-day/leader/2026-06-16');
  });

  it('stops the moment the last figure arrives', () => {
    expect(due(at('2026-06-16', 8), { owed: [] })).toEqual([]);
    expect(
      due(at('2026-06-16', 8), { owed: [{ periodId: 'half', blocId: 'K3', open: 0, noneYet: 0 }] }),
    ).toEqual([]);
  });

  it('comes once a day', () => {
    const sent = [{ personId: 'leader', day: '2026-06-16', periodIds: [] }];
    expect(due(at('2026-06-16', 9), { sent })).toEqual(['clerk due-day']);
  });

  it('does not repeat the rung of a day that was said', () => {
    const sent = [{ personId: 'leader', day: '2026-06-11', periodIds: ['half'] }];
    expect(due(at('2026-06-12', 9), { sent })).toEqual([]);
    expect(due(at('2026-06-12', 9))).toEqual(['leader before-5']);
  });
});

describe('who speaks for a bloc', () => {
  const now = at('2026-06-16', 8);
  it.each([
    {
      offices: [office('leader', 'old', '2026-01-01', '2026-06-15'), office('leader', 'new', '2026-06-16')],
      due: ['clerk due-day', 'new due-day'],
      why: 'open duties follow the office',
    },
    {
      offices: [office('leader', 'old'), office('leader', 'new', '2026-06-01')],
      due: ['clerk due-day', 'new due-day'],
      why: 'at a hand-over, the one who came last',
    },
    {
      offices: [office('leader', 'leader'), office('acting', 'acting')],
      due: ['acting due-day', 'clerk due-day'],
      why: 'stands in',
    },
    { offices: [office('deputy', 'deputy')], due: ['clerk due-day', 'deputy due-day'], why: 'no leader' },
    { offices: [], due: ['clerk due-day'], why: 'nobody: the clerk hears at once' },
  ])('$due: $why', ({ offices, due: expected }) => {
    expect(due(now, { offices })).toEqual(expected);
  });

  it('is the deputy when the leader cannot be reached, and the clerk when neither can', () => {
    const lost = (...ids: string[]) => new Map(ids.map((id) => [id, { unreachable: true }]));
    expect(due(now, { people: lost('leader') })).toEqual(['clerk due-day', 'deputy due-day']);
    expect(due(now, { people: lost('leader', 'deputy') })).toEqual(['clerk due-day']);
    const [told] = remindersDue(now, state({ people: lost('leader', 'deputy') }));
    expect(told?.items[0]).toMatchObject({ as: 'clerk', unattended: true });
  });

  it('may be the clerk, who then gets one message', () => {
    const both = { clerks: ['leader'] };
    const [only, ...others] = remindersDue(
      at('2026-06-19', 8),
      state({ ...both, offices: [office('leader', 'leader')] }),
    );
    expect([only?.items.map(({ as }) => as), others]).toEqual([['reporter'], []]);
  });
});

describe('an answer short of a figure', () => {
  const noneYet = { owed: [{ periodId: 'half', blocId: 'K3', open: 0, noneYet: 3 }] };
  it('«chưa có số liệu» is left alone until the morning of the due day', () => {
    expect(due(at('2026-06-15', 8), noneYet)).toEqual([]);
    expect(due(at('2026-06-16', 8), noneYet)).toEqual(['clerk due-day', 'leader due-day']);
  });

  const promise = (untilDay: string, state_: 'granted' | 'refused' = 'granted') => ({
    postponements: [
      { blocId: 'K3', periodId: 'half', untilDay, state: state_, askedAt: at('2026-06-15', 9) },
    ],
    sent: [{ personId: 'leader', day: '2026-06-15', periodIds: ['half'] }],
  });
  it('a promise rests the ladder until its morning, and the clerk sees it', () => {
    expect(due(at('2026-06-18', 8), promise('2026-06-22'))).toEqual([]);
    const [clerk] = remindersDue(at('2026-06-19', 8), state(promise('2026-06-22')));
    expect(clerk).toMatchObject({ personId: 'clerk', items: [{ promisedUntil: '2026-06-22' }] });
    expect(due(at('2026-06-22', 7), promise('2026-06-22'))).not.toContain('leader late-4');
    expect(due(at('2026-06-22', 8), promise('2026-06-22'))).toContain('leader late-4');
  });

  it('a promised day without a rung is reminded of', () => {
    const sent = [{ personId: 'leader', day: '2026-06-11', periodIds: ['half'] }];
    expect(due(at('2026-06-12', 8), { ...promise('2026-06-12'), sent })).toEqual(['leader promised']);
  });

  it('a refused promise changes nothing', () => {
    expect(due(at('2026-06-16', 8), promise('2026-06-22', 'refused'))).toEqual([
      'clerk due-day',
      'leader due-day',
    ]);
  });
});

describe('«hỏi đồng chí phó khối»', () => {
  const all = { indicatorId: null, owed: 0 };
  const passedOn = (
    what: Pick<DelegationFact, 'indicatorId' | 'owed'>,
    ...asked: { askedAt: Date; untilDay: string }[]
  ) => ({
    delegations: asked.map((each) => ({
      ...{ blocId: 'K3', periodId: 'half', personId: 'deputy', ...what },
      ...each,
    })),
    sent: [{ personId: 'leader', day: '2026-06-15', periodIds: ['half'] }],
  });
  const monday = { askedAt: at('2026-06-15', 9), untilDay: '2026-06-18' };

  it.each([
    {
      now: at('2026-06-15', 10),
      due: ['deputy before-1'],
      why: 'the deputy gets what the leader had',
    },
    { now: at('2026-06-16', 8), due: ['deputy due-day'], why: 'the deputy instead of the leader' },
    { now: at('2026-06-17', 8), due: ['deputy late-1'], why: 'on the rungs of the leader' },
    { now: at('2026-06-18', 8), due: ['deputy late-2', 'leader late-2'], why: 'the limit: three days' },
  ])('at $now: $due, $why', ({ now, due: expected }) => {
    expect(due(now, { clerks: [], ...passedOn(all, monday) })).toEqual(expected);
  });

  it('of one figure: both are asked, each for their own', () => {
    const part = passedOn({ indicatorId: 'i-5', owed: 1 }, monday);
    const reminders = remindersDue(at('2026-06-16', 8), state({ clerks: [], ...part }));
    expect(reminders.map(({ personId, items }) => [personId, items[0]?.askedFor])).toEqual([
      ['deputy', { kind: 'only', indicatorIds: ['i-5'] }],
      ['leader', { kind: 'all-but', indicatorIds: ['i-5'] }],
    ]);
  });

  it.each([
    { owed: 0, due: ['leader due-day'], why: 'the deputy has sent it' },
    { owed: 3, due: ['deputy due-day'], why: 'nothing else is owed' },
  ])('of one figure: $due, $why', ({ owed, due: expected }) => {
    const part = passedOn({ indicatorId: 'i-5', owed }, monday);
    expect(due(at('2026-06-16', 8), { clerks: [], ...part })).toEqual(expected);
  });

  it('of one figure that was sent: nobody is asked again when the time is over', () => {
    const early = { askedAt: at('2026-06-08', 9), untilDay: '2026-06-10' };
    const sent = [{ personId: 'leader', day: '2026-06-08', periodIds: ['half'] }];
    const done = passedOn({ indicatorId: 'i-5', owed: 0 }, early);
    expect(due(at('2026-06-10', 8), { ...done, sent })).not.toContain('leader delegated');
  });

  it('said again it lasts no longer', () => {
    const again = { askedAt: at('2026-06-17', 9), untilDay: '2026-06-22' };
    expect(due(at('2026-06-18', 8), passedOn(all, monday, again))).toContain('leader late-2');
  });

  it('ends on a day without a rung: the leader is asked again', () => {
    const early = { askedAt: at('2026-06-08', 9), untilDay: '2026-06-10' };
    const sent = [{ personId: 'leader', day: '2026-06-08', periodIds: ['half'] }];
    expect(due(at('2026-06-10', 8), { ...passedOn(all, early), sent })).toContain('leader delegated');
  });

  it('counts for nothing when the deputy cannot be reached, or holds no office any more', () => {
    const blocked = { people: new Map([['deputy', { unreachable: true }]]) };
    expect(due(at('2026-06-16', 8), { clerks: [], ...passedOn(all, monday), ...blocked })).toEqual([
      'leader due-day',
    ]);
    const gone = {
      offices: [office('leader', 'leader'), office('deputy', 'deputy', '2026-01-01', '2026-06-15')],
    };
    expect(due(at('2026-06-16', 8), { clerks: [], ...passedOn(all, monday), ...gone })).toEqual([
      'leader due-day',
    ]);
  });
});

describe('what else decides', () => {
  it.each([
    { now: at('2026-06-16', 7, 59), due: [], why: 'before the digest’s hour' },
    { now: at('2026-06-16', 8), due: ['clerk digest'], why: 'something waits' },
    { now: at('2026-06-16', 16, 59), due: ['clerk digest'], why: 'after an outage, the same day' },
    { now: at('2026-06-16', 17), due: [], why: 'no morning digest in the evening' },
    { now: at('2026-06-20', 9), due: [], why: 'a Saturday' },
    { now: at('2026-06-15', 9), due: [], why: 'it came up today' },
    { now: at('2026-06-22', 9), due: ['clerk digest'], why: 'its last day' },
    { now: at('2026-06-23', 9), due: [], why: 'of no use any more' },
  ])('the clerk’s digest at $now: $due, $why', ({ now, due: expected }) => {
    expect(due(now, { owed: [], agenda: [{ since: the('2026-06-15'), until: the('2026-06-22') }] })).toEqual(
      expected,
    );
  });

  it('a person may allow any hour', () => {
    const anytime = new Map([['leader', { anytime: true }]]);
    expect(due(at('2026-06-17', 6), { people: anytime })).toEqual([]);
    expect(due(at('2026-06-20', 23), { people: anytime })).toEqual(['leader late-3']);
  });

  it('the cap holds whatever was sent', () => {
    const sent = ['17', '18', '19', '20', '21'].map((date) => ({
      personId: 'leader',
      day: `2026-06-${date}`,
      periodIds: ['half'],
    }));
    expect(due(at('2026-06-23', 8), { sent, clerks: [], offices: [office('leader', 'leader')] })).toEqual([]);
  });

  it.each([
    { now: at('2026-06-24', 16), change: {}, over: [], why: 'not locked yet' },
    { now: at('2026-06-25', 9), change: { owed: [] }, over: ['half'], why: 'nothing is missing' },
    { now: at('2026-06-25', 9), change: {}, over: [], why: 'the clerk has not had the list' },
    { now: at('2027-06-25', 9), change: { clerks: [] }, over: [], why: 'nobody to tell, however long' },
    {
      now: at('2026-06-25', 9),
      change: { sent: [{ personId: 'clerk', day: '2026-06-25', periodIds: ['half'] }] },
      over: ['half'],
      why: 'the clerk has it',
    },
    {
      now: at('2026-06-25', 9),
      change: { sent: [{ personId: 'clerk', day: '2026-06-24', periodIds: ['half'] }] },
      over: [],
      why: 'that was an earlier list',
    },
  ])('a period is over at $now: $over, $why', ({ now, change, over }) => {
    expect(periodsOver(now, state(change))).toEqual(over);
  });

  it('a clerk who cannot be reached is asked nothing, so that the list waits', () => {
    const people = new Map([['clerk', { unreachable: true }]]);
    const lost = { people, clerks: ['clerk'] };
    expect(due(at('2026-06-25', 8), lost)).toEqual([]);
    expect(periodsOver(at('2026-07-25', 8), state(lost))).toEqual([]);
    expect(due(at('2026-07-27', 8))).toEqual(['clerk closed']);
  });

  it('the next reminder is told in advance', () => {
    const weekend = at('2026-06-12', 21);
    expect(
      nextReminderAt(
        weekend,
        state({ sent: [{ personId: 'leader', day: '2026-06-12', periodIds: ['half'] }] }),
      ),
    ).toEqual(at('2026-06-15', 8));
    expect(nextReminderAt(weekend, state({ owed: [] }))).toBeNull();
    const quiet = { postponements: [], delegations: [] };
    const wake = nextWakeAt(weekend, { calendar, periods: [half], ...quiet });
    expect(wake).toEqual(at('2026-06-13', 0));
  });
});
