import type { Transaction } from './database.ts';
import { Prisma } from './generated/sqlite/client.ts';
import type { DatabaseKind } from './location.ts';

/**
 * Makes the transactions that name the same thing run one after another, until they end: what is read after the lock
 * is what the one before has left.
 *
 * @param path from the whole to the part, e.g. `['organisation', id]`; empty: everything there is. Whoever locks a whole
 *   waits for those in its parts and keeps them out; two different parts do not wait for each other
 */
export async function lockInTransaction(
  kind: DatabaseKind,
  tx: Transaction,
  path: readonly string[],
): Promise<void> {
  if (kind === 'sqlite') return; // one transaction at a time already
  const names = [[], ...path.map((_, index) => path.slice(0, index + 1))].map((part) =>
    ['everything', ...part].join('/'),
  );
  const locks = names.map((name, index) =>
    index === names.length - 1
      ? Prisma.sql`pg_advisory_xact_lock(hashtextextended(${name}, 0))`
      : Prisma.sql`pg_advisory_xact_lock_shared(hashtextextended(${name}, 0))`,
  );
  await tx.$executeRaw`SELECT ${Prisma.join(locks)}`;
}
