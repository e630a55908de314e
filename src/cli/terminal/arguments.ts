import { parseArgs, type ParseArgsConfig } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;

/** What is wrong goes to standard error, with how the command is used; exit code 1. */
export function fail(problem: string, usage: string): never {
  process.stderr.write(`${problem}\n${usage}\n`);
  process.exit(1);
}

/** The options of a command; one that it does not know ends it with its usage instead of a stack trace. */
export const readOptions = <T extends Options>(options: T, usage: string) =>
  readArguments(options, usage, false).values;

/** The same, and file names beside them. */
export const readOptionsAndFiles = <T extends Options>(options: T, usage: string) =>
  readArguments(options, usage, true);

function readArguments<T extends Options>(options: T, usage: string, allowPositionals: boolean) {
  try {
    return parseArgs({ options, allowPositionals });
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error), usage);
  }
}
