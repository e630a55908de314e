import type { ChatAddress, IncomingBody, IncomingEvent, Sender } from '../../app/ports/channel.ts';
import { bodyOfMessage } from './message-body.ts';
import {
  updateShape,
  type ButtonPress,
  type MembershipChange,
  type TelegramChat,
  type TelegramMessage,
  type TelegramUser,
} from './update-shape.ts';

export interface BotIdentity {
  readonly id: string;
  /** without @ */
  readonly username: string;
}

/**
 * Turns a stored update into the product's words. Pure. Throws on what is no update at all; an update that means
 * nothing to us is `ignored`.
 *
 * Telegram does not say when a button was pressed: there `sentAt` is the time of the message that holds the button, and
 * the stored row knows better. `messageId` of a press is that message's.
 */
export function interpretUpdate(raw: string, bot: BotIdentity): IncomingEvent {
  const update = updateShape.parse(JSON.parse(raw));
  if (update.message) return ofMessage(update.message, bot, false);
  if (update.edited_message) return ofMessage(update.edited_message, bot, true);
  if (update.callback_query) return ofPress(update.callback_query, bot);
  if (update.my_chat_member) return ofMembership(update.my_chat_member, bot);
  return {
    ...{ address: addressOf(bot, ''), chatKind: 'private', groupTitle: null },
    ...{ sender: null, sentAt: new Date(0), messageId: null },
    body: { kind: 'ignored', why: 'a kind of update that was not asked for' },
  };
}

function ofMessage(message: TelegramMessage, bot: BotIdentity, edited: boolean): IncomingEvent {
  const migratedFrom = message.migrate_from_chat_id;
  const newChat = message.migrate_to_chat_id ?? (migratedFrom === undefined ? undefined : message.chat.id);
  return {
    address: addressOf(bot, migratedFrom ?? message.chat.id, topicOf(message)),
    ...placeOf(message.chat),
    sender: message.sender_chat || !message.from ? null : senderOf(message.from),
    sentAt: fromSeconds(edited ? (message.edit_date ?? message.date) : message.date),
    messageId: String(message.message_id),
    body:
      newChat === undefined
        ? bodyOfMessage(message, bot.username, edited)
        : { kind: 'migrated', toChatId: String(newChat) },
  };
}

function ofPress({ id, from, message, data }: ButtonPress, bot: BotIdentity): IncomingEvent {
  return {
    address: addressOf(bot, message?.chat.id ?? from.id, message && topicOf(message)),
    ...(message ? placeOf(message.chat) : { chatKind: 'private', groupTitle: null }),
    sender: senderOf(from),
    sentAt: fromSeconds(message?.date ?? 0),
    messageId: message ? String(message.message_id) : null,
    body:
      message && data !== undefined
        ? { kind: 'button', token: data, pressId: id }
        : { kind: 'ignored', why: 'a button that is not ours' },
  };
}

function ofMembership(change: MembershipChange, bot: BotIdentity): IncomingEvent {
  return {
    address: addressOf(bot, change.chat.id),
    ...placeOf(change.chat),
    sender: senderOf(change.from),
    sentAt: fromSeconds(change.date),
    messageId: null,
    body: bodyOfMembership(change),
  };
}

function bodyOfMembership({ chat, old_chat_member, new_chat_member }: MembershipChange): IncomingBody {
  const [was, is] = [isInside(old_chat_member), isInside(new_chat_member)];
  if (chat.type === 'private') return { kind: is ? 'unblocked' : 'blocked' };
  if (is && !was) return { kind: 'joined', title: chat.title ?? '' };
  if (was && !is) return { kind: 'removed' };
  return { kind: 'ignored', why: 'other rights in the same group' };
}

function isInside({ status, is_member }: MembershipChange['old_chat_member']): boolean {
  if (status === 'restricted') return is_member ?? true;
  return status !== 'left' && status !== 'kicked';
}

const fromSeconds = (seconds: number): Date => new Date(seconds * 1000);

const placeOf = ({ type, title }: TelegramChat): Pick<IncomingEvent, 'chatKind' | 'groupTitle'> =>
  type === 'private'
    ? { chatKind: 'private', groupTitle: null }
    : { chatKind: 'group', groupTitle: title ?? null };

const addressOf = (bot: BotIdentity, chatId: number | string, topicId?: string): ChatAddress => ({
  ...{ channel: 'telegram', botId: bot.id, chatId: String(chatId) },
  ...(topicId === undefined ? {} : { topicId }),
});

/** Replies in ordinary supergroups carry a thread id too: only a forum's topics count. */
const topicOf = (
  message: Pick<TelegramMessage, 'is_topic_message' | 'message_thread_id'>,
): string | undefined =>
  message.is_topic_message && message.message_thread_id !== undefined
    ? String(message.message_thread_id)
    : undefined;

const senderOf = ({ id, is_bot, first_name, last_name }: TelegramUser): Sender => ({
  externalId: String(id),
  displayName: [first_name, last_name ?? ''].join(' ').trim(),
  isBot: is_bot,
});
