import fc from 'fast-check';
import { addDays, theDay, type Day } from '../../../src/domain/calendar/day.ts';
import { defaultPeriodRule, type PeriodRule } from '../../../src/domain/calendar/period-rule.ts';
import { periodsOf } from '../../../src/domain/calendar/plan-periods.ts';
import { clock } from '../../../src/domain/calendar/time-zone.ts';
import { makeWorkCalendar } from '../../../src/domain/calendar/work-calendar.ts';
import type { PeriodInPlay } from '../../../src/domain/duty/ladder.ts';
import { nextWakeAt } from '../../../src/domain/duty/next-reminder.ts';
import type { ReminderPlan } from '../../../src/domain/duty/reminder-plan.ts';
import type {
  AgendaFact,
  DelegationFact,
  OfficeHeld,
  PersonFact,
  PostponementFact,
  Reminder,
  ReminderState,
  SentFact,
} from '../../../src/domain/duty/reminder.ts';
import { remindersDue } from '../../../src/domain/duty/reminders-due.ts';

export const calendar = makeWorkCalendar();
export const { zone } = calendar;
const hour = 3_600_000;

/** How one bloc behaves in one period: hours after the opening, or never. */
export interface Behaviour {
  readonly noneYetAfter: number | null;
  readonly reportsAfter: number | null;
  readonly promises: readonly { readonly after: number; readonly days: number; readonly refused: boolean }[];
  readonly delegations: readonly { readonly after: number; readonly days: number; readonly whole: boolean }[];
}

/** An organisation, its leaders' ways, and the stretches of time in which the bot is down. */
export interface World {
  readonly periods: readonly PeriodInPlay[];
  readonly blocs: readonly string[];
  readonly offices: readonly OfficeHeld[];
  readonly people: ReadonlyMap<string, PersonFact>;
  readonly clerks: readonly string[];
  readonly agenda: readonly AgendaFact[];
  readonly behaviour: ReadonlyMap<string, Behaviour>;
  readonly outages: readonly { readonly from: Date; readonly until: Date }[];
  readonly from: Date;
  readonly until: Date;
}

export interface Sent extends Reminder {
  readonly at: Date;
}

const hours = (after: number, since: Date) => new Date(since.getTime() + after * hour);

/** How long after its lock a period is still loaded; longer than any outage of these worlds. */
const inPlayMs = 60 * 24 * hour;
const inPlay = (period: PeriodInPlay, now: Date) =>
  period.opensAt <= now && now.getTime() < period.closesAt.getTime() + inPlayMs;

/** What the database would hold at an instant, by what people have done until then. */
export function stateAt(now: Date, world: World, sent: readonly SentFact[]): ReminderState {
  const owed = [];
  const postponements: PostponementFact[] = [];
  const delegations: DelegationFact[] = [];
  const periods = world.periods.filter((period) => inPlay(period, now));
  for (const period of periods) {
    for (const blocId of world.blocs) {
      const behaviour = world.behaviour.get(`${period.id} ${blocId}`);
      const done = (after: number | null | undefined) =>
        typeof after === 'number' && hours(after, period.opensAt) <= now;
      if (done(behaviour?.reportsAfter)) continue;
      owed.push({
        periodId: period.id,
        blocId,
        ...(done(behaviour?.noneYetAfter) ? { open: 0, noneYet: 3 } : { open: 3, noneYet: 0 }),
      });
      postponements.push(...askedBy(now, world, period, blocId));
      delegations.push(...passedOnBy(now, world, period, blocId));
    }
  }
  const { offices, clerks, agenda, people } = world;
  return { calendar, periods, owed, offices, clerks, agenda, postponements, delegations, sent, people };
}

/** What a bloc has asked for until then. */
export function askedBy(
  now: Date,
  world: World,
  { id, opensAt }: PeriodInPlay,
  blocId: string,
): readonly PostponementFact[] {
  const promises = world.behaviour.get(`${id} ${blocId}`)?.promises ?? [];
  return promises.flatMap(({ after, days, refused }) => {
    const askedAt = hours(after, opensAt);
    const untilDay = addDays(zone.dayOf(askedAt), days);
    return askedAt > now
      ? []
      : [{ blocId, periodId: id, untilDay, state: refused ? 'refused' : 'granted', askedAt }];
  });
}

