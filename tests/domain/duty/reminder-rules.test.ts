import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delegationLimit, delegationsThatCount } from '../../../src/domain/duty/delegation.ts';
import { ladderOf, type PeriodInPlay, type Rung } from '../../../src/domain/duty/ladder.ts';
import { nextReminderAt } from '../../../src/domain/duty/next-reminder.ts';
import { promisesThatCount } from '../../../src/domain/duty/promise.ts';
import { periodsOver } from '../../../src/domain/duty/periods-over.ts';
import type { Reminder, ReminderItem, ReminderState } from '../../../src/domain/duty/reminder.ts';
import { remindersDue } from '../../../src/domain/duty/reminders-due.ts';
import { spokespersonsOn } from '../../../src/domain/duty/spokespersons.ts';
import {
  askedBy,
  calendar,
  everyHour,
  everyWake,
  passedOnBy,
  play,
  stateAt,
  worlds,
  zone,
  type Sent,
  type World,
} from './world.ts';

const minuteOf = (at: Date) => zone.wallTimeOf(at).minute;
const dayOf = (at: Date) => zone.dayOf(at);

/** The period of an item, as the world has it. */
const periodIn = (world: World, id: string) => {
  const period = world.periods.find((each) => each.id === id);
  if (!period) throw new Error(`no period ${id}`);
  return period;
};

const ladders = new WeakMap<PeriodInPlay, readonly Rung[]>();
function rungsOf(period: PeriodInPlay): readonly Rung[] {
  const rungs = ladders.get(period) ?? ladderOf(period, calendar);
  ladders.set(period, rungs);
  return rungs;
}

/** Checks every rule that can be seen in the messages that went out. */
function checkMessages(world: World, sent: readonly Sent[]): void {
  const perDay = new Set<string>();
  const lateTimes = new Map<string, number>();
  const lastDay = new Map<string, string>();
  for (const { at, day, personId, items, rung: cause } of sent) {
    const news = items.some(({ periodId, blocId }) => {
      const since = lastDay.get(`${personId} ${periodId}`) ?? '';
      const period = periodIn(world, periodId);
      const promised = promisesThatCount(askedBy(at, world, period, blocId), period, calendar);
      const passedOn = delegationsThatCount(passedOnBy(at, world, period, blocId), period, calendar);
      const ends = [...promised, ...passedOn].map(({ until }) => until);
      const steps = [...rungsOf(period).map((rung) => rung.day), ...ends];
      return steps.some((step) => step > since && step <= day);
    });
    expect(news || cause === 'digest', 'a message that nothing calls for').toBe(true);
    for (const { periodId } of items) lastDay.set(`${personId} ${periodId}`, day);
    if (world.people.get(personId)?.anytime !== true) {
      expect(calendar.isWorkingDay(dayOf(at)), 'on a day off').toBe(true);
      expect(minuteOf(at) >= 7 * 60 && minuteOf(at) < 20 * 60, 'in quiet hours').toBe(true);
    }
    expect(dayOf(at)).toBe(day);
    expect(perDay.has(`${personId} ${day}`), 'a second reminder on one day').toBe(false);
    perDay.add(`${personId} ${day}`);
    const owed = new Map(
      stateAt(at, world, []).owed.map((each) => [`${each.periodId} ${each.blocId}`, each]),
    );
    const seen = new Set<string>();
    for (const { periodId, blocId, rung, as, askedFor } of items) {
      expect(seen.has(`${periodId} ${blocId}`), 'the same duty twice in a message').toBe(false);
      seen.add(`${periodId} ${blocId}`);
      const period = periodIn(world, periodId);
      const left = owed.get(`${periodId} ${blocId}`);
      expect(left, 'a duty that is done').toBeDefined();
      if (left?.open === 0) expect(day >= dayOf(period.dueAt), '«chưa có số» before the due day').toBe(true);
      if (as === 'clerk') continue;
      expect(world.people.get(personId)?.unreachable, 'to somebody who cannot be reached').not.toBe(true);
      const resting = promisesThatCount(askedBy(at, world, period, blocId), period, calendar);
      expect(
        resting.every(({ endsAt }) => endsAt <= at),
        'while a promise runs',
      ).toBe(true);
      expect(at < period.closesAt, 'past its use: locked').toBe(true);
      if (as === 'reporter') checkLeftAlone(world, at, period, blocId, { personId, askedFor });
      if (rung.startsWith('late')) expect(at > period.dueAt, 'called late before the deadline').toBe(true);
      else if (rung !== 'promised' && rung !== 'delegated')
        expect(at < period.dueAt, 'past its use: deadline over').toBe(true);
    }
    for (const periodId of new Set(items.filter(({ as }) => as !== 'clerk').map((item) => item.periodId))) {
      if (day <= dayOf(periodIn(world, periodId).dueAt)) continue;
      const times = (lateTimes.get(`${personId} ${periodId}`) ?? 0) + 1;
      lateTimes.set(`${personId} ${periodId}`, times);
      expect(times, 'after the cap').toBeLessThanOrEqual(periodIn(world, periodId).plan.late.atMost);
    }
  }
}

