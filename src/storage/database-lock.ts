import { chmodSync, existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { err, ok, type Result } from '../domain/result.ts';
import { databaseLocation } from './location.ts';
import { prepareFolder } from './sqlite-file.ts';
import { storageErrorKind } from './storage-error.ts';

export interface DatabaseInUse {
  readonly kind: 'database-in-use';
  /** Vietnamese: what is wrong and what to do */
  readonly text: string;
}

/** Gives the database free for another bot. */
export type Release = () => void;

/** A lock lives as long as its connection, so the connections are kept from the garbage collector. */
const held = new Set<Sqlite.Database>();

/**
 * Makes this process the only bot on a SQLite file, or says that there is one already. The lock is one that the
 * operating system holds for the process (an exclusive SQLite transaction on `<file>.lock`), so `kill -9` frees it.
 * On PostgreSQL any number of processes may run, and the lock is always given.
 *
 * @param url as in DATABASE_URL
 * Errors: `database-in-use`.
 */
export async function lockDatabase(url: string): Promise<Result<Release, DatabaseInUse>> {
  const location = databaseLocation(url);
  if (location.kind === 'postgres') return ok(() => undefined);
  await prepareFolder(dirname(location.file));
  return lockFile(`${realPath(location.file)}.lock`);
}

/** One file may be reached by several names, and need not be there yet. */
const realPath = (file: string): string =>
  existsSync(file) ? realpathSync(file) : join(realpathSync(dirname(file)), basename(file));

function lockFile(file: string): Result<Release, DatabaseInUse> {
  const lock = new Sqlite(file, { timeout: 0 });
  try {
    chmodSync(file, 0o600);
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (storageErrorKind(error) !== 'conflict') throw error;
    const text = `Đã có một bot khác đang dùng cơ sở dữ liệu này (${file.replace(/\.lock$/, '')}).
Hãy dừng bot đó trước, hoặc đặt DATABASE_URL sang tệp khác.`;
    return err({ kind: 'database-in-use', text });
  }
  held.add(lock);
  return ok(() => {
    held.delete(lock);
    lock.close();
  });
}
