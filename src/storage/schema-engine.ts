import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';

export type { SchemaEngine };

const packageEntry = '@prisma/schema-engine-wasm/schema_engine_bg';

/** Everything is ours in our own database, so nothing is left out. */
export const noFilter = { externalTables: [], externalEnums: [] };

/**
 * Prisma's own schema engine, in this process: the native one comes from a host that offices do not reach.
 * @param schema a Prisma schema; the engine asks only for its provider
 * @param adapter how the engine reaches a database, once it is asked something that needs one
 */
export async function startSchemaEngine(
  schema: string,
  adapter: SqlMigrationAwareDriverAdapterFactory,
): Promise<SchemaEngine> {
  const { SchemaEngine } = await loadedEngine();
  const quiet = () => undefined;
  return SchemaEngine.new(
    { datamodels: [['schema.prisma', schema]] },
    quiet,
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
}

let loading: ReturnType<typeof loadEngine> | undefined;
const loadedEngine = () => (loading ??= loadEngine());

async function loadEngine() {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const entry = createRequire(import.meta.url).resolve(packageEntry);
  const module = await WebAssembly.compile(await readFile(entry.replace(/\.js$/, '.wasm')));
  const { exports } = await WebAssembly.instantiate(module, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(exports);
  const { __wbindgen_start: start } = exports;
  if (!isStart(start)) throw new Error('the schema engine has changed: no __wbindgen_start');
  start();
  return bindings;
}

const isStart = (value: unknown): value is () => void => typeof value === 'function';
