import { randomUUID } from 'node:crypto';
import type { DifficultyStore } from '../../app/ports/reminders.ts';
import type { Transaction } from '../database.ts';

export const difficultyStore = (tx: Transaction): DifficultyStore => ({
  raise: async (difficulty) => {
    await tx.difficulty.create({ data: { id: randomUUID(), ...difficulty } });
  },
  since: (organisationId, since) =>
    tx.difficulty.findMany({
      where: { organisationId, raisedAt: { gte: since } },
      omit: { settledAt: true },
      orderBy: { raisedAt: 'asc' },
    }),
});
