import { randomUUID } from 'node:crypto';
import { byDuty, type Figure, type FigureStore } from '../../app/ports/figures.ts';
import type { Transaction } from '../database.ts';
import { Prisma } from '../generated/sqlite/client.ts';

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
    const id = randomUUID();
    const { organisationId, periodId, blocId, indicatorId, unitId, kind, value, level, estimate } = figure;
    const { status, late, typed, reason, source, inboxId, authorId, sentAt, recordedAt } = figure;
    const next = Prisma.sql`(
      SELECT COALESCE(MAX("version"), 0) + 1 FROM "Figure" WHERE "periodId" = ${periodId}
        AND "blocId" = ${blocId} AND "indicatorId" = ${indicatorId} AND "unitId" = ${unitId})`;
    const [added] = await tx.$queryRaw<{ version: number | bigint }[]>`
      INSERT INTO "Figure" (
        "id", "organisationId", "periodId", "blocId", "indicatorId", "unitId", "version",
        "kind", "value", "ofValue", "level", "estimate", "status", "late",
        "typed", "reason", "source", "inboxId", "authorId", "sentAt", "recordedAt")
      VALUES (
        ${id}, ${organisationId}, ${periodId}, ${blocId}, ${indicatorId}, ${unitId}, ${next},
        ${kind}, ${value}, ${of}, ${level}, ${estimate}, ${status}, ${late},
        ${typed}, ${reason}, ${source}, ${inboxId}, ${authorId}, ${sentAt}, ${recordedAt})
      RETURNING "version"`;
    if (!added) throw new Error('a figure was inserted and is not there');
    return { id, ...figure, of, version: Number(added.version) };
  },
  ofPeriod: async (organisationId, periodId) =>
    (await tx.figure.findMany({ where: { organisationId, periodId }, orderBy: [...oldestFirst] })).map(
      figureOf,
    ),
  ofBlocs: async (organisationId, periodIds, blocIds) => {
    if (periodIds.length === 0 || blocIds.length === 0) return new Map();
    const rows = await tx.$queryRaw<Row[]>`
      SELECT * FROM "Figure" WHERE "organisationId" = ${organisationId}
        AND "periodId" IN (${Prisma.join([...periodIds])}) AND "blocId" IN (${Prisma.join([...blocIds])})
      ORDER BY "recordedAt", "version"`;
    return byDuty(rows.map(figureOf));
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
