import type { OaGroup, OaMessage } from './oa-chat.ts';
import type { OaSwitches } from './oa-switches.ts';

/** One event as it is posted to the webhook. */
export interface OaEvent extends Readonly<Record<string, unknown>> {
  readonly event_name: string;
  /** milliseconds */
  readonly timestamp: string;
}

export interface OaIdentity {
  readonly id: string;
  readonly name: string;
  readonly appId: string;
  /** where what people send can be fetched */
  readonly mediaRoot: string;
}

const head = ({ appId }: OaIdentity, event_name: string, at: Date) => ({
  app_id: appId,
  event_name,
  timestamp: String(at.getTime()),
});

const byApp = (userId: string): string => `app-${userId}`;

export const followEvent = (
  oa: OaIdentity,
  what: 'follow' | 'unfollow',
  userId: string,
  at: Date,
): OaEvent => ({
  ...head(oa, what, at),
  ...{ oa_id: oa.id, follower: { id: userId }, source: 'oa_profile', user_id_by_app: byApp(userId) },
});

/** A person's message in their own chat with the account. */
export function userEvent(oa: OaIdentity, message: OaMessage): OaEvent {
  const [kind, content] = contentOf(oa, message);
  const { id, replyTo, from, sentAt } = message;
  return {
    ...head(oa, `user_send_${kind}`, sentAt),
    ...{ user_id_by_app: byApp(from.id), sender: { id: from.id }, recipient: { id: oa.id } },
    message: { msg_id: id, ...content, ...(replyTo === null ? {} : { quote_msg_id: replyTo }) },
  };
}

/** The account's own message, and whatever its staff writes by hand. */
export function echoEvent(oa: OaIdentity, message: OaMessage): OaEvent {
  const { content, id, chatId, sentAt } = message;
  const kind = content.kind === 'template' ? 'template' : contentOf(oa, message)[0];
  return {
    ...head(oa, `oa_send_${kind}`, sentAt),
    ...{ sender: { id: oa.id, admin_id: 'api' }, recipient: { id: chatId } },
    message: { msg_id: id, ...('text' in content ? { text: content.text } : {}) },
  };
}

export const receiptEvent = (
  oa: OaIdentity,
  what: 'received' | 'seen',
  { id, chatId }: OaMessage,
  at: Date,
): OaEvent => ({
  ...head(oa, `user_${what}_message`, at),
  ...{ sender: { id: chatId }, recipient: { id: oa.id } },
  message: what === 'received' ? { msg_id: id } : { msg_ids: [id] },
});

/** Anything else, as the platform may invent it. */
export const otherEvent = (oa: OaIdentity, name: string, at: Date, rest: object = {}): OaEvent => ({
  ...head(oa, name, at),
  ...{ oa_id: oa.id },
  ...rest,
});

function namedGroup(oa: OaIdentity, { id }: OaGroup, field: OaSwitches['groupField']): object {
  switch (field) {
    case 'recipient.id':
      return { recipient: { id } };
    case 'recipient.group_id':
      return { recipient: { id: oa.id, group_id: id } };
    case 'conversation.id':
      return { recipient: { id: oa.id }, conversation: { id } };
    case 'group_id':
      return { group_id: id };
  }
}

export function groupMessageEvent(
  oa: OaIdentity,
  group: OaGroup,
  message: OaMessage,
  field: OaSwitches['groupField'],
): OaEvent {
  const [kind, content] = contentOf(oa, message);
  return {
    ...head(oa, `${message.from.isOa ? 'oa' : 'user'}_send_group_${kind}`, message.sentAt),
    ...{ oa_id: oa.id, sender: { id: message.from.id }, ...namedGroup(oa, group, field) },
    message: { msg_id: message.id, ...content },
  };
}

/** `create_group`, `user_join_group` … */
export const groupEvent = (
  oa: OaIdentity,
  name: string,
  group: OaGroup,
  field: OaSwitches['groupField'],
  at: Date,
): OaEvent => ({
  ...head(oa, name, at),
  ...{ oa_id: oa.id, ...namedGroup(oa, group, field), group_name: group.name },
});

function contentOf({ mediaRoot }: OaIdentity, { content, id }: OaMessage): readonly [string, object] {
  const media = (type: string, rest: object = {}): object => ({
    attachments: [{ type, payload: { url: `${mediaRoot}/${id}`, ...rest } }],
  });
  switch (content.kind) {
    case 'text':
    case 'template':
      return ['text', { text: content.text }];
    case 'image':
      return [
        'image',
        {
          ...media('image', { thumbnail: `${mediaRoot}/${id}` }),
          ...(content.text === '' ? {} : { text: content.text }),
        },
      ];
    case 'file': {
      const { name, bytes } = content;
      const type = /\.([a-z0-9]+)$/i.exec(name)?.[1] ?? '';
      return ['file', media('file', { name, size: String(bytes.length), type })];
    }
    case 'location':
      return [
        'location',
        {
          attachments: [
            { type: 'location', payload: { coordinates: { latitude: '22.6', longitude: '106.6' } } },
          ],
        },
      ];
    case 'sticker':
    case 'audio':
    case 'video':
    case 'business_card':
      return [content.kind, media(content.kind)];
  }
}
