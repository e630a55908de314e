import { changeVerbs, comparatorsBefore, levelWords } from './comparators.ts';
import { nonePhrases } from './none.ts';
import { fold } from './syllable.ts';
import type { Token } from './token.ts';
import { currencyCodes } from './amount.ts';

/**
 * First words of everything that a quantity may start with, besides numbers: most words of a message are none of
 * them, and one look-up settles that.
 */
const words = new Set<string>([
  ...comparatorsBefore.firstWords(),
  ...changeVerbs.firstWords(),
  ...levelWords.firstWords(),
  ...nonePhrases.firstWords(),
  ...currencyCodes,
  ...'từ giữa gấp nửa âm trừ chưa không ko k hông hok chẳng chả kg khg kh x o l i'.split(' '),
]);
const folds = new Set([...words].map(fold));
const signs = new Set([...words, ...'-+(.,$€£¥₹₩₫…']);

export const mayStart = (token: Token): boolean =>
  token.kind === 'word'
    ? words.has(token.norm) || (!token.marked && folds.has(token.fold))
    : signs.has(token.norm);
