import type { IncomingBody } from '../../app/ports/channel.ts';
import type { TelegramMessage } from './update-shape.ts';

type Unreadable = Extract<IncomingBody, { kind: 'unreadable' }>['what'];

/** Fields of a message that hold something other than text, in the order in which they decide. */
const unreadable: readonly (readonly [field: keyof TelegramMessage, what: Unreadable])[] = [
  // An animation comes with `document` set as well, for old clients.
  ['animation', 'video'],
  ['photo', 'photo'],
  ['sticker', 'sticker'],
  ['voice', 'voice'],
  ['audio', 'voice'],
  ['video', 'video'],
  ['video_note', 'video'],
  ['contact', 'contact'],
  ['venue', 'location'],
  ['location', 'location'],
  ['dice', 'other'],
  ['poll', 'other'],
  ['story', 'other'],
  ['paid_media', 'other'],
  ['checklist', 'other'],
];

/** What a message says, once it is known that it is no migration. */
export function bodyOfMessage(message: TelegramMessage, botUsername: string, edited: boolean): IncomingBody {
  const { text, document, caption = '' } = message;
  if (text !== undefined) return bodyOfText(message, text, botUsername, edited);
  const found = unreadable.find(([field]) => message[field] !== undefined);
  if (found) return { kind: 'unreadable', what: found[1], ...(caption === '' ? {} : { caption }) };
  if (document)
    return {
      kind: 'document',
      fileId: document.file_id,
      fileName: document.file_name ?? '',
      size: document.file_size ?? 0,
      caption,
    };
  return { kind: 'ignored', why: 'a service message' };
}

function bodyOfText(
  message: TelegramMessage,
  text: string,
  botUsername: string,
  edited: boolean,
): IncomingBody {
  const replyTo = repliedTo(message);
  const command = message.entities?.find(({ type, offset }) => type === 'bot_command' && offset === 0);
  if (!command) return { kind: 'text', text, edited, replyTo };
  if (edited) return { kind: 'ignored', why: 'an edited command' };
  const [name = '', addressee] = text.slice(1, command.length).split('@');
  if (addressee !== undefined && addressee.toLowerCase() !== botUsername.toLowerCase())
    return { kind: 'ignored', why: 'a command for another bot' };
  // Phones write the first letter large.
  return { kind: 'command', name: name.toLowerCase(), argument: text.slice(command.length).trim(), replyTo };
}

/** In a forum every message answers the one that opened the topic, unless it answers another. */
function repliedTo({ reply_to_message: replied }: TelegramMessage): string | null {
  if (!replied || replied.forum_topic_created !== undefined) return null;
  return String(replied.message_id);
}
