import { resolve } from 'node:path';
import { err, ok, type Result } from '../domain/result.ts';

/** Where the data are: one SQLite file, or a database of a PostgreSQL server. */
export type DatabaseLocation =
  { readonly kind: 'sqlite'; readonly file: string } | { readonly kind: 'postgres'; readonly url: string };

export type DatabaseKind = DatabaseLocation['kind'];

export interface BadDatabaseUrl {
  readonly kind: 'bad-database-url';
  /** Vietnamese, without the URL itself: it may hold a password. */
  readonly text: string;
}

const bad = (text: string): Result<never, BadDatabaseUrl> => err({ kind: 'bad-database-url', text });

/**
 * Reads DATABASE_URL: `file:./data/bot.db` (relative to `folder`) or `postgres://user@host:5432/name`.
 * Errors: `bad-database-url`.
 */
export function parseDatabaseUrl(
  text: string,
  folder = process.cwd(),
): Result<DatabaseLocation, BadDatabaseUrl> {
  if (text.startsWith('file:')) return parseFile(text.slice('file:'.length), folder);
  if (!/^postgres(ql)?:\/\//.test(text))
    return bad('DATABASE_URL phải bắt đầu bằng «file:» hoặc «postgres://».');
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url && url.pathname.length > 1
    ? ok({ kind: 'postgres', url: text })
    : bad('DATABASE_URL cần có tên cơ sở dữ liệu, ví dụ postgres://bot@localhost:5432/thidua.');
}

function parseFile(path: string, folder: string): Result<DatabaseLocation, BadDatabaseUrl> {
  if (path === '' || path.includes(':memory:') || path.includes('?'))
    return bad('DATABASE_URL cần là đường dẫn một tệp, ví dụ file:./data/bot.db.');
  return ok({ kind: 'sqlite', file: resolve(folder, path.replace(/^\/\/(?=\/)/, '')) });
}

/** The same, for a URL that the settings have accepted already: throws otherwise. */
export function databaseLocation(url: string): DatabaseLocation {
  const location = parseDatabaseUrl(url);
  if (!location.ok) throw new Error(location.error.text);
  return location.value;
}
