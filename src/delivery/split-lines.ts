import type { TextLine } from '../app/ports/channel.ts';

/**
 * Splits a text into messages of at most `max` UTF-16 units each, counted with one for every line end. Cuts at line
 * ends; only a line that is longer than a whole message is cut between words, or else anywhere but inside a character.
 * Blank lines at the edges of a message are dropped. Nothing readable: no message.
 */
export function splitLines(lines: readonly TextLine[], max: number): TextLine[][] {
  const messages: TextLine[][] = [];
  let current: TextLine[] = [];
  let length = 0;
  for (const line of lines.flatMap((whole) => fittingLines(whole, max))) {
    if (current.length > 0 && length + 1 + line.text.length > max) {
      messages.push(current);
      [current, length] = [[], 0];
    }
    length += line.text.length + (current.length > 0 ? 1 : 0);
    current.push(line);
  }
  messages.push(current);
  return messages.map(withoutBlankEdges).filter(({ length: left }) => left > 0);
}

const isBlank = ({ text }: TextLine): boolean => text.trim() === '';

function withoutBlankEdges(lines: TextLine[]): TextLine[] {
  const first = lines.findIndex((line) => !isBlank(line));
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex((line) => !isBlank(line)) + 1);
}

function fittingLines(line: TextLine, max: number): TextLine[] {
  return line.text.split('\n').flatMap((text) => cut(text, max).map((part) => ({ ...line, text: part })));
}

function cut(text: string, max: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const end = cutPosition(rest, max);
    parts.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return [...parts, rest];
}

function cutPosition(text: string, max: number): number {
  const space = text.lastIndexOf(' ', max);
  // A word that fills half a message is cut: better than a message of three letters.
  if (space > max / 2) return space;
  const halvesCharacter =
    /[\uD800-\uDBFF]/.test(text.charAt(max - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(max));
  return halvesCharacter && max > 1 ? max - 1 : max;
}
