import type { Day } from '../calendar/day.ts';
import type { SentFact } from './reminder.ts';

/** What people have had already, ready for look-up. Days are YYYY-MM-DD, '' for never. */
export interface SentIndex {
  readonly today: ReadonlySet<string>;
  lastDay(personId: string, periodId: string): string;
  /** messages after the due day that named the period */
  timesLate(personId: string, periodId: string): number;
}

export function indexSent(
  sent: readonly SentFact[],
  dueDays: ReadonlyMap<string, Day>,
  today: Day,
): SentIndex {
  const last = new Map<string, string>();
  const late = new Map<string, number>();
  const keyOf = (personId: string, periodId: string) => `${personId} ${periodId}`;
  for (const { personId, day, periodIds } of sent) {
    for (const periodId of periodIds) {
      const key = keyOf(personId, periodId);
      if (day > (last.get(key) ?? '')) last.set(key, day);
      const dueDay = dueDays.get(periodId);
      if (dueDay !== undefined && day > dueDay) late.set(key, (late.get(key) ?? 0) + 1);
    }
  }
  return {
    today: new Set(sent.filter(({ day }) => day === today).map(({ personId }) => personId)),
    lastDay: (personId, periodId) => last.get(keyOf(personId, periodId)) ?? '',
    timesLate: (personId, periodId) => late.get(keyOf(personId, periodId)) ?? 0,
  };
}
