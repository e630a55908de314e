import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DiffTarget } from '@prisma/schema-engine-wasm';
import type { DatabaseKind } from './location.ts';
import { migrationNames, migrationsFolder } from './migration-files.ts';
import { derivePostgresSchema, modelFiles, readModels } from './models.ts';
import { noDatabase } from './no-database.ts';
import { packageRoot } from './package-root.ts';
import { noFilter, startSchemaEngine } from './schema-engine.ts';

/** The models as they were when the last migration was written: what the next one starts from. */
const lastModels = (root: string): string => join(root, 'prisma', 'migrations', 'models.prisma');

export const readLastModels = (root = packageRoot()): Promise<string> => readFile(lastModels(root), 'utf8');

export async function deriveSchema(root = packageRoot()): Promise<void> {
  await mkdir(join(root, 'prisma', 'postgres'), { recursive: true });
  const derived = derivePostgresSchema(await readModels('sqlite', root));
  await writeFile(join(root, modelFiles.postgres), derived);
}

/**
 * Writes the migration that leads from the last migration's models to the present ones, for both databases.
 * @returns its name, or undefined when nothing has changed
 */
export async function writeMigration(subject: string, root = packageRoot()): Promise<string | undefined> {
  await deriveSchema(root);
  const [before, after] = [await readLastModels(root), await readModels('sqlite', root)];
  if (before === after) return undefined;
  const steps = {
    sqlite: await migrationSql('sqlite', before, after),
    postgres: await migrationSql('postgres', derivePostgresSchema(before), derivePostgresSchema(after)),
  };
  await writeFile(lastModels(root), after);
  if (isEmpty(steps.sqlite) && isEmpty(steps.postgres)) return undefined;
  const number = (await migrationNames(migrationsFolder('sqlite', root))).length + 1;
  const name = `${String(number).padStart(4, '0')}_${subject}`;
  for (const kind of ['sqlite', 'postgres'] as const)
    await writeStep(join(migrationsFolder(kind, root), name), steps[kind]);
  return name;
}

/** Before the first release only: one first migration instead of all that were written. */
export async function squashMigrations(root = packageRoot()): Promise<void> {
  await deriveSchema(root);
  for (const kind of ['sqlite', 'postgres'] as const) {
    const sql = await migrationSql(kind, undefined, await readModels(kind, root));
    await rm(migrationsFolder(kind, root), { recursive: true, force: true });
    await writeStep(join(migrationsFolder(kind, root), '0001_init'), sql);
  }
  await writeFile(lastModels(root), await readModels('sqlite', root));
}

/** The SQL that leads from one state of the models to another; `undefined` is an empty database. */
export async function migrationSql(
  kind: DatabaseKind,
  before: string | undefined,
  after: string,
): Promise<string> {
  const engine = await startSchemaEngine(after, noDatabase(kind));
  try {
    const { stdout } = await engine.diff({
      from: before === undefined ? { tag: 'empty' } : datamodel(before),
      to: datamodel(after),
      script: true,
      exitCode: null,
      filters: noFilter,
    });
    // The engine forgets the quotes around a Json default on SQLite.
    return (stdout ?? '').replaceAll(
      / JSONB NOT NULL DEFAULT ([[{].*[\]}])(?=,?$)/gm,
      " JSONB NOT NULL DEFAULT '$1'",
    );
  } finally {
    engine.free();
  }
}

const datamodel = (content: string): DiffTarget => ({
  tag: 'schemaDatamodel',
  files: [{ path: 'schema.prisma', content }],
});

const isEmpty = (sql: string): boolean => /^(\s|--.*)*$/.test(sql);

async function writeStep(folder: string, sql: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'migration.sql'), sql);
}
