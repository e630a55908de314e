import { isDeepStrictEqual } from 'node:util';
import type { ReactionTypeEmoji } from 'grammy/types';
import { z } from 'zod';
import { badRequest } from '../refusal.ts';
import { type AnyChat, isAdmin } from '../world/chat.ts';
import { type ChatMessage, type MessageContent, wordsOf } from '../world/chat-message.ts';
import { messageJson } from '../world/message-json.ts';
import type { BotApi, Call, Method } from './bot-api.ts';
import { allowedReactions } from './allowed-reactions.ts';
import { readInlineMarkup } from './reply-markup.ts';
import { readCaption, readText } from './sending.ts';
import { chatToWriteTo, messageNamed } from './target-chat.ts';

const twoDaysMs = 48 * 60 * 60 * 1000;
const reactionSchema = z.array(z.object({ type: z.literal('emoji'), emoji: z.string() }));

export const editMessageText: Method = (api, call) => {
  const text = readText(call.parameters);
  return edited(api, call, ({ content }) => {
    if (content.kind !== 'text') throw badRequest('there is no text in the message to edit');
    return { kind: 'text', text };
  });
};

export const editMessageCaption: Method = (api, call) => {
  const caption = readCaption(call.parameters);
  return edited(api, call, ({ content }) => {
    if (!('caption' in content)) throw badRequest('there is no caption in the message to edit');
    return { ...content, caption };
  });
};

export const editMessageReplyMarkup: Method = (api, call) => edited(api, call, ({ content }) => content);

function edited(api: BotApi, { parameters }: Call, change: (message: ChatMessage) => MessageContent) {
  const chat = chatToWriteTo(api.world, parameters);
  const message = messageNamed(chat, parameters, 'message to edit not found');
  if (message.from.id !== api.world.bot.id) throw badRequest("message can't be edited");
  const content = change(message);
  const buttons = readInlineMarkup(parameters, chat);
  if (sameWords(content, message.content) && isDeepStrictEqual(buttons, message.buttons))
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
  Object.assign(message, { content, buttons, editedAt: api.world.now() });
  api.world.changed({ kind: 'edited', chatId: chat.id, messageId: message.id });
  return messageJson(message, chat);
}

const sameWords = (a: MessageContent, b: MessageContent) => isDeepStrictEqual(wordsOf(a), wordsOf(b));

export const deleteMessage: Method = (api, { parameters }) => {
  const chat = chatToWriteTo(api.world, parameters);
  const message = messageNamed(chat, parameters, 'message to delete not found');
  if (!mayDelete(api, chat, message)) throw badRequest("message can't be deleted for everyone");
  chat.messages.delete(message.id);
  api.world.changed({ kind: 'deleted', chatId: chat.id, messageId: message.id });
  return true;
};

function mayDelete({ world }: BotApi, chat: AnyChat, message: ChatMessage): boolean {
  const isAdminHere = chat.kind !== 'private' && isAdmin(chat.members.get(world.bot.id)?.status);
  if (isAdminHere) return true;
  const young = world.now().getTime() - message.sentAt.getTime() <= twoDaysMs;
  return young && (message.from.id === world.bot.id || chat.kind === 'private');
}

export const setMessageReaction: Method = (api, { parameters }) => {
  const chat = chatToWriteTo(api.world, parameters);
  const message = messageNamed(chat, parameters, 'message to react not found');
  const reactions = reactionSchema.safeParse(parameters.json('reaction') ?? []);
  if (!reactions.success) throw badRequest("can't parse reaction type JSON object");
  if (reactions.data.length > 1) throw badRequest('REACTIONS_TOO_MANY');
  message.reactions = reactions.data.map(({ emoji }) => ({ type: 'emoji', emoji: allowed(emoji) }));
  api.world.changed({ kind: 'reaction', chatId: chat.id, messageId: message.id });
  return true;
};

function allowed(emoji: string): ReactionTypeEmoji['emoji'] {
  const found = allowedReactions.find((candidate) => candidate === emoji);
  if (found === undefined) throw badRequest('REACTION_INVALID');
  return found;
}
