/** Numbers in [0, 1) that a seed repeats; good enough to draw simulated people, not for secrets. */
export type Random = () => number;

/** The generator of one subject: the same seed and subject give the same numbers, whatever else was drawn. */
export function randomFor(seed: number, subject: string): Random {
  let state = 0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1);
  for (const unit of subject) {
    state = Math.imul(state ^ (unit.codePointAt(0) ?? 0), 0x01000193);
    state ^= state >>> 15;
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from `min` to `max`, both inclusive. */
export const wholeNumber = (random: Random, min: number, max: number): number =>
  min + Math.floor(random() * (max - min + 1));

export function oneOf<T>(random: Random, choices: readonly [T, ...T[]]): T {
  return choices[Math.floor(random() * choices.length)] ?? choices[0];
}
