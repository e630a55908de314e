import { clockTime } from './clock-time.ts';
import {
  dayPhrase,
  dayThenMonth,
  lonelyYear,
  monthPhrase,
  partOfYear,
  shortMonth,
  writtenDate,
  yearPhrase,
  yearSpan,
} from './dates.ts';
import { code, documentNumber, identifier, letterCode, spelt } from './identifiers.ts';
import { named, wordName } from './names.ts';
import type { NumberTokens } from './number-tokens.ts';
import type { NotQuantity, NotQuantityKind } from './quantity.ts';
import { isSign, type Token } from './token.ts';

/** Gives the index behind what it recognises, or 0. */
type Reader = readonly [NotQuantityKind, (n: NumberTokens, at: number) => number];

const joinedFigures: readonly Reader[] = [
  ['document', documentNumber],
  ['date', (n, at) => writtenDate(n, at, false)],
  ['date', yearSpan],
  ['identifier', identifier],
  ['date', lonelyYear],
];
const plainFigure: readonly Reader[] = [
  ['identifier', identifier],
  ['date', lonelyYear],
];
const figureAndWord: readonly Reader[] = [
  ['ordinal', code],
  ['time', clockTime],
  ['date', dayThenMonth],
  ['date', partOfYear],
  ...plainFigure,
];
const numberWords: readonly Reader[] = [
  ['date', yearPhrase],
  ['name', wordName],
  ['time', clockTime],
  ['date', dayThenMonth],
  ['date', partOfYear],
  ['identifier', spelt],
];

const codes: readonly Reader[] = [['ordinal', letterCode]];

/** Words, by their bare letters, that start something with a number that is no quantity. */
const byWord = new Map<string, readonly Reader[]>([
  ...['ngay', 'hom', 'mung', 'mong', 'ram'].map((word): [string, readonly Reader[]] => [
    word,
    [['date', dayPhrase]],
  ]),
  ['thang', [['date', monthPhrase]]],
  ['t', [['date', shortMonth]]],
  ['q', [['date', shortMonth]]],
  ['cong', [['identifier', spelt]]],
]);

/** What can be meant by a figure depends on what stands behind it. */
function figureReaders(after: Token | undefined): readonly Reader[] {
  if (after?.kind === 'word') return figureAndWord;
  if (after?.kind !== 'sign') return plainFigure;
  if (after.norm === '/' || after.norm === '-' || after.norm === '.') return joinedFigures;
  return after.norm === ':' ? [['time', clockTime]] : plainFigure;
}

function firstOf(n: NumberTokens, at: number, readers: readonly Reader[]): NotQuantity | null {
  for (const [notQuantity, read] of readers) {
    const next = read(n, at);
    if (next > at) return { notQuantity, next };
  }
  return null;
}

/** What starts at the token, has a number in it and is no quantity; null when nothing such does. */
export function readNotQuantity(n: NumberTokens, at: number): NotQuantity | null {
  const token = n.tokens[at];
  if (token?.kind === 'digits') return firstOf(n, at, figureReaders(n.tokens[at + 1]));
  if (token?.kind !== 'word')
    return isSign(token, '+(') ? firstOf(n, at, [['identifier', identifier]]) : null;
  const readers = byWord.get(token.fold) ?? (n.bareWord(at) ? numberWords : codes);
  return firstOf(n, at, readers) ?? named(n, at);
}
