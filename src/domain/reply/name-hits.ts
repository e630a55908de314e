import type { Token } from '../quantity/text.ts';
import { deletionsOf, type IndicatorIndex, type Posting } from './indicator-index.ts';
import { bareKey } from './phrase-book.ts';

/** A word of a message that may be a word of a name, and how sure that is. */
export interface Hit {
  readonly posting: Posting;
  readonly quality: number;
}

export const quality = { exact: 1, initials: 0.95, otherMarks: 0.6, misspelt: 0.7 } as const;

const vowels = /[aeiou]/;
const looksLikeInitials = ({ text, fold }: Token): boolean =>
  fold.length >= 2 &&
  fold.length <= 6 &&
  (!vowels.test(fold) || (text.length > 1 && text === text.toUpperCase()));

/** One letter dropped, added, changed, or two neighbours swapped. */
export function oneSlipApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  const rest = (text: string, from: number): string => text.slice(from);
  return (
    rest(a, i + 1) === rest(b, i + 1) ||
    rest(a, i + 1) === rest(b, i) ||
    rest(a, i) === rest(b, i + 1) ||
    (a[i] === b[i + 1] && a[i + 1] === b[i] && rest(a, i + 2) === rest(b, i + 2))
  );
}

/** «GĐVH», also with the bar still in the keys («GDDVH»), and «lthuc». */
function shortened(
  token: Token,
  index: IndicatorIndex,
  isKnownWord: (token: Token) => boolean,
): readonly Posting[] {
  const initials = looksLikeInitials(token)
    ? (index.initials.get(token.fold) ?? index.initials.get(token.fold.replaceAll('dd', 'd')) ?? [])
    : [];
  return isKnownWord(token) ? initials : [...initials, ...(index.compressed.get(token.fold) ?? [])];
}

function misspeltHits(token: Token, index: IndicatorIndex, isKnownWord: (token: Token) => boolean): Hit[] {
  if (token.fold.length < 3 || isKnownWord(token)) return [];
  const words = new Set(deletionsOf(token.fold).flatMap((shorter) => index.misspellings.get(shorter) ?? []));
  return [...words]
    .filter((word) => word.length >= 3 && oneSlipApart(token.fold, word))
    .flatMap((word) => index.postings.get(word) ?? [])
    .map((posting) => ({ posting, quality: quality.misspelt }));
}

/** «trg», «trng» for «trường»: the first consonants and the last ones. */
function skeletonHits({ fold }: Token, index: IndicatorIndex): Hit[] {
  if (fold.length < 3 || fold.length > 5 || vowels.test(fold)) return [];
  return (index.skeletons.get(fold) ?? [])
    .flatMap((word) => index.postings.get(word) ?? [])
    .map((posting) => ({ posting, quality: quality.initials }));
}

/** Where a word of the message may stand in the names. */
export function hitsOf(
  token: Token,
  index: IndicatorIndex,
  isKnownWord: (token: Token) => boolean,
): readonly Hit[] {
  if (token.kind !== 'word') return [];
  const hits: Hit[] = [];
  for (const posting of index.postings.get(bareKey(token.fold)) ?? []) {
    const same = !token.marked || posting.norm === token.norm;
    hits.push({ posting, quality: same ? quality.exact : quality.otherMarks });
  }
  for (const posting of shortened(token, index, isKnownWord))
    hits.push({ posting, quality: quality.initials });
  hits.push(...skeletonHits(token, index));
  hits.sort((a, b) => b.quality - a.quality);
  return hits.length > 0 ? hits : misspeltHits(token, index, isKnownWord);
}
