import { parseArgs, type ParseArgsConfig } from 'node:util';

/** What is wrong goes to standard error, with how the command is used; exit code 1. */
export function fail(problem: string, usage: string): never {
  process.stderr.write(`${problem}\n${usage}\n`);
  process.exit(1);
}

/** The options of a command; one that it does not know ends it with its usage instead of a stack trace. */
export function readOptions<T extends NonNullable<ParseArgsConfig['options']>>(options: T, usage: string) {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error), usage);
  }
}
