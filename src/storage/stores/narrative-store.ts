import { randomUUID } from 'node:crypto';
import type { NarrativePart, NarrativeStore } from '../../app/ports/narratives.ts';
import type { Transaction } from '../database.ts';

type Row = Awaited<ReturnType<Transaction['narrative']['findUniqueOrThrow']>>;

const partOf = ({ status, decidedById: _by, ...row }: Row): NarrativePart => ({
  ...row,
  status: status as NarrativePart['status'],
});

export const narrativeStore = (tx: Transaction): NarrativeStore => ({
  append: async (facts) => {
    const { periodId, blocId } = facts;
    const part = 1 + (await tx.narrative.count({ where: { periodId, blocId } }));
    return partOf(await tx.narrative.create({ data: { id: randomUUID(), ...facts, part } }));
  },
  ofPeriod: async (organisationId, periodId) => {
    const where = { organisationId, periodId };
    const rows = await tx.narrative.findMany({ where, orderBy: [{ blocId: 'asc' }, { part: 'asc' }] });
    return rows.map(partOf);
  },
  decide: async (organisationId, id, status, decidedById) => {
    const row = await tx.narrative.findFirst({ where: { organisationId, id, status: 'proposed' } });
    return row && partOf(await tx.narrative.update({ where: { id }, data: { status, decidedById } }));
  },
  withdraw: async (organisationId, periodId, blocId) => {
    const where = { organisationId, periodId, blocId, status: { in: ['accepted', 'proposed'] } };
    return (await tx.narrative.updateMany({ where, data: { status: 'withdrawn' } })).count;
  },
});
