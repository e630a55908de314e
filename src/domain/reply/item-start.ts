import type { Token } from '../quantity/token.ts';
import { knownPhrases } from './cue-index.ts';

const bullets = new Set(['-', '+', '•', '*', '·', '–', '▪', '●', '✓', '✅', '👉', '(', '[']);

/** Start of what a line lists, behind its bullet. */
export function itemStart(tokens: readonly Token[], from: number): number {
  return tokens[from]?.kind === 'sign' && bullets.has(tokens[from]?.norm ?? '') ? from + 1 : from;
}

/** Index behind polite and plain words, each with its comma: «Dạ, em gửi …». */
export function behindPlainWords(tokens: readonly Token[], from: number, end: number): number {
  let at = from;
  for (;;) {
    const known = knownPhrases.longest(tokens, at, end);
    if (known?.value !== 'courtesy' && known?.value !== 'neutral') return at;
    at = tokens[known.next]?.norm === ',' ? known.next + 1 : known.next;
  }
}

/** Where the items of a line begin: behind a bullet, or behind a plain heading and its colon, «Báo cáo: 1 - 9.102,5». */
export function itemsStart(tokens: readonly Token[], from: number, end: number): number {
  const start = itemStart(tokens, from);
  const heading = behindPlainWords(tokens, start, end);
  return heading > start && tokens[heading]?.norm === ':' ? itemStart(tokens, heading + 1) : start;
}
