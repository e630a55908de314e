import type { Indicator } from '../indicator/indicator.ts';
import { isWord, type Token } from '../quantity/text.ts';
import type { IndicatorIndex } from './indicator-index.ts';
import { knownPhrases } from './cue-index.ts';
import { periodAt } from './period-mention.ts';

/** Indicators named by code: «chỉ tiêu 4», «14a», «3 - 322 ha», «1: 6820,5». */
export interface CodeMention {
  readonly from: number;
  /** token index after the code and the sign that sets it off */
  readonly to: number;
  /** one code may stand for a point with several measures; a list of codes gives several entries */
  readonly codes: readonly (readonly Indicator[])[];
  /** with «chỉ tiêu»: certainly a code; otherwise it may be the number of a line */
  readonly keyword: boolean;
}

export interface BareCode {
  readonly indicators: readonly Indicator[];
  readonly to: number;
}

const glued = (tokens: readonly Token[], at: number): boolean => tokens[at - 1]?.end === tokens[at]?.start;

/** A code at a token: «4», «14a», «14 a», «14.a»; a number that goes on («4,5», «1.250») is none. */
function bareCode(tokens: readonly Token[], at: number, { codes }: IndicatorIndex): BareCode | null {
  const token = tokens[at];
  if (!token || (token.kind !== 'digits' && token.kind !== 'word')) return null;
  const number = token.kind === 'digits' ? token.norm.replace(/^0+(?=\d)/, '') : token.fold;
  const dotted = tokens[at + 1]?.norm === '.' && glued(tokens, at + 2);
  for (const step of dotted ? [1, 2] : [1]) {
    const letter = tokens[at + step];
    const lettered =
      letter?.kind === 'word' && letter.fold.length === 1 ? codes.get(number + letter.fold) : undefined;
    if (lettered && (step === 2 || glued(tokens, at + 1) || endsCode(tokens, at + 2)))
      return { indicators: lettered, to: at + step + 1 };
  }
  const joined = codes.get(joinedText(tokens, at));
  if (joined && joinedEnd(tokens, at) > at + 1) return { indicators: joined, to: joinedEnd(tokens, at) };
  const plain = codes.get(number);
  return plain && !goesOn(tokens, at + 1) ? { indicators: plain, to: at + 1 } : null;
}

/** «KT-01», «2.3» */
function joinedEnd(tokens: readonly Token[], at: number): number {
  let end = at + 1;
  while (end - at < 6 && glued(tokens, end) && tokens[end]?.kind !== 'break' && tokens[end]?.kind !== 'tab') {
    const isJoint = tokens[end]?.kind === 'sign' && !/^[.\-_/]$/.test(tokens[end]?.norm ?? '');
    if (isJoint) break;
    end += 1;
  }
  return tokens[end - 1]?.kind === 'sign' ? end - 1 : end;
}
const joinedText = (tokens: readonly Token[], at: number): string =>
  tokens
    .slice(at, joinedEnd(tokens, at))
    .map(({ fold }) => fold)
    .join('');

/** «4» in «4,5», «4.500», «4%», «4ha» is a number. */
function goesOn(tokens: readonly Token[], at: number): boolean {
  if (!glued(tokens, at)) return false;
  const [next, behind] = [tokens[at], tokens[at + 1]];
  if (next?.kind === 'word' || next?.kind === 'fraction' || next?.norm === '%' || next?.norm === '‰')
    return true;
  const separates = next?.norm === '.' || next?.norm === ',' || next?.norm === '/' || next?.norm === '-';
  return separates && behind?.kind === 'digits' && glued(tokens, at + 1);
}

const endsCode = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at];
  return token === undefined || token.kind === 'sign' || token.kind === 'break' || token.kind === 'tab';
};

/** End of «chỉ tiêu», «CT», «mục», «số» before a code; -1 when none is there: «Số 6 tháng đầu năm» names a period. */
function keywordEnd(tokens: readonly Token[], at: number): number {
  const token = tokens[at];
  if (isWord(token, 'số') && (tokens[at + 1]?.norm.length ?? 9) < 3)
    return periodAt(tokens, at + 1) ? -1 : at + 1;
  let to = -1;
  if (isWord(token, 'chỉ') && isWord(tokens[at + 1], 'tiêu')) to = at + 2;
  else if (token?.fold === 'ct' || token?.norm === 'mục' || token?.norm === 'điểm') to = at + 1;
  else if (token?.fold === 'stt') return at + 1;
  if (to >= 0 && (isWord(tokens[to], 'số') || tokens[to]?.norm === '#')) to += 1;
  return to >= 0 && /^[.:]$/.test(tokens[to]?.norm ?? '') ? to + 1 : to;
}

const joins = (token: Token | undefined): boolean =>
  token?.norm === ',' ||
  token?.norm === ';' ||
  token?.norm === '&' ||
  isWord(token, 'và') ||
  isWord(token, 'với');

