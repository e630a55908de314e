import type { Channel, IncomingEvent, RawUpdate } from '../../app/ports/channel.ts';

const name = 'telegram';
const botId = 'simulated';

/**
 * A messenger that nobody is on: the simulation reads from the outbox what would be sent, each message whole, however
 * long it is.
 */
export const simulatedChannel: Channel = {
  ...{ name, botId, botName: 'Bot thi đua' },
  capabilities: {
    ...{ buttons: true, editing: true, filesIn: true, filesOut: true, pictures: true, strong: true },
    ...{ groupPost: true, groupListening: 'mention', proactive: 'always', maxText: 100_000 },
  },
  pace: { perSecond: 1e9, perChatPerSecond: 1e9, perGroupPerMinute: 1e9 },
  isGroup: (chatId) => chatId.startsWith('group'),
  interpret: () => {
    throw new Error('the simulation hands events over itself');
  },
  send: () => Promise.reject(new Error('the simulation sends nothing')),
  download: () => Promise.reject(new Error('the simulation has no files')),
  inviteLink: () => null,
};

export const addressOf = (chatId: string) => ({ channel: name, botId, chatId }) as const;

/** A text that somebody types, as the event it would arrive as. */
export function textFrom(
  chatId: string,
  text: string,
  sentAt: Date,
  number: number,
): { readonly update: RawUpdate; readonly event: IncomingEvent } {
  const messageId = String(number);
  const event: IncomingEvent = {
    ...{ address: addressOf(chatId), chatKind: 'private', groupTitle: null, sentAt, messageId },
    sender: { externalId: chatId, displayName: chatId, isBot: false },
    body: { kind: 'text', text, edited: false, replyTo: null },
  };
  const update = {
    channel: name,
    botId,
    externalKey: messageId,
    chatId,
    sentAt,
    messageId,
    raw: '{}',
  } as const;
  return { update, event };
}