/**
 * Who passed all of it on to somebody who can be asked is left alone, who passed one figure on is asked for the others
 * only, and neither longer than the plan says.
 */
function checkLeftAlone(
  world: World,
  at: Date,
  period: PeriodInPlay,
  blocId: string,
  { personId, askedFor }: Pick<ReminderItem, 'askedFor'> & { readonly personId: string },
): void {
  const facts = passedOnBy(at, world, period, blocId);
  const [first] = [...facts].sort((a, b) => a.askedAt.getTime() - b.askedAt.getTime());
  const passedOn = delegationsThatCount(facts, period, calendar);
  const { reporter, holders } = spokespersonsOn(dayOf(at), world.offices, world.people)(blocId);
  const heldOff = passedOn.filter(
    ({ endsAt, personId: other }) => endsAt > at && other !== reporter && holders.includes(other),
  );
  const wholly = heldOff.filter(({ indicatorId }) => indicatorId === null);
  if (wholly.length > 0) expect(personId, 'a leader who passed it on').not.toBe(reporter);
  const single = [...new Set(heldOff.flatMap(({ indicatorId }) => indicatorId ?? []))];
  const inPart = (kind: 'only' | 'all-but') =>
    single.length > 0 ? { kind, indicatorIds: single } : { kind: 'all' };
  if (personId === reporter) expect(askedFor, 'a figure that was passed on').toEqual(inPart('all-but'));
  else
    expect(askedFor, 'a figure that was not passed on').toEqual(
      wholly.some((each) => each.personId === personId) ? { kind: 'all' } : inPart('only'),
    );
  const limit = first ? delegationLimit(first.askedAt, period, calendar) : null;
  for (const { until } of passedOn) expect(limit !== null && until <= limit, 'passed on too long').toBe(true);
}

/** Every duty that was still owed on the morning after the lock has been put before a clerk. */
function checkClerkKnows(world: World, sent: readonly Sent[], lastTick: Date): void {
  for (const period of world.periods) {
    const closed = rungsOf(period).at(-1);
    // told on the next allowed day with a tick; a week after the last outage is ample
    const up = world.outages
      .map(({ until }) => until.getTime())
      .filter((until) => until > (closed?.at.getTime() ?? 0));
    const known = new Date(Math.max(closed?.at.getTime() ?? 0, ...up) + 21 * 86_400_000);
    if (known > lastTick) continue;
    const state = stateAt(closed?.at ?? known, world, []);
    const stillOwed = new Set(
      stateAt(known, world, []).owed.map((each) => `${each.periodId} ${each.blocId}`),
    );
    for (const { periodId, blocId } of state.owed.filter((owed) => owed.periodId === period.id)) {
      if (!stillOwed.has(`${periodId} ${blocId}`)) continue;
      const told = sent.some(({ items }) =>
        items.some((item) => item.as === 'clerk' && item.periodId === periodId && item.blocId === blocId),
      );
      const leads = sent.some(
        ({ personId, items, at }) =>
          world.clerks.includes(personId) &&
          at > period.dueAt &&
          items.some((item) => item.periodId === periodId && item.blocId === blocId),
      );
      expect(told || leads, `${blocId} never reached the clerk for ${periodId}`).toBe(true);
    }
  }
}

/** On the day of a rung, whoever speaks for a bloc that owes has heard of it by the end of the tick. */
function checkNobodyForgotten(tick: Date, state: ReminderState, remindedToday: ReadonlySet<string>): void {
  const today = dayOf(tick);
  const speakers = spokespersonsOn(today, state.offices, state.people);
  for (const { periodId, blocId, open } of state.owed) {
    const period = state.periods.find(({ id }) => id === periodId);
    const { reporter } = speakers(blocId);
    if (!period || reporter === null || open === 0 || !calendar.isAllowed(tick, state.people.get(reporter)))
      continue;
    const asked = state.postponements.filter((each) => each.blocId === blocId && each.periodId === periodId);
    if (promisesThatCount(asked, period, calendar).some(({ endsAt }) => endsAt > tick)) continue;
    const passedOn = state.delegations.filter((each) => each.blocId === blocId && each.periodId === periodId);
    if (delegationsThatCount(passedOn, period, calendar).some(({ endsAt }) => endsAt > tick)) continue;
    const late = state.sent.filter(
      (each) =>
        each.personId === reporter && each.day > dayOf(period.dueAt) && each.periodIds.includes(periodId),
    );
    if (today > dayOf(period.dueAt) && late.length >= period.plan.late.atMost) continue;
    const rungs = rungsOf(period).filter(
      ({ code, useUntil }) => code !== 'closed' && (useUntil === null || tick < useUntil),
    );
    if (rungs.some(({ at, day }) => day === today && at <= tick)) {
      expect(remindedToday.has(reporter), `${reporter} was not reminded of ${periodId} on ${today}`).toBe(
        true,
      );
    }
  }
}

