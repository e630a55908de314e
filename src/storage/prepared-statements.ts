import Sqlite from 'better-sqlite3';
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import { boundedMap, type BoundedMap } from './stores/bounded-map.ts';

/** More than the program has; lists of ids of every length come and go. */
const kept = 400;

/** One use of a kept statement, as the adapter asks for it. */
class Bound {
  constructor(
    private readonly statement: Sqlite.Statement,
    private readonly values: readonly unknown[],
  ) {}

  get reader(): boolean {
    return this.statement.reader;
  }

  columns(): Sqlite.ColumnDefinition[] {
    return this.statement.columns();
  }

  run(): Sqlite.RunResult {
    return this.statement.run(...this.values);
  }

  raw(): { all(): unknown[] } {
    return { all: () => this.statement.raw().all(...this.values) };
  }
}

/** What the adapter asks of its driver. */
class Driver {
  readonly #statements: BoundedMap<Sqlite.Statement> = boundedMap(kept);

  constructor(private readonly database: Sqlite.Database) {}

  prepare(sql: string): { bind(values: readonly unknown[]): Bound } {
    const statement = this.#statements.get(sql) ?? this.database.prepare(sql);
    this.#statements.set(sql, statement);
    return { bind: (values) => new Bound(statement, values) };
  }

  exec(sql: string): void {
    this.database.exec(sql);
  }

  close(): void {
    this.database.close();
  }
}

/**
 * Has a connection of adapter-better-sqlite3 keep the statements that SQLite has compiled: it compiles each one anew
 * for every call, which costs as much as running it. The adapter has no setting for it, so its driver is replaced;
 * tests/storage/prepared-statements.test.ts holds that a newer adapter still lets itself be served so.
 */
export function keepStatements(connection: SqlDriverAdapter): void {
  const driver: unknown = Reflect.get(connection, 'client');
  if (!(driver instanceof Sqlite)) throw new Error('this version of the adapter keeps its driver elsewhere');
  Object.defineProperty(connection, 'client', { value: new Driver(driver) });
}
