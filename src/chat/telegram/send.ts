import { InputFile, type Api, type RawApi } from 'grammy';
import type { InlineKeyboardMarkup } from 'grammy/types';
import type {
  ButtonOffer,
  OutgoingContent,
  OutgoingFile,
  OutgoingMessage,
  SendOutcome,
} from '../../app/ports/channel.ts';
import { formatLines, wellFormed } from './formatted-text.ts';
import { describeFailure, outcomeOfFailure } from './refusal.ts';

export const maxText = 4096;
const maxCaption = 1024;
const maxButtonBytes = 64;
const maxPressAnswer = 200;

export interface Sending {
  readonly api: Api;
  /** makes the bytes of a file from its frozen data */
  readonly draw: (file: OutgoingFile) => Promise<Uint8Array>;
}

type Content<K extends OutgoingContent['kind']> = Extract<OutgoingContent, { kind: K }>;
type SendMessage = Parameters<RawApi['sendMessage']>[0];

/** Hands one message to Telegram, in one call, and tells what became of it. */
export async function sendToTelegram(sending: Sending, message: OutgoingMessage): Promise<SendOutcome> {
  const problem = problemOf(message.content);
  if (problem !== null) return { kind: 'permanent', error: problem };
  const { content, address } = message;
  try {
    switch (content.kind) {
      case 'text':
        return delivered(await sending.api.raw.sendMessage(textPayload(message, content)));
      case 'edit':
        return await edit(sending.api, address.chatId, content);
      case 'file':
        return await sendFile(sending, message, content);
      case 'press-answer':
        return await answerPress(sending.api, content);
      case 'leave-group':
        await sending.api.leaveChat(address.chatId);
        return done;
      case 'menu':
        await sending.api.setMyCommands(
          content.commands.map(({ name, description }) => ({ command: name, description })),
          { scope: { type: 'chat', chat_id: address.chatId } },
        );
        return done;
      case 'create-group':
        return { kind: 'permanent', error: 'a bot on Telegram makes no groups' };
    }
  } catch (error) {
    return outcomeFor(content, outcomeOfFailure(error, address.chatId));
  }
}

const done: SendOutcome = { kind: 'delivered', messageId: null };

const delivered = (message: { message_id?: number }): SendOutcome => ({
  kind: 'delivered',
  messageId: message.message_id === undefined ? null : String(message.message_id),
});

/** What Telegram would refuse, or show other than meant: our mistakes, found before anything is sent. */
function problemOf(content: OutgoingContent): string | null {
  if (content.kind === 'file') return content.caption.length > maxCaption ? 'the caption is too long' : null;
  if (content.kind !== 'text' && content.kind !== 'edit') return null;
  const { text } = formatLines(content.lines);
  if (text.trim() === '') return 'the text is empty';
  if (text.length > maxText) return 'the text is too long';
  const tokens = (content.buttons ?? []).flat().map(({ token }) => Buffer.byteLength(token));
  return tokens.some((bytes) => bytes < 1 || bytes > maxButtonBytes) ? 'a button token does not fit' : null;
}

/** A late answer to a press, an edit that changes nothing and leaving twice are as good as done. */
function outcomeFor(content: OutgoingContent, outcome: SendOutcome): SendOutcome {
  const refused = outcome.kind === 'permanent' ? outcome.error : '';
  switch (content.kind) {
    case 'edit':
      return refused.includes('message is not modified')
        ? { kind: 'delivered', messageId: content.messageId }
        : outcome;
    case 'press-answer':
      return refused === '' ? outcome : done;
    case 'leave-group':
      return refused !== '' || outcome.kind === 'group-lost' ? done : outcome;
    case 'text':
    case 'file':
    case 'menu':
    case 'create-group':
      return outcome;
  }
}

function textPayload(
  { address }: OutgoingMessage,
  { lines, buttons, replyTo }: Content<'text'>,
): SendMessage {
  return {
    chat_id: address.chatId,
    ...formatLines(lines),
    ...topic(address.topicId),
    ...(replyTo === undefined ? {} : { reply_parameters: replyParameters(replyTo) }),
    ...(buttons === undefined ? {} : { reply_markup: keyboard(buttons) }),
    link_preview_options: { is_disabled: true },
  };
}

async function edit(
  api: Api,
  chatId: string,
  { messageId, lines, buttons }: Content<'edit'>,
): Promise<SendOutcome> {
  await api.raw.editMessageText({
    ...{ chat_id: chatId, message_id: Number(messageId) },
    ...formatLines(lines),
    ...(buttons === undefined ? {} : { reply_markup: keyboard(buttons) }),
    link_preview_options: { is_disabled: true },
  });
  return { kind: 'delivered', messageId };
}

async function sendFile(
  { api, draw }: Sending,
  { address }: OutgoingMessage,
  { file, caption }: Content<'file'>,
): Promise<SendOutcome> {
  const drawn = await draw(file).catch((error: unknown) =>
    error instanceof Error ? error : new Error('failed'),
  );
  if (drawn instanceof Error)
    return { kind: 'permanent', error: `drawing failed: ${describeFailure(drawn)}` };
  const bytes = new InputFile(drawn, file.fileName);
  const common = { chat_id: address.chatId, caption: wellFormed(caption), ...topic(address.topicId) };
  return delivered(
    file.picture
      ? await api.raw.sendPhoto({ ...common, photo: bytes })
      : await api.raw.sendDocument({ ...common, document: bytes }),
  );
}

async function answerPress(api: Api, { pressId, text }: Content<'press-answer'>): Promise<SendOutcome> {
  await api.answerCallbackQuery(pressId, { text: wellFormed(text.slice(0, maxPressAnswer)) });
  return done;
}

const topic = (topicId: string | undefined): { message_thread_id?: number } =>
  topicId === undefined ? {} : { message_thread_id: Number(topicId) };

const replyParameters = (messageId: string) => ({
  message_id: Number(messageId),
  allow_sending_without_reply: true,
});

const keyboard = (rows: readonly (readonly ButtonOffer[])[]): InlineKeyboardMarkup => ({
  inline_keyboard: rows.map((row) =>
    row.map(({ label, token }) => ({ text: wellFormed(label), callback_data: token })),
  ),
});
