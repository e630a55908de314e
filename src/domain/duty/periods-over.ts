import { indexSent } from './sent-index.ts';
import type { ReminderState } from './reminder.ts';
import { laddersOf } from './standing.ts';

/**
 * Locked periods of which nobody is to be told any more: nothing is owed, or every clerk who can be reached has had the
 * list of what never came. While there is no such clerk the list waits, however long.
 */
export function periodsOver(now: Date, state: ReminderState): readonly string[] {
  const locked = laddersOf(state).filter(({ period }) => period.closesAt < now);
  const owing = new Set(
    state.owed.filter(({ open, noneYet }) => open + noneYet > 0).map(({ periodId }) => periodId),
  );
  const dueDays = new Map(locked.map(({ period, dueDay }) => [period.id, dueDay]));
  const sent = indexSent(state.sent, dueDays, state.calendar.zone.dayOf(now));
  const clerks = state.clerks.filter((id) => state.people.get(id)?.unreachable !== true);
  const over = locked.filter(({ period, rungs }) => {
    if (!owing.has(period.id)) return true;
    const closed = rungs.at(-1)?.day ?? '';
    return clerks.length > 0 && clerks.every((id) => sent.lastDay(id, period.id) >= closed);
  });
  return over.map(({ period }) => period.id);
}
