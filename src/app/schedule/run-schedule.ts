import type { InTransaction } from '../ports/stores.ts';
import type { Log } from '../ports/log.ts';
import type { Metrics } from '../ports/metrics.ts';
import { openDuePeriods } from '../campaign/open-period.ts';
import type { CapabilitiesOf } from '../posting.ts';
import { tellQuotaForecasts, type QuotaTelling } from '../quota/tell-forecast.ts';
import { runReviews, type ReviewWords } from '../review/run-reviews.ts';
import { askForSignsOfLife, nextSignOfLifeAt } from './ask-for-signs-of-life.ts';
import type { Messenger, MessengerWords } from './messenger.ts';
import { earliest, nextWakeOf } from './next-scheduled.ts';
import { sendReminders } from './send-reminders.ts';

export interface ScheduleDeps {
  readonly inTransaction: InTransaction;
  readonly capabilitiesOf: CapabilitiesOf;
  readonly reviewWords: ReviewWords;
  readonly messengerWords: MessengerWords;
  /** the messengers that are open */
  readonly messengers: readonly Messenger[];
  /** deletes old texts, see forget-texts.ts */
  readonly forgetTexts: (now: Date) => Promise<void>;
  /** the bots whose messages are counted, and how their forecast is told */
  readonly quota: QuotaTelling;
  readonly log: Log;
  readonly metrics?: Pick<Metrics, 'remindersDue'> | undefined;
}

/**
 * Does what is due by the database, whatever ticks were missed or doubled. Each step is a transaction of its own, and
 * one that fails does not stop the others.
 * @returns until when only a change can call for more; null: a step failed and is tried again at the next tick
 */
export async function runSchedule(deps: ScheduleDeps, now: Date): Promise<Date | null> {
  const { inTransaction, capabilitiesOf, reviewWords, forgetTexts, quota, log, metrics } = deps;
  const { messengers, messengerWords } = deps;
  const steps: Record<string, () => Promise<unknown>> = {
    'open periods': () => inTransaction((stores) => openDuePeriods(stores, now)),
    'send reminders': async () => {
      const due = await inTransaction((stores) => sendReminders(stores, capabilitiesOf, now));
      if (due > 0) metrics?.remindersDue(due);
    },
    'run reviews': () => inTransaction((stores) => runReviews(stores, capabilitiesOf, reviewWords, now)),
    'tell of quotas': () => inTransaction((stores) => tellQuotaForecasts(stores, capabilitiesOf, quota, now)),
    'ask for signs of life': () =>
      inTransaction((stores) => askForSignsOfLife(stores, capabilitiesOf, messengers, messengerWords, now)),
    'forget old texts': () => forgetTexts(now),
    'drop old buttons': () => inTransaction((stores) => stores.buttons.dropExpired(now)),
  };
  let failed = false;
  for (const [step, run] of Object.entries(steps))
    try {
      await run();
    } catch (error) {
      failed = true;
      log.error({ step, error }, 'a step of the schedule failed; it is tried again at the next tick');
    }
  if (failed) return null;
  const next = await inTransaction(async (stores) =>
    earliest([await nextWakeOf(stores, now, quota.bots), await nextSignOfLifeAt(stores, messengers, now)]),
  );
  return next ?? new Date(8.64e15);
}
