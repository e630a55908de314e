import type { TextLine } from '../../app/ports/channel.ts';

/** Plain lines of a message. */
export const lines = (...texts: readonly string[]): TextLine[] => texts.map((text) => ({ text }));

export const strong = (text: string): TextLine => ({ text, strong: true });
