import { readFigure, type Figure, type Style } from './figure.ts';
import { isSign, type Token } from './token.ts';

/**
 * Which marks the writer uses, as the decimal commas and doubly grouped numbers of the message show; null: none, or
 * both. A decimal dot alone settles nothing, for many type dots for everything, but it unsettles the rest.
 */
export function writerStyle(tokens: readonly Token[]): Style | null {
  const proofs = new Set<Figure['proves']>();
  for (let at = 0; at < tokens.length;) {
    const figure =
      tokens[at]?.kind === 'digits' && isSign(tokens[at + 1], '.,') ? readFigure(tokens, at) : null;
    if (figure?.proves) proofs.add(figure.proves);
    at = figure?.next ?? at + 1;
  }
  if (proofs.has('law') === proofs.has('english')) return null;
  if (proofs.has('english')) return 'english';
  return proofs.has('decimal-dot') ? null : 'law';
}
