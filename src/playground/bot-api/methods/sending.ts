import type { Message } from 'grammy/types';
import { z } from 'zod';
import type { CallParameters } from '../call-parameters.ts';
import { badRequest } from '../refusal.ts';
import { type FormattedText, readFormattedText } from '../text/formatted-text.ts';
import type { AnyChat } from '../world/chat.ts';
import type { MessageContent } from '../world/chat-message.ts';
import { messageJson } from '../world/message-json.ts';
import type { BotApi, Method } from './bot-api.ts';
import { type ReplyMarkup, readReplyMarkup } from './reply-markup.ts';
import { chatToWriteTo } from './target-chat.ts';

/** Where in a chat a message goes, and what comes with it. */
export interface Placement extends ReplyMarkup {
  readonly chat: AnyChat;
  readonly topicId: number | null;
  readonly replyTo: number | null;
}

const replySchema = z.looseObject({
  message_id: z.int(),
  chat_id: z.union([z.int(), z.string()]).optional(),
  allow_sending_without_reply: z.boolean().optional(),
});
const maxText = 4096;
const maxCaption = 1024;

export const sendMessage: Method = (api, { parameters }) => {
  const text = readText(parameters);
  return deliver(api, readPlacement(api, parameters), { kind: 'text', text });
};

/** The text of a message: 1–4096 UTF-16 units after its markup is read. */
export function readText(parameters: CallParameters): FormattedText {
  const raw = parameters.text('text');
  if (raw === undefined) throw badRequest('message text is empty');
  const text = readFormattedText(raw, parameters.text('parse_mode'), parameters.json('entities'));
  if (text.text === '') throw badRequest('message text is empty');
  if (text.text.length > maxText) throw badRequest('message is too long');
  return text;
}

/** 0–1024 units. */
export function readCaption(parameters: CallParameters): FormattedText {
  const raw = parameters.text('caption') ?? '';
  return checkedCaption(
    readFormattedText(raw, parameters.text('parse_mode'), parameters.json('caption_entities')),
  );
}

export function checkedCaption(caption: FormattedText): FormattedText {
  if (caption.text.length > maxCaption) throw badRequest('message caption is too long');
  return caption;
}

export function readPlacement(api: BotApi, parameters: CallParameters): Placement {
  const chat = chatToWriteTo(api.world, parameters);
  return {
    chat,
    topicId: readTopic(chat, parameters),
    replyTo: readReply(chat, parameters),
    ...readReplyMarkup(parameters, chat),
  };
}

/** Puts the bot's message into the chat. @returns it as the Bot API writes it */
export function deliver(api: BotApi, to: Placement, content: MessageContent): Message {
  const { chat, topicId, replyTo, buttons, keyboard } = to;
  if (keyboard !== null) chat.keyboard = keyboard === 'removed' ? null : keyboard;
  const from = api.world.botUser;
  return messageJson(api.world.post(chat, { from, content, topicId, replyTo, buttons }), chat);
}

export function readTopic(chat: AnyChat, parameters: CallParameters): number | null {
  const id = parameters.integer('message_thread_id');
  if (id === undefined || id === 0) return null;
  const topic = chat.kind === 'private' ? undefined : chat.topics.get(id);
  if (topic === undefined) throw badRequest('message thread not found');
  if (topic.closed) throw badRequest('TOPIC_CLOSED');
  return id;
}

function readReply(chat: AnyChat, parameters: CallParameters): number | null {
  const asked = askedReply(parameters);
  if (asked === null) return null;
  if (chat.messages.has(asked.messageId)) return asked.messageId;
  if (asked.optional) return null;
  throw badRequest('message to be replied not found');
}

function askedReply(parameters: CallParameters): { messageId: number; optional: boolean } | null {
  const raw = parameters.json('reply_parameters');
  if (raw === undefined) {
    const messageId = parameters.integer('reply_to_message_id');
    return messageId === undefined
      ? null
      : { messageId, optional: parameters.flag('allow_sending_without_reply') };
  }
  const reply = replySchema.safeParse(raw);
  if (!reply.success) throw badRequest("can't parse reply parameters JSON object");
  return { messageId: reply.data.message_id, optional: reply.data.allow_sending_without_reply === true };
}
