import type { ChannelName, ChatAddress, OutgoingContent } from './channel.ts';

/** Answers to people go first, then what concerns one of them, then what goes to many. */
export const outboxPriorities = ['answer', 'notice', 'bulk'] as const;
export type OutboxPriority = (typeof outboxPriorities)[number];

/**
 * waiting → sending → sent; `unknown`: may or may not have gone out; `failed`: refused for good; `held`: stopped by the
 * loop guard; `cancelled`: nobody wants it any more.
 */
export type OutboxState = 'waiting' | 'sending' | 'sent' | 'unknown' | 'failed' | 'held' | 'cancelled';
/** What a person has to look at. */
export const deadStates = ['unknown', 'failed', 'held'] as const satisfies readonly OutboxState[];

/** One message of the platform. Longer texts are split into numbered rows before (`splitLines`). */
export interface NewOutboxRow {
  /** says what this message is, so that doing a thing twice makes one row: `reminder/<person>/<day>/<rung>` */
  readonly key: string;
  readonly organisationId: string | null;
  readonly personId?: string | null;
  readonly address: ChatAddress;
  readonly priority: OutboxPriority;
  readonly content: OutgoingContent;
  readonly notBefore: Date;
  /** of no use to the reader any more from then on: cancelled instead of sent */
  readonly expiresAt?: Date | null;
  /** the event that it answers */
  readonly inboxId?: number | null;
}

export interface OutboxRow extends Required<NewOutboxRow> {
  readonly id: number;
  readonly state: OutboxState;
  /** tries that count towards giving up; a wait for the platform's pace does not */
  readonly attempts: number;
  readonly error: string;
  /** the platform's id of the message */
  readonly externalId: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly settledAt: Date | null;
  readonly worker: string | null;
}

export type Settlement =
  | { readonly state: 'sent'; readonly externalId: string | null }
  | { readonly state: 'unknown' | 'failed' | 'held' | 'cancelled'; readonly error: string }
  | {
      readonly state: 'waiting';
      readonly notBefore: Date;
      readonly error: string;
      /** whether this try counts towards giving up */
      readonly counted: boolean;
      readonly dropTopic?: true;
    };

export interface OutboxSettlement {
  /** as it was claimed */
  readonly row: OutboxRow;
  readonly settlement: Settlement;
}

export interface OutboxClaim {
  readonly channel: ChannelName;
  readonly botId: string;
  /** id of the process, see `workerLease` */
  readonly worker: string;
  readonly now: Date;
  readonly limit: number;
}

/** The whole bot, or one of its chats. */
export interface Gate {
  readonly channel: ChannelName;
  readonly botId: string;
  readonly chatId?: string;
}

export interface OutboxStore {
  /** Adds the rows whose key is new. Resolves with those keys. */
  add(rows: readonly NewOutboxRow[], at: Date): Promise<string[]>;

  /**
   * Takes due rows in hand (`sending`), answers first, then oldest first. Of one chat one at a time, and in order
   * within one priority: a row waits for those before it, also while they rest before another try.
   */
  claim(claim: OutboxClaim): Promise<OutboxRow[]>;
  /** Notes what became of rows in hand. Leaves alone those that somebody else decided on. Resolves with ids noted. */
  settle(settlements: readonly OutboxSettlement[], at: Date): Promise<number[]>;
  /** Rows that a dead process left `sending` become `unknown`, or wait again where `repeatable`. Resolves with the unknown. */
  recover(
    channel: ChannelName,
    botId: string,
    aliveAt: Date,
    now: Date,
    repeatable: (content: OutgoingContent) => boolean,
  ): Promise<OutboxRow[]>;
  /** What waits for a chat goes to its new id. */
  moveChat(address: ChatAddress, toChatId: string): Promise<void>;

  /** When the gate opens; others who ask wait until this transaction ends, so that one pace is shared. */
  lockGate(gate: Gate): Promise<Date | null>;
  /** Shuts gates until then; a later opening stays. */
  shutGates(gates: readonly { gate: Gate; until: Date }[], now: Date): Promise<void>;
  /**
   * What there is to wait for: `at`, the next instant at which a row comes due or a gate opens; `pending`, whether rows
   * are due that wait for a gate or behind another row.
   */
  nextDue(channel: ChannelName, botId: string, now: Date): Promise<{ at: Date | null; pending: boolean }>;
  /** How often the chat of each row was sent the same since then; by row id. */
  repeats(rows: readonly OutboxRow[], since: Date): Promise<ReadonlyMap<number, number>>;

  /** What is due and waits on one bot, oldest first. */
  waitingOn(bot: Pick<Gate, 'channel' | 'botId'>, now: Date, limit: number): Promise<OutboxRow[]>;
  /** Messages of a bot that went out since then, or may have. */
  sentSince(bot: Pick<Gate, 'channel' | 'botId'>, since: Date): Promise<number>;

  byId(id: number): Promise<OutboxRow | null>;
  byKey(key: string): Promise<OutboxRow | null>;
  /** The row that became this message of the platform, to see what a reply answers. */
  byMessage(address: ChatAddress, messageId: string): Promise<OutboxRow | null>;
  /** What a person has to look at, newest first; of one organisation, or of all. */
  dead(limit: number, organisationId?: string): Promise<OutboxRow[]>;
  /** A person wants it sent (again). False: it is not one of the dead. */
  resend(id: number, now: Date): Promise<boolean>;
  /** Gives up those of these that are waiting or dead. Resolves with how many. */
  cancel(ids: readonly number[], at: Date, reason: string): Promise<number>;
  counts(now: Date): Promise<{ waiting: number; dead: number; oldestDue: Date | null }>;
  /** Deletes the texts of messages settled before; the rows stay, so that their keys are not used again. */
  forgetTexts(before: Date): Promise<number>;
}
