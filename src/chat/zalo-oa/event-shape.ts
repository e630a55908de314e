import { z } from 'zod';
import { toChatId } from '../zalo/chat-id.ts';

/** The parts of an event that we read, as tolerant as sources disagree. What else it holds is kept in the stored text. */

const id = z.union([z.string().min(1), z.number()]).transform(String);
const party = z.object({ id: id.optional().catch(undefined), group_id: id.optional().catch(undefined) });
const optionalText = z.string().optional().catch(undefined);

const attachment = z.object({
  type: optionalText,
  payload: z
    .object({ url: optionalText, name: optionalText, size: z.coerce.number().optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

const message = z.object({
  msg_id: id,
  text: optionalText,
  quote_msg_id: id.optional().catch(undefined),
  attachments: z.array(attachment).optional().catch(undefined),
});

const event = z.object({
  event_name: z.string().min(1),
  /** milliseconds, mostly as a text */
  timestamp: z.coerce.number().catch(0),
  oa_id: id.optional().catch(undefined),
  sender: party.optional().catch(undefined),
  recipient: party.optional().catch(undefined),
  follower: party.optional().catch(undefined),
  conversation: party.optional().catch(undefined),
  group_id: id.optional().catch(undefined),
  group_name: optionalText,
  message: message.optional().catch(undefined),
});

export type OaEvent = z.infer<typeof event>;
export type OaEventMessage = z.infer<typeof message>;

/** Null: no event at all. */
export const readEvent = (value: unknown): OaEvent | null => event.safeParse(value).data ?? null;

export const sentAtOf = ({ timestamp }: OaEvent): Date =>
  new Date(timestamp < firstMillisecondDate ? timestamp * 1000 : timestamp);
const firstMillisecondDate = 1e12;

/** Where an event happened, and who made it happen. */
export interface OaPlace {
  /** empty: nowhere that we know */
  readonly chatId: string;
  readonly isGroup: boolean;
  readonly personId: string | null;
}

const isOfGroup = ({ event_name: name }: OaEvent): boolean =>
  name.includes('_group') || /^(create|disperse|delete)_group$/.test(name);

/** Whose account the event is about, where it says so. */
export const accountOf = (event: OaEvent): string | null => {
  if (event.oa_id !== undefined) return event.oa_id;
  if (isOfGroup(event)) return null;
  return (isOwn(event) ? event.sender?.id : event.recipient?.id) ?? null;
};

/** Sent by the account itself, or by its staff. */
export const isOwn = ({ event_name: name }: OaEvent): boolean => name.startsWith('oa_');

export function placeOf(event: OaEvent, oaId: string): OaPlace {
  const { sender, recipient, follower, conversation, group_id } = event;
  if (isOfGroup(event)) {
    const group = recipient?.group_id ?? conversation?.id ?? group_id ?? other(recipient?.id, oaId);
    const chatId = group === undefined ? '' : toChatId(group, true);
    return { chatId, isGroup: true, personId: isOwn(event) ? null : (sender?.id ?? null) };
  }
  const person = follower?.id ?? (isOwn(event) ? recipient?.id : sender?.id);
  return { chatId: person ?? '', isGroup: false, personId: person ?? null };
}

const other = (found: string | undefined, oaId: string): string | undefined =>
  found === oaId ? undefined : found;
