import { makeLexicon, type Lexicon } from '../quantity/lexicon.ts';
import { quantityLexicon } from '../quantity/quantity-lexicon.ts';
import { cuePhrases, type Cue } from './cue-words.ts';
import { courtesyPhrases, locativePhrases, neutralPhrases, nowPhrases, yesPhrases } from './neutral-words.ts';
import { PhraseBook } from './phrase-book.ts';

/** What a known word or phrase is to the reader. */
export type KnownPhrase = Cue | 'neutral' | 'locative' | 'now' | 'yes' | 'courtesy';

const lists: readonly (readonly [KnownPhrase, string])[] = [
  ...(Object.entries(cuePhrases) as [Cue, string][]),
  ['locative', locativePhrases],
  ['now', nowPhrases],
  ['yes', yesPhrases],
  ['neutral', neutralPhrases],
  ['courtesy', courtesyPhrases],
];

const phrasesOf = (list: string): string[] =>
  list.split('|').map((phrase) => phrase.trim().replace(/\s+/g, ' '));

function build(): PhraseBook<KnownPhrase> {
  const book = new PhraseBook<KnownPhrase>();
  for (const [kind, list] of lists) for (const phrase of phrasesOf(list)) book.add(phrase, kind);
  return book;
}

export const knownPhrases = build();

/** The words of all lists, and of numbers and units. */
export const knownWords: Lexicon = makeLexicon(
  lists.map(([, list]) => list),
  quantityLexicon,
);
