import { tokenize, type Token } from '../quantity/text.ts';

interface Entry<T> {
  readonly norms: readonly string[];
  /** only as typed with its marks: «hả» is not «ha» */
  readonly strict: boolean;
  readonly value: T;
}

interface Node<T> {
  readonly next: Map<string, Node<T>>;
  readonly entries: Entry<T>[];
}

export interface PhraseFound<T> {
  readonly value: T;
  /** index of the first token behind the phrase */
  readonly next: number;
}

const makeNode = <T>(): Node<T> => ({ next: new Map(), entries: [] });

/** «ti le» is typed for «tỷ lệ»: bare i and y of open syllables are one letter. */
const shortI = /^(?:[hklmstv]|qu)i$/;
export const bareKey = (fold: string): string => (shortI.test(fold) ? `${fold.slice(0, -1)}y` : fold);

/**
 * Phrases found by their bare words, so that several words with the same bare letters (đạt, đặt) live side by side; a
 * token that carries marks must carry the phrase's. The longest phrase wins, and of equals the one added first.
 */
export class PhraseBook<T> {
  private readonly root = makeNode<T>();

  /** A leading `!` makes the phrase strict about marks. */
  add(text: string, value: T): void {
    const strict = text.startsWith('!');
    const tokens = tokenize(strict ? text.slice(1) : text);
    let node = this.root;
    for (const { fold } of tokens) {
      const key = bareKey(fold);
      const next = node.next.get(key) ?? makeNode<T>();
      node.next.set(key, next);
      node = next;
    }
    if (tokens.length > 0) node.entries.push({ norms: tokens.map(({ norm }) => norm), strict, value });
  }

  /** The longest phrase that starts at a token and ends before `end`. */
  longest(tokens: readonly Token[], from: number, end = tokens.length): PhraseFound<T> | null {
    let node: Node<T> | undefined = this.root;
    let best: PhraseFound<T> | null = null;
    for (let at = from; at < end; at++) {
      const token = tokens[at];
      if (!token || token.kind === 'break' || token.kind === 'tab') break;
      node = node.next.get(bareKey(token.fold));
      if (!node) break;
      const entry = node.entries.find((candidate) => matches(candidate, tokens, from));
      if (entry) best = { value: entry.value, next: at + 1 };
    }
    return best;
  }
}

function matches<T>({ norms, strict }: Entry<T>, tokens: readonly Token[], from: number): boolean {
  return norms.every((norm, step) => {
    const token = tokens[from + step];
    return token !== undefined && (token.norm === norm || (!token.marked && !strict));
  });
}
