/**
 * Vietnamese syllables: folding to bare letters, and one spelling for words that two accepted styles write
 * differently (hoà/hòa, tỉ/tỷ). All functions expect NFC, lower case.
 */

/** Bare letter for every letter of Latin-1, Latin Extended and Latin Extended Additional; 0 where nothing changes. */
const bareLetters = (() => {
  const table = new Uint16Array(0x1f00);
  for (let code = 0xc0; code < table.length; code++) {
    const letter = String.fromCharCode(code);
    const bare = letter.normalize('NFD').replace(/\p{M}/gu, '');
    if (bare.length === 1 && bare !== letter) table[code] = bare.charCodeAt(0);
  }
  // đ has no Unicode decomposition
  table[0x111] = 'd'.charCodeAt(0);
  table[0x110] = 'D'.charCodeAt(0);
  return table;
})();

/** The word without Vietnamese marks: `đồng` → `dong`. */
export function fold(word: string): string {
  let folded = '';
  let from = 0;
  for (let i = 0; i < word.length; i++) {
    const bare = bareLetters[word.charCodeAt(i)];
    if (!bare) continue;
    folded += word.slice(from, i) + String.fromCharCode(bare);
    from = i + 1;
  }
  return from === 0 ? word : folded + word.slice(from);
}

const tones = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'] as const;
/** level, huyền, sắc, hỏi, ngã, nặng */
export type Tone = 0 | 1 | 2 | 3 | 4 | 5;

export const withTone = (letter: string, tone: Tone): string =>
  tone === 0 ? letter : (letter + tones[tone]).normalize('NFC');

const isVowel = (letter: string): boolean => 'aăâeêioôơuưy'.includes(letter);

/** Index of the letter that carries the tone, in the older style (hòa, thủy); -1 when there is no vowel. */
function toneBearer(letters: readonly string[]): number {
  const text = letters.join('');
  const onset = /^(?:qu|gi)(?=[aăâeêioôơuưy])/.test(text) ? 2 : 0;
  let first = onset;
  while (first < letters.length && !isVowel(letters[first] ?? '')) first += 1;
  if (first === letters.length) return -1;
  let last = first;
  while (last + 1 < letters.length && isVowel(letters[last + 1] ?? '')) last += 1;
  for (let i = last; i >= first; i--) if ('ăâêôơư'.includes(letters[i] ?? '')) return i;
  const closed = last + 1 < letters.length;
  if (closed || last - first === 2) return closed ? last : first + 1;
  return first;
}

/** Puts the tone where the older style writes it; null when the letters hold no vowel. */
export function placeTone(letters: readonly string[], tone: Tone): string | null {
  const bearer = toneBearer(letters);
  if (bearer < 0) return null;
  return letters.map((letter, i) => (i === bearer ? withTone(letter, tone) : letter)).join('');
}

function split(word: string): { letters: string[]; tone: Tone } {
  let tone: Tone = 0;
  const letters: string[] = [];
  for (const letter of word) {
    let plain = letter.normalize('NFD');
    for (const candidate of [1, 2, 3, 4, 5] as const) {
      if (!plain.includes(tones[candidate])) continue;
      tone = candidate;
      plain = plain.replace(tones[candidate], '');
    }
    letters.push(plain.normalize('NFC'));
  }
  return { letters, tone };
}

const movable = /[oòóỏõọuùúủũụ][aàáảãạeèéẻẽẹyỳýỷỹỵ]/;
const shortI = /^(?:[hklmst]|qu)[ìíỉĩị]$/;
const yForI: Readonly<Record<string, string>> = { ì: 'ỳ', í: 'ý', ỉ: 'ỷ', ĩ: 'ỹ', ị: 'ỵ' };

function isAscii(word: string): boolean {
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) > 0x7f) return false;
  return true;
}

/** One spelling for one word: tone placement as in hòa, thủy; `tỉ`, `kí`, `quí` as `tỷ`, `ký`, `quý`. */
export function canonicalWord(word: string): string {
  if (word.length < 2 || isAscii(word)) return word;
  if (shortI.test(word)) return word.slice(0, -1) + (yForI[word.slice(-1)] ?? '');
  if (!movable.test(word) || fold(word) === word) return word;
  const { letters, tone } = split(word);
  return tone === 0 ? word : (placeTone(letters, tone) ?? word);
}
