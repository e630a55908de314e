import { fold } from './syllable.ts';

/**
 * word: letters («m²», «km2» and decoded VNI included); digits: one run of 0-9 (separators are signs of their own);
 * fraction: ½ ¼ ¾ …; sign: one other character («…», «≥», «≤», «‰» may be typed with several); break: a line end;
 * tab. Spaces are no tokens: compare `start` with the `end` before it.
 */
export type TokenKind = 'word' | 'digits' | 'fraction' | 'sign' | 'break' | 'tab';

export interface Token {
  readonly kind: TokenKind;
  /** as typed */
  readonly text: string;
  /** NFC, lower case, canonical tone placement and i/y, residue decoded: `hoà` → `hòa`, `tỉ` → `tỷ`, `tyr` → `tỷ` */
  readonly norm: string;
  /** `norm` without marks */
  readonly fold: string;
  /** carries a Vietnamese mark, so it may only be matched by `norm`; others match by `fold` too */
  readonly marked: boolean;
  /** offsets in UTF-16 units of the raw text, end exclusive */
  readonly start: number;
  readonly end: number;
  /** VNI keys were decoded, but the digit could also be a figure of its own: «sau1» */
  readonly doubtful?: true;
}

const bareSpellings = new Map<string, string>();

/** Folding a constant over and over would dominate reading. */
function bareSpelling(word: string): string {
  let bare = bareSpellings.get(word);
  if (bare === undefined) bareSpellings.set(word, (bare = fold(word)));
  return bare;
}

/** Whether the token is this word, typed with its marks or without any. `word` is canonical. */
export const isWord = (token: Token | undefined, word: string): boolean =>
  token !== undefined &&
  token.fold.length === word.length &&
  (token.norm === word || (!token.marked && token.fold === bareSpelling(word))) &&
  token.kind === 'word';

export const isSign = (token: Token | undefined, signs: string): boolean =>
  token?.kind === 'sign' && signs.includes(token.norm);
