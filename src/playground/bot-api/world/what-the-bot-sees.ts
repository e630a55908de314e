import { type AnyChat, isAdmin, isPresent } from './chat.ts';
import { type ChatMessage, commandsIn, wordsOf } from './chat-message.ts';

export interface BotEyes {
  readonly id: number;
  readonly username: string;
  /** privacy mode switched off */
  readonly readsAllGroupMessages: boolean;
}

/**
 * Privacy mode: in a group the bot gets commands addressed to it, commands that name no bot if it was the last bot
 * to write, replies to what it wrote, and what the service says; as an admin, or with privacy off, everything.
 */
export function botSees(message: ChatMessage, chat: AnyChat, bot: BotEyes): boolean {
  if (chat.kind === 'private') return !chat.blocked;
  const status = chat.members.get(bot.id)?.status;
  if (!isPresent(status)) return false;
  if (bot.readsAllGroupMessages || isAdmin(status) || message.content.kind === 'service') return true;
  if (message.replyTo !== null && chat.messages.get(message.replyTo)?.from.id === bot.id) return true;
  return isForBot(message, chat.botWroteLast, bot.username);
}

function isForBot(message: ChatMessage, botWroteLast: boolean, username: string): boolean {
  const words = wordsOf(message.content);
  return commandsIn(words).some((command) => {
    const addressee = command.split('@')[1];
    return addressee === undefined
      ? botWroteLast && words.text.startsWith(command)
      : addressee.toLowerCase() === username.toLowerCase();
  });
}
