import { canonicalWord, fold } from './syllable.ts';
import type { Token } from './token.ts';

interface Node<T> {
  readonly words: Map<string, Node<T>>;
  readonly folds: Map<string, Node<T>>;
  value?: T;
  /** the phrase that ends here counts only when typed with its marks */
  marksNeeded?: boolean;
}

const makeNode = <T>(): Node<T> => ({ words: new Map(), folds: new Map() });

/** A phrase as the tokenizer cuts it. */
const pieces = (phrase: string): string[] =>
  (
    phrase
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}]+[²³]?|\d+|\S/gu) ?? []
  ).map(canonicalWord);

export interface Match<T> {
  readonly value: T;
  /** index of the first token behind the phrase */
  readonly next: number;
}

/** Phrases of a few words, found at a place in the tokens; the longest one wins. */
export class PhraseTrie<T> {
  private readonly root: Node<T> = makeNode();

  /** `marksNeeded`: do not match the phrase when any of its words is typed without its marks. */
  add(phrase: string, value: T, marksNeeded = false): void {
    let node = this.root;
    for (const piece of pieces(phrase)) {
      let child = node.words.get(piece);
      if (!child) {
        child = makeNode();
        node.words.set(piece, child);
      }
      const bare = fold(piece);
      if (!node.folds.has(bare)) node.folds.set(bare, child);
      node = child;
    }
    if (node.value !== undefined) return;
    node.value = value;
    node.marksNeeded = marksNeeded;
  }

  /** The first words of all phrases, canonical. */
  firstWords(): Iterable<string> {
    return this.root.words.keys();
  }

  longest(tokens: readonly Token[], from: number): Match<T> | null {
    const first = tokens[from];
    if (!first || (!this.root.words.has(first.norm) && (first.marked || !this.root.folds.has(first.fold))))
      return null;
    return this.follow(this.root, tokens, from, false);
  }

  /** No deeper than the longest phrase. */
  private follow(node: Node<T>, tokens: readonly Token[], at: number, bare: boolean): Match<T> | null {
    const { value, words, folds } = node;
    let best: Match<T> | null = null;
    if (value !== undefined && !(bare && node.marksNeeded)) best = { value, next: at };
    const token = tokens[at];
    if (!token || token.kind === 'break' || token.kind === 'tab') return best;
    const exact = words.get(token.norm);
    if (exact) best = this.follow(exact, tokens, at + 1, bare) ?? best;
    const folded = token.marked ? undefined : folds.get(token.fold);
    if (folded && folded !== exact) {
      const other = this.follow(folded, tokens, at + 1, true);
      if (other && (!best || other.next > best.next)) best = other;
    }
    return best;
  }
}
