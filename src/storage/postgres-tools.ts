import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { ok, type Result } from '../domain/result.ts';
import { problem, type KeepingProblem } from './keeping-problem.ts';

/** PostgreSQL's own programs; they come with its client package. */
export type PostgresTool = 'pg_dump' | 'pg_restore' | 'psql';

/**
 * Runs one of PostgreSQL's programs on a database.
 * @returns what it printed. Errors: `tool`, with what the program said
 */
export async function runTool(
  tool: PostgresTool,
  args: readonly string[],
  url: string,
): Promise<Result<string, KeepingProblem>> {
  const child = spawn(tool, args, { stdio: ['ignore', 'pipe', 'pipe'], env: environmentOf(url) });
  try {
    const [said, complaint, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close') as Promise<[number | null]>,
    ]);
    return code === 0 ? ok(said) : problem('tool', `${tool} không làm được việc này:\n${complaint.trim()}`);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return missing(tool);
    throw error;
  }
}

const missing = (tool: PostgresTool): Result<never, KeepingProblem> =>
  problem(
    'tool',
    `Máy này chưa có lệnh ${tool}.
Hãy cài bộ công cụ của PostgreSQL (Debian, Ubuntu: apt install postgresql-client) rồi chạy lại.`,
  );

/** The address goes by the environment: arguments are shown to every account of the machine. */
function environmentOf(url: string): NodeJS.ProcessEnv {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const settings = {
    PGHOST: searchParams.get('host') ?? hostname,
    PGPORT: port,
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: decodeURIComponent(pathname.slice(1)),
    PGSSLMODE: searchParams.get('sslmode') ?? '',
  };
  const given = Object.entries(settings).filter(([, value]) => value !== '');
  return { ...process.env, ...Object.fromEntries(given) };
}
