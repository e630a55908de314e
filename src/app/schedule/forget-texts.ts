import type { InTransaction } from '../ports/stores.ts';

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Deletes what people wrote, and what was written to them, once it is old enough; the figures stay. Looks once a day
 * and at every start.
 */
export function makeForgetTexts(
  inTransaction: InTransaction,
  keepDays: number,
): (now: Date) => Promise<void> {
  let lookedOn = '';
  return async (now) => {
    const day = now.toISOString().slice(0, 10);
    if (day === lookedOn) return;
    const before = new Date(now.getTime() - keepDays * dayMs);
    await inTransaction((stores) => stores.inbox.forgetTexts(before));
    await inTransaction((stores) => stores.outbox.forgetTexts(before));
    lookedOn = day;
  };
}
