import { createHash } from 'node:crypto';
import type { MigrationList } from '@prisma/schema-engine-wasm';

/** A row of the table in which Prisma notes what was applied. */
export interface NotedMigration {
  readonly name: string;
  readonly checksum: string;
  readonly finished: boolean;
  readonly rolledBack: boolean;
}

const checksumOf = (sql: string): string => createHash('sha256').update(sql).digest('hex');

/**
 * Has every migration of the list been applied as it stands, and nothing else? Then there is nothing to ask the schema
 * engine, whose start would cost half of every restart. Whatever looks otherwise is for the engine to judge.
 */
export function allApplied(
  noted: readonly NotedMigration[],
  { migrationDirectories }: MigrationList,
): boolean {
  const rows = new Map(noted.map((row) => [row.name, row]));
  return (
    noted.length === migrationDirectories.length &&
    migrationDirectories.every(({ path, migrationFile: { content } }) => {
      const row = rows.get(path);
      return (
        row !== undefined &&
        row.finished &&
        !row.rolledBack &&
        content.tag === 'ok' &&
        row.checksum === checksumOf(content.value)
      );
    })
  );
}
