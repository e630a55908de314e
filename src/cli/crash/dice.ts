/** Chance that a seed repeats. */
export interface Dice {
  /** in [0, 1) */
  readonly next: () => number;
  /** a whole number, both inclusive */
  readonly between: (from: number, to: number) => number;
  readonly happens: (probability: number) => boolean;
  readonly one: <T>(of: readonly T[]) => T;
  /** dice of their own for one purpose: what is drawn from them moves no other draw */
  readonly apart: (purpose: string) => Dice;
}

/** Mulberry32: 32 bits of state, good enough for a bench and the same everywhere. */
function stream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const hashOf = (text: string): number =>
  [...text].reduce(
    (hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619),
    2_166_136_261,
  );

export function makeDice(seed: number): Dice {
  const next = stream(seed);
  return {
    next,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    happens: (probability) => next() < probability,
    one: (of) => {
      const found = of[Math.floor(next() * of.length)];
      if (found === undefined) throw new Error('nothing to choose from');
      return found;
    },
    apart: (purpose) => makeDice(Math.imul(seed + 1, 2_654_435_761) ^ hashOf(purpose)),
  };
}
