/** A text in one normal spelling of characters, with the way back to the raw text. */
export interface NormalText {
  /** NFC; every space is U+0020, every dash `-`, full-width forms are ASCII; tabs and line ends stay */
  readonly text: string;
  /** raw offset of each unit of `text`, and of its end; null when offsets are the same in both */
  readonly offsets: Int32Array | null;
}

/** More marks than any Vietnamese letter carries; what is beyond is noise and would make composing slow. */
const marksPerLetter = 4;

const isMark = (code: number): boolean =>
  (code >= 0x300 && code <= 0x36f) || (code >= 0xfe00 && code <= 0xfe0f);

/** Zero-width and soft characters that separate nothing. */
const isInvisible = (code: number): boolean =>
  code === 0xad ||
  (code >= 0x200c && code <= 0x200f) ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2060 && code <= 0x2064) ||
  code === 0xfeff;

/** The character that stands for another one of the same width, or 0. */
function replacement(code: number): number {
  if (code === 0xa0 || code === 0x202f || code === 0x205f || code === 0x3000) return 0x20;
  if (code >= 0x2000 && code <= 0x200b) return 0x20;
  if (code === 0x2028 || code === 0x2029 || code === 0x85) return 0x0a;
  if ((code >= 0x2010 && code <= 0x2015) || code === 0x2212 || code === 0xfe63) return 0x2d;
  if (code >= 0xff01 && code <= 0xff5e) return code - 0xff01 + 0x21;
  if (code === 0xb5) return 0x3bc;
  if (code === 0x2044 || code === 0x2215) return 0x2f;
  return 0;
}

const isPlain = (code: number): boolean =>
  code < 0x85 || (code >= 0xc0 && code < 0x300) || (code >= 0x1e00 && code < 0x1f00);

function firstSpecial(raw: string): number {
  for (let i = 0; i < raw.length; i++) {
    const code = raw.charCodeAt(i);
    if (!isPlain(code) && (isMark(code) || isInvisible(code) || replacement(code))) return i;
  }
  return -1;
}

export function normalise(raw: string): NormalText {
  if (firstSpecial(raw) < 0) return { text: raw, offsets: null };
  const parts: string[] = [];
  const offsets: number[] = [];
  const push = (piece: string, at: number): void => {
    parts.push(piece);
    for (let i = 0; i < piece.length; i++) offsets.push(at);
  };
  for (let i = 0; i < raw.length;) {
    const code = raw.charCodeAt(i);
    let next = i + 1;
    while (next < raw.length && isMark(raw.charCodeAt(next))) next += 1;
    if (isInvisible(code) || isMark(code)) {
      // nothing to show: its place belongs to what stands before
    } else if (next > i + 1) {
      push(
        raw
          .slice(i, Math.min(next, i + 1 + marksPerLetter))
          .replace(/[\ufe00-\ufe0f]/g, '')
          .normalize('NFC'),
        i,
      );
    } else {
      const other = replacement(code);
      push(other ? String.fromCharCode(other) : (raw[i] ?? ''), i);
    }
    i = next;
  }
  offsets.push(raw.length);
  return { text: parts.join(''), offsets: Int32Array.from(offsets) };
}
