import { fold } from './syllable.ts';
import { isWord, type Token } from './token.ts';

/** What a word says inside a number. */
export type NumberWord =
  /** `second`: mốt, tư, lăm, nhăm never start a number and never count a noun; `five`: the word is also «year» */
  | { readonly is: 'digit'; readonly digit: number; readonly second?: true; readonly five?: true }
  /** mười */
  | { readonly is: 'ten' }
  /** mươi */
  | { readonly is: 'tens' }
  /** chục */
  | { readonly is: 'decade' }
  /** hăm, băm: 20 and 30 in front of a digit */
  | { readonly is: 'old-tens'; readonly value: number }
  /** tá */
  | { readonly is: 'dozen' }
  | { readonly is: 'hundred' }
  /** linh, lẻ: empty places */
  | { readonly is: 'gap' }
  | ScaleWord
  /** rưỡi */
  | { readonly is: 'half' }
  /** phẩy, chấm */
  | { readonly is: 'point' };

export interface ScaleWord {
  readonly is: 'scale';
  /** the scale is 10^power */
  readonly power: number;
  /** an abbreviation: only behind a number */
  readonly short?: true;
  /** one letter that must stand glued to the digits */
  readonly glued?: true;
  /** what the letter means otherwise: `tấn` for «t»; empty: the letter of a code */
  readonly orUnit?: string;
  /** the abbreviation names the unit too: «trđ» */
  readonly unit?: string;
}

const digit = (value: number): NumberWord => ({ is: 'digit', digit: value });
const second = (value: number): NumberWord => ({ is: 'digit', digit: value, second: true });
const scale = (power: number): NumberWord => ({ is: 'scale', power });

/** Words by their canonical spelling; the flag tells the ones whose bare letters are another common word too. */
const table: readonly (readonly [words: string, word: NumberWord, ambiguousBare?: true])[] = [
  ['không', digit(0)],
  ['một', digit(1), true],
  ['hai', digit(2)],
  ['ba', digit(3)],
  ['bốn', digit(4)],
  ['năm', { is: 'digit', digit: 5, five: true }, true],
  ['sáu', digit(6), true],
  ['bảy bẩy', digit(7), true],
  ['tám', digit(8), true],
  ['chín', digit(9), true],
  ['mốt', second(1), true],
  ['tư', second(4), true],
  ['lăm nhăm', second(5), true],
  ['mười', { is: 'ten' }, true],
  ['mươi', { is: 'tens' }, true],
  ['chục', { is: 'decade' }],
  ['trăm', { is: 'hundred' }, true],
  ['linh lẻ lẽ', { is: 'gap' }, true],
  ['nghìn nghàn ngìn', scale(3)],
  ['ngàn', scale(3), true],
  ['vạn', scale(4), true],
  ['triệu', scale(6)],
  ['tỷ ti', scale(9), true],
  ['rưỡi rưởi', { is: 'half' }, true],
  ['phẩy phảy chấm', { is: 'point' }, true],
];

/** Not matched without their marks: «am», «muon», «ta», «phet» are far oftener something else. */
const markedOnly: readonly (readonly [word: string, word: NumberWord])[] = [
  ['hăm', { is: 'old-tens', value: 20 }],
  ['băm', { is: 'old-tens', value: 30 }],
  ['tá', { is: 'dozen' }],
  ['muôn', scale(4)],
  ['phết', { is: 'point' }],
  ['k', { is: 'scale', power: 3, short: true }],
  ['ngh', { is: 'scale', power: 3, short: true }],
  ['ng', { is: 'scale', power: 3, short: true, glued: true, orUnit: 'người' }],
  ['n', { is: 'scale', power: 3, short: true, glued: true, orUnit: '' }],
  ['tr', { is: 'scale', power: 6, short: true }],
  ['trđ', { is: 'scale', power: 6, short: true, unit: 'đồng' }],
  ['trd', { is: 'scale', power: 6, short: true, unit: 'đồng' }],
  ['m', { is: 'scale', power: 6, short: true, glued: true, orUnit: 'm' }],
  ['t', { is: 'scale', power: 9, short: true, orUnit: 'tấn' }],
  ['tỷđ', { is: 'scale', power: 9, short: true, unit: 'đồng' }],
  ['tyđ', { is: 'scale', power: 9, short: true, unit: 'đồng' }],
  ['b', { is: 'scale', power: 9, short: true, glued: true, orUnit: '' }],
  ['g', { is: 'scale', power: 9, short: true, glued: true, orUnit: 'g' }],
  ['nt', { is: 'scale', power: 12, short: true }],
  ['v', { is: 'scale', power: 4, short: true, glued: true, orUnit: 'v' }],
];

interface Entry {
  readonly word: NumberWord;
  /** typed without marks, and then it is often another word: a neighbour must support it */
  readonly weak: boolean;
}

const exact = new Map<string, Entry>();
const bare = new Map<string, Entry>();
for (const [words, word, ambiguousBare] of table) {
  for (const spelling of words.split(' ')) {
    exact.set(spelling, { word, weak: spelling === 'ti' });
    const letters = fold(spelling);
    if (letters !== spelling && !bare.has(letters)) bare.set(letters, { word, weak: ambiguousBare === true });
  }
}
for (const [spelling, word] of markedOnly) exact.set(spelling, { word, weak: false });

/** Capitals that are surer than the small letter: «3M» are millions, «3m» may be metres; «5g» is a clock or grams. */
function byCase(token: Token, entry: Entry): Entry | null {
  if (token.norm === 'm' && token.text === 'M')
    return { word: { is: 'scale', power: 6, short: true, glued: true }, weak: false };
  if (token.norm === 'n' && token.text === 'N')
    return { word: { is: 'scale', power: 3, short: true, glued: true }, weak: false };
  if (token.norm === 'g' && token.text !== 'G') return null;
  return entry;
}

/** The number word of a token as far as the token alone tells; null: no number word. */
export function numberWord(token: Token | undefined): Entry | null {
  if (token?.kind !== 'word') return null;
  const entry = exact.get(token.norm) ?? (token.marked ? undefined : bare.get(token.fold));
  if (!entry) return null;
  return token.norm.length === 1 ? byCase(token, entry) : entry;
}

/** Words of numbers, for the lexicon into which input-method residue is decoded. */
export const numberSpellings: readonly string[] = [...exact.keys()].filter(
  (word) => word.length > 2 || fold(word) !== word,
);

/** Words behind it that make it another word: tỷ lệ, ngân sách, văn bản, trạm y tế. Only for bare spellings. */
const otherWord: Readonly<Record<string, readonly string[]>> = {
  ngan: ['sach', 'hang', 'han', 'chan'],
  van: ['ban', 'hoa', 'phong', 'minh', 'kien', 'nghe', 'con', 'chua', 'dang', 'hanh', 'de'],
  tram: ['y', 'bom', 'bien', 'dien', 'xa', 'tro', 'thu', 'phat', 'cap', 'kiem', 'truong'],
};

/** The token starts a longer word that is no number: «tỷ lệ», «ngan sach». */
export function startsOtherWord(tokens: readonly Token[], at: number): boolean {
  const [token, after] = [tokens[at], tokens[at + 1]];
  if (!token || after?.kind !== 'word') return false;
  if (token.fold === 'ty' || token.fold === 'ti') {
    return isWord(after, 'lệ') || isWord(after, 'suất') || after.norm === 'trọng';
  }
  return !token.marked && (otherWord[token.fold]?.includes(after.fold) ?? false);
}
