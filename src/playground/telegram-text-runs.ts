import type { MessageEntity } from 'grammy/types';
import type { FormattedText } from './bot-api/text/formatted-text.ts';
import type { TextMark, TextRun } from './phone.ts';

const markOf: Readonly<Partial<Record<MessageEntity['type'], TextMark>>> = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underline',
  strikethrough: 'strike',
  spoiler: 'spoiler',
  code: 'code',
  pre: 'pre',
  blockquote: 'quote',
  expandable_blockquote: 'quote',
};

/** Cuts a text at every place where an entity begins or ends. */
export function textRuns({ text, entities }: FormattedText): TextRun[] {
  const cuts = [0, text.length, ...entities.flatMap(({ offset, length }) => [offset, offset + length])];
  const places = [...new Set(cuts)].sort((a, b) => a - b);
  return places.slice(0, -1).map((from, index) => {
    const to = places[index + 1] ?? text.length;
    const over = entities.filter(({ offset, length }) => offset <= from && offset + length >= to);
    return { text: text.slice(from, to), marks: marksOf(over), ...targetOf(over, text) };
  });
}

const marksOf = (entities: readonly MessageEntity[]): TextMark[] =>
  entities.flatMap(({ type }) => markOf[type] ?? []);

function targetOf(entities: readonly MessageEntity[], text: string): Pick<TextRun, 'href' | 'command'> {
  for (const entity of entities) {
    const words = text.slice(entity.offset, entity.offset + entity.length);
    if (entity.type === 'text_link') return { href: entity.url };
    if (entity.type === 'url') return { href: /^https?:\/\//i.test(words) ? words : `https://${words}` };
    if (entity.type === 'bot_command') return { command: words };
  }
  return {};
}
