import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MigrationList } from '@prisma/schema-engine-wasm';
import type { DatabaseKind } from './location.ts';
import { packageRoot } from './package-root.ts';

/** prisma/migrations/<kind>/<name>/migration.sql, in the order of their names. */
export const migrationsFolder = (kind: DatabaseKind, root = packageRoot()): string =>
  join(root, 'prisma', 'migrations', kind);

/** Reads a folder of migrations in the form that Prisma's schema engine takes. */
export async function readMigrations(
  kind: DatabaseKind,
  folder = migrationsFolder(kind),
): Promise<MigrationList> {
  const names = await migrationNames(folder);
  const migrationDirectories = await Promise.all(
    names.map(async (name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok' as const, value: await sqlOf(folder, name) },
      },
    })),
  );
  const provider = kind === 'sqlite' ? 'sqlite' : 'postgresql';
  const lockfile = { path: 'migration_lock.toml', content: `provider = "${provider}"\n` };
  return { baseDir: folder, lockfile, shadowDbInitScript: '', migrationDirectories };
}

/** The names of the migrations of a folder, oldest first. */
export async function migrationNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** A checkout may have turned the line ends; the checksum must not notice. */
const sqlOf = async (folder: string, name: string): Promise<string> =>
  (await readFile(join(folder, name, 'migration.sql'), 'utf8')).replaceAll('\r\n', '\n');
