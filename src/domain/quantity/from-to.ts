import { changeBetween, signedChange, withStated } from './change.ts';
import { changeVerbs, levelLinks, type Direction } from './comparators.ts';
import { readCore } from './core-phrase.ts';
import { isTo, signed, type PhraseContext } from './phrase-context.ts';
import { readPrefix } from './prefix.ts';
import type { Found } from './reading.ts';
import { isWord } from './token.ts';

/** «từ A lên B»; `at` is the word từ. */
export function fromTo(c: PhraseContext, at: number, verb: Direction | null): Found | null {
  const a = signed(c, at + 1);
  if (!a || a.problem) return null;
  const link = levelLinks.longest(c.n.tokens, a.next);
  const next = link?.next ?? (verb && isTo(c, a.next) ? a.next + 1 : null);
  if (next === null) return null;
  const b = signed(c, isTo(c, next) ? next + 1 : next);
  const change = b && changeBetween(at, a, b, verb ?? link?.value ?? null);
  return change && statedBehind(c, change);
}

export const opensAside = (text: string | undefined): boolean => text === ',' || text === '(' || text === ';';

/** «…, giảm 4,15 %» behind two levels. */
function statedBehind(c: PhraseContext, levels: Found): Found {
  const aside = opensAside(c.n.tokens[levels.next]?.norm) ? levels.next + 1 : levels.next;
  const verb = changeVerbs.longest(c.n.tokens, aside);
  if (!verb || isWord(c.n.tokens[verb.next], 'từ')) return levels;
  // no «từ» here: a change in a change in a change would be read again and again
  const stated = readCore(c, readPrefix(c, verb.next).next);
  if (!stated || stated.verdict !== 'clear') return levels;
  return withStated(levels, signedChange(stated, aside, verb.value), levels.start, stated.next);
}