function checkWorld(world: World, ticks: Iterable<Date>): void {
  let last = world.from;
  const remindedOn = new Map<string, Set<string>>();
  const sent = play(world, ticks, (tick, state, due) => {
    last = tick;
    const reminded = remindedOn.get(dayOf(tick)) ?? new Set();
    remindedOn.set(dayOf(tick), reminded);
    for (const { personId } of due) reminded.add(personId);
    checkNobodyForgotten(tick, state, reminded);
    // a tick that runs twice, here or in another process, finds nothing more to do
    const again = remindersDue(tick, { ...state, sent: [...state.sent, ...due] });
    if (again.length > 0) expect(again, 'a doubled tick').toEqual([]);
  });
  checkMessages(world, sent);
  checkClerkKnows(world, sent, last);
  expect(new Set(sent.map(({ key }) => key)).size, 'keys are unique').toBe(sent.length);
}

describe('reminders, whatever people do and however long the bot is down', () => {
  it('keep every rule, looked at every hour', () => {
    fc.assert(
      fc.property(worlds(2), (world) => checkWorld(world, everyHour(world))),
      { numRuns: 10 },
    );
  });

  it('keep every rule, looked at when time may bring something', () => {
    fc.assert(
      fc.property(worlds(4), (world) => checkWorld(world, everyWake(world))),
      { numRuns: 30 },
    );
  });

  it('keep every rule from 2026 to 2035', () => {
    const [world] = fc.sample(worlds(118), { numRuns: 1, seed: 2026 });
    if (!world) throw new Error('no world');
    checkWorld(world, everyWake(world));
  });
});

describe('after an outage', () => {
  it('each person gets one message with the newest rung, and then the ladder goes on', () => {
    fc.assert(
      fc.property(worlds(2), (world) => {
        const [outage] = world.outages;
        if (!outage) return;
        let first: Date | null = null;
        play(world, everyHour(world), (tick, state, due) => {
          if (first !== null || tick < outage.until) return;
          first = tick;
          expect(new Set(due.map(({ personId }) => personId)).size).toBe(due.length);
          for (const { items } of due) {
            for (const { periodId, rung, as } of items) {
              const period = periodIn(world, periodId);
              const newer = rungsOf(period).filter(
                ({ code, at, useUntil }) =>
                  at <= tick &&
                  (useUntil === null || tick < useUntil) &&
                  (as === 'clerk' || code !== 'closed'),
              );
              const codes = newer.map(({ code }) => code);
              // nothing older than the newest rung that has come (a rung of later today may be named already)
              if (rung !== 'promised' && codes.includes(rung)) expect(codes.at(-1)).toBe(rung);
            }
          }
          expect(state.calendar).toBe(calendar);
        });
      }),
      { numRuns: 20 },
    );
  });
});

describe('a period that is over', () => {
  it('was the last that anybody had to hear of it: without such periods the same messages go out', () => {
    fc.assert(
      fc.property(worlds(3), (world) => {
        const over = new Set<string>();
        const words = (sent: readonly Reminder[]) => sent.map(({ key, items }) => ({ key, items }));
        play(world, everyWake(world), (tick, state, due) => {
          const left = {
            ...state,
            periods: state.periods.filter(({ id }) => !over.has(id)),
            owed: state.owed.filter(({ periodId }) => !over.has(periodId)),
          };
          expect(words(remindersDue(tick, left))).toEqual(words(due));
          for (const id of periodsOver(tick, { ...left, sent: [...state.sent, ...due] })) over.add(id);
        });
        const longAgo = world.periods.filter(
          ({ closesAt }) => closesAt.getTime() < world.until.getTime() - 40 * 86_400_000,
        );
        const lastBack = Math.max(0, ...world.outages.map(({ until }) => until.getTime()));
        if (lastBack < world.until.getTime() - 21 * 86_400_000)
          expect(longAgo.filter(({ id }) => !over.has(id))).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});

describe('the next reminder', () => {
  it('is the first instant at which one is due, to five minutes', () => {
    const step = 300_000;
    fc.assert(
      fc.property(worlds(1), fc.integer({ min: 0, max: 80 * 96 }), (world, quarter) => {
        const now = new Date(world.from.getTime() + quarter * 900_000);
        const before = play(world, everyHour({ ...world, until: now }), () => undefined);
        const settled = remindersDue(now, stateAt(now, world, before));
        const state = stateAt(now, world, [...before, ...settled]);
        const next = nextReminderAt(now, state);
        const horizon = now.getTime() + 5 * 86_400_000;
        const end = Math.min(next?.getTime() ?? horizon, horizon);
        for (let at = now.getTime() + step; at < end; at += step) {
          const early = remindersDue(new Date(at), state);
          if (early.length > 0) expect(early, new Date(at).toISOString()).toEqual([]);
        }
        if (next) expect(remindersDue(next, state)).not.toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});
