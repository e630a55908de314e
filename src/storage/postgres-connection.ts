import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import type { IsolationLevel, SqlDriverAdapterFactory, SqlQueryable } from '@prisma/driver-adapter-utils';
import { GuardedTransaction, withTransactions } from './guarded-transaction.ts';

/** How our connections are called in pg_stat_activity; `restore` looks for it. */
export const applicationName = 'thi-dua-bot';

/**
 * Transactions keep apart by locks of ours (`transaction-lock.ts`). One that waits for long gives way and is run again;
 * one whose process hangs or cannot be reached any more is rolled back, so that it keeps nobody waiting.
 */
const settings = {
  default_transaction_isolation: 'read\\ committed',
  lock_timeout: '10s',
  idle_in_transaction_session_timeout: '60s',
};

/**
 * A pool of connections to a PostgreSQL database.
 * @param poolSize most transactions at once; the others wait for a free connection
 */
export const postgresConnections = (
  url: string,
  poolSize: number,
  onBegin: (transaction: SqlQueryable) => void,
): SqlDriverAdapterFactory => {
  const factory = new PrismaPg(
    {
      connectionString: url,
      max: poolSize,
      application_name: applicationName,
      options: Object.entries(settings)
        .map(([name, value]) => `-c ${name}=${value}`)
        .join(' '),
      connectionTimeoutMillis: 10_000,
    },
    { statementNameGenerator: ({ sql }) => createHash('sha1').update(sql).digest('base64') },
  );
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => {
      const pool = await factory.connect();
      const begin = async (isolation?: IsolationLevel): Promise<GuardedTransaction> => {
        const transaction = await pool.startTransaction(isolation);
        return new GuardedTransaction(transaction, () => transaction.commit());
      };
      return withTransactions(pool, begin, onBegin);
    },
  };
};
