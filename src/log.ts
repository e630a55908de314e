import { pino } from 'pino';
import type { Log } from './app/ports/log.ts';
import type { Config } from './config.ts';

/** What an error says without what may hide in it: inner errors of HTTP libraries carry addresses with tokens. */
function plainError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message, stack } = error;
  return { name, message, stack };
}

type Logged = Pick<Config, 'logLevel' | 'telegram'> & Partial<Pick<Config, 'zaloBot' | 'links'>>;

/** Structured lines on standard error; tokens and secrets are cut out wherever they stand. */
export function makeLog({ logLevel, telegram, zaloBot, links }: Logged): Log {
  const tokens = [telegram?.token, zaloBot?.token].filter((token) => token !== undefined);
  const secrets = [
    ...tokens.flatMap((token) => [token, token.split(':')[1] ?? token]),
    ...[links?.secret, zaloBot?.webhook?.secret].filter((secret) => secret !== undefined),
  ];
  const withoutSecrets = (text: string): string =>
    secrets.reduce((clean, secret) => clean.replaceAll(secret, '[token]'), text);
  return pino(
    { level: logLevel, base: null, serializers: { error: plainError, err: plainError } },
    { write: (line: string) => void process.stderr.write(withoutSecrets(line)) },
  );
}
