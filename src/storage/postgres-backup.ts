import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { ok, type Result } from '../domain/result.ts';
import type { Restored } from './backup.ts';
import { botRuns, newerBackup, notABackup, type KeepingProblem } from './keeping-problem.ts';
import { migrationNames, migrationsFolder } from './migration-files.ts';
import { applicationName } from './postgres-connection.ts';
import { writePrivateFile } from './private-file.ts';
import { runTool } from './postgres-tools.ts';

const portable = ['--no-owner', '--no-privileges'];

/** Dumps the database as it is at one instant, in pg_dump's own format. */
export async function dumpPostgres(url: string, to: string): Promise<Result<void, KeepingProblem>> {
  const dumped = await runTool('pg_dump', ['--format=custom', ...portable, `--file=${to}`], url);
  return dumped.ok ? ok(undefined) : dumped;
}

/** See `restoreDatabase`. The data that are replaced are dumped beside the backup first. */
export async function restorePostgres(
  url: string,
  backup: string,
  now: Date,
): Promise<Result<Restored, KeepingProblem>> {
  const checked = await check(url, backup);
  if (!checked.ok) return checked;
  const present = await look(url, now);
  if (present.botRuns) return botRuns;
  const before =
    present.tables.length > 0 ? `${backup}.before-${now.toISOString().replaceAll(':', '')}` : null;
  if (before !== null) {
    const kept = await writePrivateFile(before, (part) => dumpPostgres(url, part));
    if (!kept.ok) return kept;
  }
  const replaced = await replace(url, backup, present.tables);
  return replaced.ok ? ok({ before }) : replaced;
}

/** The migrations in the dump say whose it is and how new. */
async function check(url: string, backup: string): Promise<Result<void, KeepingProblem>> {
  const listed = await runTool('pg_restore', ['--list', backup], url);
  if (!listed.ok && listed.error.text.includes('apt install')) return listed;
  if (!listed.ok || !/ TABLE DATA \S+ _prisma_migrations /.test(listed.value)) return notABackup(backup);
  const rows = await runTool(
    'pg_restore',
    ['--data-only', '--table=_prisma_migrations', '--file=-', backup],
    url,
  );
  if (!rows.ok) return notABackup(backup);
  const applied = [...rows.value.matchAll(/\t(\d{4,}_[\w-]+)\t/g)].map(([, name]) => name ?? '');
  const known = await migrationNames(migrationsFolder('postgres'));
  if (applied.length === 0 || applied[0] !== known[0]) return notABackup(backup);
  return applied.every((name) => known.includes(name)) ? ok(undefined) : newerBackup(backup);
}

/** Which tables are there, and whether a bot is at work: by its connections, and by the leases that it prolongs. */
async function look(url: string, now: Date): Promise<{ tables: string[]; botRuns: boolean }> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const found = await client.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()`,
    );
    const tables = found.rows.map(({ name }) => name);
    const connected = await client.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1`,
      [applicationName],
    );
    const leased = tables.includes('Lease')
      ? await client.query(`SELECT 1 FROM "Lease" WHERE "until" > $1`, [now.toISOString().replace('Z', '')])
      : { rowCount: 0 };
    return { tables, botRuns: (connected.rowCount ?? 0) + (leased.rowCount ?? 0) > 0 };
  } finally {
    await client.end();
  }
}

/** Drops the present tables and fills in those of the backup, in one transaction: all of it or nothing. */
async function replace(
  url: string,
  backup: string,
  tables: readonly string[],
): Promise<Result<void, KeepingProblem>> {
  const folder = await mkdtemp(join(tmpdir(), 'thi-dua-restore-'));
  try {
    const script = join(folder, 'restore.sql');
    const written = await runTool('pg_restore', [...portable, `--file=${script}`, backup], url);
    if (!written.ok) return written;
    const drops = tables.map((name) => `DROP TABLE "${name.replaceAll('"', '""')}" CASCADE;`).join('\n');
    const done = await runTool(
      'psql',
      [
        '--no-psqlrc',
        '--quiet',
        '--single-transaction',
        '--set=ON_ERROR_STOP=1',
        `--command=${drops}`,
        `--file=${script}`,
      ],
      url,
    );
    return done.ok ? ok(undefined) : done;
  } finally {
    await rm(folder, { recursive: true });
  }
}
