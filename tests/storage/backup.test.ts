import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { backupDatabase, restoreDatabase } from '../../src/storage/backup.ts';
import { lockDatabase } from '../../src/storage/database-lock.ts';
import { openDatabase, type Database, type Transaction } from '../../src/storage/database.ts';
import { onEachDatabase, postgres, sqlite } from './databases.ts';

const now = new Date('2026-06-16T10:00:00.000Z');
let folder = '';
let backup = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'thi-dua-backup-'));
  backup = join(folder, 'backup');
});
afterEach(() => rmSync(folder, { recursive: true }));

const name = (organisation: string) => (tx: Transaction) =>
  tx.organisation.create({ data: { id: organisation, name: organisation, createdAt: now } });

const namesIn = async (url: string): Promise<string[]> => {
  const db = await openDatabase({ url });
  const rows = await db.inTransaction((tx) => tx.organisation.findMany({ orderBy: { id: 'asc' } }));
  await db.close();
  return rows.map(({ id }) => id);
};

/** A closed database that holds one organisation. */
async function databaseOf(fresh: () => Promise<{ url: string; db: Database }>, organisation: string) {
  const { url, db } = await fresh();
  await db.inTransaction(name(organisation));
  await db.close();
  return url;
}

onEachDatabase('a backup', ({ fresh, emptyUrl }) => {
  it('has what was committed, while a transaction is open, and is for its owner only', async () => {
    const { url, db } = await fresh();
    await db.inTransaction(name('committed'));
    await db.inTransaction(async (tx) => {
      await name('open')(tx);
      expect(await backupDatabase(url, backup)).toMatchObject({ ok: true, value: { file: backup } });
    });
    await db.close();
    expect((statSync(backup).mode & 0o777).toString(8)).toBe('600');
    const other = await emptyUrl();
    expect(await restoreDatabase(other, backup, now)).toEqual({ ok: true, value: { before: null } });
    expect(await namesIn(other)).toEqual(['committed']);
  });

  it('does not write over a file', async () => {
    const url = await databaseOf(fresh, 'a');
    writeFileSync(backup, 'something dear');
    expect(await backupDatabase(url, backup)).toMatchObject({ ok: false, error: { kind: 'file-exists' } });
    expect(statSync(backup).size).toBe(14);
  });

  it('takes the place of the present data, which are kept aside and can be restored', async () => {
    const url = await databaseOf(fresh, 'old');
    await backupDatabase(url, backup);
    const db = await openDatabase({ url });
    await db.inTransaction(name('young'));
    await db.close();
    const restored = await restoreDatabase(url, backup, now);
    expect(await namesIn(url)).toEqual(['old']);
    const before = restored.ok ? (restored.value.before ?? '') : '';
    expect(before).toContain('.before-2026-06-16T100000');
    expect((statSync(before).mode & 0o777).toString(8)).toBe('600');
    expect((await restoreDatabase(url, before, now)).ok).toBe(true);
    expect(await namesIn(url)).toEqual(['old', 'young']);
  });

  it.each([
    { content: '', why: 'an empty file' },
    { content: 'hoàn toàn khác', why: 'a file of another program' },
  ])('is not $why: nothing is changed', async ({ content }) => {
    const url = await databaseOf(fresh, 'kept');
    writeFileSync(backup, content);
    expect(await restoreDatabase(url, backup, now)).toMatchObject({
      ok: false,
      error: { kind: 'not-a-backup' },
    });
    expect(await namesIn(url)).toEqual(['kept']);
  });

  it('is not a file that was cut off: nothing is changed', async () => {
    const url = await databaseOf(fresh, 'kept');
    await backupDatabase(url, backup);
    truncateSync(backup, Math.floor(statSync(backup).size / 2));
    expect(await restoreDatabase(url, backup, now)).toMatchObject({ ok: false });
    expect(await namesIn(url)).toEqual(['kept']);
  });

  it('of a newer version is refused: nothing is changed', async () => {
    const { url, db } = await fresh();
    await db.inTransaction(
      (
        tx,
      ) => tx.$executeRaw`INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name",
        "started_at", "applied_steps_count")
        SELECT 'x', "checksum", "finished_at", '9999_later', "started_at", 1 FROM "_prisma_migrations"`,
    );
    await backupDatabase(url, backup);
    await db.close();
    const target = await databaseOf(fresh, 'kept');
    expect(await restoreDatabase(target, backup, now)).toMatchObject({ ok: false, error: { kind: 'newer' } });
    expect(await namesIn(target)).toEqual(['kept']);
  });

  it('is not restored while a bot runs', async () => {
    const { url, db } = await fresh();
    await db.inTransaction(name('at work'));
    await backupDatabase(url, backup);
    const lock = await lockDatabase(url);
    const refused = await restoreDatabase(url, backup, now);
    expect(refused).toMatchObject({ ok: false, error: { kind: 'in-use' } });
    if (lock.ok) lock.value();
    await db.close();
    expect((await restoreDatabase(url, backup, now)).ok).toBe(true);
  });

  it('is not looked for in vain: a missing file is named', async () => {
    const url = await databaseOf(fresh, 'kept');
    const missing = await restoreDatabase(url, `${backup}-none`, now);
    expect(missing).toMatchObject({ ok: false, error: { kind: 'nothing-there' } });
  });

  it('leaves nothing half-made beside it', async () => {
    const url = await databaseOf(fresh, 'a');
    await backupDatabase(url, backup);
    await restoreDatabase(url, backup, now);
    const own = readdirSync(folder).filter((file) => !file.startsWith('backup.before-'));
    expect(own).toEqual(['backup']);
  });
});

it('says that there is nothing to back up before the first start', async () => {
  const refused = await backupDatabase(await sqlite.emptyUrl(), backup);
  expect(refused).toMatchObject({ ok: false, error: { kind: 'nothing-there' } });
});

it.skipIf(postgres.missing !== undefined)(
  'sees a bot on PostgreSQL by its lease, between two connections',
  async () => {
    const { url, db } = await postgres.fresh();
    const until = new Date(now.getTime() + 1_000);
    await db.inTransaction((tx) => tx.lease.create({ data: { name: 'worker/a', holder: 'a', until } }));
    await db.close();
    await backupDatabase(url, backup);
    expect(await restoreDatabase(url, backup, now)).toMatchObject({ ok: false, error: { kind: 'in-use' } });
    expect((await restoreDatabase(url, backup, until)).ok).toBe(true);
  },
);
