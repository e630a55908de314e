import { numberWord } from '../quantity/number-words.ts';
import { isWord, type Token } from '../quantity/token.ts';
import { readUnit } from '../quantity/units.ts';
import { behindPlainWords, itemStart } from './item-start.ts';
import { knownPhrases } from './cue-index.ts';
import { behindBodyNoun } from './institutions.ts';
import type { Mark } from './mark.ts';
import { afterPlaceKind } from './member-index.ts';

/** «thôn 5:», not «xóm 58%» or «thôn 10/12» */
function isOrdinal(tokens: readonly Token[], at: number, isKnown: (at: number) => boolean): boolean {
  const [number, next] = [tokens[at], tokens[at + 1]];
  if (!number || number.norm.length > 2 || tokens[at - 1]?.norm === '.') return false;
  // «cả xã 2 nghìn 4 tấn»
  if (numberWord(next)?.word.is === 'scale' || numberWord(next)?.word.is === 'hundred') return false;
  if (next?.kind === 'sign' && next.start === number.end) return next.norm === ':' || next.norm === ')';
  return !(next?.kind === 'word' && isKnown(at + 1) && next.start === number.end);
}

const startsUpper = (text: string): boolean => /^\p{Lu}\p{Ll}/u.test(text);

/**
 * End of an unknown place: «xã Đồng Mít» or «thôn 5» in no list; -1 when the words at `from` name none.
 * A figure beside it may be that place's and is not recorded unasked.
 */
function unknownPlaceEnd(
  tokens: readonly Token[],
  from: number,
  end: number,
  isKnown: (at: number) => boolean,
): number {
  const at = afterPlaceKind(tokens, from);
  if (at === from || at >= end) return -1;
  const name = tokens[at];
  if (name?.kind === 'digits') return isOrdinal(tokens, at, isKnown) ? at + 1 : -1;
  if (name?.kind !== 'word' || (!startsUpper(name.text) && isKnown(at))) return -1;
  let next = at + 1;
  while (next < end && next - at < 3 && tokens[next]?.kind === 'word' && !isKnown(next)) next += 1;
  return next;
}

const whose = new Set(
  'minh em nha toi ta nay da co duoc dat chua khong van cung moi va con cac nao do'.split(' '),
);

/** «xã mình», «xã đã …»: no name of a place. */
const saysWhose = ({ fold }: Token): boolean => whose.has(fold);

/** What is known of the line around a token. */
export interface Around {
  readonly from: number;
  readonly end: number;
  /** where names and codes of indicators begin */
  readonly names: ReadonlySet<number>;
  /** words of members' names of several words */
  readonly memberWords: ReadonlySet<string>;
  /** initials of members' names: «ml» */
  readonly memberInitials: ReadonlySet<string>;
}

/** A place that is in no list: a figure beside it may be that place's, and is not recorded unasked. */
export function unknownPlace(tokens: readonly Token[], at: number, around: Around): Mark | null {
  const known = (index: number): boolean =>
    knownPhrases.longest(tokens, index) !== null || readUnit(tokens, index) !== null;
  const to = isPartOfMember(tokens, at, around)
    ? at + 1
    : initialledEnd(tokens, at, around) ||
      placeBeforeName(tokens, at, around) ||
      unknownBodyEnd(tokens, at, around) ||
      unknownPlaceEnd(tokens, at, around.end, known);
  return to > 0 ? { from: at, to, kind: 'place', noun: tokens[at]?.norm ?? '' } : null;
}

/** «ML 26 ha mía», «M.Long 26»: a member by its initials, at the head or before its figure. */
function initialledEnd(tokens: readonly Token[], at: number, around: Around): number {
  const [token, dot, word] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (!token || knownPhrases.longest(tokens, at) !== null || !/^\p{Lu}+$/u.test(token.text)) return 0;
  const abbreviated =
    token.text.length === 1 && dot?.norm === '.' && around.memberWords.has(word?.norm ?? '');
  const to = abbreviated ? at + 3 : around.memberInitials.has(token.fold) ? at + 1 : 0;
  const beforeFigure = tokens[to]?.kind === 'digits' || tokens[to]?.norm === ':';
  return to > 0 && (beforeFigure || leads(tokens, around.from, at)) ? to : 0;
}

/** «thị trấn mía 12 ha»: a kind of place alone may be the only one of its kind. */
const isKindOnly = (tokens: readonly Token[], at: number, end: number, names: ReadonlySet<number>): boolean =>
  names.has(end) && isWord(tokens[at], 'thị') && end === at + 2;

/** «thon nam mia 4 ha»: a kind of place and one word, at the start of an item and before a name */
function placeBeforeName(tokens: readonly Token[], at: number, { from, names }: Around): number {
  const name = afterPlaceKind(tokens, at);
  const word = tokens[name];
  if (name === at || at !== itemStart(tokens, from)) return 0;
  if (isKindOnly(tokens, at, name, names)) return name;
  if (!names.has(name + 1)) return 0;
  return word?.kind === 'word' && !saysWhose(word) ? name + 1 : 0;
}

/** «Trạm khuyến nông: …», «Hội Phụ nữ xã báo cáo …», «chi bộ 3: …»: an office or school in no list, at the head. */
function unknownBodyEnd(tokens: readonly Token[], at: number, { from, end }: Around): number {
  const noun = behindBodyNoun(tokens, at);
  if (noun === at || !leads(tokens, from, at)) return 0;
  const longer = knownPhrases.longest(tokens, at);
  if (longer && longer.next > noun) return 0;
  let to = noun;
  while (to < end && to - noun < longestBody && isPartOfBody(tokens, to)) to += 1;
  const told = tokens[to]?.norm === ':' || isReporting(tokens, to);
  const named = to === end && tokens.slice(noun, to).some(({ text }) => startsUpper(text));
  return told || named ? to : 0;
}
const longestBody = 7;
const isReporting = (tokens: readonly Token[], at: number): boolean =>
  isWord(tokens[at], 'báo') ||
  isWord(tokens[at], 'gửi') ||
  isWord(tokens[at], 'xin') ||
  tokens[at]?.fold === 'bc';
const isPartOfBody = (tokens: readonly Token[], at: number): boolean =>
  (tokens[at]?.kind === 'word' || tokens[at]?.kind === 'digits' || tokens[at]?.norm === '-') &&
  !isReporting(tokens, at);

/** Nothing but polite and plain words stand before, since the line or the sentence began. */
function leads(tokens: readonly Token[], from: number, at: number): boolean {
  let start = at;
  while (start > from && at - start < longestAddress && !/^[.;!?]$/.test(tokens[start - 1]?.norm ?? ''))
    start -= 1;
  return behindPlainWords(tokens, itemStart(tokens, start), at) === at;
}
const longestAddress = 16;

/** «Minh 26,5» where the list has a Minh Long: one of its words, alone before a figure, is a place nobody knows. */
function isPartOfMember(tokens: readonly Token[], at: number, { memberWords }: Around): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (!token || !/^\p{Lu}\p{Ll}/u.test(token.text) || !memberWords.has(token.norm)) return false;
  return next?.kind === 'digits' || next?.norm === ':';
}
