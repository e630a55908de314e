import { stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { exists } from './private-file.ts';

/** A SQLite file as it lies there. Nothing is written for it, so it may be asked beside a running bot. */
export interface FileState {
  /** SQLite finds its pages and indexes in order */
  readonly sound: boolean;
  readonly bytes: number;
  /** on the disk that holds it, for this account */
  readonly freeBytes: number;
  /** no other account of the machine may read it */
  readonly isPrivate: boolean;
  /** when it was written last, by the machine's clock of that time */
  readonly writtenAt: Date;
}

/** null: there is no such file. */
export async function inspectSqlite(file: string): Promise<FileState | null> {
  if (!(await exists(file))) return null;
  const { size, mode, mtime } = await stat(file);
  const { bavail, bsize } = await statfs(dirname(file));
  const log = (await exists(`${file}-wal`)) ? await stat(`${file}-wal`) : null;
  return {
    sound: isSound(file),
    ...{ bytes: size + (log?.size ?? 0), freeBytes: bavail * bsize, isPrivate: (mode & 0o077) === 0 },
    writtenAt: log && log.mtime > mtime ? log.mtime : mtime,
  };
}

function isSound(file: string): boolean {
  try {
    const database = new Sqlite(file, { readonly: true, timeout: 10_000 });
    try {
      return database.pragma('quick_check(1)', { simple: true }) === 'ok';
    } finally {
      database.close();
    }
  } catch {
    return false; // not SQLite at all
  }
}

export interface ServerState {
  readonly version: string;
  readonly now: Date;
  readonly bytes: number;
}

/** Throws when nothing answers, or refuses. */
export async function inspectPostgres(url: string): Promise<ServerState> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ version: string; now: Date; bytes: string }>(
      `SELECT current_setting('server_version') AS version, clock_timestamp() AS now,
        pg_database_size(current_database()) AS bytes`,
    );
    const [row] = rows;
    if (!row) throw new Error('the server told nothing about itself');
    return { version: row.version, now: row.now, bytes: Number(row.bytes) };
  } finally {
    await client.end();
  }
}
