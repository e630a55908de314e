import type { AuditStore } from '../../app/ports/audit.ts';
import type { Transaction } from '../database.ts';
import { toJson } from './json.ts';

export const auditStore = (tx: Transaction): AuditStore => ({
  note: async (entry) => {
    await tx.auditEntry.create({ data: { ...entry, detail: toJson(entry.detail) } });
  },
  latest: (organisationId, take) =>
    tx.auditEntry.findMany({
      where: { organisationId },
      orderBy: { id: 'desc' },
      take,
      select: { at: true, personId: true, action: true, detail: true },
    }),
});
