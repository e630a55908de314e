import { placeTone, type Tone } from './syllable.ts';

/**
 * Keystrokes that stayed in the text because the keyboard was in the wrong mode: Telex `trieeuj`, VNI `trie65u`.
 * Decoding is a guess; the caller takes it only where the decoded word is known and the raw one is not.
 */

const telexTones: Readonly<Record<string, Tone>> = { f: 1, s: 2, r: 3, x: 4, j: 5 };
const vniTones: Readonly<Record<string, Tone>> = { '1': 2, '2': 1, '3': 3, '4': 4, '5': 5 };
const circumflex: Readonly<Record<string, string>> = { a: 'â', e: 'ê', o: 'ô' };
const horn: Readonly<Record<string, string>> = { o: 'ơ', u: 'ư' };

/** The longest Vietnamese syllable, nghiêng, typed with every key. */
const longestTyped = 12;

/** Changes the last letter that `change` knows; false when there is none. */
function modify(letters: string[], change: Readonly<Record<string, string>>): boolean {
  for (let i = letters.length - 1; i >= 0; i--) {
    const changed = change[letters[i] ?? ''];
    if (changed === undefined) continue;
    letters[i] = changed;
    return true;
  }
  return false;
}

/** ơ/ư: «uo» takes the horn on both letters. */
function addHorn(letters: string[]): boolean {
  for (let i = letters.length - 2; i >= 0; i--) {
    if (letters[i] !== 'u' && letters[i] !== 'ư') continue;
    if (letters[i + 1] !== 'o') continue;
    letters[i] = 'ư';
    letters[i + 1] = 'ơ';
    return true;
  }
  return modify(letters, horn);
}

function addBarTo(letters: string[]): boolean {
  if (letters[0] !== 'd') return false;
  letters[0] = 'đ';
  return true;
}

function telexKey(letters: string[], key: string): Tone | null {
  const last = letters.at(-1) ?? '';
  if (key === 'w') {
    if (last === 'a' || !/[ouơư]/.test(letters.join(''))) {
      if (!modify(letters, { a: 'ă' })) letters.push('ư');
    } else addHorn(letters);
    return null;
  }
  if (key === 'd' && letters.length > 0 && addBarTo(letters)) return null;
  if (circumflex[key] !== undefined && last === key) {
    letters[letters.length - 1] = circumflex[key];
    return null;
  }
  const tone = telexTones[key];
  if (tone !== undefined && /[aăâeêioôơuưy]/.test(letters.join(''))) return tone;
  letters.push(key);
  return null;
}

/** `trieeuj` → `triệu`; null when no key of the word is a Telex key or it is too long for a syllable. */
export function decodeTelex(word: string): string | null {
  if (word.length < 2 || word.length > longestTyped || !/^[a-z]+$/.test(word)) return null;
  const letters: string[] = [];
  let tone: Tone = 0;
  for (const key of word) {
    if (key === 'z') return null;
    tone = telexKey(letters, key) ?? tone;
  }
  const decoded = placeTone(letters, tone);
  return decoded === word ? null : decoded;
}

function vniKey(letters: string[], key: string): boolean {
  if (key === '6') return modify(letters, circumflex);
  if (key === '7') return addHorn(letters);
  if (key === '8') return modify(letters, { a: 'ă' });
  return key === '9' && addBarTo(letters);
}

/** `trie65u` → `triệu`; null when the digits are not VNI keys of these letters. */
export function decodeVni(word: string): string | null {
  if (word.length < 2 || word.length > longestTyped || !/^[a-zđ]+[1-9][a-z1-9]*$/.test(word)) return null;
  const letters: string[] = [];
  let tone: Tone = 0;
  for (const key of word) {
    if (key > '9') letters.push(key);
    else if (vniTones[key] !== undefined) {
      if (tone !== 0) return null;
      tone = vniTones[key];
    } else if (!vniKey(letters, key)) return null;
  }
  return placeTone(letters, tone);
}
