import { AsyncLocalStorage } from 'node:async_hooks';
import type { SqlQueryable } from '@prisma/driver-adapter-utils';
import { withDirectStatements } from './direct-statements.ts';
import type { Prisma } from './generated/sqlite/client.ts';
import { databaseLocation, type DatabaseKind, type DatabaseLocation } from './location.ts';
import { migrate } from './migrate.ts';
import { postgresConnections } from './postgres-connection.ts';
import { retryingConflicts, type RetryBound } from './retry.ts';
import { sqliteConnection } from './sqlite-connection.ts';
import { prepareSqliteFile } from './sqlite-file.ts';
import { within } from './time-limit.ts';
import { lockInTransaction } from './transaction-lock.ts';
import { makeQueue } from './transaction-queue.ts';

/** The models, inside one transaction. The same on both databases; see `openClient`. */
export type Transaction = Prisma.TransactionClient;

/**
 * How far PostgreSQL keeps transactions apart; SQLite runs one at a time and needs no distinction.
 * - `serialisable`: one at a time, by a lock that all of them take. Always right.
 * - `read-committed`: each statement sees what others have committed. For work that takes rows with SKIP LOCKED, is
 *   one statement under a unique key, or calls `lockInTransaction` before it reads what it relies on.
 */
export type Isolation = 'serialisable' | 'read-committed';

export interface TransactionOptions {
  /** `serialisable` unless said otherwise */
  readonly isolation?: Isolation;
}

export interface Database {
  readonly kind: DatabaseKind;
  /**
   * Runs `work` in one transaction: all of it is stored, or nothing. `work` must touch nothing but `tx`, and
   * may run more than once, when another transaction was in its way. It must be short: on SQLite the others wait.
   *
   * A failed statement spoils the transaction on both databases, even if `work` catches the error: use
   * `ON CONFLICT` or look first, instead of trying.
   * Throws what `work` throws; `storageErrorKind` names the database's own failures.
   */
  inTransaction<T>(work: (tx: Transaction) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** Waits for the transactions in hand; later ones are refused. */
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** as in DATABASE_URL: `file:./data/bot.db` or `postgres://user@host:5432/name` */
  readonly url: string;
  /** PostgreSQL: most transactions at once in this process */
  readonly poolSize?: number;
  /** a transaction that is open for longer is a bug: it is rolled back, and those behind it go on */
  readonly longestTransactionMs?: number;
}

/**
 * Opens the database, after bringing it up to date. Throws `MigrationProblem` when that cannot be done, and an
 * error with the reason when the URL is wrong or nothing answers there.
 */
export async function openDatabase({ url, ...options }: DatabaseOptions): Promise<Database> {
  const location = databaseLocation(url);
  if (location.kind === 'sqlite') await prepareSqliteFile(location.file);
  await migrate(location);
  return connect(location, options);
}

/** Opens the database as it is, up to date or not: for a look at it beside a running bot. */
export const openUnchanged = ({ url, ...options }: DatabaseOptions): Promise<Database> =>
  connect(databaseLocation(url), options);

/** One transaction, from before it begins. */
interface Scope {
  over: boolean;
  connection?: SqlQueryable;
}

const kinds = new WeakMap<Transaction, DatabaseKind>();

/** Which database a transaction runs on, for the few statements that differ. */
export function databaseKindOf(tx: Transaction): DatabaseKind {
  const kind = kinds.get(tx);
  if (kind === undefined) throw new Error('this transaction did not come from inTransaction');
  return kind;
}

/** Two of ours in each other's way settle within milliseconds; another process may hold SQLite for seconds. */
const retries: Readonly<Record<DatabaseKind, RetryBound>> = {
  sqlite: { attempts: 20, firstPauseMs: 20, longestPauseMs: 500 },
  postgres: { attempts: 40, firstPauseMs: 5, longestPauseMs: 250 },
};

/** Prisma's own limit on getting a connection; our queue sees to it that one is free. */
const maxWait = 60_000;

/** How long Prisma may take to roll back a transaction that is over its time. */
const rollbackMs = 1_000;

async function connect(
  location: DatabaseLocation,
  { poolSize = 10, longestTransactionMs: timeout = 30_000 }: Omit<DatabaseOptions, 'url'>,
): Promise<Database> {
  const { kind } = location;
  const inside = new AsyncLocalStorage<Scope>();
  const client = await openClient(location, poolSize, (connection) => {
    const scope = inside.getStore();
    if (scope) scope.connection = connection;
  });
  await client.$connect();
  const queue = makeQueue(kind === 'sqlite' ? 1 : poolSize);
  const open = new Set<Promise<unknown>>();
  let closed = false;

  const once = <T>(work: (tx: Transaction) => Promise<T>, isolation: Isolation) => {
    const scope: Scope = { over: false };
    const run = async (prismas: Transaction): Promise<T> => {
      if (!scope.connection) throw new Error('Prisma began a transaction on a connection of its own');
      const tx = withDirectStatements(prismas, scope.connection);
      kinds.set(tx, kind);
      if (isolation === 'serialisable') await lockInTransaction(kind, tx, []);
      return work(tx).finally(() => (scope.over = true));
    };
    const transaction = inside.run(scope, () => client.$transaction(run, { maxWait, timeout }));
    return within(timeout + rollbackMs, transaction);
  };

  return {
    kind,
    inTransaction: async (work, { isolation = 'serialisable' } = {}) => {
      if (closed) throw new Error('the database is closed');
      if (inside.getStore()?.over === false)
        throw new Error('inTransaction inside inTransaction: pass the transaction on');
      const result = queue.run(() => retryingConflicts(() => once(work, isolation), retries[kind]));
      open.add(result);
      return result.finally(() => open.delete(result));
    },
    close: async () => {
      closed = true;
      await Promise.allSettled(open);
      await client.$disconnect();
    },
  };
}

interface Client {
  $connect(): Promise<void>;
  $disconnect(): Promise<void>;
  $transaction<T>(
    work: (tx: Transaction) => Promise<T>,
    options: { maxWait: number; timeout: number },
  ): Promise<T>;
}

/** @param onBegin is told the connection of each transaction, where it began */
async function openClient(
  location: DatabaseLocation,
  poolSize: number,
  onBegin: (connection: SqlQueryable) => void,
): Promise<Client> {
  if (location.kind === 'sqlite') {
    const { PrismaClient } = await import('./generated/sqlite/client.ts');
    return new PrismaClient({ adapter: sqliteConnection(location.file, onBegin) });
  }
  const { PrismaClient } = await import('./generated/postgres/client.ts');
  // The one place where the two clients meet: both are generated from the same models, and a test holds the
  // two schemas together, so what compiles for SQLite's client is valid for PostgreSQL's.
  return new PrismaClient({ adapter: postgresConnections(location.url, poolSize, onBegin) }) as Client;
}
