import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { databaseKindOf, type Transaction } from '../../src/storage/database.ts';
import { storageErrorKind } from '../../src/storage/storage-error.ts';
import { onEachDatabase } from './databases.ts';

const at = new Date('2026-06-16T10:00:00.000Z');

const remember = (tx: Transaction, chatId: string) =>
  tx.codeAttempt.create({ data: { channel: 'telegram', botId: 'bot', chatId, at } });

const chatsOf = async (tx: Transaction): Promise<string[]> =>
  (await tx.codeAttempt.findMany({ orderBy: { id: 'asc' } })).map(({ chatId }) => chatId);

const organisation = (id: string) => ({ id, name: 'Huyện Hạ Lang', createdAt: at });

/** A gate that a test opens: transactions are held open without waiting for time to pass. */
function makeGate() {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

onEachDatabase('a database', ({ fresh, kind }) => {
  it('keeps a row stored while another transaction is open, when that one is rolled back', async () => {
    const { db } = await fresh();
    const [begun, gate] = [makeGate(), makeGate()];
    const doomed = db.inTransaction(async (tx) => {
      await remember(tx, 'doomed');
      begun.open();
      await gate.opened;
      throw new Error('changed my mind');
    });
    await begun.opened;
    const stored = db.inTransaction((tx) => remember(tx, 'kept'));
    await nextTurn();
    gate.open();
    await expect(doomed).rejects.toThrow('changed my mind');
    await stored;
    expect(await db.inTransaction(chatsOf)).toEqual(['kept']);
  });

  it('shows nobody a row before it is committed', async () => {
    const { db } = await fresh();
    const [begun, gate] = [makeGate(), makeGate()];
    const writer = db.inTransaction(async (tx) => {
      await remember(tx, 'first');
      begun.open();
      await gate.opened;
      await remember(tx, 'second');
    });
    await begun.opened;
    const reader = db.inTransaction(chatsOf, { isolation: 'read-committed' });
    // PostgreSQL answers meanwhile; on SQLite the reader waits for its turn.
    if (kind === 'postgres') expect(await reader).toEqual([]);
    gate.open();
    if (kind === 'sqlite') expect(await reader).toEqual(['first', 'second']);
    await writer;
  });

  it('serves 200 transactions at once, each exactly once', async () => {
    const { db } = await fresh();
    const chats = Array.from({ length: 200 }, (_, index) => `chat-${index}`);
    await Promise.all(chats.map((chat) => db.inTransaction((tx) => remember(tx, chat))));
    expect((await db.inTransaction(chatsOf)).sort()).toEqual(chats.sort());
  });

  it('lets no two transactions act on the same reading: 40 of them count to 40', async () => {
    const { db } = await fresh();
    await db.inTransaction((tx) => tx.lease.create({ data: { name: 'count', holder: '0', until: at } }));
    const increment = async (tx: Transaction) => {
      const { holder } = await tx.lease.findUniqueOrThrow({ where: { name: 'count' } });
      await tx.lease.update({ where: { name: 'count' }, data: { holder: String(Number(holder) + 1) } });
    };
    await Promise.all(Array.from({ length: 40 }, () => db.inTransaction(increment)));
    const { holder } = await db.inTransaction((tx) =>
      tx.lease.findUniqueOrThrow({ where: { name: 'count' } }),
    );
    expect(holder).toBe('40');
  });

  it('lets no two transactions each rely on what the other takes away', async () => {
    const { db } = await fresh();
    await db.inTransaction((tx) =>
      tx.lease.createMany({ data: ['an', 'bình'].map((name) => ({ name, holder: 'clerk', until: at })) }),
    );
    const resign = (name: string) => async (tx: Transaction) => {
      const clerks = await tx.lease.count({ where: { holder: 'clerk' } });
      await nextTurn();
      if (clerks > 1) await tx.lease.update({ where: { name }, data: { holder: 'nobody' } });
    };
    await Promise.all(['an', 'bình'].map((name) => db.inTransaction(resign(name))));
    expect(await db.inTransaction((tx) => tx.lease.count({ where: { holder: 'clerk' } }))).toBe(1);
  });

  it('rolls back a transaction in which a failed statement was swallowed, and says so', async () => {
    const { db } = await fresh();
    const careless = db.inTransaction(async (tx) => {
      await tx.organisation.create({ data: organisation('one') });
      await tx.organisation.create({ data: organisation('one') }).catch(() => undefined);
    });
    await expect(careless).rejects.toMatchObject({ name: 'SpoiledTransaction' });
    expect(await db.inTransaction((tx) => tx.organisation.count())).toBe(0);
  });

  it('refuses every statement after a failed one', async () => {
    const { db } = await fresh();
    const careless = db.inTransaction(async (tx) => {
      await tx.organisation.create({ data: organisation('one') });
      await tx.organisation.create({ data: organisation('one') }).catch(() => undefined);
      await tx.organisation.create({ data: organisation('two') });
    });
    await expect(careless).rejects.toThrow();
    expect(await db.inTransaction((tx) => tx.organisation.count())).toBe(0);
  });

  it('goes on after a transaction whose COMMIT was refused', async () => {
    const { db } = await fresh();
    await db.inTransaction(async (tx) => {
      await tx.$executeRaw`CREATE TABLE "Whole" ("id" TEXT PRIMARY KEY)`;
      await tx.$executeRaw`CREATE TABLE "Part" (
        "of" TEXT REFERENCES "Whole" ("id") DEFERRABLE INITIALLY DEFERRED)`;
    });
    const orphan = db.inTransaction((tx) => tx.$executeRaw`INSERT INTO "Part" VALUES ('nobody')`);
    await expect(orphan).rejects.toThrow();
    await db.inTransaction((tx) => remember(tx, 'after'));
    expect(await db.inTransaction(chatsOf)).toEqual(['after']);
    expect(await db.inTransaction((tx) => tx.$queryRaw`SELECT * FROM "Part"`)).toEqual([]);
  });

  it('calls a second row with the same key a duplicate, from the models and from SQL', async () => {
    const { db } = await fresh();
    await db.inTransaction((tx) => tx.organisation.create({ data: organisation('one') }));
    const byModel = db.inTransaction((tx) => tx.organisation.create({ data: organisation('one') }));
    expect(storageErrorKind(await byModel.catch((error: unknown) => error))).toBe('duplicate');
    const bySql = db.inTransaction(
      (tx) => tx.$executeRaw`INSERT INTO "Lease" ("name", "holder", "until")
        SELECT "id", "name", "createdAt" FROM "Organisation" UNION ALL
        SELECT "id", "name", "createdAt" FROM "Organisation"`,
    );
    expect(storageErrorKind(await bySql.catch((error: unknown) => error))).toBe('duplicate');
  });

  it('calls a mistake in a statement neither a conflict nor a duplicate', async () => {
    const { db } = await fresh();
    const mistaken = db.inTransaction((tx) => tx.$queryRaw`SELECT nonsense`);
    expect(storageErrorKind(await mistaken.catch((error: unknown) => error))).toBe('other');
  });

  it('refuses a transaction inside a transaction instead of waiting for itself', async () => {
    const { db } = await fresh();
    const nested = db.inTransaction(() => db.inTransaction(chatsOf));
    await expect(nested).rejects.toThrow('inTransaction inside inTransaction');
    expect(await db.inTransaction(chatsOf)).toEqual([]);
  });

  it('serves work that a transaction started and that outlives it', async () => {
    const { db } = await fresh();
    let later: Promise<unknown> = Promise.resolve();
    const gate = makeGate();
    await db.inTransaction(async () => {
      later = gate.opened.then(() => db.inTransaction((tx) => remember(tx, 'later')));
    });
    gate.open();
    await later;
    expect(await db.inTransaction(chatsOf)).toEqual(['later']);
  });

  it('rolls back a transaction that never ends, and serves those behind it', async () => {
    const { db } = await fresh({ longestTransactionMs: 3_000, poolSize: 1 });
    const endless = db.inTransaction(async (tx) => {
      await remember(tx, 'endless');
      await new Promise(() => undefined);
    });
    const behind = db.inTransaction((tx) => remember(tx, 'behind'));
    await expect(endless).rejects.toThrow('rolled back');
    await behind;
    expect(await db.inTransaction(chatsOf)).toEqual(['behind']);
  });

  it('finishes the transactions in hand before it closes, and refuses later ones', async () => {
    const { db, reopen } = await fresh();
    const stored = db.inTransaction((tx) => remember(tx, 'in hand'));
    const again = await reopen();
    await stored;
    await expect(db.inTransaction(chatsOf)).rejects.toThrow('closed');
    expect(await again.inTransaction(chatsOf)).toEqual(['in hand']);
  });

  it('keeps whole numbers, instants and JSON as they were given', async () => {
    const { db } = await fresh();
    const figure = {
      ...{ id: 'f', organisationId: 'o', periodId: 'p', blocId: 'b', indicatorId: 'i', version: 1 },
      ...{
        kind: 'value',
        value: 9_007_199_254_740_993n,
        ofValue: -9_223_372_036_854_775_808n,
        source: 'message',
      },
      ...{ sentAt: new Date('2026-06-16T10:00:00.007Z'), recordedAt: at },
    };
    await db.inTransaction((tx) => tx.figure.create({ data: figure }));
    expect(await db.inTransaction((tx) => tx.figure.findUniqueOrThrow({ where: { id: 'f' } }))).toMatchObject(
      figure,
    );
    const detail = { text: 'Ước đạt «3,5%»', list: [1, null, true], nested: { đ: '' } };
    await db.inTransaction((tx) => tx.auditEntry.create({ data: { at, action: 'x', detail } }));
    expect((await db.inTransaction((tx) => tx.auditEntry.findFirstOrThrow())).detail).toEqual(detail);
  });

  it('tells which database a transaction runs on', async () => {
    const { db } = await fresh();
    expect(await db.inTransaction(async (tx) => databaseKindOf(tx))).toBe(kind);
  });
});
