import { addDays } from '../calendar/day.ts';
import { digestHours, remindersWith } from './reminders-due.ts';
import type { ReminderState } from './reminder.ts';
import { laddersOf, type Ladder } from './standing.ts';

/** The instant of the next reminder if nothing changes until then; null: none is in sight. For a clock that jumps. */
export function nextReminderAt(now: Date, state: ReminderState): Date | null {
  const ladders = laddersOf(state);
  const found = wakeTimes(now, ladders, state).find((at) => remindersWith(ladders, at, state).length > 0);
  return found ?? null;
}

/**
 * The next instant at which `remindersDue` may answer otherwise than at `now` by the passing of time alone. It needs
 * the periods, postponements, delegations and calendar only, so a scheduler may rest until then unless something was changed.
 */
export function nextWakeAt(
  now: Date,
  state: Pick<ReminderState, 'calendar' | 'periods' | 'postponements' | 'delegations'>,
): Date | null {
  return wakeTimes(now, laddersOf(state), state)[0] ?? null;
}

/** In order and after `now`: the rungs, the hours at which what waited may be sent, and the next digests. */
function wakeTimes(
  now: Date,
  ladders: readonly Ladder[],
  { calendar }: Pick<ReminderState, 'calendar'>,
): readonly Date[] {
  const { zone } = calendar;
  const today = zone.dayOf(now);
  const tomorrow = zone.instantOf(addDays(today, 1), 0);
  const steps = ladders.flatMap(({ period, rungs, promises, delegations }) => [
    period.opensAt,
    ...rungs.map(({ at }) => at),
    ...[...promises.values(), ...delegations.values()].flat().map(({ endsAt }) => endsAt),
  ]);
  const nextDigest = calendar.workingDayFrom(today);
  const digests = [nextDigest, calendar.nextWorkingDay(nextDigest)];
  const all = [
    ...[...steps, now, tomorrow].flatMap((at) => [at, calendar.nextAllowed(at)]),
    ...digests.map((day) => zone.instantOf(day, digestHours.from)),
  ];
  const times = new Set(all.map((at) => at.getTime()).filter((at) => at > now.getTime()));
  return [...times].sort((a, b) => a - b).map((at) => new Date(at));
}
