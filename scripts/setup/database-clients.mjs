// Prisma's clients for SQLite and PostgreSQL, generated from the models.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';
import { Problem } from './say.mjs';
import { fingerprint, hasStamp, writeStamp } from './stamp.mjs';

const schemas = ['prisma/schema.prisma', 'prisma/postgres/schema.prisma'];
const folder = join('src', 'storage', 'generated');
const stamp = join(folder, '.made-from');
const program = join('node_modules', 'prisma', 'build', 'index.js');

const wanted = () =>
  fingerprint(readFileSync('package-lock.json'), ...schemas.map((schema) => readFileSync(schema)));

async function generate(schema) {
  const env = {
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  };
  const { code, output } = await run(process.execPath, [program, 'generate', '--schema', schema], {
    env,
    quiet: true,
  });
  if (code !== 0)
    throw new Problem(`${output}\nprisma generate: ${schema}: mã ${code} · exit code ${code}`, code);
}

export const databaseClients = {
  isDone: () =>
    hasStamp(stamp, wanted()) && ['sqlite', 'postgres'].every((each) => existsSync(join(folder, each))),
  make: async () => {
    await Promise.all(schemas.map(generate));
    writeStamp(stamp, wanted());
  },
};
