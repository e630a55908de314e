import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type { SqlDriverAdapter, SqlDriverAdapterFactory, SqlQueryable } from '@prisma/driver-adapter-utils';
import { GuardedTransaction, withTransactions } from './guarded-transaction.ts';
import { keepStatements } from './prepared-statements.ts';

/** How long one statement waits for another process, with this one standing still. Longer waits are retries. */
const busyTimeoutMs = 500;

/** A commit that was answered survives a power cut: write-ahead log, flushed at every commit. */
const durable: readonly (readonly [pragma: string, set: string, expected: unknown])[] = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
];

/**
 * One connection to a SQLite file. Transactions take the write lock when they begin: waiting for another
 * process then happens there, where nothing has been done yet, and never between a read and a write.
 */
export const sqliteConnection = (
  file: string,
  onBegin: (transaction: SqlQueryable) => void,
): SqlDriverAdapterFactory => {
  const factory = new PrismaBetterSqlite3({ url: file, timeout: busyTimeoutMs });
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => {
      const connection = await factory.connect();
      keepStatements(connection);
      await makeDurable(connection).catch(async (error: unknown) => {
        await connection.dispose();
        throw error;
      });
      const begin = async (): Promise<GuardedTransaction> => {
        await connection.executeScript('BEGIN IMMEDIATE');
        return new GuardedTransaction(connection, async () => undefined);
      };
      return withTransactions(connection, begin, onBegin);
    },
  };
};

async function makeDurable(connection: SqlDriverAdapter): Promise<void> {
  for (const [pragma, set, expected] of durable) {
    await connection.executeScript(`PRAGMA ${pragma} = ${set}`);
    const { rows } = await connection.queryRaw({ sql: `PRAGMA ${pragma}`, args: [], argTypes: [] });
    const found = rows[0]?.[0];
    if (found !== expected)
      throw new Error(`SQLite did not take ${pragma} = ${set}: it says ${String(found)}`);
  }
}
