import { readBounded } from './bounded-phrase.ts';
import { equals } from './decimal.ts';
import type { PhraseContext } from './phrase-context.ts';
import type { QuantityReading } from './quantity.ts';
import { found, type Found } from './reading.ts';
import { isWord } from './token.ts';

/** Words for a round amount, behind it. */
const roundWords = ['chẵn', 'tròn'];

const inDigits = (c: PhraseContext, from: number, next: number): boolean =>
  c.n.tokens.slice(from, next).some((token) => token.kind === 'digits');

const agree = (a: QuantityReading, b: QuantityReading): boolean =>
  a.kind === 'exact' &&
  b.kind === 'exact' &&
  equals(a.value, b.value) &&
  (a.unit === b.unit || a.unit === null || b.unit === null);

/**
 * «12.500.000 đ (mười hai triệu năm trăm nghìn đồng)», «một trăm (100) hộ»: one figure in digits and in words, as
 * documents write it. Each settles the other; when they differ both are offered. Null: nothing is said twice here.
 */
export function saidTwice(c: PhraseContext, first: Found): Found | null {
  const { tokens } = c.n;
  if (tokens[first.next]?.norm !== '(' || first.readings.length === 0) return null;
  const second = readBounded(c, first.next + 1);
  if (!second || second.readings.length === 0) return null;
  const close = roundWords.some((word) => isWord(tokens[second.next], word)) ? second.next + 1 : second.next;
  const digits = [first, second].filter(({ start, next }) => inDigits(c, start, next)).length;
  if (tokens[close]?.norm !== ')' || digits !== 1) return null;
  const behind = c.n.unit(close + 1);
  const unit = first.readings[0]?.unit ?? second.readings[0]?.unit ?? null;
  const next = unit === null && behind ? behind.next : close + 1;
  const both = first.readings.filter((reading) => second.readings.some((other) => agree(reading, other)));
  if (both.length === 0)
    return found(
      first.start,
      next,
      [...first.readings, ...second.readings],
      'số bằng chữ và bằng số không khớp',
    );
  return found(
    first.start,
    next,
    both.map((reading) => ({ ...reading, unit: reading.unit ?? unit ?? behind?.value.name ?? null })),
  );
}
