import { storableText } from '../domain/storable-text.ts';

const longest = 500;

/** For a row that a person looks at: what went wrong. */
export const describeError = (error: unknown): string =>
  storableText(error instanceof Error ? `${error.name}: ${error.message}` : 'unknown error').slice(
    0,
    longest,
  );

/** For the log: where it went wrong. Messages of errors may quote what a person wrote, so they stay out. */
export function errorForLog(error: unknown): { failure: string; at?: string } {
  if (!(error instanceof Error)) return { failure: 'unknown error' };
  const frame = error.stack?.split('\n').find((line) => /^\s+at /.test(line));
  return frame === undefined ? { failure: error.name } : { failure: error.name, at: frame.trim() };
}
