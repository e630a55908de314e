import type {
  IsolationLevel,
  SqlDriverAdapter,
  SqlQuery,
  SqlQueryable,
  SqlResultSet,
  Transaction,
} from '@prisma/driver-adapter-utils';

/** A statement failed earlier in this transaction and the failure was swallowed; nothing was stored. */
export class SpoiledTransaction extends Error {
  override readonly name = 'SpoiledTransaction';
  constructor(cause: unknown) {
    super('a statement of this transaction failed, so the transaction was rolled back', { cause });
  }
}

const statement = (sql: string): SqlQuery => ({ sql, args: [], argTypes: [] });

/**
 * A transaction that ends as one thing on both databases.
 *
 * - After a failed statement PostgreSQL answers COMMIT with a silent ROLLBACK, while SQLite keeps the rest.
 *   Here such a transaction is rolled back on both, and its commit throws.
 * - When COMMIT itself fails (a full disk), the adapters leave SQLite's transaction open, and every later
 *   BEGIN fails. Here it is always closed.
 */
export class GuardedTransaction implements Transaction {
  /** Prisma leaves COMMIT and ROLLBACK to `commit` and `rollback` below. */
  readonly options = { usePhantomQuery: true };
  readonly provider;
  readonly adapterName;
  readonly #connection: SqlQueryable;
  readonly #release: () => Promise<void>;
  #failure: { readonly cause: unknown } | undefined;

  /** @param release gives the connection back; called once, after COMMIT or ROLLBACK */
  constructor(connection: SqlQueryable, release: () => Promise<void>) {
    this.#connection = connection;
    this.#release = release;
    this.provider = connection.provider;
    this.adapterName = connection.adapterName;
  }

  queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    return this.#run(() => this.#connection.queryRaw(query));
  }

  executeRaw(query: SqlQuery): Promise<number> {
    return this.#run(() => this.#connection.executeRaw(query));
  }

  async commit(): Promise<void> {
    if (this.#failure) {
      await this.rollback();
      throw new SpoiledTransaction(this.#failure.cause);
    }
    try {
      await this.#connection.executeRaw(statement('COMMIT'));
    } catch (error) {
      await this.rollback();
      throw error;
    }
    await this.#release();
  }

  async rollback(): Promise<void> {
    // SQLite and a lost connection have rolled back by themselves: then there is nothing left to undo.
    await this.#connection.executeRaw(statement('ROLLBACK')).catch(() => undefined);
    await this.#release();
  }

  async #run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#failure) throw new SpoiledTransaction(this.#failure.cause);
    try {
      return await work();
    } catch (error) {
      this.#failure = { cause: error };
      throw error;
    }
  }
}

/** The same connection, with transactions begun by `begin`; `onBegin` is told of each. */
export const withTransactions = (
  connection: SqlDriverAdapter,
  begin: (isolation?: IsolationLevel) => Promise<GuardedTransaction>,
  onBegin: (transaction: SqlQueryable) => void,
): SqlDriverAdapter => ({
  provider: connection.provider,
  adapterName: connection.adapterName,
  queryRaw: (query) => connection.queryRaw(query),
  executeRaw: (query) => connection.executeRaw(query),
  executeScript: (script) => connection.executeScript(script),
  getConnectionInfo: () => connection.getConnectionInfo?.() ?? { supportsRelationJoins: false },
  dispose: () => connection.dispose(),
  startTransaction: async (isolation) => {
    const transaction = await begin(isolation);
    onBegin(transaction);
    return transaction;
  },
});
