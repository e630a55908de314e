import type { InTransaction } from '../ports/stores.ts';
import type { Log } from '../ports/log.ts';
import { openDuePeriods } from '../campaign/open-period.ts';
import type { CapabilitiesOf } from '../posting.ts';
import { nextReviewAt, runReviews, type ReviewWords } from '../review/run-reviews.ts';
import { nextReminderOf } from './next-reminder.ts';
import { sendReminders } from './send-reminders.ts';

export interface ScheduleDeps {
  readonly inTransaction: InTransaction;
  readonly capabilitiesOf: CapabilitiesOf;
  readonly reviewWords: ReviewWords;
  /** deletes old texts, see forget-texts.ts */
  readonly forgetTexts: (now: Date) => Promise<void>;
  /** when reminders were looked for last; null: something has changed since */
  readonly remindersSince: () => Date | null;
  readonly log: Log;
}

/**
 * Does what is due by the database, whatever ticks were missed or doubled. Each step is a transaction of its own, and
 * one that fails does not stop the others.
 * @returns true when all went well, and nothing was opened: then only time can bring up something new
 */
export async function runSchedule(deps: ScheduleDeps, now: Date): Promise<boolean> {
  const { inTransaction, capabilitiesOf, reviewWords, forgetTexts, log } = deps;
  const since = deps.remindersSince();
  const steps: Record<string, () => Promise<unknown>> = {
    'open periods': () => inTransaction((stores) => openDuePeriods(stores, now)),
    'send reminders': () => inTransaction((stores) => sendReminders(stores, capabilitiesOf, now, since)),
    'run reviews': () => inTransaction((stores) => runReviews(stores, capabilitiesOf, reviewWords, now)),
    'forget old texts': () => forgetTexts(now),
    'drop old buttons': () => inTransaction((stores) => stores.buttons.dropExpired(now)),
  };
  let settled = true;
  for (const [step, run] of Object.entries(steps))
    try {
      const done = await run();
      if (step === 'open periods' && done !== 0) settled = false;
    } catch (error) {
      settled = false;
      log.error({ step, error }, 'a step of the schedule failed; it is tried again at the next tick');
    }
  return settled;
}

/** The next instant at which the schedule has something to do, if nothing else happens until then. */
export async function nextScheduledAt(
  { inTransaction }: Pick<ScheduleDeps, 'inTransaction'>,
  now: Date,
): Promise<Date | null> {
  return inTransaction(async (stores) => {
    const instants = [
      await stores.periods.nextOpening(),
      await nextReviewAt(stores, now),
      await nextReminderOf(stores, now),
    ];
    const later = instants.filter((at): at is Date => at !== null && at > now);
    return later.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
  });
}
