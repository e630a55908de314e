import { chmod, copyFile, rename } from 'node:fs/promises';
import Sqlite from 'better-sqlite3';
import { ok, type Result } from '../domain/result.ts';
import type { Restored } from './backup.ts';
import { lockDatabase } from './database-lock.ts';
import { botRuns, newerBackup, notABackup, problem, type KeepingProblem } from './keeping-problem.ts';
import { MigrationProblem } from './migration-problem.ts';
import { pendingMigrations } from './migrate.ts';
import { exists } from './private-file.ts';

/** Copies the database as it is at one instant into an empty file, beside whoever writes to it. */
export async function copySqlite(file: string, to: string): Promise<Result<void, KeepingProblem>> {
  if (!(await exists(file))) return problem('nothing-there', `Chưa có cơ sở dữ liệu ${file} để sao lưu.`);
  const source = new Sqlite(file, { readonly: true, timeout: 10_000 });
  try {
    source.prepare('VACUUM INTO ?').run(to);
  } finally {
    source.close();
  }
  return ok(undefined);
}

/** See `restoreDatabase`. The old file is kept beside the new one, with the time in its name. */
export async function restoreSqlite(
  file: string,
  backup: string,
  now: Date,
): Promise<Result<Restored, KeepingProblem>> {
  const lock = await lockDatabase(`file:${file}`);
  if (!lock.ok) return botRuns;
  try {
    const checked = await check(backup);
    if (!checked.ok) return checked;
    const incoming = `${file}.restoring`;
    await copyFile(backup, incoming);
    await chmod(incoming, 0o600);
    const before = await setAside(file, now);
    await rename(incoming, file);
    return ok({ before });
  } finally {
    lock.value();
  }
}

async function check(backup: string): Promise<Result<void, KeepingProblem>> {
  if (!isSound(backup)) return notABackup(backup);
  try {
    await pendingMigrations({ kind: 'sqlite', file: backup });
    return ok(undefined);
  } catch (error) {
    if (!(error instanceof MigrationProblem)) throw error;
    return error.kind === 'newer' ? newerBackup(backup) : notABackup(backup);
  }
}

function isSound(backup: string): boolean {
  const copy = new Sqlite(backup, { readonly: true });
  try {
    const tables = copy
      .prepare(`SELECT count(*) FROM sqlite_master WHERE name = '_prisma_migrations'`)
      .pluck();
    return copy.pragma('quick_check', { simple: true }) === 'ok' && tables.get() === 1;
  } catch {
    return false; // not SQLite at all, or cut off
  } finally {
    copy.close();
  }
}

/**
 * Moves the database away together with its write-ahead log: a log left behind would be replayed into the restored
 * file.
 * @returns its new name, or null when there was none
 */
async function setAside(file: string, now: Date): Promise<string | null> {
  if (!(await exists(file))) return null;
  writeLogIntoFile(file);
  const before = `${file}.before-${now.toISOString().replaceAll(':', '')}`;
  for (const suffix of ['-wal', '-shm', ''])
    if (await exists(file + suffix)) await rename(file + suffix, before + suffix);
  return before;
}

function writeLogIntoFile(file: string): void {
  const old = new Sqlite(file);
  try {
    old.pragma('wal_checkpoint(TRUNCATE)');
  } catch {
    // Damaged: perhaps the reason for the restore. Then file and log are kept as they are.
  } finally {
    old.close();
  }
}
