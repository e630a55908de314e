import type { CompletionClass } from '../domain/indicator/completion.ts';

interface ClassColour {
  readonly bar: string;
  /** dark enough to be read on white */
  readonly text: string;
}

const blue: ClassColour = { bar: '#0072b2', text: '#005a8d' };
const green: ClassColour = { bar: '#009e73', text: '#00694d' };
const sky: ClassColour = { bar: '#56b4e9', text: '#1f6591' };
const amber: ClassColour = { bar: '#e69f00', text: '#855c00' };
const red: ClassColour = { bar: '#d55e00', text: '#a84a00' };
const grey: ClassColour = { bar: '#c3c9d0', text: '#59636e' };

/** Okabe and Ito's colours, which people with any colour vision tell apart; words stand beside each of them. */
export const classColours: Readonly<Record<CompletionClass, ClassColour>> = {
  exceeded: blue,
  met: green,
  onTrack: sky,
  nearlyMet: amber,
  behind: amber,
  notMet: red,
  noFigure: grey,
  notApplicable: grey,
};

export const missingColour = grey.bar;
