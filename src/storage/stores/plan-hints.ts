import { databaseKindOf, type Transaction } from '../database.ts';
import { Prisma } from '../generated/sqlite/client.ts';

export interface PlanHints {
  /** at the end of a claiming SELECT from `m`: locks the rows, and passes over those that others have locked */
  readonly skipLocked: Prisma.Sql;
  /**
   * at the end of a subquery of EXISTS: asked for one row after the other, by what they have in common. A join instead,
   * which PostgreSQL would rather make, goes through all that waits where the table's statistics are old.
   */
  readonly asIs: Prisma.Sql;
  /** before a column: SQLite is to leave alone the index that begins with it */
  readonly notBy: Prisma.Sql;
}

const postgres: PlanHints = {
  skipLocked: Prisma.sql`FOR UPDATE OF m SKIP LOCKED`,
  asIs: Prisma.sql`OFFSET 0`,
  notBy: Prisma.empty,
};
const sqlite: PlanHints = { skipLocked: Prisma.empty, asIs: Prisma.empty, notBy: Prisma.raw('+') };

/** What keeps both databases to the plan that a claim was written for, however full the table is. */
export const planHints = (tx: Transaction): PlanHints =>
  databaseKindOf(tx) === 'postgres' ? postgres : sqlite;

/**
 * To be done before a claim: PostgreSQL reads rows in the order in which they are wanted, and stops when it has enough,
 * instead of judging and sorting all that waits. Holds until the transaction ends.
 */
export async function readInOrder(tx: Transaction): Promise<void> {
  if (databaseKindOf(tx) === 'sqlite') return;
  await tx.$executeRaw`SELECT set_config('enable_sort', 'off', true), set_config('enable_bitmapscan', 'off', true)`;
}
