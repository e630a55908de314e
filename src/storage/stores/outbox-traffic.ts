import type { OutboxStore } from '../../app/ports/outbox.ts';
import type { Transaction } from '../database.ts';
import { outboxRowOf } from './outbox-row.ts';

/** Rows that are no message of their own: their keys say so, also when their content was forgotten. */
const noMessage = ['menu/', 'press/', 'leave/'].map((startsWith) => ({ key: { startsWith } }));

/** How much a bot has sent, and what waits for it. */
export const outboxTraffic = (tx: Transaction): Pick<OutboxStore, 'waitingOn' | 'sentSince'> => ({
  waitingOn: async ({ channel, botId }, now, take) => {
    const rows = await tx.outboxMessage.findMany({
      where: { channel, botId, state: 'waiting', notBefore: { lte: now } },
      orderBy: { id: 'asc' },
      take,
    });
    return rows.map(outboxRowOf);
  },
  sentSince: ({ channel, botId }, since) =>
    tx.outboxMessage.count({
      where: {
        ...{ channel, botId, state: { in: ['sent', 'unknown'] }, settledAt: { gte: since } },
        NOT: { OR: noMessage },
      },
    }),
});
