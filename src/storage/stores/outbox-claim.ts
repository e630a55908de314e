import type { Gate, OutboxClaim, OutboxRow, OutboxStore } from '../../app/ports/outbox.ts';
import { databaseKindOf, type Transaction } from '../database.ts';
import { Prisma } from '../generated/sqlite/client.ts';
import { planHints, readInOrder } from './plan-hints.ts';
import { outboxRowOf } from './outbox-row.ts';

const gateName = ({ channel, botId, chatId }: Gate): string =>
  chatId === undefined ? `bot/${channel}/${botId}` : `chat/${channel}/${botId}/${chatId}`;

type ClaimingPart = Pick<OutboxStore, 'claim' | 'lockGate' | 'shutGates' | 'nextDue' | 'repeats'>;

/** What a worker asks before it sends: which rows are due, and whether the pace allows them. */
export const outboxClaims = (tx: Transaction): ClaimingPart => ({
  claim: (claim) => claimDue(tx, claim),
  lockGate: (gate) => lockGate(tx, gateName(gate)),
  shutGates: async (gates, now) => {
    if (gates.length === 0) return;
    const values = latestOfEach(gates).map(({ name, until }) => Prisma.sql`(${name}, ${until})`);
    await tx.$executeRaw`
      INSERT INTO "SendGate" ("name", "openAt") VALUES ${Prisma.join(values)}
      ON CONFLICT ("name") DO UPDATE SET "openAt" = CASE
        WHEN excluded."openAt" > "SendGate"."openAt" THEN excluded."openAt" ELSE "SendGate"."openAt" END`;
    await tx.sendGate.deleteMany({ where: { name: { startsWith: 'chat/' }, openAt: { lte: now } } });
  },
  nextDue: async (channel, botId, now) => {
    const waiting = { channel, botId, state: 'waiting' };
    const later = await tx.outboxMessage.aggregate({
      where: { ...waiting, notBefore: { gt: now } },
      _min: { notBefore: true },
    });
    const due = await tx.outboxMessage.findFirst({ where: { ...waiting, notBefore: { lte: now } } });
    const gate = due && (await nextGate(tx, { channel, botId }, now));
    const instants = [later._min.notBefore, gate].flatMap((at) => (at === null ? [] : [at.getTime()]));
    return { at: instants.length === 0 ? null : new Date(Math.min(...instants)), pending: due !== null };
  },
  repeats: async (rows, since) => {
    const counted = await tx.$queryRaw<{ id: number; times: number | bigint }[]>`
      SELECT m."id" AS "id", (
        SELECT count(*) FROM "OutboxMessage" o
        WHERE o."channel" = m."channel" AND o."botId" = m."botId" AND o."chatId" = m."chatId"
          AND o."digest" = m."digest" AND o."startedAt" > ${since} AND o."id" <> m."id"
          AND o."state" IN ('sent', 'sending', 'unknown')) AS "times"
      FROM "OutboxMessage" m
      WHERE m."id" IN (${Prisma.join(rows.map(({ id }) => id))}) AND m."digest" <> ''`;
    return new Map(counted.map(({ id, times }) => [id, Number(times)]));
  },
});

/**
 * Each gate once: several messages meet one flood, and PostgreSQL refuses a statement that changes a row twice. In the same
 * order everywhere, so that two processes never wait for each other.
 */
function latestOfEach(gates: Parameters<OutboxStore['shutGates']>[0]): { name: string; until: Date }[] {
  const latest = new Map<string, Date>();
  for (const { gate, until } of gates) {
    const name = gateName(gate);
    const known = latest.get(name);
    if (!known || known < until) latest.set(name, until);
  }
  return [...latest].map(([name, until]) => ({ name, until })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function lockGate(tx: Transaction, name: string): Promise<Date | null> {
  if (databaseKindOf(tx) === 'sqlite')
    return (await tx.sendGate.findUnique({ where: { name } }))?.openAt ?? null;
  const never = new Date(0);
  const [gate] = await tx.$queryRaw<{ openAt: Date }[]>`
    INSERT INTO "SendGate" ("name", "openAt") VALUES (${name}, ${never})
    ON CONFLICT ("name") DO UPDATE SET "openAt" = "SendGate"."openAt" RETURNING "openAt"`;
  return gate?.openAt ?? null;
}

async function nextGate(tx: Transaction, gate: Gate, now: Date): Promise<Date | null> {
  const found = await tx.sendGate.aggregate({
    where: {
      openAt: { gt: now },
      OR: [{ name: gateName(gate) }, { name: { startsWith: gateName({ ...gate, chatId: '' }) } }],
    },
    _min: { openAt: true },
  });
  return found._min.openAt;
}

async function claimDue(
  tx: Transaction,
  { channel, botId, worker, now, limit }: OutboxClaim,
): Promise<OutboxRow[]> {
  await readInOrder(tx);
  const { skipLocked, asIs, notBy } = planHints(tx);
  const chatGate = `chat/${channel}/${botId}/`;
  const due = await tx.$queryRaw<{ id: number }[]>`
    SELECT m."id" FROM "OutboxMessage" m
    WHERE m."channel" = ${channel} AND m."botId" = ${botId} AND m."state" = 'waiting'
      AND ${notBy}m."notBefore" <= ${now}
      AND NOT EXISTS (
        SELECT 1 FROM "SendGate" g WHERE g."name" = ${chatGate} || m."chatId" AND g."openAt" > ${now} ${asIs})
      AND NOT EXISTS (
        SELECT 1 FROM "OutboxMessage" s
        WHERE s."channel" = m."channel" AND s."botId" = m."botId" AND s."chatId" = m."chatId"
          AND s."state" = 'sending' ${asIs})
      AND NOT EXISTS (
        SELECT 1 FROM "OutboxMessage" e
        WHERE e."channel" = m."channel" AND e."botId" = m."botId" AND e."chatId" = m."chatId"
          AND e."state" = 'waiting' AND (+e."priority", +e."id") < (m."priority", m."id")
          AND (e."notBefore" <= ${now} OR e."attempts" > 0) ${asIs})
    ORDER BY m."priority", m."id" LIMIT ${limit} ${skipLocked}`;
  if (due.length === 0) return [];
  const rows = await tx.outboxMessage.updateManyAndReturn({
    where: { id: { in: due.map(({ id }) => id) } },
    data: { state: 'sending', worker, startedAt: now, attempts: { increment: 1 } },
  });
  return rows.sort((a, b) => a.priority - b.priority || a.id - b.id).map(outboxRowOf);
}
