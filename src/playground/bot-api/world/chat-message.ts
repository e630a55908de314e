import type { Contact, InlineKeyboardMarkup, MessageEntity, ReactionTypeEmoji, User } from 'grammy/types';
import type { FormattedText } from '../text/formatted-text.ts';
import type { StoredFile } from './file-store.ts';

/** What happened in a chat without anybody saying it. */
export type ServiceNote =
  | { readonly kind: 'group-created' }
  | { readonly kind: 'members-joined'; readonly members: readonly User[] }
  | { readonly kind: 'member-left'; readonly member: User }
  | { readonly kind: 'topic-created'; readonly name: string }
  | { readonly kind: 'migrated-to'; readonly chatId: number }
  | { readonly kind: 'migrated-from'; readonly chatId: number };

export type MessageContent =
  | { readonly kind: 'text'; readonly text: FormattedText }
  | {
      readonly kind: 'photo';
      readonly file: StoredFile;
      readonly width: number;
      readonly height: number;
      readonly caption: FormattedText;
      readonly album: string | null;
    }
  | {
      readonly kind: 'document';
      readonly file: StoredFile;
      readonly caption: FormattedText;
      readonly album: string | null;
    }
  | { readonly kind: 'sticker'; readonly file: StoredFile; readonly emoji: string }
  | { readonly kind: 'voice'; readonly file: StoredFile; readonly seconds: number }
  | { readonly kind: 'contact'; readonly contact: Contact }
  | { readonly kind: 'service'; readonly note: ServiceNote };

/** A message as everybody in the chat sees it. */
export interface ChatMessage {
  readonly id: number;
  readonly chatId: number;
  readonly from: User;
  /** the group itself, where an anonymous admin wrote */
  readonly asChat: boolean;
  readonly sentAt: Date;
  editedAt: Date | null;
  content: MessageContent;
  /** buttons under the message */
  buttons: InlineKeyboardMarkup | null;
  readonly topicId: number | null;
  /** id of the message replied to, in the same chat */
  readonly replyTo: number | null;
  reactions: readonly ReactionTypeEmoji[];
}

const nothing: FormattedText = { text: '', entities: [] };

/** The words of a message: its text or its caption. */
export function wordsOf(content: MessageContent): FormattedText {
  if (content.kind === 'text') return content.text;
  return content.kind === 'photo' || content.kind === 'document' ? content.caption : nothing;
}

export const commandsIn = ({ text, entities }: FormattedText): string[] =>
  entities.filter(isCommand).map(({ offset, length }) => text.slice(offset, offset + length));

const isCommand = (entity: MessageEntity) => entity.type === 'bot_command';
