import type { MessageEntity } from 'grammy/types';
import { badRequest } from '../refusal.ts';
import type { FormattedText } from './formatted-text.ts';
import { type EntityKind, byteOffset, entityOver } from './open-entities.ts';

interface OpenTag {
  readonly name: string;
  readonly start: number;
  readonly attributes: ReadonlyMap<string, string>;
}

const simpleTags: Readonly<Record<string, EntityKind>> = {
  b: { type: 'bold' },
  strong: { type: 'bold' },
  i: { type: 'italic' },
  em: { type: 'italic' },
  u: { type: 'underline' },
  ins: { type: 'underline' },
  s: { type: 'strikethrough' },
  strike: { type: 'strikethrough' },
  del: { type: 'strikethrough' },
  'tg-spoiler': { type: 'spoiler' },
  pre: { type: 'pre' },
};
const knownTags = new Set([...Object.keys(simpleTags), 'span', 'a', 'code', 'blockquote', 'tg-emoji']);
const characters: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

const tagPattern =
  /<(\/?)([A-Za-z][A-Za-z0-9-]*)?((?:\s+[A-Za-z-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*>/y;
const attributePattern = /([A-Za-z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
const referencePattern = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(lt|gt|amp|quot));/iy;

/** Reads `parse_mode: HTML`: the tags Telegram lists, nested properly, and nothing else. */
export function parseHtml(source: string): FormattedText {
  const entities: MessageEntity[] = [];
  const open: OpenTag[] = [];
  let text = '';
  let at = 0;
  while (at < source.length) {
    if (source[at] === '<') {
      const tag = readTag(source, at);
      if (tag.closing) closeTag(source, at, tag.name, open, text, entities);
      else open.push({ name: tag.name, start: text.length, attributes: tag.attributes });
      at = tag.end;
    } else {
      const [piece, end] = readCharacter(source, at);
      text += piece;
      at = end;
    }
  }
  const left = open.at(-1);
  if (left !== undefined)
    throw badRequest(`can't parse entities: Can't find end tag corresponding to start tag "${left.name}"`);
  return { text, entities: mergedCode(entities) };
}

function readTag(source: string, at: number) {
  tagPattern.lastIndex = at;
  const match = tagPattern.exec(source);
  const where = `at byte offset ${byteOffset(source, at)}`;
  if (match === null) throw badRequest(`can't parse entities: Unclosed or unsupported start tag ${where}`);
  const name = (match[2] ?? '').toLowerCase();
  const attributes = new Map(
    [...(match[3] ?? '').matchAll(attributePattern)].map(
      (found) => [(found[1] ?? '').toLowerCase(), decoded(found[2] ?? found[3] ?? found[4] ?? '')] as const,
    ),
  );
  const closing = match[1] === '/';
  if (!closing && !knownTags.has(name))
    throw badRequest(`can't parse entities: Unsupported start tag "${name}" ${where}`);
  if (!closing && name === 'span' && attributes.get('class') !== 'tg-spoiler')
    throw badRequest(`can't parse entities: Tag "span" must have class "tg-spoiler" ${where}`);
  return { name, closing, attributes, end: tagPattern.lastIndex };
}

function closeTag(
  source: string,
  at: number,
  name: string,
  open: OpenTag[],
  text: string,
  entities: MessageEntity[],
): void {
  const where = `at byte offset ${byteOffset(source, at)}`;
  const last = open.pop();
  if (last === undefined) throw badRequest(`can't parse entities: Unexpected end tag ${where}`);
  if (name !== '' && name !== last.name)
    throw badRequest(
      `can't parse entities: Unmatched end tag ${where}, expected "</${last.name}>", found "</${name}>"`,
    );
  const kind = kindOf(last, text.slice(last.start), open.at(-1)?.name);
  const entity = kind === null ? null : entityOver(kind, last.start, text.length);
  if (entity !== null) entities.push(entity);
}

function kindOf(tag: OpenTag, inside: string, parent: string | undefined): EntityKind | null {
  switch (tag.name) {
    case 'span':
      return { type: 'spoiler' };
    case 'blockquote':
      return { type: tag.attributes.has('expandable') ? 'expandable_blockquote' : 'blockquote' };
    case 'code':
      return codeKind(tag, parent);
    case 'tg-emoji':
      return { type: 'custom_emoji', custom_emoji_id: tag.attributes.get('emoji-id') ?? '' };
    case 'a':
      return linkKind(tag.attributes.get('href') ?? inside);
    default:
      return simpleTags[tag.name] ?? null;
  }
}

/** `<pre><code class="language-x">` is one block with a language, not code within a block. */
function codeKind(tag: OpenTag, parent: string | undefined): EntityKind {
  const language = /^language-(.+)$/.exec(tag.attributes.get('class') ?? '')?.[1];
  return parent === 'pre' && language !== undefined ? { type: 'pre', language } : { type: 'code' };
}

/** A link that Telegram would not accept is shown as its text only. */
export function linkKind(address: string): EntityKind | null {
  const person = /^tg:\/\/user\?id=(\d+)$/.exec(address)?.[1];
  if (person !== undefined)
    return { type: 'text_mention', user: { id: Number(person), is_bot: false, first_name: '' } };
  if (/^tg:\/\/\S+$/.test(address)) return { type: 'text_link', url: address };
  const full = /^[a-z]+:\/\//i.test(address) ? address : `http://${address}`;
  if (!URL.canParse(full)) return null;
  const { protocol, hostname, href } = new URL(full);
  return /^https?:$/.test(protocol) && hostname.includes('.') ? { type: 'text_link', url: href } : null;
}

function mergedCode(entities: readonly MessageEntity[]): MessageEntity[] {
  const withLanguage = entities.filter((entity) => entity.type === 'pre' && entity.language !== undefined);
  return entities.filter(
    (entity) =>
      entity.type !== 'pre' ||
      entity.language !== undefined ||
      !withLanguage.some(({ offset, length }) => offset === entity.offset && length === entity.length),
  );
}

function readCharacter(source: string, at: number): [string, number] {
  if (source[at] !== '&') return [source[at] ?? '', at + 1];
  referencePattern.lastIndex = at;
  const match = referencePattern.exec(source);
  if (match === null) return ['&', at + 1];
  const [, decimal, hexadecimal, name] = match;
  const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hexadecimal ?? '', 16);
  const piece =
    name !== undefined ? characters[name.toLowerCase()] : code <= 0x10ffff ? String.fromCodePoint(code) : '';
  return [piece ?? '', referencePattern.lastIndex];
}

function decoded(text: string): string {
  let result = '';
  for (let at = 0; at < text.length;) {
    const [piece, end] = readCharacter(text, at);
    result += piece;
    at = end;
  }
  return result;
}
