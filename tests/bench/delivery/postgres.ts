import { randomBytes } from 'node:crypto';
import pg from 'pg';

const server = process.env['TEST_POSTGRES_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server, connectionTimeoutMillis: 2_000 });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** A database of its own on the server; null: no server is there. */
export async function emptyPostgres(): Promise<{ url: string; drop: () => Promise<void> } | null> {
  const name = `thi_dua_bench_${randomBytes(6).toString('hex')}`;
  const made = await onServer(`CREATE DATABASE "${name}"`).then(
    () => true,
    () => false,
  );
  if (!made) return null;
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`) };
}