/** What may follow the last code of a list: «chỉ tiêu 1, 3 và 4 chưa có số», never a unit or more digits. */
const endsList = (tokens: readonly Token[], at: number, startsUnit: (at: number) => boolean): boolean =>
  tokens[at]?.kind !== 'digits' && (!startsUnit(at) || isWord(tokens[at + 1], 'lượt'));

function keywordMention(
  tokens: readonly Token[],
  at: number,
  index: IndicatorIndex,
  startsUnit: (at: number) => boolean,
): CodeMention | null {
  const start = keywordEnd(tokens, at);
  const first = start < 0 ? null : bareCode(tokens, start, index);
  if (!first) return null;
  const codes = [first.indicators];
  let to = first.to;
  while (joins(tokens[to])) {
    const behind = keywordEnd(tokens, to + 1);
    const next = bareCode(tokens, behind < 0 ? to + 1 : behind, index);
    if (!next || !endsList(tokens, next.to, startsUnit)) break;
    codes.push(next.indicators);
    to = next.to;
  }
  return { from: at, to: afterSetOff(tokens, to), codes, keyword: true };
}

/** Signs that set a code off from what follows. */
function afterSetOff(tokens: readonly Token[], at: number): number {
  const sign = tokens[at];
  if (sign?.kind !== 'sign') return at;
  if (/^[:)\]=]$/.test(sign.norm)) return at + 1;
  const spaced = tokens[at + 1]?.start !== sign.end || tokens[at + 1]?.kind !== 'digits';
  return /^[.\-/]$/.test(sign.norm) && spaced ? at + 1 : at;
}

const clockTime = (tokens: readonly Token[], at: number): boolean =>
  tokens[at + 1]?.norm === ':' &&
  glued(tokens, at + 1) &&
  glued(tokens, at + 2) &&
  /^[0-5]\d$/.test(tokens[at + 2]?.norm ?? '') &&
  tokens[at]?.kind === 'digits' &&
  Number(tokens[at]?.norm) < 24;

/** A bracket that is open at a token: its closing sign sets no code off. */
function insideBracket(tokens: readonly Token[], at: number): boolean {
  for (let i = at - 1; i >= 0 && tokens[i]?.kind !== 'break'; i--) {
    if (tokens[i]?.norm === ')') return false;
    if (tokens[i]?.norm === '(') return i < at - 1;
  }
  return false;
}

/** Signs that set a code off wherever it stands; others only at the start of a line or an item. */
function setsOff(tokens: readonly Token[], at: number, start: number, atStart: boolean): boolean {
  const sign = tokens[at]?.norm ?? '';
  if (afterSetOff(tokens, at) === at) return false;
  if (sign === ')' && insideBracket(tokens, start)) return false;
  return atStart || /^[:)=\]]$/.test(sign);
}

/** «17 - 94,2»: a dash with spaces around, and a figure behind it */
const hasFreeDash = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.norm === '-' &&
  !glued(tokens, at) &&
  !glued(tokens, at + 1) &&
  tokens[at + 1]?.kind === 'digits';

/** A code without «chỉ tiêu», set off by a sign. */
function setOffMention(
  tokens: readonly Token[],
  at: number,
  index: IndicatorIndex,
  { atStart, listed, codeFirst }: CodePlace,
): CodeMention | null {
  const code = bareCode(tokens, at, index);
  if (!code || periodAt(tokens, at)) return null;
  if (clockTime(tokens, at) && !continuesNumber(tokens, at + 3) && !listed && !codeFirst) return null;
  // «4 là 26,5 tỷ»
  if (atStart && isWord(tokens[code.to], 'là') && tokens[code.to + 1]?.kind === 'digits')
    return { from: at, to: code.to + 1, codes: [code.indicators], keyword: false };
  if (!setsOff(tokens, code.to, at, atStart)) return null;
  return { from: at, to: afterSetOff(tokens, code.to), codes: [code.indicators], keyword: false };
}

/** «16 và 17: 98,7 và 91,8»: several codes before one colon. */
function listMention(
  tokens: readonly Token[],
  at: number,
  index: IndicatorIndex,
  { atStart, startsPredicate }: CodePlace,
): CodeMention | null {
  const codes: (readonly Indicator[])[] = [];
  let to = at;
  for (let code = bareCode(tokens, at, index); code; code = bareCode(tokens, to + 1, index)) {
    codes.push(code.indicators);
    to = code.to;
    if (!joins(tokens[to])) break;
  }
  const closed = tokens[to]?.norm === ':' && codes.length > 1;
  if (closed) return { from: at, to: to + 1, codes, keyword: false };
  // «8, 11 chưa có số»
  const told = atStart && codes.length > 1 && startsPredicate(to);
  return told ? { from: at, to, codes, keyword: false } : null;
}

