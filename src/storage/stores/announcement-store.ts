import { randomUUID } from 'node:crypto';
import type { AnnouncementStore } from '../../app/ports/announcements.ts';
import type { Transaction } from '../database.ts';

export const announcementStore = (tx: Transaction): AnnouncementStore => ({
  send: async (facts, readers) => {
    const announcement = await tx.announcement.create({ data: { id: randomUUID(), ...facts } });
    const { id: announcementId, organisationId } = announcement;
    await tx.announcementReader.createMany({
      data: readers.map(({ personId, reached }) => ({ announcementId, organisationId, personId, reached })),
    });
    return announcement;
  },
  markSeen: async (organisationId, announcementId, personId, seenAt) => {
    const where = { organisationId, announcementId, personId, seenAt: null };
    const { count } = await tx.announcementReader.updateMany({ where, data: { seenAt } });
    return count === 1;
  },
  latest: async (organisationId) => {
    const announcement = await tx.announcement.findFirst({
      where: { organisationId },
      orderBy: { sentAt: 'desc' },
    });
    if (!announcement) return null;
    const readers = await tx.announcementReader.findMany({
      where: { organisationId, announcementId: announcement.id },
      select: { personId: true, reached: true, seenAt: true },
      orderBy: { personId: 'asc' },
    });
    return { announcement, readers };
  },
});
