import { createHash } from 'node:crypto';
import type { RawUpdate } from '../../app/ports/channel.ts';
import { toChatId } from '../zalo/chat-id.ts';
import { isGroupMessage, readEvent, sentAtOf } from './update-shape.ts';

/**
 * What must be known to store an event. Never refuses one: what is not stored now is lost, since the platform does not
 * bring it again. A second arrival has the same key.
 * @param raw the event, JSON or not
 * @param arrivedAt stands in for the send time of what cannot be read
 */
export function toRawUpdate(raw: string, botId: string, arrivedAt: Date): RawUpdate {
  const { message = null, chat = null } = readEvent(parsed(raw)) ?? {};
  const chatId = chat === null ? '' : toChatId(chat.id, isGroupMessage({ chat }));
  if (!message)
    return {
      ...{ channel: 'zalo-bot', botId, raw, chatId, messageId: null, sentAt: arrivedAt },
      externalKey: `sha256:${createHash('sha256').update(raw).digest('hex')}`,
    };
  return {
    ...{ channel: 'zalo-bot', botId, raw, chatId, messageId: message.message_id, sentAt: sentAtOf(message) },
    externalKey: `${chatId}/${message.message_id}`,
  };
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw) as unknown;
  } catch {
    return null;
  }
}
