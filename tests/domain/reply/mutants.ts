/** A sample message with one small slip, as thumbs and autocorrect make them. */
export interface Mutant {
  readonly text: string;
  /** the part that was changed, before and after, and where it began */
  readonly from: string;
  readonly to: string;
  readonly at: number;
}

export type Slip = (text: string) => readonly Mutant[];

const mutant = (text: string, from: string, to: string, at: number): Mutant => ({
  text: text.slice(0, at) + to + text.slice(at + from.length),
  from,
  to,
  at,
});

const figures = /\d(?:[\d.,]*\d)?/g;

/** Every result of `change` at every place of every figure. */
const inFigures =
  (change: (figure: string, at: number) => readonly string[]): Slip =>
  (text) =>
    [...text.matchAll(figures)].flatMap(({ 0: from, index }) => {
      const changed = new Set([...from].flatMap((_, at) => change(from, at)));
      changed.delete(from);
      return [...changed].map((to) => mutant(text, from, to, index));
    });

const replaced = (figure: string, at: number, by: string): string =>
  figure.slice(0, at) + by + figure.slice(at + 1);

/** Puts each of `by` in the place of each dot and comma of a figure. */
const markReplaced = (by: (mark: string) => readonly string[]): Slip =>
  inFigures((figure, at) => {
    const mark = figure[at] ?? '';
    return /[.,]/.test(mark) ? by(mark).map((other) => replaced(figure, at, other)) : [];
  });

const letters = new Map([
  ['0', 'oO'],
  ['1', 'lI'],
]);

export const letterForDigit = inFigures((figure, at) => {
  const letter = letters.get(figure[at] ?? '')?.[at % 2];
  return letter === undefined ? [] : [replaced(figure, at, letter)];
});

export const doubledMark = markReplaced((mark) => [mark + mark]);
export const spacedMark = markReplaced((mark) => [' ', `${mark} `, ` ${mark}`]);
export const droppedMark = markReplaced(() => ['']);
export const otherMark = markReplaced((mark) => [mark === ',' ? '.' : ',']);

export const swappedDigits = inFigures((figure, at) =>
  /^\d\d/.test(figure.slice(at))
    ? [figure.slice(0, at) + (figure[at + 1] ?? '') + (figure[at] ?? '') + figure.slice(at + 2)]
    : [],
);

/** Words, and figures with what is glued to them. */
const words = /(?:[^\s,;:()|.]|[.,](?=\p{N}))+/gu;

/** Without one word or figure. */
export const cutWord: Slip = (text) =>
  [...text.matchAll(words)].map(({ 0: from, index }) => mutant(text, from, '', index));
