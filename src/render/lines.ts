import type { TextLine } from '../app/ports/channel.ts';

/** Lines stay under 60 characters: what a phone shows without breaking it somewhere else. */
export const lineWidth = 59;

export interface FlowOptions {
  /** put before the first line */
  readonly start?: string;
  /** put before every line after the first */
  readonly indent?: string;
  /** stands between two pieces on one line; at a line's end it is left out */
  readonly separator?: string;
  readonly strong?: true;
}

/** A number stays with the word after it: `6.120 tấn`. */
const breakable = /(?<!\d) /;

/** At most `length` UTF-16 units, never half of a character. */
function cutAt(text: string, length: number): string {
  const halved = /[\uD800-\uDBFF]$/.test(text.slice(0, length));
  return text.slice(0, halved ? length - 1 : length);
}

/** Names come from people's files: whatever breaks a line in them is a blank here. */
export const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** Lines under way: `put` writes on the last line where that has room, else on a new one. */
function makePage(start: string, indent: string) {
  const lines = [start];
  let fresh = true;

  function write(text: string): void {
    lines[lines.length - 1] += text;
    fresh = false;
  }
  function nextLine(): void {
    if (fresh) return;
    lines.push(indent);
    fresh = true;
  }
  const room = (): number => lineWidth - (lines.at(-1) ?? '').length;

  return {
    lines,
    nextLine,
    fits: (text: string): boolean => text.length <= room(),
    isFresh: (): boolean => fresh,
    put(text: string, glue: string): void {
      const glued = fresh ? text : glue + text;
      if (glued.length <= room()) return write(glued);
      nextLine();
      for (let rest = text; rest !== '';) {
        const part = cutAt(rest, room());
        write(part);
        rest = rest.slice(part.length);
        if (rest !== '') nextLine();
      }
    },
  };
}

/** Puts pieces side by side while they fit, then goes on below; long pieces break between words. */
export function flow(pieces: readonly string[], options: FlowOptions = {}): TextLine[] {
  const { start = '', indent = '', separator = ' · ' } = options;
  const page = makePage(start, indent);
  for (const piece of pieces.map(oneLine).filter((text) => text !== '')) {
    if (page.fits(page.isFresh() ? piece : separator + piece)) page.put(piece, separator);
    else {
      page.nextLine();
      for (const word of piece.split(breakable)) page.put(word, ' ');
    }
  }
  return page.isFresh() ? [] : page.lines.map((text) => (options.strong ? { text, strong: true } : { text }));
}

/** A sentence, broken between words where it is too long. */
export const sentence = (text: string): TextLine[] => flow([text]);
export const heading = (text: string): TextLine[] => flow([text], { strong: true });
export const blankLine: TextLine = { text: '' };

/** Paragraphs with a blank line between them; empty ones vanish. */
export function paragraphs(parts: readonly (readonly TextLine[])[]): TextLine[] {
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, position) => (position === 0 ? part : [blankLine, ...part]));
}

/** The text of a name within `room` characters, cut between words: `Duy trì, nâng cao…`. */
export function shortened(text: string, room: number): string {
  const whole = oneLine(text);
  if (whole.length <= room) return whole;
  const cut = cutAt(whole, room - 1);
  const lastBlank = whole[cut.length] === ' ' ? cut.length : cut.lastIndexOf(' ');
  return `${cut.slice(0, lastBlank > room / 2 ? lastBlank : cut.length).replace(/[\s,;:-]+$/, '')}…`;
}
