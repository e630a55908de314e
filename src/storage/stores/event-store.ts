import { randomUUID } from 'node:crypto';
import type { EventStore } from '../../app/ports/events.ts';
import type { Transaction } from '../database.ts';

export const eventStore = (tx: Transaction): EventStore => ({
  add: (event) => tx.campaignEvent.create({ data: { id: randomUUID(), ...event } }),
  ofCampaign: (organisationId, campaignId) =>
    tx.campaignEvent.findMany({ where: { organisationId, campaignId }, orderBy: { name: 'asc' } }),
  change: async (id, change) => {
    await tx.campaignEvent.update({ where: { id }, data: change });
  },
  drop: async (id) => {
    await tx.campaignEvent.deleteMany({ where: { id } });
  },
});
