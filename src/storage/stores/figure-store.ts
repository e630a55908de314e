import { randomUUID } from 'node:crypto';
import type { Figure, FigureStore } from '../../app/ports/figures.ts';
import type { Transaction } from '../database.ts';

type Row = Awaited<ReturnType<Transaction['figure']['findUniqueOrThrow']>>;

const figureOf = ({ ofValue, kind, status, source, decidedById: _decided, ...row }: Row): Figure => ({
  ...row,
  of: ofValue,
  kind: kind as Figure['kind'],
  status: status as Figure['status'],
  source: source as Figure['source'],
});

const oldestFirst = [{ recordedAt: 'asc' }, { version: 'asc' }] as const;

export const figureStore = (tx: Transaction): FigureStore => ({
  append: async ({ of, ...figure }) => {
    const { periodId, blocId, indicatorId, unitId } = figure;
    const [next] = await tx.$queryRaw<{ version: number | bigint }[]>`
      SELECT COALESCE(MAX("version"), 0) + 1 AS "version" FROM "Figure"
      WHERE "periodId" = ${periodId} AND "blocId" = ${blocId} AND "indicatorId" = ${indicatorId} AND "unitId" = ${unitId}`;
    const row = { id: randomUUID(), ...figure, version: Number(next?.version ?? 1) };
    await tx.figure.createMany({ data: [{ ...row, ofValue: of }] });
    return { ...row, of };
  },
  ofPeriod: async (organisationId, periodId) =>
    (await tx.figure.findMany({ where: { organisationId, periodId }, orderBy: [...oldestFirst] })).map(
      figureOf,
    ),
  ofBlocs: async (organisationId, periodIds, blocIds) => {
    const rows = await tx.figure.findMany({
      where: { organisationId, periodId: { in: [...periodIds] }, blocId: { in: [...blocIds] } },
      orderBy: [...oldestFirst],
    });
    return rows.map(figureOf);
  },
  ofMessage: async (organisationId, inboxId) =>
    (await tx.figure.findMany({ where: { organisationId, inboxId }, orderBy: [...oldestFirst] })).map(
      figureOf,
    ),
  byId: async (organisationId, id) => {
    const row = await tx.figure.findFirst({ where: { organisationId, id } });
    return row && figureOf(row);
  },
  proposals: async (organisationId) =>
    (
      await tx.figure.findMany({ where: { organisationId, status: 'proposed' }, orderBy: [...oldestFirst] })
    ).map(figureOf),
  decide: async (id, status, decidedById, reason) => {
    const { count } = await tx.figure.updateMany({
      where: { id, status: 'proposed' },
      data: { status, decidedById, ...(reason === '' ? {} : { reason }) },
    });
    return count === 1;
  },
});