/** What a bloc's leader has passed on to the deputy until then. */
export function passedOnBy(
  now: Date,
  world: World,
  { id, opensAt }: PeriodInPlay,
  blocId: string,
): readonly DelegationFact[] {
  const passed = world.behaviour.get(`${id} ${blocId}`)?.delegations ?? [];
  return passed.flatMap(({ after, days, whole }) => {
    const askedAt = hours(after, opensAt);
    const untilDay = addDays(zone.dayOf(askedAt), days);
    return askedAt > now
      ? []
      : [
          {
            ...{ blocId, periodId: id, personId: `${blocId}-deputy`, untilDay, askedAt },
            ...(whole ? { indicatorId: null, owed: 0 } : { indicatorId: 'passed-on', owed: 1 }),
          },
        ];
  });
}

/** Plays a world tick by tick; ticks within an outage are missed. */
export function play(
  world: World,
  ticks: Iterable<Date>,
  watch: (tick: Date, state: ReminderState, due: readonly Reminder[]) => void,
): readonly Sent[] {
  const sent: Sent[] = [];
  let recent: Sent[] = [];
  let today = '';
  for (const tick of ticks) {
    if (world.outages.some(({ from, until }) => from <= tick && tick < until)) continue;
    if (zone.dayOf(tick) !== today) {
      today = zone.dayOf(tick);
      const earliest = addDays(zone.dayOf(tick), -200);
      recent = recent.filter(({ day }) => day > earliest);
    }
    const state = stateAt(tick, world, recent);
    const due = remindersDue(tick, state).map((reminder) => ({ ...reminder, at: tick }));
    watch(tick, state, due);
    sent.push(...due);
    recent = due.length > 0 ? [...recent, ...due] : recent;
  }
  return sent;
}

/** Every whole hour, as a coarse clock would tick. */
export function* everyHour(world: World, step = hour): Iterable<Date> {
  for (let at = world.from.getTime(); at <= world.until.getTime(); at += step) yield new Date(at);
}

/** The instants at which time alone may bring something, as the playground's clock walks, and the end of each outage. */
export function* everyWake(world: World): Iterable<Date> {
  const backs = world.outages.map(({ until }) => until);
  for (let at: Date | null = world.from; at !== null && at <= world.until;) {
    yield at;
    const now: Date = at;
    const soon = new Date(now.getTime() + 40 * 24 * hour);
    const { periods, postponements, delegations } = stateAt(
      soon,
      { ...world, periods: world.periods.filter(({ closesAt }) => closesAt > now) },
      [],
    );
    const wake = nextWakeAt(now, { calendar, periods, postponements, delegations });
    const next = [...backs.filter((back) => back > now), ...(wake ? [wake] : [])];
    at = next.reduce<Date | null>((first, each) => (first === null || each < first ? each : first), null);
  }
}

export const plans: fc.Arbitrary<ReminderPlan> = fc.record({
  at: fc.integer({ min: 14, max: 39 }).map((half) => half * 30),
  opening: fc.boolean(),
  before: fc
    .uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 4 })
    .map((days) => [...days].sort((a, b) => b - a)),
  dueDay: fc.boolean(),
  late: fc.record({
    everyWorkingDays: fc.integer({ min: 1, max: 3 }),
    atMost: fc.integer({ min: 1, max: 6 }),
    deputyFrom: fc.integer({ min: 1, max: 4 }),
    clerkFrom: fc.integer({ min: 1, max: 4 }),
    sponsorFrom: fc.integer({ min: 1, max: 5 }),
  }),
  postponement: fc.record({
    atMost: fc.integer({ min: 0, max: 3 }),
    workingDays: fc.integer({ min: 0, max: 6 }),
  }),
  delegation: fc.record({ workingDays: fc.integer({ min: 0, max: 5 }) }),
});

const rules: fc.Arbitrary<PeriodRule> = fc.record({
  basis: fc.constantFrom('decree-09' as const, 'calendar' as const),
  closingDate: fc.integer({ min: 1, max: 28 }),
  opensDaysBefore: fc.integer({ min: 0, max: 14 }),
  opensAt: fc.constantFrom(clock(8), clock(6), clock(22), clock(15, 30)),
  dueWorkingDays: fc.integer({ min: 1, max: 4 }),
  dueAt: fc.constantFrom(clock(17), clock(11, 30), clock(7, 30)),
  closesWorkingDays: fc.integer({ min: 1, max: 15 }),
  closesAt: fc.constantFrom(clock(17), clock(23)),
});

const sometimes = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.option(arbitrary, { freq: 2 });

