import type { TextLine } from '../app/ports/channel.ts';

/** Cuts one line that is longer than a message at spaces, and never inside a character. */
function cut({ text, strong }: TextLine, max: number): TextLine[] {
  const style = strong ? { strong } : {};
  const pieces: TextLine[] = [];
  let rest = text;
  while (rest.length > max) {
    const space = rest.lastIndexOf(' ', max);
    let end = space > max / 2 ? space : max;
    if (isHighSurrogate(rest.charCodeAt(end - 1))) end -= 1;
    pieces.push({ text: rest.slice(0, end), ...style });
    rest = rest.slice(end).trimStart();
  }
  return [...pieces, { text: rest, ...style }];
}

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;

/**
 * Lines in as many parts as needed so that none is longer than `max` UTF-16 units, the line ends counted. Parts end
 * at line ends.
 */
export function splitLines(lines: readonly TextLine[], max: number): TextLine[][] {
  const parts: TextLine[][] = [];
  let part: TextLine[] = [];
  let length = 0;
  for (const line of lines.flatMap((each) => cut(each, max))) {
    const more = line.text.length + (part.length > 0 ? 1 : 0);
    if (part.length > 0 && length + more > max) {
      parts.push(part);
      part = [];
      length = 0;
    }
    length += line.text.length + (part.length > 0 ? 1 : 0);
    part.push(line);
  }
  return part.length > 0 ? [...parts, part] : parts;
}
