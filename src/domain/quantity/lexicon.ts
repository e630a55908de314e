import { canonicalWord, fold } from './syllable.ts';

/**
 * The words that a reader knows. Input-method residue is decoded only into these, so whoever knows more words
 * (names of indicators, of units) hands over a larger lexicon.
 */
export interface Lexicon {
  /** canonical words, lower case, NFC */
  readonly words: ReadonlySet<string>;
  /** the same without marks */
  readonly folds: ReadonlySet<string>;
}

/** `texts` may be single words or phrases. */
export function makeLexicon(texts: Iterable<string>, base?: Lexicon): Lexicon {
  const words = new Set(base?.words);
  const folds = new Set(base?.folds);
  for (const text of texts) {
    for (const word of text
      .normalize('NFC')
      .toLowerCase()
      .split(/[^\p{L}\p{M}²³]+/u)) {
      if (word === '') continue;
      const canonical = canonicalWord(word);
      words.add(canonical);
      folds.add(fold(canonical));
    }
  }
  return { words, folds };
}

/** Known as typed: with its marks, or without any. */
export const knows = (lexicon: Lexicon, word: string): boolean =>
  lexicon.words.has(word) || lexicon.folds.has(word);
