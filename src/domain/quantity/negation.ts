import { isWord, type Token } from './token.ts';

/** «không» as it is typed in chat. */
export const noWords = ['không', 'ko', 'k', 'hông', 'hok', 'chẳng', 'chả'] as const;

export const isNegation = (token: Token | undefined): boolean =>
  isWord(token, 'chưa') || noWords.some((word) => isWord(token, word));

/** The phrase with every way to type its leading «không». */
export const withNoWords = (phrase: string): string[] =>
  phrase.startsWith('không ') ? noWords.map((no) => no + phrase.slice('không'.length)) : [phrase];
