import { knows, type Lexicon } from './lexicon.ts';
import { normalise } from './normal-text.ts';
import { quantityLexicon } from './quantity-lexicon.ts';
import { decodeTelex, decodeVni } from './residue.ts';
import { canonicalWord, fold } from './syllable.ts';
import type { Token, TokenKind } from './token.ts';

export { isWord, type Token, type TokenKind } from './token.ts';

const [space, tab, newline, carriageReturn] = [0x20, 0x09, 0x0a, 0x0d];

export const isDigitCode = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** Letters and marks of the first blocks by table: the test is made for every character. */
const letterTable = Uint8Array.from({ length: 0x1f00 }, (_, code) =>
  /[\p{L}\p{M}]/u.test(String.fromCharCode(code)) ? 1 : 0,
);
const isLetterCode = (code: number): boolean =>
  code < letterTable.length ? letterTable[code] === 1 : /[\p{L}\p{M}]/u.test(String.fromCharCode(code));

const isSuperscript = (code: number): boolean => code === 0xb2 || code === 0xb3;
const squarable = new Set(['m', 'km', 'hm', 'dam', 'dm', 'cm', 'mm']);
const vulgarFractions = '½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞';

/** Signs that are typed with several characters. */
const compoundSigns: readonly (readonly [typed: string, norm: string])[] = [
  ['>=', '≥'],
  ['<=', '≤'],
  ['=>', '⇒'],
  ['->', '→'],
];

/** Nouns that are often numbered without a space: in «quy1» the digit is no tone. */
const numberedNouns = new Set(
  'quy thang nam tuan thon to ban xom khu ap xa phuong khoi cum dot lan ky diem so muc'.split(' '),
);

interface Cut {
  readonly end: number;
  readonly norm: string;
  readonly doubtful?: true;
}

class Tokenizer {
  readonly tokens: Token[] = [];
  private readonly text: string;
  private readonly offsets: Int32Array | null;
  private readonly raw: string;
  private readonly lexicon: Lexicon;

  constructor(raw: string, lexicon: Lexicon) {
    this.raw = raw;
    this.lexicon = lexicon;
    ({ text: this.text, offsets: this.offsets } = normalise(raw));
  }

  run(): Token[] {
    for (let i = 0; i < this.text.length;) i = this.step(i);
    return this.tokens;
  }

  private step(i: number): number {
    const code = this.text.charCodeAt(i);
    if (code === space) return i + 1;
    if (isDigitCode(code)) return this.push('digits', i, this.digitsEnd(i));
    if (isLetterCode(code)) return this.word(i);
    if (code === newline || code === carriageReturn)
      return this.push('break', i, this.lineEnd(i, code), '\n');
    if (code === tab) return this.push('tab', i, i + 1);
    if (vulgarFractions.includes(this.text[i] ?? '')) {
      return this.push('fraction', i, i + 1, (this.text[i] ?? '').normalize('NFKC').replace('\u2044', '/'));
    }
    return this.sign(i);
  }

  private lineEnd(i: number, code: number): number {
    return code === carriageReturn && this.text.charCodeAt(i + 1) === newline ? i + 2 : i + 1;
  }

  private digitsEnd(i: number): number {
    while (isDigitCode(this.text.charCodeAt(i))) i += 1;
    return i;
  }

  private sign(i: number): number {
    const two = this.text.slice(i, i + 2);
    for (const [typed, norm] of compoundSigns) if (two === typed) return this.push('sign', i, i + 2, norm);
    if (two === '..') {
      let end = i;
      while (this.text[end] === '.') end += 1;
      return this.push('sign', i, end, '…');
    }
    if (two[0] === '%' && (two[1] === 'o' || two[1] === 'O' || two[1] === '0')) {
      // «%o», «%0» and «%oo» stand for ‰, which few keyboards have
      let end = i + 1;
      while (this.text[end] === two[1]) end += 1;
      const after = this.text.charCodeAt(end);
      if (end <= i + 3 && !isLetterCode(after) && !isDigitCode(after)) return this.push('sign', i, end, '‰');
    }
    const point = this.text.codePointAt(i) ?? 0;
    return this.push('sign', i, i + (point > 0xffff ? 2 : 1));
  }

  private word(start: number): number {
    let end = start;
    while (end < this.text.length && isLetterCode(this.text.charCodeAt(end))) end += 1;
    if (isSuperscript(this.text.charCodeAt(end))) return this.push('word', start, end + 1);
    const lower = this.text.slice(start, end).toLowerCase();
    const cut = isDigitCode(this.text.charCodeAt(end)) ? this.withDigits(start, end, lower) : null;
    if (cut) return this.pushWord(start, cut);
    return this.pushWord(start, { end, norm: this.decoded(canonicalWord(lower)) });
  }

  /** «m2», «km3» and VNI residue: digits that belong to the word; null when they do not. */
  private withDigits(start: number, lettersEnd: number, letters: string): Cut | null {
    let end = lettersEnd;
    while (isDigitCode(this.text.charCodeAt(end)) || isLetterCode(this.text.charCodeAt(end))) {
      end += 1;
      if (end - start > 12) return null;
    }
    const whole = this.text.slice(start, end).toLowerCase();
    if (squarable.has(letters) && end === lettersEnd + 1 && (whole.endsWith('2') || whole.endsWith('3'))) {
      return { end, norm: letters + (whole.endsWith('2') ? '²' : '³') };
    }
    const decoded = decodeVni(whole);
    if (decoded === null) return null;
    const norm = canonicalWord(decoded);
    if (!this.lexicon.words.has(norm)) return null;
    if (end > lettersEnd + 1 || !knows(this.lexicon, letters)) return { end, norm };
    // one digit at the end of a word that stands well without it
    if (numberedNouns.has(letters) || this.follows('digits', start)) return null;
    return { end, norm, doubtful: true };
  }

  private follows(kind: TokenKind, start: number): boolean {
    const before = this.tokens.at(-1);
    return before?.kind === kind && this.rawAt(start) - before.end <= 1;
  }

  private decoded(word: string): string {
    if (knows(this.lexicon, word)) return word;
    const decoded = decodeTelex(word);
    if (decoded === null) return word;
    const norm = canonicalWord(decoded);
    return this.lexicon.words.has(norm) ? norm : word;
  }

  private rawAt(i: number): number {
    return this.offsets ? (this.offsets[i] ?? this.raw.length) : i;
  }

  private pushWord(start: number, { end, norm, doubtful }: Cut): number {
    return this.push('word', start, end, norm, doubtful);
  }

  private push(kind: TokenKind, from: number, to: number, norm?: string, doubtful?: true): number {
    const [start, end] = [this.rawAt(from), this.rawAt(to)];
    const text = this.raw.slice(start, end);
    const canonical =
      norm ??
      (kind === 'word' ? canonicalWord(this.text.slice(from, to).toLowerCase()) : this.text.slice(from, to));
    const bare = kind === 'word' ? fold(canonical) : canonical;
    const token = { kind, text, norm: canonical, fold: bare, marked: bare !== canonical, start, end };
    this.tokens.push(doubtful ? { ...token, doubtful } : token);
    return to;
  }
}

/** Cuts a raw message into tokens. `lexicon`: the words into which input-method residue may be decoded. */
export const tokenize = (raw: string, lexicon: Lexicon = quantityLexicon): Token[] =>
  new Tokenizer(raw, lexicon).run();
