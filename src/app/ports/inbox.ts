import type { ChannelName, ChatAddress, IncomingEvent, RawUpdate } from './channel.ts';

/** Failures after which an event is set aside, so that those behind it go on. */
export const triesPerEvent = 3;

export type InboxState = 'waiting' | 'handled' | 'set-aside';

/** A stored event of a platform. */
export interface InboxRow extends RawUpdate {
  readonly id: number;
  readonly receivedAt: Date;
  readonly state: InboxState;
  /** how often it was tried and failed */
  readonly attempts: number;
  /** of the last failure */
  readonly error: string;
  readonly handledAt: Date | null;
  readonly organisationId: string | null;
}

/** An event with the row that it is kept in. */
export interface StoredEvent {
  readonly row: InboxRow;
  readonly event: IncomingEvent;
}

/** Who takes a row in hand, and when. */
export interface Claim {
  /** id of the process, see `workerLease` */
  readonly worker: string;
  /** the product's time: what is due */
  readonly now: Date;
  /** the time that worker leases are kept by: what a process that died had in hand is free */
  readonly aliveAt: Date;
  readonly limit: number;
}

/** Somebody else handled the event: nothing of this transaction may be stored. */
export class AlreadyHandled extends Error {
  override readonly name = 'AlreadyHandled';
  constructor(readonly inboxId: number) {
    super(`inbox row ${inboxId} was handled by somebody else`);
  }
}

export interface InboxStore {
  /** Stores the events not seen before, whatever order or batch they come in. Resolves with how many were new. */
  add(updates: readonly RawUpdate[], receivedAt: Date): Promise<number>;
  /**
   * Takes rows in hand: of each chat the oldest waiting one by (send time, id), where nobody has one of that chat in
   * hand and it does not rest after a failure.
   */
  claim(claim: Claim): Promise<InboxRow[]>;
  /** Belongs into the transaction that holds the effects. Throws `AlreadyHandled`, so that they happen once. */
  handled(id: number, at: Date, organisationId: string | null): Promise<void>;
  /** Counts a failure; the row rests until `retryAt`, or is set aside after `triesPerEvent`. Null: no longer waiting. */
  failed(id: number, error: string, retryAt: Date): Promise<'waiting' | 'set-aside' | null>;
  /** Lets go of rows that were claimed and not tried. */
  release(ids: readonly number[], worker: string): Promise<void>;
  /** When the first resting row may be tried again. */
  nextRetry(now: Date): Promise<Date | null>;

  byId(id: number): Promise<InboxRow | null>;
  /** The row of a message, to find it again when it is edited or replied to: the first arrival. */
  byMessage(address: ChatAddress, messageId: string): Promise<InboxRow | null>;
  /** Events that reached a bot since then. */
  receivedSince(channel: ChannelName, botId: string, since: Date): Promise<number>;
  /** Those that failed too often, newest first. */
  setAside(limit: number): Promise<InboxRow[]>;
  /** Tries a row that was set aside again, from the start. False: it is not set aside. */
  replay(id: number): Promise<boolean>;
  counts(): Promise<{ waiting: number; setAside: number; oldestWaiting: Date | null }>;
  /** Deletes what people wrote in events handled before; the rows stay, so that a late repeat is still known. */
  forgetTexts(before: Date): Promise<number>;
}
