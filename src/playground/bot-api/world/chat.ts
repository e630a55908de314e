import type { Chat, ChatMember, ForceReply, ReplyKeyboardMarkup, User } from 'grammy/types';
import type { ChatMessage } from './chat-message.ts';

export type MemberStatus = 'creator' | 'administrator' | 'member' | 'left' | 'kicked';

export interface Topic {
  readonly id: number;
  readonly name: string;
  closed: boolean;
}

interface Common {
  readonly id: number;
  readonly messages: Map<number, ChatMessage>;
  nextMessageId: number;
  /** what the bot put in place of the phone's keyboard, or asked to be answered */
  keyboard: ReplyKeyboardMarkup | ForceReply | null;
  /** `text` or the like while the bot says it is busy, until `until` */
  action: { readonly name: string; readonly until: Date } | null;
}

export interface PrivateChat extends Common {
  readonly kind: 'private';
  readonly person: User;
  started: boolean;
  blocked: boolean;
  deactivated: boolean;
}

export interface GroupChat extends Common {
  readonly kind: 'group' | 'supergroup';
  readonly title: string;
  readonly isForum: boolean;
  readonly topics: Map<number, Topic>;
  /** by user id; whoever was never there has no row */
  readonly members: Map<number, { readonly user: User; status: MemberStatus }>;
  /** where it lives on as a supergroup */
  upgradedTo: GroupChat | null;
  readonly upgradedFrom: GroupChat | null;
  /** was the bot the last bot to write: then it also gets commands that name no bot */
  botWroteLast: boolean;
  /** may members without rank, the bot among them, write here */
  mayBotPost: boolean;
}

export type AnyChat = PrivateChat | GroupChat;

export const isPresent = (status: MemberStatus | undefined) =>
  status === 'creator' || status === 'administrator' || status === 'member';
export const isAdmin = (status: MemberStatus | undefined) =>
  status === 'creator' || status === 'administrator';

export function chatJson(chat: AnyChat): Exclude<Chat, Chat.ChannelChat> {
  if (chat.kind === 'private') {
    const { id, first_name, last_name, username } = chat.person;
    return {
      id,
      type: 'private',
      first_name,
      ...(last_name === undefined ? {} : { last_name }),
      ...(username === undefined ? {} : { username }),
    };
  }
  if (chat.kind === 'group') return { id: chat.id, type: 'group', title: chat.title };
  return { id: chat.id, type: 'supergroup', title: chat.title, ...(chat.isForum ? { is_forum: true } : {}) };
}

export function memberJson(user: User, status: MemberStatus): ChatMember {
  switch (status) {
    case 'creator':
      return { status, user, is_anonymous: false };
    case 'administrator':
      return administrator(user);
    case 'member':
      return { status, user };
    case 'left':
      return { status, user };
    case 'kicked':
      return { status, user, until_date: 0 };
  }
}

const administrator = (user: User): ChatMember => ({
  status: 'administrator',
  user,
  can_be_edited: false,
  is_anonymous: false,
  can_manage_chat: true,
  can_delete_messages: true,
  can_manage_video_chats: true,
  can_restrict_members: true,
  can_promote_members: false,
  can_change_info: true,
  can_invite_users: true,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
  can_pin_messages: true,
  can_manage_topics: true,
  can_send_welcome_messages: false,
});
