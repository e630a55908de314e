import { nextReminderAt, nextWakeAt } from '../../domain/duty/next-reminder.ts';
import type { Stores } from '../ports/stores.ts';
import type { CountedBot } from '../quota/forecast-quota.ts';
import { nextForecastAt } from '../quota/tell-forecast.ts';
import { nextReviewAt } from '../review/run-reviews.ts';
import { organisationsInPlay, reminderStateOf, wakeStateOf } from './reminder-state.ts';

/** The first of some instants; null: there is none. */
export const earliest = (instants: readonly (Date | null)[]): Date | null =>
  instants.reduce<Date | null>((first, at) => (first === null || (at && at < first) ? at : first), null);

/** When the next reminder of any organisation is due if nobody answers until then. */
async function nextReminderOf(stores: Stores, now: Date): Promise<Date | null> {
  const instants: (Date | null)[] = [];
  for (const inPlay of await organisationsInPlay(stores))
    instants.push(nextReminderAt(now, await reminderStateOf(stores, inPlay, now)));
  return earliest(instants);
}

/** The next instant at which the schedule has something to do, if nothing else happens until then. */
export async function nextScheduledAt(
  stores: Stores,
  now: Date,
  bots: readonly CountedBot[] = [],
): Promise<Date | null> {
  const instants = [
    await stores.periods.nextOpening(),
    await nextForecastAt(stores, bots, now),
    await nextReviewAt(stores, now),
    await nextReminderOf(stores, now),
  ];
  return earliest(instants.filter((at) => at !== null && at > now));
}

/**
 * Before this instant the schedule has nothing to do, unless something is changed. It asks little of the database: no
 * duty is looked at.
 */
export async function nextWakeOf(
  stores: Stores,
  now: Date,
  bots: readonly CountedBot[],
): Promise<Date | null> {
  const instants = [
    await stores.periods.nextOpening(),
    await nextForecastAt(stores, bots, now),
    await nextReviewAt(stores, now),
  ];
  for (const inPlay of await organisationsInPlay(stores))
    instants.push(nextWakeAt(now, await wakeStateOf(stores, inPlay)));
  return earliest(instants);
}
