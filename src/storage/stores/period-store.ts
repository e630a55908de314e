import { randomUUID } from 'node:crypto';
import type { Duty, NewDuty, PeriodStore, ReportingPeriod } from '../../app/ports/periods.ts';
import { databaseKindOf, type Transaction } from '../database.ts';
import { Prisma } from '../generated/sqlite/client.ts';

type PeriodRow = Awaited<ReturnType<Transaction['reportingPeriod']['findUniqueOrThrow']>>;
type DutyRow = Awaited<ReturnType<Transaction['duty']['findUniqueOrThrow']>>;

const periodOf = ({
  createdAt: _created,
  createdById: _by,

  overAt: _over,
  kind,
  ...row
}: PeriodRow): ReportingPeriod => ({
  ...row,
  kind: kind as ReportingPeriod['kind'],
});

const dutyOf = ({ share, state, expects, ...row }: DutyRow): Duty => ({
  ...row,
  share: share as Duty['share'],
  expects: expects as Duty['expects'],
  state: state as Duty['state'],
});

/** Rows of one INSERT: some megabytes of JSON. */
const chunk = 10_000;

/** The rows of a JSON array, as each database reads them. */
const rowsOf = (tx: Transaction, json: string): Prisma.Sql =>
  databaseKindOf(tx) === 'postgres'
    ? Prisma.sql`jsonb_to_recordset(${json}::jsonb)
        AS duty ("id" text, "blocId" text, "indicatorId" text, "unitId" text, "share" text, "expects" text)`
    : Prisma.sql`(SELECT value ->> 'id' AS "id", value ->> 'blocId' AS "blocId", value ->> 'indicatorId' AS "indicatorId",
        value ->> 'unitId' AS "unitId", value ->> 'share' AS "share", value ->> 'expects' AS "expects" FROM json_each(${json})) AS duty`;

const withId = ({ blocId, indicatorId, unitId, share, expects }: NewDuty): NewDuty & { id: string } => ({
  ...{ id: randomUUID(), blocId, indicatorId, unitId, share, expects },
});

export const periodStore = (tx: Transaction): PeriodStore => ({
  create: async (period, createdById, createdAt) => {
    const { campaignId, label } = period;
    if (await tx.reportingPeriod.findUnique({ where: { campaignId_label: { campaignId, label } } }))
      return null;
    return periodOf(
      await tx.reportingPeriod.create({ data: { id: randomUUID(), ...period, createdById, createdAt } }),
    );
  },
  byId: async (organisationId, id) => {
    const row = await tx.reportingPeriod.findFirst({ where: { organisationId, id } });
    return row && periodOf(row);
  },
  ofCampaign: async (organisationId, campaignId) => {
    const rows = await tx.$queryRaw<PeriodRow[]>`
      SELECT * FROM "ReportingPeriod" WHERE "organisationId" = ${organisationId} AND "campaignId" = ${campaignId}
      ORDER BY "opensAt", "dueAt"`;
    return rows.map(periodOf);
  },
  toOpen: async (now) => {
    const rows = await tx.reportingPeriod.findMany({
      where: { openedAt: null, opensAt: { lte: now } },
      orderBy: { opensAt: 'asc' },
    });
    return rows.map(periodOf);
  },
  markOpened: async (id, openedAt) => {
    await tx.reportingPeriod.update({ where: { id }, data: { openedAt } });
  },
  drop: async (id) => {
    await tx.reportingPeriod.deleteMany({ where: { id } });
  },
  addDuties: async (organisationId, periodId, duties) => {
    for (let from = 0; from < duties.length; from += chunk) {
      const json = JSON.stringify(duties.slice(from, from + chunk).map(withId));
      await tx.$executeRaw`
        INSERT INTO "Duty" ("id", "organisationId", "periodId", "blocId", "indicatorId", "unitId", "share", "expects")
        SELECT "id", ${organisationId}, ${periodId}, "blocId", "indicatorId", "unitId", "share", "expects"
        FROM ${rowsOf(tx, json)} WHERE true
        ON CONFLICT ("periodId", "blocId", "indicatorId", "unitId") DO NOTHING`;
    }
  },
  duties: async (organisationId, periodId) =>
    (await tx.duty.findMany({ where: { organisationId, periodId } })).map(dutyOf),
  dutiesOfBlocs: async (organisationId, periodIds, blocIds) => {
    if (periodIds.length === 0 || blocIds.length === 0) return [];
    const rows = await tx.$queryRaw<DutyRow[]>`
      SELECT * FROM "Duty"
      WHERE "organisationId" = ${organisationId} AND "periodId" IN (${Prisma.join([...periodIds])})
        AND "blocId" IN (${Prisma.join([...blocIds])})`;
    return rows.map(dutyOf);
  },
  setDuty: async (id, state, sentAt) => {
    const first =
      state === 'reported'
        ? Prisma.sql`, "firstReportedAt" = CASE WHEN "firstReportedAt" <= ${sentAt} THEN "firstReportedAt" ELSE ${sentAt} END`
        : Prisma.empty;
    await tx.$executeRaw`UPDATE "Duty" SET "state" = ${state},
      "answeredAt" = CASE WHEN "answeredAt" > ${sentAt} THEN "answeredAt" ELSE ${sentAt} END ${first}
      WHERE "id" = ${id}`;
    const [row] = await tx.$queryRaw<DutyRow[]>`SELECT * FROM "Duty" WHERE "id" = ${id}`;
    if (!row) throw new Error('there is no such duty');
    return dutyOf(row);
  },
  inPlay: async () => {
    const rows = await tx.reportingPeriod.findMany({
      where: { openedAt: { not: null }, overAt: null },
      orderBy: { dueAt: 'asc' },
    });
    return rows.map(periodOf);
  },
  markOver: async (ids, overAt) => {
    await tx.reportingPeriod.updateMany({ where: { id: { in: [...ids] } }, data: { overAt } });
  },
  owed: async (periodIds) => {
    const rows = await tx.duty.groupBy({
      by: ['periodId', 'blocId', 'state'],
      where: { periodId: { in: [...periodIds] }, state: { in: ['open', 'none-yet'] } },
      _count: true,
    });
    const owed = new Map<string, { periodId: string; blocId: string; open: number; noneYet: number }>();
    for (const { periodId, blocId, state, _count } of rows) {
      const key = `${periodId}/${blocId}`;
      const sum = owed.get(key) ?? { periodId, blocId, open: 0, noneYet: 0 };
      owed.set(key, state === 'open' ? { ...sum, open: _count } : { ...sum, noneYet: _count });
    }
    return [...owed.values()];
  },
  nextOpening: async () => {
    const row = await tx.reportingPeriod.findFirst({
      where: { openedAt: null },
      orderBy: { opensAt: 'asc' },
    });
    return row?.opensAt ?? null;
  },
});
