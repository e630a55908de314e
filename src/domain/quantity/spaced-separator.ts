import type { Amount } from './amount.ts';
import { decimal } from './decimal.ts';
import { isCourtesy, type NumberTokens } from './number-tokens.ts';
import type { PhraseContext } from './phrase-context.ts';
import { found, readingsOf, type Found } from './reading.ts';
import { readSigned } from './signed.ts';

const groupLength = 3;
const isDigits = (n: NumberTokens, at: number, length: number): boolean =>
  n.tokens[at]?.kind === 'digits' && n.tokens[at]?.norm.length === length;

/** «1. 250. 000»: several groups apart are no two numbers, and no sure one. */
function groupsApart(n: NumberTokens, a: Amount): Found | null {
  let next = a.next;
  while (/^[.,]$/.test(n.tokens[next]?.norm ?? '') && n.glued(next) && isDigits(n, next + 1, groupLength))
    next += 2;
  return next > a.next + 2 ? found(a.start, next, []) : null;
}

/** What follows makes the second number a code («5:»), a ratio or the middle of a list. */
function startsItem(n: NumberTokens, at: number): boolean {
  const norm = n.tokens[at]?.norm ?? '';
  const listed = n.tokens[at + 1]?.kind === 'digits';
  if (norm === '/') return listed;
  return /^[:)=]$/.test(norm) || (/^[.,-]$/.test(norm) && listed && !n.glued(at + 1));
}

/** A number of things has no decimals, and a sentence may begin with a number. */
function standsAlone(n: NumberTokens, b: Amount, mark: string, length: number): boolean {
  if (length === groupLength) return false;
  if (b.unit) return b.unit.measure === 'count' && b.scale === 0;
  const after = n.tokens[b.next];
  const goesOn = after?.kind === 'digits' || (after?.kind === 'word' && !isCourtesy(after));
  return mark === '.' && b.scale === 0 && goesOn;
}

/** «13.460, 2», «1.250. 000»: the marks in the first number allow the second to go on with it. */
function mayGoOn(n: NumberTokens, a: Amount, mark: string, length: number): boolean {
  const marks = n.tokens.slice(a.start, a.next).filter(({ norm }) => /^[.,]$/.test(norm));
  return marks.every(({ norm }) => norm === '.') && (mark === ',' || length === groupLength);
}

/** «72, 5», «60. 7 %», «4. 930 con»: one number with a slipped space, or two. The first alone is surely wrong. */
export function acrossSpace({ n, style }: PhraseContext, a: Amount): Found | null {
  const mark = n.tokens[a.next]?.norm ?? '';
  const digits = n.tokens[a.next + 1];
  if (a.unit || a.scale > 0 || a.lone || !/^[.,]$/.test(mark) || !n.glued(a.next) || n.glued(a.next + 1))
    return null;
  if (digits?.kind !== 'digits' || n.figure(a.start) === null) return null;
  const apart = groupsApart(n, a);
  if (apart) return apart;
  const { length } = digits.norm;
  const thousands = mark === '.' && length === groupLength;
  if (length > groupLength || (!thousands && startsItem(n, a.next + 2))) return null;
  const b = readSigned(n, a.next + 1, style, false);
  if (!b || standsAlone(n, b, mark, length)) return null;
  if (a.digits === undefined) return mayGoOn(n, a, mark, length) ? found(a.start, b.next, []) : null;
  // «9. 875,4»; in «6. 11,4 tỷ» the first is the number of an item
  if (n.figure(a.next + 1)?.digits === undefined)
    return length === groupLength ? found(a.start, b.next, []) : null;
  const joined = BigInt(a.digits + digits.norm) * 10n ** BigInt(b.scale);
  const slipped = {
    unit: b.unit?.name ?? null,
    kind: 'exact' as const,
    because: 'một số, thừa dấu cách',
    ...(b.scale > 0 && { scaled: true as const }),
  };
  return found(a.start, b.next, [
    { ...slipped, value: decimal(joined, length) },
    ...(length === groupLength ? [{ ...slipped, value: decimal(joined) }] : []),
    ...readingsOf(b).map((reading) => ({ ...reading, because: 'hai số trong một danh sách, đây là số sau' })),
  ]);
}

/** «58 4;», «33 6 tỷ»: between the two a mark was lost. */
export function lostMark({ n, style }: PhraseContext, a: Amount): Found | null {
  const digits = n.tokens[a.next];
  if (a.digits === undefined || a.digits.length > groupLength || a.unit || a.scale > 0) return null;
  if (digits?.kind !== 'digits' || digits.norm.length >= groupLength || startsItem(n, a.next + 1))
    return null;
  const b = readSigned(n, a.next, style, false);
  const after = b && n.tokens[b.next]?.kind;
  if (!b || b.unit?.measure === 'count') return null;
  const ends = b.unit !== null || b.scale > 0 || (after !== 'word' && after !== 'digits');
  return ends && (b.digits !== undefined) === (b.unit === null && b.scale === 0)
    ? found(a.start, b.next, [])
    : null;
}

const scales = new Set(['%', '‰']);

/** «3, nghìn ha», «96, %»: between the number and its scale something was lost. */
export function cutFromScale({ n }: PhraseContext, a: Amount): Found | null {
  const mark = n.tokens[a.next];
  if (a.unit || a.scale > 0 || !/^[.,]$/.test(mark?.norm ?? '') || !n.glued(a.next)) return null;
  const word = n.bareWord(a.next + 1);
  const isScale = (word?.is === 'scale' && !word.short) || scales.has(n.tokens[a.next + 1]?.norm ?? '');
  if (!isScale) return null;
  const unit = n.unit(a.next + 2);
  return found(a.start, unit?.next ?? a.next + 2, []);
}
