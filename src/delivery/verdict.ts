import type { Capabilities, OutgoingContent, SendOutcome } from '../app/ports/channel.ts';
import type { OutboxRow, Settlement } from '../app/ports/outbox.ts';
import { backOffMs, type BackOff } from './back-off.ts';

/** What follows from the outcome of a message, beyond the row itself; see `Consequences`. */
export type Consequence =
  | {
      readonly kind: 'group-lost' | 'topic-lost' | 'unknown' | 'dead' | 'held';
      readonly error: string;
    }
  | {
      readonly kind: 'unreachable';
      readonly error: string;
      readonly reach?: 'window-closed';
    }
  | { readonly kind: 'quota-gone'; readonly error: string; readonly paidOnly?: true }
  | { readonly kind: 'migrated'; readonly toChatId: string };

export interface Verdict {
  readonly settlement: Settlement;
  readonly consequence: Consequence | null;
}

export interface Patience {
  readonly backOff: BackOff;
  /** tries that count, until it is given up */
  readonly tries: number;
}

/** A month's quota does not come back soon, and nobody says when: now and then one message finds out. */
export const quotaRestMs = 15 * 60_000;

/** From a second to ten minutes: some two hours in all, then a person decides. */
export const usualPatience: Patience = { backOff: { firstMs: 1_000, longestMs: 600_000 }, tries: 25 };

/** Whether doing it twice is the same as doing it once. An edit is sent anew where a channel knows no editing. */
export const isRepeatable = (
  { kind }: OutgoingContent,
  { editing }: Pick<Capabilities, 'editing'>,
): boolean =>
  kind === 'press-answer' || kind === 'leave-group' || kind === 'menu' || (kind === 'edit' && editing);

/**
 * What becomes of a row, see docs/decisions/0185. Pure.
 * @param random in [0, 1)
 */
export function judge(
  row: OutboxRow,
  outcome: SendOutcome,
  capabilities: Pick<Capabilities, 'editing'>,
  { now, random, patience }: { now: Date; random: () => number; patience: Patience },
): Verdict {
  const again = (error: string, extra: { dropTopic?: true; restMs?: number } = {}): Verdict => {
    if (row.attempts >= patience.tries) return ended('failed', { kind: 'dead', error: `gave up: ${error}` });
    const { restMs = 0, ...rest } = extra;
    const notBefore = new Date(now.getTime() + Math.ceil(restMs));
    return { settlement: { state: 'waiting', notBefore, error, counted: true, ...rest }, consequence: null };
  };
  const rest = (): number => backOffMs(patience.backOff, row.attempts, random);

  switch (outcome.kind) {
    case 'delivered':
      return { settlement: { state: 'sent', externalId: outcome.messageId }, consequence: null };
    case 'retry':
      if (outcome.flood || outcome.offline) return notItsFault(row, outcome.error);
      return again(outcome.error, { restMs: Math.max(outcome.afterMs ?? 0, rest()) });
    case 'unknown':
      return isRepeatable(row.content, capabilities)
        ? again(outcome.error, { restMs: rest() })
        : ended('unknown', outcome);
    case 'quota-gone':
      return { ...withoutQuota(row, outcome, now), consequence: outcome };
    case 'permanent':
      return ended('failed', { kind: 'dead', error: outcome.error });
    case 'unreachable':
    case 'group-lost':
      return ended('failed', outcome);
    case 'migrated':
      return { ...again('the group has a new id'), consequence: outcome };
    case 'topic-lost':
      return { ...again(outcome.error, { dropTopic: true }), consequence: outcome };
  }
}

/** The same words went to the chat too often: something talks to itself. */
export const held = (times: number): Verdict =>
  ended('held', { kind: 'held', error: `the same text was sent to this chat ${times} times in short order` });

export const expired: Verdict = {
  settlement: { state: 'cancelled', error: 'of no use any more when its turn came' },
  consequence: null,
};

/** The gate that shuts for everybody does the waiting. */
const notItsFault = ({ notBefore }: OutboxRow, error: string): Verdict => ({
  settlement: { state: 'waiting', notBefore, error, counted: false },
  consequence: null,
});

/** As long as nothing more may be sent the gate does the waiting; a message that only costs too much waits by itself. */
function withoutQuota(
  row: OutboxRow,
  { afterMs, error, paidOnly }: Extract<SendOutcome, { kind: 'quota-gone' }>,
  now: Date,
): Verdict {
  if (!paidOnly) return notItsFault(row, error);
  const notBefore = new Date(now.getTime() + (afterMs ?? quotaRestMs));
  return { settlement: { state: 'waiting', notBefore, error, counted: false }, consequence: null };
}

function ended(state: 'failed' | 'unknown' | 'held', consequence: Consequence & { error: string }): Verdict {
  return { settlement: { state, error: consequence.error }, consequence };
}
