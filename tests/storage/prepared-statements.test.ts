import Sqlite from 'better-sqlite3';
import { afterEach, expect, it, vi } from 'vitest';
import { sqlite } from './databases.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

it('SQLite compiles a statement once, however often it is asked with other values', async () => {
  const { db } = await sqlite.fresh();
  const prepare = vi.spyOn(Sqlite.prototype, 'prepare');
  const found: (string | null)[] = [];
  for (const name of ['a', 'b', 'c'])
    await db.inTransaction(async (tx) => {
      await tx.lease.create({ data: { name, holder: `of ${name}`, until: new Date(0) } });
      const lease = await tx.lease.findUnique({ where: { name } });
      found.push(lease?.holder ?? null);
      expect(await tx.lease.count({ where: { name: { in: ['a', 'b', 'c'] } } })).toBe(found.length);
    });
  expect(found).toEqual(['of a', 'of b', 'of c']);
  const compiled = prepare.mock.calls.map(([sql]) => sql);
  expect(compiled.length).toBeGreaterThan(0);
  expect(new Set(compiled).size).toBe(compiled.length);
});

it('a statement that failed is of use again', async () => {
  const { db } = await sqlite.fresh();
  const add = (name: string) =>
    db.inTransaction((tx) => tx.lease.create({ data: { name, holder: 'h', until: new Date(0) } }));
  await add('a');
  await expect(add('a')).rejects.toThrow();
  await add('b');
  expect(await db.inTransaction((tx) => tx.lease.count())).toBe(2);
});
