import { randomUUID } from 'node:crypto';
import type { Delegation, Postponement, ReminderStore } from '../../app/ports/reminders.ts';
import type { Transaction } from '../database.ts';
import { fromJson, toJson } from './json.ts';

type Row = Awaited<ReturnType<Transaction['postponement']['findUniqueOrThrow']>>;

const postponementOf = ({ state, inboxId: _inbox, ...row }: Row): Postponement => ({
  ...row,
  state: state as Postponement['state'],
});

type DelegationRow = Awaited<ReturnType<Transaction['delegation']['findUniqueOrThrow']>>;

const delegationOf = ({ inboxId: _inbox, endedAt: _ended, ...row }: DelegationRow): Delegation => row;

export const reminderStore = (tx: Transaction): ReminderStore => ({
  plan: async (campaignId) => {
    const row = await tx.reminderPlan.findUnique({ where: { campaignId } });
    return row && fromJson<unknown>(row.plan);
  },
  setPlan: async (organisationId, campaignId, plan, changedAt) => {
    const facts = { plan: toJson(plan), changedAt };
    await tx.reminderPlan.upsert({
      where: { campaignId },
      create: { id: randomUUID(), organisationId, campaignId, ...facts },
      update: facts,
    });
  },
  sent: async (organisationId, since) => {
    const rows = await tx.reminderSent.findMany({
      where: { organisationId, at: { gte: since } },
      orderBy: { at: 'asc' },
    });
    return rows.map(({ personId, day, rung, periodIds, at }) => ({
      ...{ personId, day, rung, at },
      periodIds: fromJson<string[]>(periodIds),
    }));
  },
  noteSent: async (organisationId, { personId, day, rung, periodIds, at }) => {
    if (await tx.reminderSent.findUnique({ where: { personId_day: { personId, day } } })) return false;
    await tx.reminderSent.create({
      data: { id: randomUUID(), organisationId, personId, day, rung, periodIds: toJson(periodIds), at },
    });
    return true;
  },
  postpone: async (postponement, inboxId) =>
    postponementOf(await tx.postponement.create({ data: { id: randomUUID(), ...postponement, inboxId } })),
  postponements: async (organisationId, periodIds) => {
    const rows = await tx.postponement.findMany({
      where: { organisationId, periodId: { in: [...periodIds] } },
      orderBy: { askedAt: 'asc' },
    });
    return rows.map(postponementOf);
  },
  refusePostponement: async (organisationId, id) => {
    const row = await tx.postponement.findFirst({ where: { organisationId, id, state: 'granted' } });
    return row && postponementOf(await tx.postponement.update({ where: { id }, data: { state: 'refused' } }));
  },
  delegate: async (delegation, inboxId) =>
    delegationOf(await tx.delegation.create({ data: { id: randomUUID(), ...delegation, inboxId } })),
  delegations: async (organisationId, periodIds) => {
    const rows = await tx.delegation.findMany({
      where: { organisationId, periodId: { in: [...periodIds] }, endedAt: null },
      orderBy: { askedAt: 'asc' },
    });
    return rows.map(delegationOf);
  },
  endDelegations: async (organisationId, ids, endedAt) => {
    const where = { organisationId, id: { in: [...ids] }, endedAt: null };
    return (await tx.delegation.updateMany({ where, data: { endedAt } })).count;
  },
});