/** «24a 78,2% 24b 99,1%»: a code with its letter needs no sign. */
function letteredMention(tokens: readonly Token[], at: number, index: IndicatorIndex): CodeMention | null {
  const code = bareCode(tokens, at, index);
  const lettered = code && code.to === at + 2 && tokens[at + 1]?.kind === 'word' && glued(tokens, at + 1);
  return lettered && tokens[code.to]?.kind === 'digits'
    ? { from: at, to: code.to, codes: [code.indicators], keyword: false }
    : null;
}

/** «16:98,9» and «16:30%» are no clock times. */
const continuesNumber = (tokens: readonly Token[], at: number): boolean =>
  (tokens[at]?.norm === ',' && glued(tokens, at) && tokens[at + 1]?.kind === 'digits') ||
  tokens[at]?.norm === '%' ||
  tokens[at]?.norm === '‰';

export interface CodePlace {
  /** the token begins a line or follows `;` or `,` */
  readonly atStart: boolean;
  /** the token before is a word that may number what follows: «thôn 5:», «lần 2:» */
  readonly afterWord: boolean;
  /** a code is known to stand here before its figure: «3 322,5» */
  readonly codeFirst: boolean;
  /** an item behind one that a code began: «3: 318; 4:33» */
  readonly listed: boolean;
  /** whether a unit stands at a token */
  readonly startsUnit: (at: number) => boolean;
  /** whether words such as «chưa có» stand at a token */
  readonly startsPredicate: (at: number) => boolean;
}

/** «bỏ số 9 em vừa gửi» */
const takesBack = ['bỏ', 'rút', 'hủy', 'xóa'];

/** The code that stands at a token, with what sets it off. */
export function codeAt(
  tokens: readonly Token[],
  at: number,
  index: IndicatorIndex,
  place: CodePlace,
): CodeMention | null {
  const numbered =
    place.afterWord && isWord(tokens[at], 'số') && !takesBack.some((word) => isWord(tokens[at - 1], word));
  const keyword = numbered ? null : keywordMention(tokens, at, index, place.startsUnit);
  if (keyword) return keyword;
  if ((place.afterWord && !place.codeFirst) || continuesToken(tokens, at)) return null;
  // «43, 1; 19: …» goes on with the number
  if (behindNumber(tokens, at))
    return (
      setOffMention(tokens, at, index, { ...place, atStart: place.listed && hasFreeDash(tokens, at + 1) }) ??
      (glued(tokens, at) ? null : letteredMention(tokens, at, index)) ??
      (place.codeFirst ? leadingMention(tokens, at, index, place) : null)
    );
  return (
    setOffMention(tokens, at, index, place) ??
    listMention(tokens, at, index, place) ??
    letteredMention(tokens, at, index) ??
    leadingMention(tokens, at, index, place)
  );
}

/** Digits stand before, by themselves or with a glued comma or dot. */
const behindNumber = (tokens: readonly Token[], at: number): boolean =>
  tokens[at - 1]?.kind === 'digits' ||
  (/^[.,]$/.test(tokens[at - 1]?.norm ?? '') && glued(tokens, at - 1) && tokens[at - 2]?.kind === 'digits');

/** «19» of «19/19» is no code, nor is «6» of «l6», a letter typed for a digit. */
const continuesToken = (tokens: readonly Token[], at: number): boolean =>
  glued(tokens, at) && /^(?:[/.,:-]|[oil])$/.test(tokens[at - 1]?.norm ?? '');

/** «3 chưa có», «10 có 1 trường», and lines that are known to begin with a code. */
function leadingMention(
  tokens: readonly Token[],
  at: number,
  index: IndicatorIndex,
  { atStart, codeFirst, startsPredicate }: CodePlace,
): CodeMention | null {
  const code = atStart || codeFirst ? bareCode(tokens, at, index) : null;
  const says = code && knownPhrases.longest(tokens, code.to);
  const told = says?.value === 'yes' && tokens[says.next]?.kind === 'digits';
  if (!code || !(codeFirst || told || startsPredicate(code.to))) return null;
  return { from: at, to: code.to, codes: [code.indicators], keyword: false };
}

const keywords = new Set(['chi', 'ct', 'muc', 'diem', 'stt', 'so']);

/** Whether a code may start with a token at all: asked for every token, so it only looks at the token itself. */
export const mayStartCode = (token: Token | undefined, { codes }: IndicatorIndex): boolean =>
  token !== undefined &&
  (token.kind === 'digits' ||
    (token.kind === 'word' && (keywords.has(token.fold) || startsLettered(token, codes))));

const letteredCodes = new WeakMap<object, ReadonlySet<string>>();
function startsLettered({ fold }: Token, codes: IndicatorIndex['codes']): boolean {
  const known =
    letteredCodes.get(codes) ?? new Set([...codes.keys()].map((code) => /^[a-z]+/.exec(code)?.[0] ?? ''));
  letteredCodes.set(codes, known);
  return known.has(fold);
}

/** The plain code at a token, without regard to what follows it. */
export const plainCodeAt = (tokens: readonly Token[], at: number, index: IndicatorIndex): BareCode | null =>
  bareCode(tokens, at, index);
