import { appendFile, cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { squashMigrations, writeMigration } from '../../src/storage/migration-writer.ts';
import { packageRoot } from '../../src/storage/package-root.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'thi-dua-models-'));
  await cp(join(packageRoot(), 'prisma'), join(root, 'prisma'), { recursive: true });
  await squashMigrations(root);
});
afterEach(() => rm(root, { recursive: true }));

const sqlOf = (kind: string, name: string): Promise<string> =>
  readFile(join(root, 'prisma/migrations', kind, name, 'migration.sql'), 'utf8');

const add = (model: string): Promise<void> => appendFile(join(root, 'prisma/schema.prisma'), `\n${model}\n`);

it('writes the step from the last models to the present ones, for both databases', async () => {
  await add('model Afterthought {\n  id Int @id @default(autoincrement())\n  why Json @default("[]")\n}');
  expect(await writeMigration('afterthought', root)).toBe('0002_afterthought');
  expect(await sqlOf('sqlite', '0002_afterthought')).toContain(`"why" JSONB NOT NULL DEFAULT '[]'`);
  expect(await sqlOf('postgres', '0002_afterthought')).toContain('"id" SERIAL NOT NULL');
  expect(await readFile(join(root, 'prisma/postgres/schema.prisma'), 'utf8')).toContain('model Afterthought');
});

it('writes nothing when nothing has changed', async () => {
  expect(await writeMigration('nothing', root)).toBeUndefined();
});

it('writes nothing for a comment', async () => {
  await add('// a later thought');
  expect(await writeMigration('comment', root)).toBeUndefined();
});

it('makes one first migration of all, before the first release', async () => {
  await add('model Afterthought {\n  id String @id\n}');
  await writeMigration('afterthought', root);
  await squashMigrations(root);
  expect(await sqlOf('postgres', '0001_init')).toContain('CREATE TABLE "Afterthought"');
  await expect(sqlOf('postgres', '0002_afterthought')).rejects.toThrow('ENOENT');
});
