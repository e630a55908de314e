/** A piece of what somebody typed about days and times: a word, a run of digits, or one sign. */
export interface TypedWord {
  readonly kind: 'word' | 'number' | 'sign';
  readonly raw: string;
  /** lower case, NFC, tone marks as in the dictionary's older spelling are left alone */
  readonly norm: string;
  /** `norm` without marks */
  readonly plain: string;
  /** offsets in the raw text, end exclusive */
  readonly start: number;
  readonly end: number;
}

const piece = /\p{N}+|(?:\p{L}\p{M}*)+|[^\s\p{L}\p{N}\p{M}]/gu;

/** Without Vietnamese marks, in lower case: «Thứ Sáu» → `thu sau`. */
export const withoutMarks = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd');

/** Cuts a text into pieces; spaces only separate. */
export function typedWords(text: string): readonly TypedWord[] {
  return [...text.matchAll(piece)].map((match) => {
    const raw = match[0];
    const kind = /^\p{N}/u.test(raw) ? 'number' : /^\p{L}/u.test(raw) ? 'word' : 'sign';
    const norm = raw.normalize('NFC').toLowerCase();
    return { kind, raw, norm, plain: withoutMarks(raw), start: match.index, end: match.index + raw.length };
  });
}

/** Is the piece that word: written with its marks, or wholly without any. */
export const isWord = (typed: TypedWord | undefined, word: string): boolean =>
  typed !== undefined &&
  (typed.norm === word || (typed.norm === typed.plain && typed.plain === withoutMarks(word)));

/** Reads the words of `phrase` at `at`; the index behind them, or null. */
export function phraseAt(words: readonly TypedWord[], at: number, phrase: string): number | null {
  const wanted = phrase.split(' ');
  return wanted.every((word, i) => isWord(words[at + i], word)) ? at + wanted.length : null;
}

/** The first of the phrases that stands at `at`, with the index behind it. */
export function anyPhraseAt<P extends string>(
  words: readonly TypedWord[],
  at: number,
  phrases: readonly P[],
): { readonly phrase: P; readonly next: number } | null {
  for (const phrase of phrases) {
    const next = phraseAt(words, at, phrase);
    if (next !== null) return { phrase, next };
  }
  return null;
}

/** A number of at most four digits at `at`, within bounds; null otherwise. */
export function numberAt(words: readonly TypedWord[], at: number, min: number, max: number): number | null {
  const typed = words[at];
  if (typed?.kind !== 'number' || !/^\d{1,4}$/.test(typed.raw)) return null;
  const value = Number(typed.raw);
  return value >= min && value <= max ? value : null;
}

/** Do the pieces from `from` to `to` (inclusive) touch each other, as in «20/6». */
export function touching(words: readonly TypedWord[], from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) if (words[i]?.end !== words[i + 1]?.start) return false;
  return words[to] !== undefined;
}
