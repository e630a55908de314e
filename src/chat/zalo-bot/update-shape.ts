import { z } from 'zod';

/** The parts of an event that we read, as tolerant as sources disagree. What else it holds is kept in the stored text. */

const id = z.union([z.string().min(1), z.number()]).transform(String);

const message = z.object({
  message_id: id,
  /** milliseconds; some have seen seconds */
  date: z.coerce.number().catch(0),
  from: z
    .object({ id, display_name: z.string().catch(''), is_bot: z.boolean().catch(false) })
    .optional()
    .catch(undefined),
  chat: z.object({ id, chat_type: z.string().catch('PRIVATE') }),
  text: z.string().optional().catch(undefined),
  caption: z.string().optional().catch(undefined),
});

/** All that must be right to know where a message stands that cannot be read. */
const place = z.object({ chat: message.shape.chat });

const event = z.object({ event_name: z.string().min(1), message: z.unknown().optional() });

export type ZaloEventMessage = z.infer<typeof message>;

export interface ZaloEvent {
  /** `message.text.received` */
  readonly name: string;
  /** null: an event of a kind that holds no message */
  readonly message: ZaloEventMessage | null;
  /** where it happened, also where the message cannot be read */
  readonly chat: ZaloEventMessage['chat'] | null;
}

/** Polls and webhooks hand over `{"ok":true,"result":{…}}`; the bare event is taken as well. Null: no event at all. */
export function readEvent(value: unknown): ZaloEvent | null {
  const wrapped = z.object({ result: event }).safeParse(value);
  const found = wrapped.success ? wrapped.data.result : event.safeParse(value).data;
  if (!found) return null;
  return {
    name: found.event_name,
    message: message.safeParse(found.message).data ?? null,
    chat: place.safeParse(found.message).data?.chat ?? null,
  };
}

const firstMillisecondDate = 1e12;

export const sentAtOf = ({ date }: ZaloEventMessage): Date =>
  new Date(date < firstMillisecondDate ? date * 1000 : date);

export const isGroupMessage = ({ chat }: Pick<ZaloEventMessage, 'chat'>): boolean =>
  chat.chat_type.toUpperCase() === 'GROUP';
