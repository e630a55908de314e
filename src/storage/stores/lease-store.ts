import type { LeaseStore } from '../../app/ports/leases.ts';
import type { Transaction } from '../database.ts';

export const leaseStore = (tx: Transaction): LeaseStore => ({
  take: async (name, holder, now, until) => {
    const taken = await tx.$executeRaw`
      INSERT INTO "Lease" ("name", "holder", "until") VALUES (${name}, ${holder}, ${until})
      ON CONFLICT ("name") DO UPDATE SET "holder" = ${holder}, "until" = ${until}
      WHERE "Lease"."holder" = ${holder} OR "Lease"."until" <= ${now}`;
    return taken > 0;
  },
  release: async (name, holder) => {
    await tx.lease.deleteMany({ where: { name, holder } });
  },
  forget: async (prefix) => {
    await tx.lease.deleteMany({ where: { name: { startsWith: prefix } } });
  },
});
