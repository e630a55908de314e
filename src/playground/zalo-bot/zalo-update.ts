import type { ZaloBotSwitches } from './switches.ts';
import type { ZaloChat, ZaloMessage } from './zalo-chat.ts';

/** One event as the platform hands it over: the `result` of getUpdates and of a webhook's body. */
export interface ZaloUpdate {
  readonly event_name: string;
  readonly message: Readonly<Record<string, unknown>>;
}

type Look = Pick<ZaloBotSwitches, 'imageField' | 'dates'>;

/** @param isProtected nothing of what was sent is shown to a bot */
export function updateOf(message: ZaloMessage, chat: ZaloChat, isProtected: boolean, look: Look): ZaloUpdate {
  const [event, content] = isProtected ? (['unsupported', {}] as const) : contentOf(message, look);
  const { from, sentAt } = message;
  const date = look.dates === 'seconds' ? Math.floor(sentAt.getTime() / 1000) : sentAt.getTime();
  return {
    event_name: `message.${event}.received`,
    message: {
      message_id: message.id,
      date,
      from: { id: from.id, display_name: from.displayName, is_bot: from.isBot },
      chat: { id: chat.id, chat_type: chat.kind === 'private' ? 'PRIVATE' : 'GROUP' },
      ...content,
    },
  };
}

function contentOf({ content }: ZaloMessage, { imageField }: Look): readonly [string, object] {
  switch (content.kind) {
    case 'text':
      return ['text', { text: content.text }];
    case 'photo': {
      const caption = content.caption === '' ? {} : { caption: content.caption };
      return ['image', { [imageField]: content.url, ...caption }];
    }
    case 'sticker':
      return ['sticker', { sticker: content.sticker, url: 'https://stickers.example.org/1.png' }];
    case 'voice':
      return ['voice', { voice_url: content.url }];
    case 'file':
      return ['unsupported', {}];
  }
}
