import { pino } from 'pino';
import type { Log } from './app/ports/log.ts';
import type { Config } from './config.ts';

const frames = 8;

/**
 * What an error says without what may hide in it. Inner errors of HTTP libraries carry addresses with tokens; messages of
 * databases, parsers and validators quote what somebody wrote. A plain `Error` says what our own code, or a library of the
 * network, has put into words.
 */
function plainError(error: unknown): unknown {
  if (!(error instanceof Error)) return { name: 'not an error' };
  const { name, message, stack = '' } = error;
  return {
    name,
    ...(error.constructor === Error ? { message } : {}),
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    at: stack
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, frames)
      .map((line) => line.trim()),
  };
}

const shortestSecret = 6;

/** Every token, secret and password of the settings, and the parts of a token that are secret by themselves. */
function secretsIn(settings: object): string[] {
  return Object.entries(settings).flatMap(([name, value]: [string, unknown]): string[] => {
    if (typeof value === 'object' && value !== null) return secretsIn(value);
    if (typeof value !== 'string') return [];
    if (/token|secret|key/i.test(name)) return [value, ...value.split(':').slice(1)];
    if (!URL.canParse(value)) return [];
    const { password } = new URL(value);
    return [password, decodeURIComponent(password)];
  });
}

const toStandardError = (line: string): void => void process.stderr.write(line);

/** Structured lines on standard error; tokens and secrets are cut out wherever they stand. */
export function makeLog(
  config: Partial<Config> & Pick<Config, 'logLevel'>,
  write: (line: string) => void = toStandardError,
): Log {
  const secrets = [...new Set(secretsIn(config))].filter(({ length }) => length >= shortestSecret);
  const longestFirst = secrets.sort((a, b) => b.length - a.length);
  const withoutSecrets = (text: string): string =>
    longestFirst.reduce((clean, secret) => clean.replaceAll(secret, '[secret]'), text);
  return pino(
    { level: config.logLevel, base: null, serializers: { error: plainError, err: plainError } },
    { write: (line: string) => write(withoutSecrets(line)) },
  );
}
