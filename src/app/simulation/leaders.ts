import type { Day } from '../../domain/calendar/day.ts';
import { clock } from '../../domain/calendar/time-zone.ts';
import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts';
import { oneOf, randomFor, wholeNumber, type Random } from './seeded-random.ts';

/** How a leader takes the duty to report. */
export const leaderWays = ['prompt', 'late', 'silent', 'mixed'] as const;
export type LeaderWay = (typeof leaderWays)[number];

/** What a simulated leader says, and when; the text is made of what is owed by then. */
export interface Utterance {
  readonly at: Date;
  readonly says:
    | { readonly kind: 'report' }
    /** about half of what is owed */
    | { readonly kind: 'part' }
    | { readonly kind: 'none-yet' }
    | { readonly kind: 'postpone'; readonly text: string };
}

interface Times {
  readonly opensAt: Date;
  readonly dueAt: Date;
  readonly closesAt: Date;
}

/** What one leader says in one period, in order of time. The same seed gives the same. */
export function utterancesOf(
  way: LeaderWay,
  { seed, bloc, label }: { readonly seed: number; readonly bloc: string; readonly label: string },
  times: Times,
  calendar: WorkCalendar,
): readonly Utterance[] {
  const kind = way === 'mixed' ? characterOf(seed, bloc) : way;
  const random = randomFor(seed, `${bloc}/${label}`);
  // Nobody is always the same: one time in eight a mixed leader does as another would.
  const today = way === 'mixed' && random() < 1 / 8 ? oneOf(random, ['prompt', 'late', 'silent']) : kind;
  const said = today === 'prompt' ? prompt(random, times, calendar) : late(random, times, calendar);
  return today === 'silent' ? [] : [...said].sort((a, b) => a.at.getTime() - b.at.getTime());
}

function characterOf(seed: number, bloc: string): 'prompt' | 'late' | 'silent' {
  const drawn = randomFor(seed, bloc)();
  return drawn < 0.6 ? 'prompt' : drawn < 0.87 ? 'late' : 'silent';
}

/** Answers on one of the days before the deadline, sometimes in two goes. */
function prompt(random: Random, { opensAt, dueAt }: Times, calendar: WorkCalendar): readonly Utterance[] {
  const { zone } = calendar;
  const first = zone.dayOf(opensAt);
  const span = calendar.workingDaysBetween(first, zone.dayOf(dueAt));
  const day = calendar.addWorkingDays(first, wholeNumber(random, 0, Math.max(0, span)));
  const whole = within(random, day, calendar, opensAt, dueAt);
  const part = within(random, first, calendar, opensAt, whole);
  return random() < 0.25
    ? [
        { at: part, says: { kind: 'part' } },
        { at: whole, says: { kind: 'report' } },
      ]
    : [{ at: whole, says: { kind: 'report' } }];
}

/** Lets the deadline pass: says that there is nothing yet, or asks for time, and answers in the days after. */
function late(
  random: Random,
  { opensAt, dueAt, closesAt }: Times,
  calendar: WorkCalendar,
): readonly Utterance[] {
  const { zone } = calendar;
  const dueDay = zone.dayOf(dueAt);
  const after = calendar.addWorkingDays(dueDay, wholeNumber(random, 1, 6));
  // some come after the lock: their figures wait for the clerk
  const report: Utterance = { at: timeOn(random, after, calendar), says: { kind: 'report' } };
  const before = within(random, calendar.addWorkingDays(dueDay, -1), calendar, opensAt, dueAt);
  const excuse = random();
  if (excuse < 0.3) return [{ at: before, says: { kind: 'none-yet' } }, report];
  if (excuse < 0.6) {
    const text = oneOf(random, [
      'xin lùi 3 ngày ạ',
      'mai em gửi ạ',
      'Cho em xin lùi đến thứ 6 nhé',
      'xin lui 2 ngay',
    ]);
    return [{ at: before, says: { kind: 'postpone', text } }, report];
  }
  return report.at > closesAt && excuse < 0.9
    ? [{ ...report, at: within(random, after, calendar, dueAt, closesAt) }]
    : [report];
}

/** Some time of the day; one in five finds the time only in the evening, or on the next day, whatever day that is. */
function timeOn(random: Random, day: Day, { zone }: WorkCalendar): Date {
  if (random() < 0.2) return zone.instantOf(day, wholeNumber(random, clock(20), clock(33)));
  return zone.instantOf(day, wholeNumber(random, clock(7, 30), clock(19, 30)));
}

/** A time on that day, kept between two instants. */
function within(random: Random, day: Day, calendar: WorkCalendar, from: Date, until: Date): Date {
  const at = timeOn(random, day, calendar);
  const minute = 60_000;
  const latest = Math.max(from.getTime() + minute, until.getTime() - minute);
  return new Date(Math.min(Math.max(at.getTime(), from.getTime() + minute), latest));
}
