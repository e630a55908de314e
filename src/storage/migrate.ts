import type { DiagnoseMigrationHistoryOutput, MigrationList } from '@prisma/schema-engine-wasm';
import type { DatabaseLocation } from './location.ts';
import { migrationConnection, type MigrationConnection } from './migration-connection.ts';
import { readMigrations } from './migration-files.ts';
import { MigrationProblem } from './migration-problem.ts';
import { allApplied } from './migrations-applied.ts';
import { readModels } from './models.ts';
import { noFilter, startSchemaEngine, type SchemaEngine } from './schema-engine.ts';

/**
 * Applies the migrations that the database does not have yet, all of them in one transaction: a start that is
 * killed half-way, or a migration that is refused, leaves the database as it was.
 *
 * @param folder of the migrations; the program's own unless a test says otherwise
 * @returns the names of those applied
 * Throws `MigrationProblem`.
 */
export async function migrate(location: DatabaseLocation, folder?: string): Promise<readonly string[]> {
  const migrationsList = await readMigrations(location.kind, folder);
  return withConnection(location, async (connection) => {
    if (await isUpToDate(connection, migrationsList)) return [];
    return withEngine(location, connection, async (engine) => {
      const pending = await pendingOf(engine, connection, migrationsList);
      return pending.length === 0 ? [] : apply(engine, connection, migrationsList, pending);
    });
  });
}

/** The names of the migrations still to be applied. Changes nothing. Throws `MigrationProblem`. */
export async function pendingMigrations(
  location: DatabaseLocation,
  folder?: string,
): Promise<readonly string[]> {
  const migrationsList = await readMigrations(location.kind, folder);
  return withConnection(location, async (connection) => {
    if (await isUpToDate(connection, migrationsList)) return [];
    return withEngine(location, connection, (engine) => pendingOf(engine, connection, migrationsList));
  });
}

async function withConnection<T>(
  location: DatabaseLocation,
  work: (connection: MigrationConnection) => Promise<T>,
): Promise<T> {
  const connection = await migrationConnection(location);
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}

async function withEngine<T>(
  { kind }: DatabaseLocation,
  { adapter }: MigrationConnection,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const engine = await startSchemaEngine(await readModels(kind), adapter);
  try {
    return await work(engine);
  } finally {
    engine.free();
  }
}

async function isUpToDate(connection: MigrationConnection, migrations: MigrationList): Promise<boolean> {
  const tables = await connection.tables();
  return tables.includes('_prisma_migrations') && allApplied(await connection.noted(), migrations);
}

async function pendingOf(
  engine: SchemaEngine,
  connection: MigrationConnection,
  migrationsList: MigrationList,
): Promise<readonly string[]> {
  const tables = await connection.tables();
  if (!tables.includes('_prisma_migrations')) {
    if (tables.length > 0) throw new MigrationProblem('foreign', tables.slice(0, 5));
    return migrationsList.migrationDirectories.map(({ path }) => path);
  }
  const history = await engine.diagnoseMigrationHistory({
    migrationsList,
    optInToShadowDatabase: false,
    filters: noFilter,
  });
  return pendingIn(history);
}

function pendingIn({
  editedMigrationNames,
  failedMigrationNames,
  history,
}: DiagnoseMigrationHistoryOutput): readonly string[] {
  if (failedMigrationNames.length > 0) throw new MigrationProblem('unfinished', failedMigrationNames);
  if (history !== null && history.diagnostic !== 'databaseIsBehind')
    throw new MigrationProblem('newer', history.unpersistedMigrationNames);
  if (editedMigrationNames.length > 0) throw new MigrationProblem('edited', editedMigrationNames);
  return history?.unappliedMigrationNames ?? [];
}

async function apply(
  engine: SchemaEngine,
  connection: MigrationConnection,
  migrationsList: MigrationList,
  pending: readonly string[],
): Promise<readonly string[]> {
  await connection.begin();
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: noFilter });
    await connection.commit();
    return appliedMigrationNames;
  } catch (error) {
    await connection.rollback().catch(() => undefined);
    throw new MigrationProblem('refused', pending, { cause: connection.refusal() ?? error });
  }
}
