import type { ChatMessage, MessageContent, ServiceNote } from './bot-api/world/chat-message.ts';
import { wordsOf } from './bot-api/world/chat-message.ts';
import type { StoredFile } from './bot-api/world/file-store.ts';
import type { AttachmentView, ButtonView, MessageView, TextRun } from './phone.ts';
import { textRuns } from './telegram-text-runs.ts';

export interface MessageEyes {
  readonly ownerId: number;
  readonly botId: number;
  readonly groupTitle: string | null;
  /** the message another one answers, if it is still there */
  readonly find: (id: number) => ChatMessage | undefined;
}

const excerptLength = 80;
const plainRun = (text: string): TextRun => ({ text, marks: [] });

/** A message as the owner of the phone sees it. */
export function messageView(message: ChatMessage, eyes: MessageEyes): MessageView {
  const by = authorOf(message, eyes);
  return {
    id: String(message.id),
    by,
    sender: senderOf(message, eyes),
    sentAt: message.sentAt.toISOString(),
    edited: message.editedAt !== null,
    runs: runsOf(message.content),
    attachment: attachmentOf(message.content),
    replyTo: replyOf(message, eyes),
    buttons: (message.buttons?.inline_keyboard ?? []).map((row) =>
      row.map((button): ButtonView => ({
        label: button.text,
        ...('url' in button ? { href: button.url } : {}),
      })),
    ),
    reactions: message.reactions.map(({ emoji }) => emoji),
    canEdit: by === 'owner' && message.content.kind === 'text',
  };
}

function authorOf({ content, from }: ChatMessage, { ownerId, botId }: MessageEyes): MessageView['by'] {
  if (content.kind === 'service') return 'service';
  if (from.id === ownerId) return 'owner';
  return from.id === botId ? 'bot' : 'other';
}

const senderOf = ({ asChat, from }: ChatMessage, { groupTitle }: MessageEyes) =>
  asChat && groupTitle !== null ? groupTitle : [from.first_name, from.last_name].filter(Boolean).join(' ');

function replyOf({ replyTo }: ChatMessage, eyes: MessageEyes): MessageView['replyTo'] {
  const answered = replyTo === null ? undefined : eyes.find(replyTo);
  if (answered === undefined) return null;
  const words = runsOf(answered.content)
    .map(({ text }) => text)
    .join('')
    .replaceAll('\n', ' ');
  const excerpt = words === '' ? (attachmentOf(answered.content)?.name ?? '') : words;
  return {
    id: String(answered.id),
    sender: senderOf(answered, eyes),
    excerpt: excerpt.slice(0, excerptLength),
  };
}

function runsOf(content: MessageContent): TextRun[] {
  switch (content.kind) {
    case 'sticker':
      return [plainRun(content.emoji)];
    case 'voice':
      return [plainRun(`🎤 Tin nhắn thoại, ${content.seconds} giây`)];
    case 'contact':
      return [plainRun(`👤 ${content.contact.first_name}\n${content.contact.phone_number}`)];
    case 'service':
      return [plainRun(serviceText(content.note))];
    case 'text':
    case 'photo':
    case 'document':
      return textRuns(wordsOf(content));
  }
}

function serviceText(note: ServiceNote): string {
  switch (note.kind) {
    case 'group-created':
      return 'Nhóm đã được tạo';
    case 'members-joined':
      return `${note.members.map((member) => member.first_name).join(', ')} đã vào nhóm`;
    case 'member-left':
      return `${note.member.first_name} đã rời nhóm`;
    case 'topic-created':
      return `Chủ đề «${note.name}» đã được tạo`;
    case 'migrated-to':
    case 'migrated-from':
      return 'Nhóm đã thành siêu nhóm';
  }
}

function attachmentOf(content: MessageContent): AttachmentView | null {
  if (content.kind === 'document') return { kind: 'file', ...named(content.file, 'tệp') };
  if (content.kind !== 'photo') return null;
  const { width, height } = content;
  return { kind: 'picture', ...named(content.file, 'Ảnh'), width, height };
}

const named = (file: StoredFile, otherwise: string) => ({
  name: file.name ?? otherwise,
  size: file.bytes.length,
});
