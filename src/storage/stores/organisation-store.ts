import { randomUUID } from 'node:crypto';
import type { Organisation, OrganisationStore } from '../../app/ports/organisations.ts';
import type { Transaction } from '../database.ts';
import { fromJson, toJson } from './json.ts';

export type OrganisationRow = Awaited<ReturnType<Transaction['organisation']['findUniqueOrThrow']>>;

export const organisationOf = (row: OrganisationRow): Organisation => ({
  ...{
    id: row.id,
    code: row.code,
    name: row.name,
    province: row.province,
    level: row.level,
    timeZone: row.timeZone,
  },
  ...{
    councilName: row.councilName,
    standingAgency: row.standingAgency,
    demo: row.demo,
    forwarderId: row.forwarderId,
    createdAt: row.createdAt,
  },
  settings: fromJson<unknown>(row.settings),
});

export const organisationStore = (tx: Transaction): OrganisationStore => ({
  create: async (facts, at) =>
    organisationOf(await tx.organisation.create({ data: { id: randomUUID(), ...facts, createdAt: at } })),
  byId: async (id) => {
    const row = await tx.organisation.findFirst({ where: { id } });
    return row && organisationOf(row);
  },
  byCode: async (code) => {
    const row = await tx.organisation.findFirst({ where: { code } });
    return row && organisationOf(row);
  },
  all: async () =>
    (await tx.organisation.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })).map(organisationOf),
  setSettings: async (id, settings) => {
    await tx.organisation.update({ where: { id }, data: { settings: toJson(settings) } });
  },
  change: async (id, facts) => {
    await tx.organisation.update({ where: { id }, data: facts });
  },
  setForwarder: async (id, forwarderId) => {
    await tx.organisation.update({ where: { id }, data: { forwarderId } });
  },
});
