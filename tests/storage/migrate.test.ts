import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { openDatabase } from '../../src/storage/database.ts';
import { parseDatabaseUrl, type DatabaseLocation } from '../../src/storage/location.ts';
import { migrate, pendingMigrations } from '../../src/storage/migrate.ts';
import { MigrationProblem } from '../../src/storage/migration-problem.ts';
import { onEachDatabase } from './databases.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

/** Writes a folder of migrations: name → SQL. */
async function migrations(steps: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'thi-dua-migrations-'));
  folders.push(folder);
  for (const [name, sql] of Object.entries(steps)) {
    await mkdir(join(folder, name));
    await writeFile(join(folder, name, 'migration.sql'), sql);
  }
  return folder;
}

const locationOf = (url: string): DatabaseLocation => {
  const location = parseDatabaseUrl(url);
  if (!location.ok) throw new Error(location.error.text);
  return location.value;
};

/** Does what another program would do. */
async function runSql(location: DatabaseLocation, sql: string): Promise<void> {
  if (location.kind === 'sqlite') {
    new Sqlite(location.file).exec(sql).close();
    return;
  }
  const client = new pg.Client(location.url);
  await client.connect();
  await client.query(sql);
  await client.end();
}

const problemOf = async (work: Promise<unknown>): Promise<MigrationProblem> => {
  const error = await work.then(
    () => undefined,
    (refusal: unknown) => refusal,
  );
  if (error instanceof MigrationProblem) return error;
  throw new Error('expected a MigrationProblem', { cause: error });
};

const first = { '0001_init': `CREATE TABLE "Bloc" ("id" TEXT NOT NULL PRIMARY KEY);` };
const second = { '0002_unit': `CREATE TABLE "Unit" ("id" TEXT NOT NULL PRIMARY KEY);` };
const half = { '0002_half': `CREATE TABLE "Unit" ("id" TEXT); INSERT INTO "Nowhere" VALUES (1);` };

onEachDatabase('migrating', ({ emptyUrl, fresh }) => {
  it('applies what is pending, in order, once', async () => {
    const location = locationOf(await emptyUrl());
    const one = await migrations(first);
    const both = await migrations({ ...first, ...second });
    expect(await pendingMigrations(location, both)).toEqual(['0001_init', '0002_unit']);
    expect(await migrate(location, one)).toEqual(['0001_init']);
    expect(await migrate(location, one)).toEqual([]);
    expect(await migrate(location, both)).toEqual(['0002_unit']);
    expect(await pendingMigrations(location, both)).toEqual([]);
  });

  it('takes semicolons in texts and comments as part of them', async () => {
    const location = locationOf(await emptyUrl());
    const sql = `CREATE TABLE "Bloc" ("id" TEXT NOT NULL DEFAULT 'a;b'); -- first; second
      INSERT INTO "Bloc" VALUES ('x;y');`;
    expect(await migrate(location, await migrations({ '0001_init': sql }))).toEqual(['0001_init']);
  });

  it('leaves the database as it was when a migration is refused, and goes on when it is mended', async () => {
    const location = locationOf(await emptyUrl());
    await migrate(location, await migrations(first));
    const problem = await problemOf(migrate(location, await migrations({ ...first, ...half })));
    expect(problem).toMatchObject({ kind: 'refused', migrations: ['0002_half'] });
    expect(String(problem.cause)).toMatch(/nowhere/i);
    expect(await migrate(location, await migrations({ ...first, ...second }))).toEqual(['0002_unit']);
  });

  it.each([
    { kind: 'edited', now: { '0001_init': `${first['0001_init']} -- later thought` }, why: 'a changed file' },
    { kind: 'newer', now: {}, why: 'a migration that this program does not have' },
    { kind: 'newer', now: second, why: 'a history that went another way' },
  ] as const)('stops the start: $kind, for $why', async ({ kind, now }) => {
    const location = locationOf(await emptyUrl());
    await migrate(location, await migrations(first));
    const problem = await problemOf(migrate(location, await migrations(now)));
    expect(problem.kind).toBe(kind);
    expect(problem.message).toMatch(/Hãy .*\(0001_init\)/s);
  });

  it('is not disturbed by line ends that a checkout has turned', async () => {
    const location = locationOf(await emptyUrl());
    const sql = 'CREATE TABLE "Bloc" (\n"id" TEXT);\n';
    await migrate(location, await migrations({ '0001_init': sql }));
    const turned = await migrations({ '0001_init': sql.replaceAll('\n', '\r\n') });
    expect(await migrate(location, turned)).toEqual([]);
  });

  it('stops the start on a migration that another tool left half done', async () => {
    const { url, db } = await fresh();
    await db.inTransaction(
      (tx) => tx.$executeRaw`UPDATE "_prisma_migrations" SET "finished_at" = NULL, "logs" = 'killed'`,
    );
    const problem = await problemOf(openDatabase({ url }));
    expect(problem.kind).toBe('unfinished');
    expect(problem.message).toContain('npm run restore');
  });

  it('does not touch the database of another program', async () => {
    const url = await emptyUrl();
    await runSql(locationOf(url), 'CREATE TABLE invoices (id text)');
    const problem = await problemOf(openDatabase({ url }));
    expect(problem).toMatchObject({ kind: 'foreign', migrations: ['invoices'] });
  });

  it('lets two processes that start at once both find the database ready', async () => {
    const location = locationOf(await emptyUrl());
    const folder = await migrations({ ...first, ...second });
    const applied = await Promise.all([migrate(location, folder), migrate(location, folder)]);
    expect(applied.flat().sort()).toEqual(['0001_init', '0002_unit']);
  });
});
