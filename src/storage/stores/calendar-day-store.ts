import { randomUUID } from 'node:crypto';
import type { CalendarDay, CalendarDayStore } from '../../app/ports/calendar-days.ts';
import type { Transaction } from '../database.ts';

export const calendarDayStore = (tx: Transaction): CalendarDayStore => ({
  of: async (organisationId) => {
    const rows = await tx.calendarDay.findMany({ where: { organisationId }, orderBy: { day: 'asc' } });
    return rows.map(({ day, kind, name }) => ({ day, name, kind: kind as CalendarDay['kind'] }));
  },
  set: async (organisationId, { day, kind, name }) => {
    await tx.calendarDay.upsert({
      where: { organisationId_day: { organisationId, day } },
      create: { id: randomUUID(), organisationId, day, kind, name },
      update: { kind, name },
    });
  },
  remove: async (organisationId, day) => {
    await tx.calendarDay.deleteMany({ where: { organisationId, day } });
  },
});
