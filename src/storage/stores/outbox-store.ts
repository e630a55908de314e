import { deadStates, type NewOutboxRow, type OutboxStore } from '../../app/ports/outbox.ts';
import type { OutgoingContent } from '../../app/ports/channel.ts';
import { databaseKindOf, type Transaction } from '../database.ts';
import { Prisma } from '../generated/sqlite/client.ts';
import { toJson } from './json.ts';
import { outboxClaims } from './outbox-claim.ts';
import { digestOf, outboxRowOf, priorityNumber } from './outbox-row.ts';
import { outboxTraffic } from './outbox-traffic.ts';
import { outboxSettlements } from './outbox-settlement.ts';

/** Rows of one INSERT: far below what either database takes as parameters of a statement. */
const rowsPerInsert = 500;

const dead = { in: [...deadStates] };

export const outboxStore = (tx: Transaction): OutboxStore => ({
  ...outboxClaims(tx),
  ...outboxSettlements(tx),
  ...outboxTraffic(tx),
  add: async (rows, at) => {
    const added: string[] = [];
    for (let start = 0; start < rows.length; start += rowsPerInsert)
      added.push(...(await insertNew(tx, rows.slice(start, start + rowsPerInsert), at)));
    return added;
  },

  byId: async (id) => {
    const row = await tx.outboxMessage.findUnique({ where: { id } });
    return row && outboxRowOf(row);
  },
  byKey: async (key) => {
    const row = await tx.outboxMessage.findUnique({ where: { key } });
    return row && outboxRowOf(row);
  },
  byMessage: async ({ channel, botId, chatId }, externalId) => {
    const row = await tx.outboxMessage.findFirst({
      where: { channel, botId, chatId, state: 'sent', externalId },
      orderBy: { id: 'asc' },
    });
    return row && outboxRowOf(row);
  },
  dead: async (take, organisationId) => {
    const rows = await tx.outboxMessage.findMany({
      where: { state: dead, ...(organisationId === undefined ? {} : { organisationId }) },
      orderBy: { id: 'desc' },
      take,
    });
    return rows.map(outboxRowOf);
  },
  resend: async (id, notBefore) => {
    const { count } = await tx.outboxMessage.updateMany({
      where: { id, state: dead },
      // A person decided: the loop guard has no say any more, nor has the instant from which it was of no use.
      data: {
        state: 'waiting',
        notBefore,
        attempts: 0,
        worker: null,
        settledAt: null,
        expiresAt: null,
        digest: '',
      },
    });
    return count > 0;
  },
  cancel: async (ids, settledAt, error) => {
    const { count } = await tx.outboxMessage.updateMany({
      where: { id: { in: [...ids] }, state: { in: ['waiting', ...deadStates] } },
      data: { state: 'cancelled', settledAt, error },
    });
    return count;
  },
  counts: async (now) => {
    const waiting = await tx.outboxMessage.count({ where: { state: 'waiting' } });
    const due = await tx.outboxMessage.aggregate({
      where: { state: 'waiting', notBefore: { lte: now } },
      _min: { notBefore: true },
    });
    return {
      ...{ waiting, oldestDue: due._min.notBefore },
      dead: await tx.outboxMessage.count({ where: { state: dead } }),
    };
  },
  forgetTexts: (before) => tx.$executeRaw`
    UPDATE "OutboxMessage" SET "content" = ${jsonValue(tx, nothing)}
    WHERE "state" IN ('sent', 'cancelled', 'failed', 'held', 'unknown') AND "settledAt" < ${before}
      AND "content" <> ${jsonValue(tx, nothing)}`,
});

const nothing: OutgoingContent = { kind: 'text', lines: [] };

function jsonValue(tx: Transaction, value: unknown): Prisma.Sql {
  const text = JSON.stringify(toJson(value));
  return databaseKindOf(tx) === 'postgres' ? Prisma.sql`${text}::jsonb` : Prisma.sql`${text}`;
}

async function insertNew(tx: Transaction, rows: readonly NewOutboxRow[], at: Date): Promise<string[]> {
  const values = rows.map((row) => {
    const { channel, botId, chatId, topicId = null } = row.address;
    return Prisma.sql`(${Prisma.join([
      ...[row.key, row.organisationId, row.personId ?? null, channel, botId, chatId, topicId],
      ...[priorityNumber(row.priority), jsonValue(tx, row.content), row.notBefore, row.expiresAt ?? null],
      ...[row.inboxId ?? null, at, digestOf(row)],
    ])})`;
  });
  const added = await tx.$queryRaw<{ key: string }[]>`
    INSERT INTO "OutboxMessage" (
      "key", "organisationId", "personId", "channel", "botId", "chatId", "topicId",
      "priority", "content", "notBefore", "expiresAt", "inboxId", "createdAt", "digest")
    VALUES ${Prisma.join(values)}
    ON CONFLICT ("key") DO NOTHING RETURNING "key"`;
  return added.map(({ key }) => key);
}
