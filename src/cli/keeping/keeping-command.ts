import { readConfig } from '../../config.ts';
import type { Result } from '../../domain/result.ts';
import type { KeepingProblem } from '../../storage/keeping-problem.ts';

const defaultDatabase = 'file:./data/bot.db';

/**
 * A command that takes one file: prints what was done, or to standard error why not (exit code 1; 2 when the command
 * or the settings are wrong).
 */
export async function runKeepingCommand(
  usage: string,
  work: (databaseUrl: string, file: string) => Promise<Result<string, KeepingProblem>>,
): Promise<void> {
  const [file, ...rest] = process.argv.slice(2);
  if (file === undefined || rest.length > 0) return fail(`Cách dùng: ${usage}`, 2);
  const config = readConfig(process.env);
  if (!config.ok)
    return fail(config.error.map(({ setting, message }) => `${setting}: ${message}`).join('\n'), 2);
  const done = await work(config.value.databaseUrl ?? defaultDatabase, file);
  if (!done.ok) return fail(done.error.text, 1);
  console.log(done.value);
}

function fail(text: string, exitCode: number): void {
  console.error(text);
  process.exitCode = exitCode;
}
