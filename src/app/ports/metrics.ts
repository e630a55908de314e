import type { ChannelName, SendOutcome } from './channel.ts';

/** What became of a leader's text. */
export type ReadingVerdict = 'recorded' | 'recorded-and-asked' | 'asked' | 'act' | 'not-recorded';

/** What the program counts while it works: numbers only, nothing that people wrote. */
export interface Metrics {
  /** events stored that were not there before */
  stored(channel: ChannelName, count: number): void;
  handled(channel: ChannelName, result: 'handled' | 'failed', ms: number): void;
  /** what became of a message that was handed to a messenger */
  sent(channel: ChannelName, outcome: SendOutcome, isReminder: boolean): void;
  read(verdict: ReadingVerdict): void;
  /** reminders that came due and were put into the outbox */
  remindersDue(count: number): void;
}

/** What waits, and for how long. */
export interface QueueState {
  readonly inboxWaiting: number;
  readonly inboxSetAside: number;
  readonly outboxWaiting: number;
  readonly outboxDead: number;
  /** of the oldest event that waits to be handled */
  readonly inboxAgeSeconds: number;
  /** how long the message that waits longest could have been sent */
  readonly outboxAgeSeconds: number;
}
