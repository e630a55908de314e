import { randomBytes } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { databaseLocation, type DatabaseKind } from './location.ts';

/** Databases that a bench makes for itself, each named by the URL to open it with. */
export interface ScratchDatabases {
  /** an empty one, without tables */
  empty(): Promise<string>;
  /** a copy of one that nobody has open */
  copy(url: string): Promise<string>;
  drop(url: string): Promise<void>;
  /** drops all that are left */
  close(): Promise<void>;
}

/** @param server PostgreSQL: a database on the server whose user may make others */
export async function scratchDatabases(kind: DatabaseKind, server: string): Promise<ScratchDatabases> {
  return kind === 'sqlite' ? onDisk(await mkdtemp(join(tmpdir(), 'thi-dua-scratch-'))) : onServer(server);
}

const newName = (): string => `thi_dua_scratch_${randomBytes(6).toString('hex')}`;

function onDisk(folder: string): ScratchDatabases {
  const fileOf = (url: string): string => {
    const location = databaseLocation(url);
    if (location.kind !== 'sqlite') throw new Error('not a file');
    return location.file;
  };
  const empty = async (): Promise<string> => {
    const own = join(folder, newName());
    await mkdir(own);
    return `file:${join(own, 'bot.db')}`;
  };
  return {
    empty,
    copy: async (url) => {
      const target = await empty();
      await copyFile(fileOf(url), fileOf(target));
      return target;
    },
    drop: (url) => rm(dirname(fileOf(url)), { recursive: true, force: true }),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

function onServer(server: string): ScratchDatabases {
  const made = new Set<string>();
  const nameOf = (url: string): string => new URL(url).pathname.slice(1);
  const make = async (clause: string): Promise<string> => {
    const name = newName();
    await run(server, `CREATE DATABASE "${name}" ${clause}`);
    // The server is not what is killed: nothing is gained by waiting for its disk.
    await run(server, `ALTER DATABASE "${name}" SET synchronous_commit = off`);
    const url = new URL(server);
    url.pathname = `/${name}`;
    made.add(url.href);
    return url.href;
  };
  const drop = async (url: string): Promise<void> => {
    await run(server, `DROP DATABASE IF EXISTS "${nameOf(url)}" WITH (FORCE)`);
    made.delete(url);
  };
  return {
    empty: () => make(''),
    copy: (url) => make(`TEMPLATE "${nameOf(url)}"`),
    drop,
    close: async () => void (await Promise.all([...made].map(drop))),
  };
}

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
