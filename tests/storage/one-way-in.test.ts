import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** What one imports to get past `inTransaction`. */
const doors =
  /(?:from|import)\s*\(?\s*['"]([^'"]*(?:storage\/generated|\/generated\/(?:sqlite|postgres)|@prisma\/)[^'"]*)['"]/g;

const openedBy = (text: string): string[] => [...text.matchAll(doors)].map(([, module]) => module ?? '');

const sources = ['src', 'tests']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  )
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('/generated/'))
  .filter((file) => !file.endsWith('one-way-in.test.ts'));

it('lets nobody outside src/storage import a database client', () => {
  const outside = sources.filter((file) => !file.startsWith('src/storage/'));
  const found = outside.flatMap((file) =>
    openedBy(readFileSync(file, 'utf8')).map((module) => `${file}: ${module}`),
  );
  expect(outside.length).toBeGreaterThan(50);
  expect(found).toEqual([]);
});

it('lets only src/storage speak to a database driver', () => {
  const drivers = /from ['"](?:better-sqlite3|pg)['"]/;
  const speakers = sources.filter(
    (file) => file.startsWith('src/') && drivers.test(readFileSync(file, 'utf8')),
  );
  expect(speakers.filter((file) => !file.startsWith('src/storage/'))).toEqual([]);
  expect(speakers).toContain('src/storage/database-lock.ts');
});

it('makes a client in one file only', () => {
  const makers = sources.filter((file) => /new PrismaClient\(/.test(readFileSync(file, 'utf8')));
  expect(makers).toEqual(['src/storage/database.ts']);
});

it.each([
  { text: `import { PrismaClient } from '../storage/generated/sqlite/client.ts';`, why: 'a static import' },
  { text: `const { x } = await import('@prisma/client/runtime/client');`, why: 'a dynamic import' },
  { text: `export * from "../../src/storage/generated/postgres/client.ts";`, why: 'passing it on' },
  { text: `import type { Prisma } from '../storage/generated/sqlite/client.ts';`, why: 'its types alone' },
])('would notice $why', ({ text }) => {
  expect(openedBy(text)).toHaveLength(1);
});
