import { resolve } from 'node:path';
import { ok, type Result } from '../domain/result.ts';
import { problem, type KeepingProblem } from './keeping-problem.ts';
import { databaseLocation } from './location.ts';
import { dumpPostgres, restorePostgres } from './postgres-backup.ts';
import { exists, writePrivateFile } from './private-file.ts';
import { copySqlite, restoreSqlite } from './sqlite-backup.ts';

export interface Backup {
  readonly file: string;
  readonly bytes: number;
}

export interface Restored {
  /** where the data that were replaced are kept; null when there were none */
  readonly before: string | null;
}

/**
 * Writes all data of the database, as they are at one instant, into a file that only its owner reads (0600). The
 * bot may go on working. The file appears when it is complete: a backup that is cut off leaves none.
 *
 * @param url as in DATABASE_URL
 * Errors: `file-exists`, `nothing-there`, `tool`.
 */
export async function backupDatabase(url: string, target: string): Promise<Result<Backup, KeepingProblem>> {
  const location = databaseLocation(url);
  const file = resolve(target);
  const bytes = await writePrivateFile(file, (part) =>
    location.kind === 'sqlite' ? copySqlite(location.file, part) : dumpPostgres(location.url, part),
  );
  return bytes.ok ? ok({ file, bytes: bytes.value }) : bytes;
}

/**
 * Puts the data of a backup in the place of the database's, which are kept aside.
 *
 * @param now names what is kept aside, and tells which processes still live
 * Errors: `nothing-there`, `not-a-backup`, `newer`, `in-use`, `tool`; nothing has been changed then.
 */
export async function restoreDatabase(
  url: string,
  source: string,
  now: Date,
): Promise<Result<Restored, KeepingProblem>> {
  const location = databaseLocation(url);
  const backup = resolve(source);
  if (!(await exists(backup)))
    return problem('nothing-there', `Không có tệp ${backup}. Hãy kiểm tra đường dẫn.`);
  return location.kind === 'sqlite'
    ? restoreSqlite(location.file, backup, now)
    : restorePostgres(location.url, backup, now);
}
