import type { OutboxRow } from '../app/ports/outbox.ts';
import type { Consequence } from './verdict.ts';

/**
 * What the product does about messages that did not arrive. Each runs in the transaction that notes the row's fate, so
 * that a person is marked, and the clerk told, exactly when it is so. `S`: the stores of that transaction.
 */
export interface Consequences<S> {
  /** the person blocked the bot, or left the messenger; `window-closed`: has not written for too long */
  readonly onUnreachable?: (
    stores: S,
    row: OutboxRow,
    error: string,
    reach: 'blocked' | 'window-closed',
  ) => Promise<void>;
  /** the platform lets this bot send nothing more (`paidOnly`: not this message); the row waits */
  readonly onQuotaGone?: (stores: S, row: OutboxRow, paidOnly: boolean) => Promise<void>;
  readonly onGroupLost?: (stores: S, row: OutboxRow, error: string) => Promise<void>;
  /** the topic is gone; the message goes to the group itself */
  readonly onTopicLost?: (stores: S, row: OutboxRow, error: string) => Promise<void>;
  /** the group has a new id; what waits in the outbox is moved already */
  readonly onMigrated?: (stores: S, row: OutboxRow, toChatId: string) => Promise<void>;
  /** may or may not have gone out; after a crash several at once */
  readonly onUnknown?: (stores: S, rows: readonly OutboxRow[]) => Promise<void>;
  /** refused for good, or tried too often */
  readonly onDead?: (stores: S, row: OutboxRow, error: string) => Promise<void>;
  /** held by the loop guard */
  readonly onHeld?: (stores: S, row: OutboxRow, error: string) => Promise<void>;
}

export async function follow<S>(
  consequences: Consequences<S>,
  stores: S,
  row: OutboxRow,
  consequence: Consequence,
): Promise<void> {
  switch (consequence.kind) {
    case 'unreachable':
      return consequences.onUnreachable?.(stores, row, consequence.error, consequence.reach ?? 'blocked');
    case 'quota-gone':
      return consequences.onQuotaGone?.(stores, row, consequence.paidOnly === true);
    case 'group-lost':
      return consequences.onGroupLost?.(stores, row, consequence.error);
    case 'topic-lost':
      return consequences.onTopicLost?.(stores, row, consequence.error);
    case 'unknown':
      return consequences.onUnknown?.(stores, [row]);
    case 'dead':
      return consequences.onDead?.(stores, row, consequence.error);
    case 'held':
      return consequences.onHeld?.(stores, row, consequence.error);
    case 'migrated':
      return consequences.onMigrated?.(stores, row, consequence.toChatId);
  }
}
