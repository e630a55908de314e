import type { Token } from '../quantity/token.ts';
import { knownPhrases } from './cue-index.ts';
import { afterPlaceKind, type KnownUnit, type MemberIndex } from './member-index.ts';

/** «của», «bên em», «là» beside the name of a unit. */
const beside = new Set(['cua', 'ben', 'la', 'o', 'so', 'em', 'don', 'vi', 'rieng']);

/**
 * The one unit that an answer names, «của xã Minh Long ạ»; null when it says anything else: a second unit, a figure,
 * words that are not understood.
 */
export function unitNamedAlone(tokens: readonly Token[], { names }: MemberIndex): KnownUnit | null {
  let named: KnownUnit | null = null;
  for (let at = 0; at < tokens.length;) {
    const name = names.longest(tokens, at);
    const kind = afterPlaceKind(tokens, at);
    const known = knownPhrases.longest(tokens, at);
    if (name) {
      if (named !== null && named.unit !== name.value.unit) return null;
      named = name.value;
      at = name.next;
    } else if (kind > at) at = kind;
    else if (known?.value === 'courtesy') at = known.next;
    else if (tokens[at]?.kind === 'sign' || beside.has(tokens[at]?.fold ?? '')) at += 1;
    else return null;
  }
  return named;
}
