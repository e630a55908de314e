import type { ButtonAction } from '../../app/ports/questions.ts';
import type { OutboxRow } from '../../app/ports/outbox.ts';
import type { Database, Transaction } from '../../storage/database.ts';
import type { Platform } from './platform/platform.ts';
import { fromJson } from '../../storage/stores/json.ts';
import { outboxRowOf } from '../../storage/stores/outbox-row.ts';

export interface FoundFigure {
  /** index of the authority, as the bench numbers them */
  readonly organisation: number;
  readonly bloc: string;
  readonly code: string;
  readonly kind: string;
  /** in the small unit */
  readonly value: bigint | null;
}

export interface FoundInbox {
  readonly id: number;
  readonly chatId: string;
  readonly messageId: string | null;
  readonly state: string;
}

export interface FoundOutbox extends Pick<
  OutboxRow,
  'id' | 'key' | 'state' | 'organisationId' | 'startedAt' | 'expiresAt'
> {
  readonly chatId: string;
  /** what the reader sees; empty for what is not shown */
  readonly text: string;
}

export interface FoundReview {
  readonly organisationId: string;
  readonly publishedAt: Date | null;
  /** ids of the publications made for it */
  readonly publications: readonly string[];
}

export interface FoundReminder {
  readonly personId: string;
  readonly chatId: string;
  readonly day: string;
  readonly rung: string;
  readonly at: Date;
  /** when the person's period was opened: after an outage later than planned */
  readonly openedAt: Date | null;
}

/** What a run left in the database. */
export interface Evidence {
  readonly figures: readonly FoundFigure[];
  readonly inbox: readonly FoundInbox[];
  readonly outbox: readonly FoundOutbox[];
  /** rows that some button sends again */
  readonly resendable: ReadonlySet<number>;
  readonly publications: readonly { id: string; organisationId: string; number: number }[];
  readonly reviews: readonly FoundReview[];
  readonly reminders: readonly FoundReminder[];
}

/** @param shown what the reader of a message sees; empty: nothing */
export const collect = (database: Database, shown: Platform['shown']): Promise<Evidence> =>
  database.inTransaction((tx) => collectIn(tx, shown));

async function collectIn(tx: Transaction, shown: Platform['shown']): Promise<Evidence> {
  const publications = await tx.publication.findMany({ orderBy: { number: 'asc' } });
  const reviews = await tx.review.findMany();
  return {
    figures: await figuresOf(tx),
    inbox: await tx.inboxMessage.findMany({
      select: { id: true, chatId: true, messageId: true, state: true },
    }),
    outbox: (await tx.outboxMessage.findMany({ orderBy: { id: 'asc' } })).map((row) =>
      foundOutbox(outboxRowOf(row), shown),
    ),
    resendable: await resendableIn(tx),
    publications,
    reviews: reviews.map(({ id, organisationId, publishedAt }) => ({
      ...{ organisationId, publishedAt },
      publications: publications.flatMap((each) => (each.reviewId === id ? [each.id] : [])),
    })),
    reminders: await remindersOf(tx),
  };
}

async function resendableIn(tx: Transaction): Promise<Set<number>> {
  const actions = (await tx.button.findMany()).map(({ action }) => fromJson<ButtonAction>(action));
  return new Set(
    actions.flatMap((action) => {
      if (action.do === 'resend') return [action.outboxId];
      return action.do === 'resend-all' ? action.outboxIds : [];
    }),
  );
}

async function figuresOf(tx: Transaction): Promise<FoundFigure[]> {
  const organisations = new Map((await tx.organisation.findMany()).map(({ id, code }) => [id, code]));
  const blocs = new Map((await tx.bloc.findMany()).map(({ id, code }) => [id, code]));
  const indicators = new Map((await tx.indicator.findMany()).map(({ id, code }) => [id, code]));
  return (await tx.figure.findMany()).map(({ organisationId, blocId, indicatorId, kind, value }) => ({
    organisation: Number(organisations.get(organisationId)?.replace('crash-', '') ?? -1),
    ...{ bloc: blocs.get(blocId) ?? '', code: indicators.get(indicatorId) ?? '', kind, value },
  }));
}

async function remindersOf(tx: Transaction): Promise<FoundReminder[]> {
  const chats = new Map(
    (await tx.chatAccount.findMany()).map(({ personId, externalId }) => [personId, externalId]),
  );
  const periods = await tx.reportingPeriod.findMany();
  const opened = new Map(periods.map(({ organisationId, openedAt }) => [organisationId, openedAt]));
  return (await tx.reminderSent.findMany()).map(({ personId, organisationId, day, rung, at }) => ({
    ...{ personId, day, rung, at, chatId: chats.get(personId) ?? '' },
    openedAt: opened.get(organisationId) ?? null,
  }));
}

function foundOutbox(row: OutboxRow, shown: Platform['shown']): FoundOutbox {
  const { id, key, state, organisationId, startedAt, expiresAt, content, address } = row;
  return {
    ...{ id, key, state, organisationId, startedAt, expiresAt, chatId: address.chatId },
    text: shown(content),
  };
}
