import type { Amount } from './amount.ts';
import type { Style } from './figure.ts';
import type { NumberTokens } from './number-tokens.ts';
import { readSigned } from './signed.ts';
import { isWord } from './token.ts';

/** What the readers of phrases need to know about the message. */
export interface PhraseContext {
  readonly n: NumberTokens;
  /** how the writer uses marks elsewhere in the message */
  readonly style: Style | null;
  readonly oneLine: boolean;
  /** a date, time or name starts at the token: then no number does */
  readonly isNotQuantity: (at: number) => boolean;
}

/** The amount at the token, with its sign; null where a date, time or name stands instead. */
export const signed = (c: PhraseContext, at: number): Amount | null =>
  c.isNotQuantity(at) ? null : readSigned(c.n, at, c.style, c.oneLine);

export const isTo = (c: PhraseContext, at: number): boolean =>
  isWord(c.n.tokens[at], 'đến') || isWord(c.n.tokens[at], 'tới');
