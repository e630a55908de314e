import type { Amount } from './amount.ts';
import { changeBetween } from './change.ts';
import { compare, decimal } from './decimal.ts';
import type { NumberTokens } from './number-tokens.ts';
import { isTo, signed, type PhraseContext } from './phrase-context.ts';
import { found, readingsOf, type Found } from './reading.ts';
import { readSigned } from './signed.ts';
import { acrossSpace, cutFromScale, lostMark } from './spaced-separator.ts';
import { isWord } from './token.ts';
import { mixedNumber, rangeBetween, ratioFrom } from './two-amounts.ts';

const isRangeSign = (c: PhraseContext, at: number): boolean =>
  c.n.tokens[at]?.norm === '-' || c.n.tokens[at]?.norm === '~';

const spacedDash = (n: NumberTokens, at: number): boolean =>
  n.tokens[at]?.norm === '-' && !n.glued(at) && !n.glued(at + 1);

/** A figure, with or without its unit, ends at the token, and a spaced dash stands behind it. */
function endsFigure(n: NumberTokens, at: number): boolean {
  const [token, before] = [n.tokens[at], n.tokens[at - 1]];
  if (!token || !spacedDash(n, at + 1)) return false;
  if (token.kind === 'digits' || token.norm === '%' || token.norm === '‰') return true;
  return token.kind === 'word' && before?.kind === 'digits';
}

/** Behind the second figure a third one follows behind another spaced dash. */
function listGoesOn(c: PhraseContext, at: number): boolean {
  const b = c.isNotQuantity(at) ? null : readSigned(c.n, at, c.style, true);
  return b !== null && spacedDash(c.n, b.next) && c.n.figure(b.next + 1) !== null;
}

/** A range whose first end is `a`; null: no second end follows. */
function rangeFrom(c: PhraseContext, a: Amount, between: boolean): Found | null {
  const sign = isRangeSign(c, a.next);
  // «83,5 - 58 - 92,1» lists three figures
  const listed = sign && spacedDash(c.n, a.next);
  if (listed && (endsFigure(c.n, a.start - 2) || listGoesOn(c, a.next + 1))) return null;
  const link = sign || isTo(c, a.next) || (between && isWord(c.n.tokens[a.next], 'và'));
  if (!link) return null;
  const b = c.isNotQuantity(a.next + 1) ? null : readSigned(c.n, a.next + 1, c.style, true);
  if (!b) return null;
  const range = rangeBetween(a, b);
  if (!range || !sign) return range;
  // 1-2-3 is no range
  let next = range.next;
  for (
    let figure = c.n.figure(next + 1);
    c.n.tokens[next]?.norm === '-' && figure;
    figure = c.n.figure(next + 1)
  ) {
    next = figure.next;
  }
  return next === range.next ? range : found(a.start, next, []);
}

const dayLimit = decimal(31n);
const monthLimit = decimal(12n);

/** «3/5 số hộ» is a plain fraction. */
const fractionOf = ['số', 'tổng', 'diện', 'dân'];

/** Words behind which a date makes no sense. */
const reached = ['đạt', 'được', 'còn', 'có', 'thành', 'xong', 'trên'];

/** «9/4» may be the ninth of April when nothing else is said. */
function mayBeDate(c: PhraseContext, a: Amount, ratio: Found): boolean {
  const [reading] = ratio.readings;
  if (!reading?.of || reading.unit !== null || a.digits === undefined || ratio.next !== a.next + 2)
    return false;
  if (c.n.tokens[a.next]?.norm !== '/' || a.digits.length > 2) return false;
  const [before, after] = [c.n.tokens[a.start - 1], c.n.tokens[ratio.next]];
  if (fractionOf.some((word) => isWord(after, word)) || reached.some((word) => isWord(before, word)))
    return false;
  // «4/6 KCN»: an abbreviated noun
  if (after?.kind === 'word' && /^\p{Lu}{2,}$/u.test(after.text)) return false;
  return (
    compare(reading.value, dayLimit) <= 0 &&
    compare(reading.of, monthLimit) <= 0 &&
    reading.value.digits > 0n &&
    reading.of.digits > 0n
  );
}

const linkSigns = '/-~,.';
const linkWords = new Set(['phan', 'tren', 'chia', 'trong', 'va', 'den', 'toi']);

/** Whether what stands behind an amount may join it with another one. */
function mayLink({ tokens }: NumberTokens, at: number): boolean {
  const token = tokens[at];
  if (token?.kind === 'word') return linkWords.has(token.fold);
  if (token?.kind === 'sign') return linkSigns.includes(token.norm);
  return token?.kind === 'fraction' || token?.kind === 'digits';
}

/** «10 → 30 %»: from the old level to the new one. */
function arrowChange(c: PhraseContext, a: Amount): Found | null {
  const arrow = c.n.tokens[a.next]?.norm;
  const b = arrow === '→' || arrow === '⇒' ? signed(c, a.next + 1) : null;
  return b && changeBetween(a.start, a, b, null);
}

const totals = ['tổng', 'con', 'trong', 'trên', 'tiêu', 'hệ'];
const largestNumbered = 99;

/** «trường tiểu học số 2»: a small bare number behind «số» may name what stands before. */
function maybeNumbered(c: PhraseContext, a: Amount): string | undefined {
  const { tokens } = c.n;
  if (a.digits === undefined || Number(a.digits) > largestNumbered || !isWord(tokens[a.start - 1], 'số'))
    return undefined;
  if (totals.some((word) => isWord(tokens[a.start - 2], word))) return undefined;
  return 'có thể là số thứ tự';
}

/** A figure by itself: one amount, a ratio, a mixed number or a range. */
export function readCore(c: PhraseContext, at: number, between = false): Found | null {
  const a = signed(c, at);
  if (!a) return null;
  if (a.problem) return found(at, a.next, []);
  const arrow = arrowChange(c, a);
  if (arrow) return arrow;
  const figure = found(at, a.next, readingsOf(a), a.doubt ?? maybeNumbered(c, a));
  const alone = a.lone ? { ...figure, lone: true } : figure;
  if (!mayLink(c.n, a.next)) return alone;
  const mixed = mixedNumber(c.n, a, c.style);
  if (mixed) return mixed;
  const ratio = ratioFrom(c.n, a, c.style);
  if (ratio)
    return mayBeDate(c, a, ratio) ? found(at, ratio.next, ratio.readings, 'có thể là ngày tháng') : ratio;
  return (
    rangeFrom(c, a, between) ??
    acrossSpace(c, a) ??
    lostMark(c, a) ??
    cutFromScale(c, a) ?? { ...found(at, a.next, readingsOf(a), a.doubt), lone: a.lone }
  );
}
