import type { MessageEntity } from 'grammy/types';
import { badRequest } from '../refusal.ts';
import { parseHtml } from './html-markup.ts';
import { parseMarkdownV2 } from './markdown-v2.ts';
import { automaticEntities, byPosition, checkEntities } from './text-entities.ts';

/** What is shown, and which parts of it how. Offsets and lengths count UTF-16 units. */
export interface FormattedText {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

/**
 * Reads text as a bot sends it: parse mode or listed entities, blanks around it cut off, commands and links found.
 * Refused with 400 as Telegram does where the markup or an entity is wrong.
 */
export function readFormattedText(
  text: string,
  parseMode: string | undefined,
  listed: unknown,
): FormattedText {
  const marked = trimmed(parsed(text, parseMode, listed));
  return { text: marked.text, entities: withAutomatic(marked) };
}

/** Text as a person types it: only what Telegram finds by itself. */
export const plainText = (text: string): FormattedText => withFound(trimmed({ text, entities: [] }));

const withFound = (text: FormattedText): FormattedText => ({
  text: text.text,
  entities: withAutomatic(text),
});

function parsed(text: string, parseMode: string | undefined, listed: unknown): FormattedText {
  switch (parseMode?.toLowerCase()) {
    case undefined:
      return { text, entities: checkEntities(text, listed) };
    case 'html':
      return parseHtml(text);
    case 'markdownv2':
      return parseMarkdownV2(text);
    default:
      throw badRequest('unsupported parse_mode');
  }
}

function trimmed({ text, entities }: FormattedText): FormattedText {
  const start = text.length - text.trimStart().length;
  const kept = text.trim();
  const moved = entities
    .map((entity) => {
      const from = Math.max(entity.offset - start, 0);
      const to = Math.min(entity.offset + entity.length - start, kept.length);
      return { ...entity, offset: from, length: to - from };
    })
    .filter((entity) => entity.length > 0);
  return { text: kept, entities: moved };
}

function withAutomatic({ text, entities }: FormattedText): MessageEntity[] {
  const closed = entities.filter(({ type }) => ['code', 'pre', 'text_link', 'text_mention'].includes(type));
  const found = automaticEntities(text).filter(
    (entity) =>
      !closed.some(
        ({ offset, length }) => entity.offset < offset + length && offset < entity.offset + entity.length,
      ),
  );
  return [...entities, ...found].sort(byPosition);
}
