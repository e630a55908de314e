import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Database, Transaction } from '../../src/storage/database.ts';
import { lockInTransaction } from '../../src/storage/transaction-lock.ts';
import { onEachDatabase } from './databases.ts';

const until = new Date('2026-06-16T10:00:00.000Z');
const bloc = ['organisation', 'a', 'bloc', 'kinh-te'];

const locked = <T>(
  db: Database,
  path: readonly string[],
  work: (tx: Transaction) => Promise<T>,
): Promise<T> =>
  db.inTransaction(
    async (tx) => {
      await lockInTransaction(db.kind, tx, path);
      return work(tx);
    },
    { isolation: 'read-committed' },
  );

/** Starts a transaction that holds `path` until `end` is called. */
async function holding(db: Database, path: readonly string[]) {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  let begun: Promise<void> = Promise.resolve();
  await new Promise<void>((hasBegun) => {
    begun = locked(db, path, async () => {
      hasBegun();
      await ended;
    });
  });
  return { end, finished: () => begun };
}

onEachDatabase('a lock in a transaction', ({ fresh, kind }) => {
  it('lets 40 transactions on the same thing count to 40', async () => {
    const { db } = await fresh();
    await db.inTransaction((tx) => tx.lease.create({ data: { name: 'count', holder: '0', until } }));
    const increment = async (tx: Transaction) => {
      const { holder } = await tx.lease.findUniqueOrThrow({ where: { name: 'count' } });
      await tx.lease.update({ where: { name: 'count' }, data: { holder: String(Number(holder) + 1) } });
    };
    await Promise.all(Array.from({ length: 40 }, () => locked(db, bloc, increment)));
    const { holder } = await db.inTransaction((tx) =>
      tx.lease.findUniqueOrThrow({ where: { name: 'count' } }),
    );
    expect(holder).toBe('40');
  });

  it.each([
    { path: bloc, waits: true, why: 'the same bloc' },
    { path: ['organisation', 'a'], waits: true, why: 'the organisation that the bloc belongs to' },
    { path: ['organisation', 'a', 'bloc', 'van-hoa'], waits: false, why: 'another bloc of the organisation' },
    { path: ['organisation', 'b'], waits: false, why: 'another organisation' },
    { path: [], waits: true, why: 'everything' },
  ])('while a bloc is held, waits = $waits for $why', async ({ path, waits }) => {
    if (kind === 'sqlite') return; // one transaction at a time whatever they name
    const { db } = await fresh();
    const holder = await holding(db, bloc);
    let passed = false;
    const other = locked(db, path, async () => void (passed = true));
    if (waits) await waiting(db);
    else await other;
    expect(passed).toBe(!waits);
    holder.end();
    await Promise.all([holder.finished(), other]);
    expect(passed).toBe(true);
  });
});

/** Until the server says that a transaction waits for a lock. */
async function waiting(db: Database): Promise<void> {
  const waiters = (tx: Transaction) =>
    tx.$queryRaw<unknown[]>`SELECT 1 FROM pg_locks JOIN pg_database d ON d.oid = database
      WHERE datname = current_database() AND locktype = 'advisory' AND NOT granted`;
  while ((await db.inTransaction(waiters, { isolation: 'read-committed' })).length === 0) await nextTurn();
}
