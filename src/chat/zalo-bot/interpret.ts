import type { IncomingBody, IncomingEvent } from '../../app/ports/channel.ts';
import { toChatId } from '../zalo/chat-id.ts';
import { bodyOfText } from '../zalo/plain-text.ts';
import { withoutMention } from './mention.ts';
import {
  isGroupMessage,
  readEvent,
  sentAtOf,
  type ZaloEvent,
  type ZaloEventMessage,
} from './update-shape.ts';

export interface ZaloBotIdentity {
  readonly id: string;
  /** as people see and mention it; several where the platform tells several */
  readonly names: readonly string[];
}

/**
 * Turns a stored event into the product's words. Pure. Throws on what is no event at all, and on a message that cannot
 * be read; a kind of event that we do not know is `ignored`.
 */
export function interpretEvent(raw: string, bot: ZaloBotIdentity): IncomingEvent {
  const event = readEvent(JSON.parse(raw));
  if (!event) throw new Error('no event of the Zalo Bot Platform');
  const { message, name } = event;
  if (message) return ofMessage(event, message, bot);
  if (name.startsWith('message.')) throw new Error(`a message that cannot be read: ${name.slice(0, 60)}`);
  return {
    address: { channel: 'zalo-bot', botId: bot.id, chatId: '' },
    ...{ chatKind: 'private', groupTitle: null, sender: null, sentAt: new Date(0), messageId: null },
    body: { kind: 'ignored', why: 'a kind of event that we do not know' },
  };
}

function ofMessage(event: ZaloEvent, message: ZaloEventMessage, bot: ZaloBotIdentity): IncomingEvent {
  const isGroup = isGroupMessage(message);
  const { from, chat } = message;
  return {
    address: { channel: 'zalo-bot', botId: bot.id, chatId: toChatId(chat.id, isGroup) },
    ...{ chatKind: isGroup ? 'group' : 'private', groupTitle: null },
    sender: from
      ? {
          // A private chat is its person; should the two ids ever differ, the chat is what can be written to.
          externalId: isGroup ? from.id : chat.id,
          displayName: from.display_name,
          isBot: from.is_bot,
        }
      : null,
    ...{ sentAt: sentAtOf(message), messageId: message.message_id },
    body: bodyOf(event, message, isGroup ? bot.names : null),
  };
}

/** @param botNames null in a private chat, where nobody is mentioned */
function bodyOf(
  { name }: ZaloEvent,
  message: ZaloEventMessage,
  botNames: readonly string[] | null,
): IncomingBody {
  const meant = (words: string): string => (botNames ? withoutMention(words, botNames) : words);
  const caption = meant(message.caption ?? '');
  switch (name) {
    case 'message.text.received':
      return bodyOfText(meant(message.text ?? ''), null);
    case 'message.image.received':
      return { kind: 'unreadable', what: 'photo', ...(caption === '' ? {} : { caption }) };
    case 'message.sticker.received':
      return { kind: 'unreadable', what: 'sticker' };
    case 'message.voice.received':
      return { kind: 'unreadable', what: 'voice' };
    // A document, a video, or anything at all from a protected account.
    case 'message.unsupported.received':
      return { kind: 'unreadable', what: 'other' };
    default:
      return { kind: 'ignored', why: 'a kind of event that we do not know' };
  }
}
