import type { ChannelName, RawUpdate } from '../../app/ports/channel.ts';
import {
  AlreadyHandled,
  triesPerEvent,
  type Claim,
  type InboxRow,
  type InboxStore,
} from '../../app/ports/inbox.ts';
import { workerLease } from '../../app/ports/leases.ts';
import { databaseKindOf, type Transaction } from '../database.ts';
import { Prisma } from '../generated/sqlite/client.ts';
import { planHints, readInOrder } from './plan-hints.ts';

type Row = Awaited<ReturnType<Transaction['inboxMessage']['findUniqueOrThrow']>>;

const inboxRowOf = ({ channel, state, worker: _worker, retryAt: _retryAt, ...row }: Row): InboxRow => ({
  ...row,
  channel: channel as ChannelName,
  state: state as InboxRow['state'],
});

/** Rows of one INSERT: far below what either database takes as parameters of a statement. */
const rowsPerInsert = 500;

/** The name of the one lock under which PostgreSQL's processes claim: any number, but the same in all of them. */
const claimLock = 7_150_001;

export const inboxStore = (tx: Transaction): InboxStore => ({
  add: async (updates, receivedAt) => {
    let added = 0;
    for (let start = 0; start < updates.length; start += rowsPerInsert)
      added += await insertNew(tx, updates.slice(start, start + rowsPerInsert), receivedAt);
    return added;
  },
  claim: (claim) => claimHeads(tx, claim),
  handled: async (id, handledAt, organisationId) => {
    const changed = await tx.$executeRaw`
      UPDATE "InboxMessage" SET "state" = 'handled', "handledAt" = ${handledAt},
        "organisationId" = ${organisationId}, "worker" = NULL, "error" = '', "retryAt" = NULL
      WHERE "id" = ${id} AND "state" = 'waiting'`;
    if (changed === 0) throw new AlreadyHandled(id);
  },
  failed: async (id, error, retryAt) => {
    const row = await tx.inboxMessage.findFirst({ where: { id, state: 'waiting' } });
    if (!row) return null;
    const attempts = row.attempts + 1;
    const state = attempts >= triesPerEvent ? 'set-aside' : 'waiting';
    await tx.inboxMessage.update({ where: { id }, data: { state, attempts, error, retryAt, worker: null } });
    return state;
  },
  release: async (ids, worker) => {
    await tx.inboxMessage.updateMany({ where: { id: { in: [...ids] }, worker }, data: { worker: null } });
  },
  nextRetry: async (now) => {
    const [next] = await tx.$queryRaw<{ retryAt: Date }[]>`
      SELECT "retryAt" FROM "InboxMessage" WHERE "state" = 'waiting' AND "retryAt" > ${now}
      ORDER BY "retryAt" LIMIT 1`;
    return next?.retryAt ?? null;
  },

  byId: async (id) => {
    const row = await tx.inboxMessage.findUnique({ where: { id } });
    return row && inboxRowOf(row);
  },
  byMessage: async ({ channel, botId, chatId }, messageId) => {
    const row = await tx.inboxMessage.findFirst({
      where: { channel, botId, chatId, messageId },
      orderBy: { id: 'asc' },
    });
    return row && inboxRowOf(row);
  },
  receivedSince: (channel, botId, since) =>
    tx.inboxMessage.count({ where: { channel, botId, receivedAt: { gte: since } } }),
  setAside: async (take) =>
    (await tx.inboxMessage.findMany({ where: { state: 'set-aside' }, orderBy: { id: 'desc' }, take })).map(
      inboxRowOf,
    ),
  replay: async (id) => {
    const { count } = await tx.inboxMessage.updateMany({
      where: { id, state: 'set-aside' },
      data: { state: 'waiting', attempts: 0, retryAt: null, worker: null },
    });
    return count > 0;
  },
  counts: async () => {
    const waiting = await tx.inboxMessage.aggregate({
      where: { state: 'waiting' },
      _count: true,
      _min: { receivedAt: true },
    });
    const setAside = await tx.inboxMessage.count({ where: { state: 'set-aside' } });
    return { waiting: waiting._count, setAside, oldestWaiting: waiting._min.receivedAt };
  },
  forgetTexts: async (before) => {
    const { count } = await tx.inboxMessage.updateMany({
      where: { state: 'handled', handledAt: { lt: before }, raw: { not: '' } },
      data: { raw: '' },
    });
    return count;
  },
});

