import { workerLease } from '../../app/ports/leases.ts';
import type { OutboxSettlement, OutboxStore, Settlement } from '../../app/ports/outbox.ts';
import { storableText } from '../../domain/storable-text.ts';
import type { Transaction } from '../database.ts';
import { Prisma } from '../generated/sqlite/client.ts';
import { outboxRowOf } from './outbox-row.ts';

type SettlingPart = Pick<OutboxStore, 'settle' | 'recover' | 'moveChat'>;

/** What a worker notes after it sent, or after another one died while sending. */
export const outboxSettlements = (tx: Transaction): SettlingPart => ({
  settle: async (settlements, at) => {
    const noted = await settleSent(tx, settlements, at);
    for (const { row, settlement } of settlements) {
      if (settlement.state === 'sent') continue;
      const { count } = await tx.outboxMessage.updateMany({
        where: { id: row.id, attempts: row.attempts, worker: row.worker, state: { in: [...ours] } },
        data: changeOf(settlement, row.attempts, at),
      });
      if (count > 0) noted.push(row.id);
    }
    return noted;
  },
  recover: async (channel, botId, aliveAt, now, repeatable) => {
    const left = await tx.outboxMessage.findMany({ where: { channel, botId, state: 'sending' } });
    const names = left.map(({ worker }) => workerLease(worker ?? ''));
    const living = new Set(
      (await tx.lease.findMany({ where: { name: { in: names }, until: { gt: aliveAt } } })).map(
        ({ name }) => name,
      ),
    );
    const orphans = left.filter(({ worker }) => !living.has(workerLease(worker ?? ''))).map(outboxRowOf);
    const again = orphans.filter(({ content }) => repeatable(content)).map(({ id }) => id);
    const unknown = orphans.filter(({ content }) => !repeatable(content));
    const sending = (ids: number[]) => ({ id: { in: ids }, state: 'sending' });
    const error = 'the program ended while the message was being sent';
    await tx.outboxMessage.updateMany({ where: sending(again), data: { state: 'waiting', worker: null } });
    await tx.outboxMessage.updateMany({
      where: sending(unknown.map(({ id }) => id)),
      data: { state: 'unknown', error, settledAt: now },
    });
    return unknown.map((row) => ({ ...row, state: 'unknown', error, settledAt: now }));
  },
  moveChat: async ({ channel, botId, chatId }, toChatId) => {
    await tx.outboxMessage.updateMany({
      where: { channel, botId, chatId, state: { in: ['waiting', 'sending'] } },
      data: { chatId: toChatId },
    });
  },
});

/** A row declared unknown because its process seemed dead is still settled by that process, should it live. */
const ours = ['sending', 'unknown'] as const;

async function settleSent(
  tx: Transaction,
  settlements: readonly OutboxSettlement[],
  at: Date,
): Promise<number[]> {
  const sent = settlements.flatMap(({ row, settlement }) =>
    settlement.state === 'sent' ? [{ ...row, externalId: settlement.externalId }] : [],
  );
  if (sent.length === 0) return [];
  const externalIds = sent.map(({ id, externalId }) => Prisma.sql`WHEN ${id} THEN ${externalId}`);
  const claimed = sent.map(
    ({ id, attempts, worker }) =>
      Prisma.sql`("id" = ${id} AND "attempts" = ${attempts} AND "worker" = ${worker})`,
  );
  const noted = await tx.$queryRaw<{ id: number }[]>`
    UPDATE "OutboxMessage"
    SET "state" = 'sent', "error" = '', "settledAt" = ${at}, "externalId" = CASE "id" ${Prisma.join(externalIds, ' ')} END
    WHERE "state" IN ('sending', 'unknown') AND (${Prisma.join(claimed, ' OR ')})
    RETURNING "id"`;
  return noted.map(({ id }) => id);
}

type NotSent = Exclude<Settlement, { state: 'sent' }>;

function changeOf(settlement: NotSent, attempts: number, settledAt: Date) {
  // Words of the platform, or of an error.
  const error = storableText(settlement.error);
  if (settlement.state !== 'waiting') return { ...settlement, error, settledAt };
  const { state, notBefore, counted, dropTopic } = settlement;
  return {
    ...{ state, notBefore, error, worker: null, settledAt: null },
    attempts: counted ? attempts : attempts - 1,
    ...(dropTopic ? { topicId: null } : {}),
  };
}
