import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import pg from 'pg';
import type { DatabaseLocation } from './location.ts';
import type { NotedMigration } from './migrations-applied.ts';

/** One connection of its own on which the schema engine works, so that its steps can be one transaction. */
export interface MigrationConnection {
  readonly adapter: SqlMigrationAwareDriverAdapterFactory;
  /** the names of the tables that are there */
  tables(): Promise<string[]>;
  /** what Prisma noted as applied; to be asked only where its table is there */
  noted(): Promise<NotedMigration[]>;
  begin(): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
  /** what the database said when it refused a migration; the engine's own error hides it */
  refusal(): unknown;
  close(): Promise<void>;
}

export async function migrationConnection(location: DatabaseLocation): Promise<MigrationConnection> {
  return location.kind === 'sqlite' ? sqlite(location.file) : postgres(location.url);
}

async function sqlite(file: string): Promise<MigrationConnection> {
  const connection = await new PrismaBetterSqlite3({ url: file, timeout: 5_000 }).connect();
  return around(connection, {
    begin: 'BEGIN IMMEDIATE',
    tables: `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
    script: (sql) => connection.executeScript(sql),
  });
}

async function postgres(url: string): Promise<MigrationConnection> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 10_000,
  });
  const connection = await new PrismaPg(pool, { disposeExternalPool: true }).connect();
  return around(connection, {
    begin: 'BEGIN',
    tables: `SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1`,
    // The adapter's own executeScript cuts at every semicolon, those in texts and comments too.
    script: async (sql) => void (await pool.query(sql)),
  });
}

interface Dialect {
  readonly begin: string;
  readonly tables: string;
  readonly script: (sql: string) => Promise<void>;
}

/** 1 and 0 instead of truth values, which only one of the databases has. */
const notedMigrations = `
  SELECT "migration_name", "checksum", CASE WHEN "finished_at" IS NULL THEN 0 ELSE 1 END,
    CASE WHEN "rolled_back_at" IS NULL THEN 0 ELSE 1 END
  FROM "_prisma_migrations"`;

function around(connection: SqlDriverAdapter, { begin, tables, script }: Dialect): MigrationConnection {
  const { provider, adapterName } = connection;
  let refusal: unknown;
  const forEngine: SqlDriverAdapter = {
    provider,
    adapterName,
    queryRaw: (query) => connection.queryRaw(query),
    executeRaw: (query) => connection.executeRaw(query),
    executeScript: (sql) =>
      script(sql).catch((error: unknown) => {
        refusal = error;
        throw new DriverAdapterError({ kind: 'GenericJs', id: 0 });
      }),
    startTransaction: (isolation) => connection.startTransaction(isolation),
    getConnectionInfo: () => connection.getConnectionInfo?.() ?? { supportsRelationJoins: false },
    dispose: () => Promise.resolve(),
  };
  const noShadow = () => Promise.reject(new Error('migrations are applied without a shadow database'));
  return {
    adapter: {
      provider,
      adapterName,
      connect: () => Promise.resolve(forEngine),
      connectToShadowDb: noShadow,
    },
    tables: async () => {
      const { rows } = await connection.queryRaw({ sql: tables, args: [], argTypes: [] });
      return rows.map(([name]) => String(name));
    },
    noted: async () => {
      const { rows } = await connection.queryRaw({ sql: notedMigrations, args: [], argTypes: [] });
      return rows.map(([name, checksum, finished, rolledBack]) => ({
        ...{ name: String(name), checksum: String(checksum) },
        ...{ finished: Number(finished) === 1, rolledBack: Number(rolledBack) === 1 },
      }));
    },
    begin: () => script(begin),
    commit: () => script('COMMIT'),
    rollback: () => script('ROLLBACK'),
    refusal: () => refusal,
    close: () => connection.dispose(),
  };
}
