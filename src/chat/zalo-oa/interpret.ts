import type { IncomingBody, IncomingEvent } from '../../app/ports/channel.ts';
import { bodyOfText } from '../zalo/plain-text.ts';
import {
  accountOf,
  isOwn,
  placeOf,
  readEvent,
  sentAtOf,
  type OaEvent,
  type OaEventMessage,
} from './event-shape.ts';
import { tokenIn } from './message-body.ts';

/**
 * Turns a stored event into the product's words. Pure. Throws on what is no event at all, and on a message that cannot
 * be read; a kind of event that we do not know is `ignored`.
 */
export function interpretEvent(raw: string, oaId: string): IncomingEvent {
  const event = readEvent(JSON.parse(raw));
  if (!event) throw new Error('no event of a Zalo Official Account');
  const { chatId, isGroup, personId } = placeOf(event, oaId);
  const body = [oaId, null].includes(accountOf(event)) ? bodyOf(event) : ignored('of another account');
  return {
    address: { channel: 'zalo-oa', botId: oaId, chatId },
    ...{ chatKind: isGroup ? 'group' : 'private', groupTitle: event.group_name ?? null },
    // Whoever only received or saw something has not turned to us: the window stays as it is.
    sender:
      personId === null || body.kind === 'ignored'
        ? null
        : { externalId: personId, displayName: '', isBot: false },
    ...{ sentAt: sentAtOf(event), messageId: event.message?.msg_id ?? null },
    body,
  };
}

const ignored = (why: string): IncomingBody => ({ kind: 'ignored', why });

function bodyOf(event: OaEvent): IncomingBody {
  const { event_name: name, message } = event;
  const written = /^user_send_(group_)?([a-z_]+)$/.exec(name);
  if (written) {
    if (!message) throw new Error(`a message that cannot be read: ${name.slice(0, 60)}`);
    return bodyOfMessage(written[2] ?? '', message);
  }
  if (isOwn(event)) return ignored('written by the account itself');
  switch (name) {
    // Turning to the account for the first time, or again.
    case 'follow':
      return { kind: 'command', name: 'start', argument: '', replyTo: null };
    case 'unfollow':
      return { kind: 'blocked' };
    case 'create_group':
      return { kind: 'joined', title: event.group_name ?? '' };
    case 'disperse_group':
    case 'delete_group':
      return { kind: 'removed' };
    default:
      return ignored('a kind of event that we do not act on');
  }
}

function bodyOfMessage(what: string, message: OaEventMessage): IncomingBody {
  const { text = '', quote_msg_id: replyTo = null, attachments = [] } = message;
  const caption = text.trim() === '' ? {} : { caption: text };
  switch (what) {
    case 'text': {
      const token = tokenIn(text);
      return token === null ? bodyOfText(text, replyTo) : { kind: 'button', token, pressId: null };
    }
    case 'file': {
      const { url, name = '', size = 0 } = attachments[0]?.payload ?? {};
      return url === undefined
        ? { kind: 'unreadable', what: 'other' }
        : { kind: 'document', fileId: url, fileName: name, size, caption: text };
    }
    case 'image':
      return { kind: 'unreadable', what: 'photo', ...caption };
    case 'gif':
    case 'sticker':
      return { kind: 'unreadable', what: 'sticker' };
    case 'audio':
      return { kind: 'unreadable', what: 'voice' };
    case 'video':
      return { kind: 'unreadable', what: 'video', ...caption };
    case 'location':
      return { kind: 'unreadable', what: 'location' };
    case 'business_card':
      return { kind: 'unreadable', what: 'contact' };
    default:
      // A link comes with the words that stood around it.
      return text.trim() === '' ? { kind: 'unreadable', what: 'other' } : bodyOfText(text, replyTo);
  }
}