const behaviours: fc.Arbitrary<Behaviour> = fc.record({
  noneYetAfter: sometimes(fc.integer({ min: 0, max: 300 })),
  reportsAfter: sometimes(fc.integer({ min: 0, max: 600 })),
  promises: fc.array(
    fc.record({
      after: fc.integer({ min: 0, max: 400 }),
      days: fc.integer({ min: 1, max: 20 }),
      refused: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  delegations: fc.array(
    fc.record({
      after: fc.integer({ min: 0, max: 400 }),
      days: fc.integer({ min: 1, max: 20 }),
      whole: fc.boolean(),
    }),
    { maxLength: 2 },
  ),
});

const officesOf = (bloc: string, from: Day, until: Day): fc.Arbitrary<OfficeHeld[]> => {
  const held = (
    kind: OfficeHeld['kind'],
    personId: string,
    validFrom: Day,
    validUntil: Day | null,
  ): OfficeHeld => ({
    ...{ blocId: bloc, personId, kind, validFrom, validUntil },
  });
  return fc
    .record({
      leader: fc.boolean(),
      deputy: fc.boolean(),
      sponsor: fc.boolean(),
      // the leader changes, somebody stands in, or one person leads two blocs
      handOver: fc.boolean(),
      acting: fc.boolean(),
      shared: fc.boolean(),
      turn: fc.integer({ min: 0, max: 90 }),
    })
    .map(({ leader, deputy, sponsor, handOver, acting, shared, turn }) => {
      const middle = addDays(from, turn);
      const name = shared ? 'shared' : bloc;
      return [
        ...(leader ? [held('leader', `${name}-leader`, from, handOver ? addDays(middle, -1) : null)] : []),
        ...(leader && handOver ? [held('leader', `${bloc}-next`, middle, null)] : []),
        ...(acting ? [held('acting', `${bloc}-acting`, middle, addDays(middle, 10))] : []),
        ...(deputy ? [held('deputy', `${bloc}-deputy`, from, null)] : []),
        ...(sponsor ? [held('sponsor', 'sponsor', from, until)] : []),
      ];
    });
};

/** Worlds of `months` months somewhere in 2026–2035, with Tết, swapped Saturdays and 29 February among them. */
export function worlds(months: number): fc.Arbitrary<World> {
  const start = fc
    .tuple(fc.integer({ min: 2026, max: 2035 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, month]) => theDay(year, month, 1));
  return start.chain((from) => {
    const until = addDays(from, months * 30 + 60);
    const span = { startsOn: from, endsOn: addDays(from, months * 30) };
    return fc
      .record({
        rule: fc.oneof(fc.constant(defaultPeriodRule), rules),
        kinds: fc.constantFrom(
          ['month'] as const,
          ['month', 'quarter'] as const,
          ['month', 'quarter', 'six-months', 'year'] as const,
        ),
        plan: plans,
        blocs: fc.integer({ min: 1, max: 3 }).map((n) => Array.from({ length: n }, (_, i) => `K${i + 1}`)),
        agenda: fc.boolean(),
        clerkLeads: fc.boolean(),
        outages: fc.array(
          fc.tuple(fc.integer({ min: 0, max: months * 720 }), fc.integer({ min: 1, max: 900 })),
          { maxLength: 2 },
        ),
        anytime: fc.boolean(),
        unreachable: fc.boolean(),
      })
      .chain(({ rule, kinds, plan, blocs, outages, clerkLeads, ...rest }) => {
        const periods = periodsOf(span, kinds, rule, calendar).map(({ label, opensAt, dueAt, closesAt }) => ({
          ...{ id: label, opensAt, dueAt, closesAt, plan },
        }));
        const keys = periods.flatMap(({ id }) => blocs.map((bloc) => `${id} ${bloc}`));
        const start = zone.instantOf(from, 0);
        const offices = fc.tuple(...blocs.map((bloc) => officesOf(bloc, from, until)));
        const all = fc.tuple(
          offices,
          fc.array(behaviours, { minLength: keys.length, maxLength: keys.length }),
        );
        return all.map(([held, ways]): World => {
          const people = new Map<string, PersonFact>();
          if (rest.anytime) people.set('K1-deputy', { anytime: true });
          if (rest.unreachable) people.set('K1-leader', { unreachable: true });
          return {
            ...{ periods, blocs, people, offices: held.flat() },
            clerks: clerkLeads ? ['clerk', 'K2-leader'] : ['clerk'],
            agenda: rest.agenda ? [{ since: from, until: null }] : [],
            behaviour: new Map(
              keys.map((key, i) => [
                key,
                ways[i] ?? { noneYetAfter: null, reportsAfter: null, promises: [], delegations: [] },
              ]),
            ),
            outages: outages.map(([after, length]) => ({
              from: hours(after, start),
              until: hours(after + length, start),
            })),
            ...{ from: start, until: zone.instantOf(until, 0) },
          };
        });
      });
  });
}
