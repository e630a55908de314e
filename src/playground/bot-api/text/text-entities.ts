import type { MessageEntity } from 'grammy/types';
import { z } from 'zod';
import { badRequest } from '../refusal.ts';

const place = { offset: z.int().min(0), length: z.int().min(1) };
const plainKinds = [
  'mention',
  'hashtag',
  'cashtag',
  'bot_command',
  'url',
  'email',
  'phone_number',
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'spoiler',
  'blockquote',
  'expandable_blockquote',
  'code',
] as const;
const person = z.object({
  id: z.int(),
  is_bot: z.boolean().default(false),
  first_name: z.string().default(''),
});
const entitySchema = z.discriminatedUnion('type', [
  z.object({ type: z.enum(plainKinds), ...place }),
  z.object({ type: z.literal('pre'), language: z.string().optional(), ...place }),
  z.object({ type: z.literal('text_link'), url: z.string().min(1), ...place }),
  z.object({ type: z.literal('text_mention'), user: person, ...place }),
  z.object({ type: z.literal('custom_emoji'), custom_emoji_id: z.string().min(1), ...place }),
]);

export const byPosition = (a: MessageEntity, b: MessageEntity) => a.offset - b.offset || b.length - a.length;

/**
 * Checks entities that a bot lists itself. Stricter than Telegram, which drops some wrong ones in silence: a wrong
 * offset is our mistake, and a test should see it.
 */
export function checkEntities(text: string, listed: unknown): MessageEntity[] {
  if (listed === undefined) return [];
  const entities = z.array(entitySchema).safeParse(listed);
  if (!entities.success) throw badRequest("can't parse entities: wrong MessageEntity");
  for (const { offset, length } of entities.data) checkPlace(text, offset, length);
  return entities.data.map((entity) => withoutUndefined(entity)).sort(byPosition);
}

function withoutUndefined(entity: z.infer<typeof entitySchema>): MessageEntity {
  if (entity.type !== 'pre') return entity;
  const { language, ...rest } = entity;
  return language === undefined ? rest : { ...rest, language };
}

function checkPlace(text: string, offset: number, length: number): void {
  const end = offset + length;
  if (end > text.length)
    throw badRequest(`can't parse entities: entity at UTF-16 offset ${offset} ends outside of the text`);
  if (splitsSymbol(text, offset) || splitsSymbol(text, end))
    throw badRequest(`entity beginning at UTF-16 offset ${offset} ends in a middle of a UTF-16 symbol`);
}

const splitsSymbol = (text: string, at: number) =>
  /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(at));

const automatic: readonly { type: (typeof plainKinds)[number]; pattern: RegExp }[] = [
  {
    type: 'bot_command',
    pattern: /(?<![\p{L}\p{N}_/@])\/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]{4,32})?(?![\p{L}\p{N}_/@])/gu,
  },
  {
    type: 'url',
    pattern: /(?<![\p{L}\p{N}_@/.])(?:https?:\/\/|t\.me\/|www\.)[^\s<>"]*[^\s<>".,;:!?)\]»]/giu,
  },
  { type: 'email', pattern: /(?<![\p{L}\p{N}_.+-])[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/gu },
  { type: 'mention', pattern: /(?<![\p{L}\p{N}_@/.])@[A-Za-z0-9_]{4,32}(?![\p{L}\p{N}_@])/gu },
  { type: 'hashtag', pattern: /(?<![\p{L}\p{N}_#])#(?=[\p{L}\p{N}_]*\p{L})[\p{L}\p{N}_]{1,255}/gu },
];

/** Commands, links and mentions as Telegram finds them in any text, never overlapping. */
export function automaticEntities(text: string): MessageEntity[] {
  const found: MessageEntity[] = [];
  for (const { type, pattern } of automatic)
    for (const match of text.matchAll(pattern)) {
      const place = { offset: match.index, length: match[0].length };
      if (!found.some((other) => overlap(other, place))) found.push({ type, ...place });
    }
  return found.sort(byPosition);
}

interface Place {
  readonly offset: number;
  readonly length: number;
}
const overlap = (a: Place, b: Place) => a.offset < b.offset + b.length && b.offset < a.offset + a.length;
