import {
  ColumnTypeEnum,
  type ColumnType,
  type SqlQueryable,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils';
import { Prisma } from './generated/sqlite/client.ts';

type Statement = [query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]];

const isSql = (query: Statement[0]): query is Prisma.Sql => 'strings' in query;

const read: Partial<Record<ColumnType, (value: unknown) => unknown>> = {
  [ColumnTypeEnum.DateTime]: (value) => new Date(String(value)),
  [ColumnTypeEnum.Int64]: (value) => BigInt(String(value)),
  [ColumnTypeEnum.Boolean]: Boolean,
  [ColumnTypeEnum.Json]: (value) => JSON.parse(String(value)) as unknown,
};

/** Rows as objects: instants as Date, 64-bit numbers as bigint, JSON as what it stands for. */
function rowsOf({ columnNames, columnTypes, rows }: SqlResultSet): Record<string, unknown>[] {
  const readers = columnTypes.map((type) => read[type]);
  return rows.map((cells) => {
    const row: Record<string, unknown> = {};
    columnNames.forEach((name, column) => {
      const value = cells[column];
      row[name] = value === null ? null : (readers[column]?.(value) ?? value);
    });
    return row;
  });
}

/**
 * Prisma's transaction, with SQL of our own sent straight to its connection. On the way through Prisma's runtime a
 * statement costs several times what it costs the database.
 */
export function withDirectStatements(
  tx: Prisma.TransactionClient,
  connection: SqlQueryable,
): Prisma.TransactionClient {
  const queryOf = ([query, ...values]: Statement) => {
    const sql = isSql(query) ? query : Prisma.sql(query, ...values);
    const args = [...sql.values];
    return {
      sql: connection.provider === 'postgres' ? sql.text : sql.sql,
      args,
      argTypes: args.map(() => ({ scalarType: 'unknown' as const, arity: 'scalar' as const })),
    };
  };
  const direct: Readonly<Record<string, (...statement: Statement) => Promise<unknown>>> = {
    $queryRaw: async (...statement) => rowsOf(await connection.queryRaw(queryOf(statement))),
    $executeRaw: (...statement) => connection.executeRaw(queryOf(statement)),
  };
  return new Proxy(tx, {
    get: (of, name): unknown => (Object.hasOwn(direct, name) ? direct[String(name)] : Reflect.get(of, name)),
  });
}
