import { readFigure, type Figure } from './figure.ts';
import { numberWord, startsOtherWord, type NumberWord } from './number-words.ts';
import { isWord, type Token } from './token.ts';
import type { Match } from './phrase-trie.ts';
import { readUnit, type Unit } from './units.ts';

/**
 * The tokens of a message as a number reader sees them. Every look-up is made once per token, so that reading stays
 * linear however often a place is looked at.
 */
export class NumberTokens {
  readonly tokens: readonly Token[];
  private readonly words: (NumberWord | null | undefined)[] = [];
  private readonly weak: boolean[] = [];
  private readonly figures: (Figure | null | undefined)[] = [];
  private readonly units: (Match<Unit> | null | undefined)[] = [];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  figure(at: number): Figure | null {
    const known = this.figures[at];
    return known !== undefined ? known : (this.figures[at] = readFigure(this.tokens, at));
  }

  unit(at: number): Match<Unit> | null {
    const known = this.units[at];
    return known !== undefined ? known : (this.units[at] = readUnit(this.tokens, at));
  }

  /** The number word at a place, whether or not its neighbours support it. */
  bareWord(at: number): NumberWord | null {
    const known = this.words[at];
    if (known !== undefined) return known;
    const entry = numberWord(this.tokens[at]);
    this.weak[at] = entry?.weak ?? false;
    const other = startsOtherWord(this.tokens, at) || isYearWord(this.tokens, at);
    const word = entry && !other ? entry.word : null;
    this.words[at] = word;
    return word;
  }

  /** The number word that starts a number here. */
  firstWord(at: number): NumberWord | null {
    const word = this.bareWord(at);
    if (!word || !this.weak[at]) return word;
    const next = this.bareWord(at + 1);
    // «sau lam» is «sau (khi) làm» oftener than 65, «muoi lam» is always 15
    const both = next?.is === 'digit' && next.second && this.weak[at + 1] && word.is === 'digit';
    const supported = next !== null && (!both || this.unitBehind(at + 1));
    return supported || this.unitBehind(at) ? word : null;
  }

  /** The number word that goes on with a number here. */
  nextWord(at: number): NumberWord | null {
    const word = this.bareWord(at);
    if (!word || !this.weak[at]) return word;
    if (word.is === 'scale' || word.is === 'hundred' || word.is === 'half') return word;
    if (this.longUnitAt(at)) return null;
    const after = this.tokens[at + 1];
    // «35 phay 4 ty»
    if (word.is === 'point' && after?.kind === 'digits') return word;
    const atEnd = after?.kind !== 'word' && after?.kind !== 'digits';
    return atEnd || this.bareWord(at + 1) !== null || isCourtesy(after) || this.unitBehind(at) ? word : null;
  }

  /** A number word stands here that may belong to the figure before it. */
  goesOn(at: number): boolean {
    return this.tokens[at]?.kind === 'word' && this.bareWord(at) !== null;
  }

  /** A unit of several words starts here: «văn bản», «m/s». */
  longUnitAt(at: number): boolean {
    return (this.unit(at)?.next ?? 0) > at + 1;
  }

  private unitBehind(at: number): boolean {
    return this.unit(at + 1) !== null;
  }

  /** Nothing stands between the token and the one before it. */
  glued(at: number): boolean {
    const [before, token] = [this.tokens[at - 1], this.tokens[at]];
    return before !== undefined && token !== undefined && before.end === token.start;
  }
}

const beforeYear = 'ước so kỳ dự kh hoạch đầu cuối cả giữa trong mỗi hàng hằng từng hết nhiều mấy qua'.split(
  ' ',
);

/** «đầu năm», «cả năm»: năm is the year there. */
const isYearWord = (tokens: readonly Token[], at: number): boolean =>
  isWord(tokens[at], 'năm') && beforeYear.some((word) => isWord(tokens[at - 1], word));

const courtesies = new Set('ạ a ah nhé nhe nha dạ da vâng vang em anh chị chi thôi roi rồi'.split(' '));

/** Polite words that may end a figure: «ba mươi tư ạ». */
export const isCourtesy = (token: Token | undefined): boolean =>
  token?.kind === 'word' && courtesies.has(token.norm);
