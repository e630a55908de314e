import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils';
import type { DatabaseKind } from './location.ts';

const refuse = (): Promise<never> => Promise.reject(new Error('comparing two schemas needs no database'));

/** The oldest PostgreSQL that is still maintained: its SQL is valid on the newer ones. */
const oldestServer: SqlResultSet = {
  columnNames: ['exists', 'version', 'numeric_version'],
  columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
  rows: [[true, 'PostgreSQL 14.0', 140_000]],
};

/**
 * Stands in for the database that the schema engine wants before it compares two schemas. It asks a PostgreSQL
 * server for its version, and nothing else.
 */
export function noDatabase(kind: DatabaseKind): SqlMigrationAwareDriverAdapterFactory {
  const connection: SqlDriverAdapter = {
    provider: kind,
    adapterName: 'none',
    queryRaw: kind === 'postgres' ? () => Promise.resolve(oldestServer) : refuse,
    executeRaw: refuse,
    executeScript: refuse,
    startTransaction: refuse,
    dispose: () => Promise.resolve(),
  };
  const connect = () => Promise.resolve(connection);
  return { provider: kind, adapterName: 'none', connect, connectToShadowDb: connect };
}
