import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, expect, it } from 'vitest';
import type { Transaction } from '../../src/storage/database.ts';
import { sqliteConnection } from '../../src/storage/sqlite-connection.ts';
import { prepareSqliteFile } from '../../src/storage/sqlite-file.ts';
import { storageErrorKind } from '../../src/storage/storage-error.ts';
import { sqlite } from './databases.ts';

const at = new Date('2026-06-16T10:00:00.000Z');
const remember = (tx: Transaction, chatId: string) =>
  tx.codeAttempt.create({ data: { channel: 'telegram', botId: 'bot', chatId, at } });
const count = (tx: Transaction) => tx.codeAttempt.count();
const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);
const pathOf = (url: string): string => url.slice('file:'.length);

let folder: string | undefined;
const newFolder = (): string => (folder = mkdtempSync(join(tmpdir(), 'thi-dua-file-')));
afterEach(() => {
  if (folder !== undefined) rmSync(folder, { recursive: true });
  folder = undefined;
});

it.each([
  { name: 'journal_mode', value: 'wal' },
  { name: 'synchronous', value: 2n },
])('opens with $name = $value, so that a commit survives a power cut', async ({ name, value }) => {
  const { db } = await sqlite.fresh();
  const rows = await db.inTransaction((tx) =>
    tx.$queryRawUnsafe<Record<string, unknown>[]>(`PRAGMA ${name}`),
  );
  expect(rows).toEqual([{ [name]: value }]);
});

it('refuses to open where SQLite cannot keep a write-ahead log', async () => {
  await expect(sqliteConnection(':memory:', () => undefined).connect()).rejects.toThrow(
    'did not take journal_mode = WAL',
  );
});

it('lets nobody else read the files of the database', async () => {
  const { db, url } = await sqlite.fresh();
  await db.inTransaction((tx) => remember(tx, 'private'));
  const file = pathOf(url);
  expect(mode(dirname(file))).toBe('700');
  expect([file, `${file}-wal`, `${file}-shm`].map(mode)).toEqual(['600', '600', '600']);
});

it('closes a folder and a file that others could read', async () => {
  const data = join(newFolder(), 'data');
  mkdirSync(data);
  chmodSync(data, 0o755);
  const file = join(data, 'bot.db');
  await prepareSqliteFile(file);
  chmodSync(file, 0o644);
  await prepareSqliteFile(file);
  expect([mode(data), mode(file)]).toEqual(['700', '600']);
});

it('leaves a folder that others share as it is', async () => {
  const shared = join(newFolder(), 'shared');
  mkdirSync(shared);
  chmodSync(shared, 0o1777);
  await prepareSqliteFile(join(shared, 'bot.db'));
  expect(mode(shared)).toBe('777');
});

it('answers a full disk with an error, stores nothing, and recovers', async () => {
  const { db } = await sqlite.fresh();
  const limitPages = (pages: number) =>
    db.inTransaction((tx) => tx.$queryRawUnsafe<object[]>(`PRAGMA max_page_count = ${pages}`));
  await limitPages(1); // SQLite takes the present size when the limit is below it
  const large = db.inTransaction((tx) => remember(tx, 'x'.repeat(200_000)));
  expect(storageErrorKind(await large.catch((error: unknown) => error))).toBe('full');
  await limitPages(1_000_000);
  await db.inTransaction((tx) => remember(tx, 'after'));
  expect(await db.inTransaction(count)).toBe(1);
});

it('waits for another process that is writing', async () => {
  const { db, url } = await sqlite.fresh();
  const other = new Sqlite(pathOf(url));
  other.exec('BEGIN IMMEDIATE');
  const stored = db.inTransaction((tx) => remember(tx, 'patient'));
  setImmediate(() => other.exec('COMMIT'));
  await stored;
  other.close();
  expect(await db.inTransaction(count)).toBe(1);
});

it('reads while another process reads', async () => {
  const { db, url } = await sqlite.fresh();
  const other = new Sqlite(pathOf(url), { readonly: true });
  other.exec('BEGIN; SELECT count(*) FROM "CodeAttempt"');
  await db.inTransaction((tx) => remember(tx, 'meanwhile'));
  expect(other.prepare('SELECT count(*) AS n FROM "CodeAttempt"').get()).toEqual({ n: 0 });
  other.close();
});
