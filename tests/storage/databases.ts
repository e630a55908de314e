import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe } from 'vitest';
import { openDatabase, type Database, type DatabaseOptions } from '../../src/storage/database.ts';
import type { DatabaseKind } from '../../src/storage/location.ts';

type Settings = Omit<DatabaseOptions, 'url'>;

/** A migrated, empty database of its own. */
export interface TestDatabase {
  readonly url: string;
  readonly db: Database;
  /** closes the connection and opens another on the same data */
  readonly reopen: () => Promise<Database>;
}

export interface DatabaseFixture {
  readonly name: string;
  readonly kind: DatabaseKind;
  /** why its suites are skipped */
  readonly missing: string | undefined;
  /** the URL of an empty database without tables; it goes when the test file ends */
  readonly emptyUrl: () => Promise<string>;
  /** a migrated, empty database; a few milliseconds on SQLite, some 60 on PostgreSQL */
  readonly fresh: (options?: Settings) => Promise<TestDatabase>;
}

/**
 * Runs a contract suite on every database that is there:
 * `onEachDatabase('figure store', ({ fresh }) => { it('…', async () => { const { db } = await fresh(); … }) })`.
 * Connections are closed and databases dropped when the test file ends.
 */
export function onEachDatabase(subject: string, suite: (fixture: DatabaseFixture) => void): void {
  for (const fixture of databases) {
    const name = `${subject} on ${fixture.name}`;
    if (fixture.missing === undefined) describe(name, () => suite(fixture));
    else describe.skip(`${name} (skipped: ${fixture.missing})`, () => suite(fixture));
  }
}

const server = process.env['TEST_POSTGRES_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';
/** where databases for tests are made */
export const serverUrl = server;
const folder = mkdtempSync(join(tmpdir(), 'thi-dua-storage-'));
const newName = (): string => `thi_dua_test_${randomBytes(6).toString('hex')}`;
const open = new Set<Database>();
const created = new Set<string>();

afterAll(async () => {
  await Promise.all([...open].map((db) => db.close()));
  await rm(folder, { recursive: true, force: true });
  // All at once: each drop waits for a checkpoint, and they share it.
  await Promise.all([...created].map((name) => onServer(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)));
});

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server, connectionTimeoutMillis: 2_000 });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function createDatabase(clause = ''): Promise<string> {
  const name = newName();
  created.add(name);
  await onServer(`CREATE DATABASE "${name}" ${clause}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

const newFile = async (): Promise<string> => {
  const own = join(folder, newName());
  await mkdir(own);
  return join(own, 'bot.db');
};

/** Migrates once in a test file; every fresh database is then a copy. */
const once = <T>(work: () => Promise<T>): (() => Promise<T>) => {
  let result: Promise<T> | undefined;
  return () => (result ??= work());
};

const migrated = async (url: string): Promise<string> => {
  await (await openDatabase({ url })).close();
  return url;
};

async function testDatabase(url: string, settings: Settings = {}): Promise<TestDatabase> {
  const start = async (): Promise<Database> => {
    const database = await openDatabase({ url, ...settings });
    open.add(database);
    return database;
  };
  const db = await start();
  const reopen = async (): Promise<Database> => {
    await db.close();
    open.delete(db);
    return start();
  };
  return { url, db, reopen };
}

const sqliteTemplate = once(async () => {
  const file = await newFile();
  await migrated(`file:${file}`);
  return file;
});
const postgresTemplate = once(async () => new URL(await migrated(await createDatabase())).pathname.slice(1));

export const sqlite: DatabaseFixture = {
  name: 'SQLite',
  kind: 'sqlite',
  missing: undefined,
  emptyUrl: async () => `file:${await newFile()}`,
  fresh: async (settings) => {
    const file = await newFile();
    await copyFile(await sqliteTemplate(), file);
    return testDatabase(`file:${file}`, settings);
  },
};

export const postgres: DatabaseFixture = {
  name: 'PostgreSQL',
  kind: 'postgres',
  missing: await onServer('SELECT 1').then(
    () => undefined,
    () => `no PostgreSQL server on ${new URL(server).host}`,
  ),
  emptyUrl: () => createDatabase(),
  fresh: async (settings) =>
    testDatabase(await createDatabase(`TEMPLATE "${await postgresTemplate()}"`), settings),
};

export const databases: readonly DatabaseFixture[] = [sqlite, postgres];
