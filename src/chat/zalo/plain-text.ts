import type { IncomingBody } from '../../app/ports/channel.ts';

/** Half of a character may come in from anywhere. */
export const wellFormed = (text: string): string =>
  text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');

/** What somebody typed: a command, or a text. */
export function bodyOfText(text: string, replyTo: string | null): IncomingBody {
  const command = /^\s*\/([\p{L}\p{M}\p{N}_]+)(?:\s+([^]*))?$/u.exec(text);
  const name = plain(command?.[1] ?? '');
  if (name !== '') return { kind: 'command', name, argument: (command?.[2] ?? '').trim(), replyTo };
  return { kind: 'text', text, edited: false, replyTo };
}

/** No menu writes commands here, people do: with capitals and accents, as words are written. */
const plain = (word: string): string =>
  word.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