function insertNew(tx: Transaction, updates: readonly RawUpdate[], receivedAt: Date): Promise<number> {
  const values = updates.map(
    ({ channel, botId, externalKey, chatId, sentAt, messageId, raw }) =>
      Prisma.sql`(${channel}, ${botId}, ${externalKey}, ${chatId}, ${sentAt}, ${receivedAt}, ${raw}, ${messageId})`,
  );
  return tx.$executeRaw`
    INSERT INTO "InboxMessage"
      ("channel", "botId", "externalKey", "chatId", "sentAt", "receivedAt", "raw", "messageId")
    VALUES ${Prisma.join(values)}
    ON CONFLICT ("channel", "botId", "externalKey") DO NOTHING`;
}

/**
 * A chat's turn belongs to one process: only its oldest waiting row is taken, and none while another row of it is in
 * living hands. On PostgreSQL claims follow one another under a lock, so that each sees the ones before it; rows
 * that somebody is just finishing are passed over.
 */
async function claimHeads(tx: Transaction, { worker, now, aliveAt, limit }: Claim): Promise<InboxRow[]> {
  if (databaseKindOf(tx) === 'postgres')
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${claimLock}::bigint)`;
  const busy = await chatsInHand(tx, aliveAt);
  const notBusy =
    busy.length === 0
      ? Prisma.empty
      : Prisma.sql`AND m."channel" || '/' || m."botId" || '/' || m."chatId" NOT IN (${Prisma.join(busy)})`;
  await readInOrder(tx);
  const { skipLocked, asIs } = planHints(tx);
  const heads = await tx.$queryRaw<Row[]>`
    SELECT m.* FROM "InboxMessage" m
    WHERE m."state" = 'waiting' AND (m."retryAt" IS NULL OR m."retryAt" <= ${now}) ${notBusy}
      AND NOT EXISTS (
        SELECT 1 FROM "InboxMessage" e
        WHERE e."channel" = m."channel" AND e."botId" = m."botId" AND e."chatId" = m."chatId"
          AND e."state" = 'waiting' AND (e."sentAt", e."id") < (m."sentAt", m."id") ${asIs})
    ORDER BY m."id" LIMIT ${limit} ${skipLocked}`;
  if (heads.length === 0) return [];
  await tx.$executeRaw`
    UPDATE "InboxMessage" SET "worker" = ${worker} WHERE "id" IN (${Prisma.join(heads.map(({ id }) => id))})`;
  return heads.sort((a, b) => a.sentAt.getTime() - b.sentAt.getTime() || a.id - b.id).map(inboxRowOf);
}

/** `channel/bot/chat` of every row that a living process has in hand: as many as there are hands. */
async function chatsInHand(tx: Transaction, aliveAt: Date): Promise<string[]> {
  const prefix = workerLease('');
  const leases = await tx.$queryRaw<{ name: string }[]>`
    SELECT "name" FROM "Lease" WHERE "name" LIKE ${`${prefix}%`} AND "until" > ${aliveAt}`;
  if (leases.length === 0) return [];
  const living = leases.map(({ name }) => name.slice(prefix.length));
  const rows = await tx.$queryRaw<{ chat: string }[]>`
    SELECT "channel" || '/' || "botId" || '/' || "chatId" AS "chat" FROM "InboxMessage"
    WHERE "worker" IN (${Prisma.join(living)})`;
  return rows.map(({ chat }) => chat);
}
