import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatabaseKind } from './location.ts';
import { packageRoot } from './package-root.ts';

/** prisma/schema.prisma is the one source of the models; the rest is made from it. */
export const modelFiles = {
  sqlite: 'prisma/schema.prisma',
  postgres: 'prisma/postgres/schema.prisma',
} as const satisfies Record<DatabaseKind, string>;

export const readModels = (kind: DatabaseKind, root = packageRoot()): Promise<string> =>
  readFile(join(root, modelFiles[kind]), 'utf8');

/** The PostgreSQL schema: the same models, another provider, a client beside SQLite's. */
export function derivePostgresSchema(source: string): string {
  const derived = source
    .replace(/^\/\/ The one source[^]*?(?=\ngenerator )/, heading)
    .replace('"../src/storage/generated/sqlite"', '"../../src/storage/generated/postgres"')
    .replace('provider = "sqlite"', 'provider = "postgresql"');
  if (!derived.startsWith(heading) || derived.includes('sqlite'))
    throw new Error('prisma/schema.prisma has another heading, generator or datasource than expected');
  return derived;
}

const heading = `// Derived from prisma/schema.prisma by \`npm run derive-schema\`: change that file, not this one.
`;
