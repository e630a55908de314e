import { expect, it } from 'vitest';
import type { Database, Transaction } from '../../src/storage/database.ts';
import type { DatabaseKind } from '../../src/storage/location.ts';
import { migrationNames, migrationsFolder } from '../../src/storage/migration-files.ts';
import { migrationSql, readLastModels } from '../../src/storage/migration-writer.ts';
import { derivePostgresSchema, readModels } from '../../src/storage/models.ts';
import { onEachDatabase } from './databases.ts';

it('has the PostgreSQL schema that derives from the models (npm run derive-schema)', async () => {
  expect(await readModels('postgres')).toBe(derivePostgresSchema(await readModels('sqlite')));
});

it('has a migration for the last change of the models (npm run new-migration -- NAME)', async () => {
  const [before, after] = [await readLastModels(), await readModels('sqlite')];
  expect(await migrationSql('sqlite', before, after)).toMatch(/^(-- This is an empty migration\.)?\s*$/);
});

it('has the same migrations for both databases', async () => {
  const names = await migrationNames(migrationsFolder('sqlite'));
  expect(await migrationNames(migrationsFolder('postgres'))).toEqual(names);
  expect(names[0]).toBe('0001_init');
});

it('notices a change of the models', async () => {
  const models = await readModels('sqlite');
  const changed = `${models}\nmodel Afterthought {\n  id String @id\n}\n`;
  expect(await migrationSql('sqlite', models, changed)).toContain('CREATE TABLE "Afterthought"');
  expect(derivePostgresSchema(changed)).not.toBe(await readModels('postgres'));
});

onEachDatabase('the migrations', ({ fresh, kind }) => {
  it('lead to the very tables, columns and indexes that the models ask for', async () => {
    const { db } = await fresh();
    const migrated = await structureOf(db);
    await rebuild(db, await migrationSql(kind, undefined, await readModels(kind)));
    expect(migrated).toEqual(await structureOf(db));
    expect(migrated.length).toBeGreaterThan(100);
  });
});

/** Every column and every index, in words that two ways to the same structure share. */
async function structureOf(db: Database): Promise<string[]> {
  const rows = await db.inTransaction((tx) =>
    tx.$queryRawUnsafe<Record<string, unknown>[]>(structure[db.kind]),
  );
  const words = rows.map((row) => Object.values(row).map(String).join(' ').replaceAll(/\s+/g, ' '));
  return words.filter((line) => !line.includes('_prisma_migrations')).sort();
}

const structure: Readonly<Record<DatabaseKind, string>> = {
  sqlite: `SELECT m.name AS a, c.name AS b, c.type AS c, c."notnull" AS d, c.dflt_value AS e, c.pk AS f
    FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'
    UNION ALL SELECT name, sql, '', '', '', '' FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL`,
  postgres: `SELECT table_name::text AS a, column_name::text AS b, data_type::text AS c, is_nullable::text AS d,
      column_default::text AS e, coalesce(datetime_precision, numeric_precision)::text AS f
    FROM information_schema.columns WHERE table_schema = current_schema()
    UNION ALL SELECT indexdef, '', '', '', '', '' FROM pg_indexes WHERE schemaname = current_schema()`,
};

/** Drops every table of ours and runs the SQL that makes them at one go. */
async function rebuild(db: Database, sql: string): Promise<void> {
  const tables = [...sql.matchAll(/^CREATE TABLE "(\w+)"/gm)].map(([, name]) => name);
  await db.inTransaction(async (tx: Transaction) => {
    for (const table of tables) await tx.$executeRawUnsafe(`DROP TABLE "${table}"`);
    for (const statement of sql.split(/;\n/).filter((part) => /\w/.test(part)))
      await tx.$executeRawUnsafe(statement);
  });
}
