import type { BotCommand, BotCommandScope } from 'grammy/types';
import { type AnyChat, isAdmin } from './chat.ts';

const keyOf = (scope: BotCommandScope, language: string) => JSON.stringify([scopeKey(scope), language]);

function scopeKey(scope: BotCommandScope): unknown[] {
  const chat = 'chat_id' in scope ? [String(scope.chat_id)] : [];
  return [scope.type, ...chat, ...('user_id' in scope ? [scope.user_id] : [])];
}

/** The command lists a bot has set, and which of them a person sees where. */
export class CommandMenus {
  readonly #lists = new Map<string, readonly BotCommand[]>();

  set(scope: BotCommandScope, language: string, commands: readonly BotCommand[]): void {
    if (commands.length === 0) this.delete(scope, language);
    else this.#lists.set(keyOf(scope, language), commands);
  }

  delete(scope: BotCommandScope, language: string): void {
    this.#lists.delete(keyOf(scope, language));
  }

  get(scope: BotCommandScope, language: string): readonly BotCommand[] {
    return this.#lists.get(keyOf(scope, language)) ?? [];
  }

  /** What the menu of `chat` shows to a person: the first list set, narrowest scope first, own language first. */
  shownIn(chat: AnyChat, userId: number, language: string): readonly BotCommand[] {
    for (const scope of scopesFor(chat, userId))
      for (const lang of [language, '']) {
        const list = this.get(scope, lang);
        if (list.length > 0) return list;
      }
    return [];
  }
}

function scopesFor(chat: AnyChat, userId: number): BotCommandScope[] {
  if (chat.kind === 'private')
    return [{ type: 'chat', chat_id: chat.id }, { type: 'all_private_chats' }, { type: 'default' }];
  const admin = isAdmin(chat.members.get(userId)?.status);
  return [
    { type: 'chat_member', chat_id: chat.id, user_id: userId },
    ...(admin ? [{ type: 'chat_administrators', chat_id: chat.id } as const] : []),
    { type: 'chat', chat_id: chat.id },
    ...(admin ? [{ type: 'all_chat_administrators' } as const] : []),
    { type: 'all_group_chats' },
    { type: 'default' },
  ];
}
