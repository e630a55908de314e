import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { RawUpdate } from '../../app/ports/channel.ts';
import { updateShape, type TelegramUpdate } from './update-shape.ts';

/**
 * What must be known to store an update. Never refuses one: an update that cannot be stored could never be confirmed,
 * and everything behind it would wait for ever.
 * @param arrivedAt stands in for the send time where Telegram tells none: pressed buttons
 */
export function toRawUpdate(update: unknown, botId: string, arrivedAt: Date): RawUpdate {
  const raw = JSON.stringify(update);
  const read = updateShape.safeParse(update);
  const facts = read.success ? factsOf(read.data, arrivedAt) : unreadableFacts(update, raw, arrivedAt);
  return { channel: 'telegram', botId, raw, ...facts };
}

type Facts = Pick<RawUpdate, 'externalKey' | 'chatId' | 'sentAt' | 'messageId'>;

function factsOf(update: TelegramUpdate, arrivedAt: Date): Facts {
  const { update_id, edited_message: edited, callback_query: press, my_chat_member: change } = update;
  const externalKey = String(update_id);
  const message = update.message ?? edited;
  if (message)
    return {
      ...{ externalKey, chatId: String(message.chat.id), messageId: String(message.message_id) },
      sentAt: new Date((edited?.edit_date ?? message.date) * 1000),
    };
  const where = change?.chat ?? press?.message?.chat ?? press?.from;
  return {
    ...{ externalKey, chatId: where ? String(where.id) : '', messageId: null },
    // Telegram's times are whole seconds: a press must not sort behind a message sent after it.
    sentAt: change ? new Date(change.date * 1000) : wholeSecond(arrivedAt),
  };
}

const wholeSecond = (instant: Date): Date => new Date(Math.floor(instant.getTime() / 1000) * 1000);

const placed = z
  .object({ chat: z.object({ id: z.number() }) })
  .optional()
  .catch(undefined);
const identified = z.object({ update_id: z.number(), message: placed, edited_message: placed });

/**
 * An update in a shape that Telegram has not had so far: whoever tries to interpret it will say so. Where it names its
 * chat all the same, it is known whose clerk is to be told.
 */
function unreadableFacts(update: unknown, raw: string, arrivedAt: Date): Facts {
  const { data } = identified.safeParse(update);
  const digest = createHash('sha256').update(raw).digest('hex');
  return {
    externalKey: data ? String(data.update_id) : `sha256:${digest}`,
    ...{ chatId: String((data?.message ?? data?.edited_message)?.chat.id ?? ''), messageId: null },
    sentAt: wholeSecond(arrivedAt),
  };
}
