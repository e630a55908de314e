import type { CallParameters } from '../call-parameters.ts';
import { badRequest, forbidden } from '../refusal.ts';
import { type AnyChat, type GroupChat, isAdmin, isPresent } from '../world/chat.ts';
import type { ChatMessage } from '../world/chat-message.ts';
import type { World } from '../world/world.ts';

/** The chat that `chat_id` names and the bot may write to, or Telegram's refusal. */
export function chatToWriteTo(world: World, parameters: CallParameters): AnyChat {
  const chat = chatNamed(world, parameters);
  if (chat.kind === 'private') {
    if (chat.deactivated) throw forbidden('user is deactivated');
    if (chat.blocked) throw forbidden('bot was blocked by the user');
    if (!chat.started) throw forbidden("bot can't initiate conversation with a user");
    return chat;
  }
  checkInGroup(world, chat);
  if (!chat.mayBotPost && !isAdmin(chat.members.get(world.bot.id)?.status))
    throw badRequest('not enough rights to send text messages to the chat');
  return chat;
}

/** The chat that `chat_id` names, if the bot has ever had to do with it. */
export function chatToLookAt(world: World, parameters: CallParameters): AnyChat {
  const chat = chatNamed(world, parameters);
  if (chat.kind === 'private' && !chat.started) throw badRequest('chat not found');
  if (chat.kind !== 'private') checkInGroup(world, chat);
  return chat;
}

export function groupNamed(world: World, parameters: CallParameters): GroupChat {
  const chat = chatToLookAt(world, parameters);
  if (chat.kind === 'private') throw badRequest("chat member status can't be changed in private chats");
  return chat;
}

/** @param complaint what Telegram says when there is no such message */
export function messageNamed(chat: AnyChat, parameters: CallParameters, complaint: string): ChatMessage {
  const id = parameters.requiredInteger('message_id', 'message identifier is not specified');
  const message = chat.messages.get(id);
  if (message === undefined) throw badRequest(complaint);
  return message;
}

function chatNamed(world: World, parameters: CallParameters): AnyChat {
  const id = parameters.text('chat_id');
  if (id === undefined) throw badRequest('chat_id is empty');
  const chat = /^-?\d{1,16}$/.test(id) ? world.chat(Number(id)) : undefined;
  if (chat === undefined) throw badRequest('chat not found');
  return chat;
}

function checkInGroup(world: World, chat: GroupChat): void {
  if (chat.upgradedTo !== null)
    throw badRequest('group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: chat.upgradedTo.id,
    });
  const status = chat.members.get(world.bot.id)?.status;
  if (isPresent(status)) return;
  const kind = chat.kind === 'group' ? 'group chat' : 'supergroup chat';
  if (status === undefined) throw badRequest('chat not found');
  if (status === 'kicked') throw forbidden(`bot was kicked from the ${kind}`);
  throw forbidden(`bot is not a member of the ${kind}`);
}
