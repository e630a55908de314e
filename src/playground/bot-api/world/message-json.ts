import type { Message, User } from 'grammy/types';
import { type AnyChat, chatJson } from './chat.ts';
import type { ChatMessage, MessageContent, ServiceNote } from './chat-message.ts';
import type { StoredFile } from './file-store.ts';
import type { FormattedText } from '../text/formatted-text.ts';

/** The account that Telegram shows for admins who write as their group. */
export const anonymousAdmin: User = {
  id: 1087968824,
  is_bot: true,
  first_name: 'Group',
  username: 'GroupAnonymousBot',
};

const seconds = (at: Date) => Math.floor(at.getTime() / 1000);

/** A message as the Bot API writes it. */
export function messageJson(message: ChatMessage, chat: AnyChat): Message {
  const answered = repliedTo(message, chat);
  // One level only: what was answered does not say what it answered itself.
  const reply = answered && (bareMessage(answered, chat) as NonNullable<Message['reply_to_message']>);
  return { ...bareMessage(message, chat), ...(reply === undefined ? {} : { reply_to_message: reply }) };
}

/** In a topic, what answers nothing answers the message that opened the topic: so the Bot API has it. */
function repliedTo({ replyTo, topicId, id }: ChatMessage, chat: AnyChat): ChatMessage | undefined {
  const target = replyTo ?? (topicId === id ? null : topicId);
  return target === null ? undefined : chat.messages.get(target);
}

function bareMessage(message: ChatMessage, chat: AnyChat): Message {
  const inTopic = message.topicId !== null;
  return {
    message_id: message.id,
    from: message.asChat ? anonymousAdmin : message.from,
    ...(message.asChat ? { sender_chat: chatJson(chat) } : {}),
    chat: chatJson(chat),
    date: seconds(message.sentAt),
    ...(message.editedAt === null ? {} : { edit_date: seconds(message.editedAt) }),
    ...(inTopic && message.topicId !== null
      ? { message_thread_id: message.topicId, is_topic_message: true }
      : {}),
    ...contentJson(message.content),
    ...(message.buttons === null ? {} : { reply_markup: message.buttons }),
  };
}

function contentJson(content: MessageContent): Partial<Message> {
  switch (content.kind) {
    case 'text':
      return { text: content.text.text, ...listed('entities', content.text) };
    case 'photo': {
      const { width, height, file, album } = content;
      return {
        photo: [{ ...fileJson(file), width, height }],
        ...captionJson(content.caption),
        ...(album === null ? {} : { media_group_id: album }),
      };
    }
    case 'document':
      return {
        document: {
          ...fileJson(content.file),
          ...(content.file.name === null ? {} : { file_name: content.file.name }),
          mime_type: content.file.mimeType,
        },
        ...captionJson(content.caption),
        ...(content.album === null ? {} : { media_group_id: content.album }),
      };
    case 'sticker':
      return {
        sticker: {
          ...fileJson(content.file),
          type: 'regular',
          width: 512,
          height: 512,
          is_animated: false,
          is_video: false,
          emoji: content.emoji,
        },
      };
    case 'voice':
      return { voice: { ...fileJson(content.file), duration: content.seconds, mime_type: 'audio/ogg' } };
    case 'contact':
      return { contact: content.contact };
    case 'service':
      return serviceJson(content.note);
  }
}

const fileJson = (file: StoredFile) => ({
  file_id: file.fileId,
  file_unique_id: file.uniqueId,
  file_size: file.bytes.length,
});

const listed = (name: 'entities' | 'caption_entities', { entities }: FormattedText): Partial<Message> =>
  entities.length === 0 ? {} : { [name]: [...entities] };

const captionJson = (caption: FormattedText): Partial<Message> =>
  caption.text === '' ? {} : { caption: caption.text, ...listed('caption_entities', caption) };

function serviceJson(note: ServiceNote): Partial<Message> {
  switch (note.kind) {
    case 'group-created':
      return { group_chat_created: true };
    case 'members-joined':
      return { new_chat_members: [...note.members] };
    case 'member-left':
      return { left_chat_member: note.member };
    case 'topic-created':
      return { forum_topic_created: { name: note.name, icon_color: 7322096 } };
    case 'migrated-to':
      return { migrate_to_chat_id: note.chatId };
    case 'migrated-from':
      return { migrate_from_chat_id: note.chatId };
  }
}
