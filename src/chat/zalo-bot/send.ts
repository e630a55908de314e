import { z } from 'zod';
import type {
  ButtonOffer,
  OutgoingContent,
  OutgoingMessage,
  SendOutcome,
  TextLine,
} from '../../app/ports/channel.ts';
import type { ZaloBotCall } from './bot-call.ts';
import { toPlatformId } from '../zalo/chat-id.ts';
import { fileByLink, fileNotSent, pictureByLink } from '../zalo/file-words.ts';
import { wellFormed } from '../zalo/plain-text.ts';
import { outcomeOfFailure } from './refusal.ts';

export const maxText = 2_000;

/** An address under which anybody who has it gets the message's file for a while; null: this message has none. */
export type LinkTo = (message: OutgoingMessage) => string | null;

export interface Sending {
  readonly call: ZaloBotCall;
  /** null: there is no public address, so that files cannot be sent at all */
  readonly linkTo: LinkTo | null;
}

type FileContent = Extract<OutgoingContent, { kind: 'file' }>;

/** Hands one message to Zalo, and tells what became of it. */
export async function sendToZaloBot(sending: Sending, message: OutgoingMessage): Promise<SendOutcome> {
  const { content } = message;
  switch (content.kind) {
    case 'text':
    case 'edit':
      return sendText(sending, message, plainText(content.lines, content.buttons));
    case 'file':
      return sendFile(sending, message, content);
    // The platform has none of these.
    case 'press-answer':
    case 'leave-group':
    case 'menu':
      return { kind: 'delivered', messageId: null };
    case 'create-group':
      return { kind: 'permanent', error: 'a bot on Zalo makes no groups' };
  }
}

/** Nothing here is markup: `parse_mode` is never set. */
function plainText(lines: readonly TextLine[], buttons: readonly (readonly ButtonOffer[])[] = []): string {
  const choices = buttons.flat().map(({ label }, index) => `${index + 1}. ${label}`);
  return [...lines.map(({ text }) => text), ...(choices.length > 0 ? ['', ...choices] : [])].join('\n');
}

async function sendText(
  { call }: Sending,
  { address }: OutgoingMessage,
  words: string,
): Promise<SendOutcome> {
  const text = wellFormed(words);
  if (text.trim() === '') return { kind: 'permanent', error: 'the text is empty' };
  if (text.length > maxText) return { kind: 'permanent', error: 'the text is too long' };
  return attempt(address.chatId, () => call('sendMessage', { chat_id: toPlatformId(address.chatId), text }));
}

async function sendFile(
  sending: Sending,
  message: OutgoingMessage,
  content: FileContent,
): Promise<SendOutcome> {
  const link = sending.linkTo?.(message) ?? null;
  const { file, caption } = content;
  if (link === null) return sendText(sending, message, fileNotSent(file, caption));
  if (!file.picture) return sendText(sending, message, fileByLink(file, caption, link));
  const { chatId } = message.address;
  const shown = wellFormed(caption).slice(0, maxText);
  const outcome = await attempt(chatId, () =>
    sending.call('sendPhoto', {
      ...{ chat_id: toPlatformId(chatId), photo: link },
      ...(shown.trim() === '' ? {} : { caption: shown }),
    }),
  );
  // Surely refused: perhaps Zalo's servers cannot fetch from ours, and people can.
  return outcome.kind === 'permanent' ? sendText(sending, message, pictureByLink(caption, link)) : outcome;
}

const sent = z.object({ message_id: z.union([z.string(), z.number()]).transform(String) });

async function attempt(chatId: string, send: () => Promise<unknown>): Promise<SendOutcome> {
  try {
    return { kind: 'delivered', messageId: sent.safeParse(await send()).data?.message_id ?? null };
  } catch (error) {
    return outcomeOfFailure(error, chatId);
  }
}
