import { comparatorsBehind, type Bound } from './comparators.ts';
import { readCore } from './core-phrase.ts';
import { fromTo } from './from-to.ts';
import type { PhraseContext } from './phrase-context.ts';
import { applyBound, noPrefix, readPrefix } from './prefix.ts';
import type { Found } from './reading.ts';
import { isWord } from './token.ts';

/** A figure with what is said around it: «từ 3 ha trở lên», «khoảng 330 - 335 ha», «ước đạt 26 tỷ». */
export function readBounded(c: PhraseContext, at: number): Found | null {
  if (c.n.tokens[at]?.kind === 'digits') return boundedFigure(c, at);
  const prefix = readPrefix(c, at);
  const { tokens } = c.n;
  const from = isWord(tokens[prefix.next], 'từ');
  const between = isWord(tokens[prefix.next], 'giữa');
  const start = prefix.next + (from || between ? 1 : 0);
  const core = (from && fromTo(c, prefix.next, null)) || readCore(c, start, between);
  if (!core) return null;
  const behind = boundBehind(c, core.next);
  const bound = behind?.value ?? prefix.bound;
  const bounded = applyBound({ ...core, start: at, next: behind?.next ?? core.next }, bound, prefix);
  return prefix.next > at || from || between ? { ...bounded, lone: false } : bounded;
}

/** The common case: a figure has no word of comparison before it. */
function boundedFigure(c: PhraseContext, at: number): Found | null {
  const core = readCore(c, at);
  const behind = core && boundBehind(c, core.next);
  return behind ? applyBound({ ...core, next: behind.next }, behind.value, noPrefix) : core;
}

function boundBehind(c: PhraseContext, at: number): { value: Bound; next: number } | null {
  const match = comparatorsBehind.longest(c.n.tokens, at);
  if (!match || match.value !== 'more-than') return match;
  const after = c.n.tokens[match.next];
  // «30 ha hơn cùng kỳ» compares with something else
  return after?.kind === 'word' || after?.kind === 'digits' ? null : match;
}
