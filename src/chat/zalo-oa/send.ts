import { z } from 'zod';
import type {
  ButtonOffer,
  OutgoingContent,
  OutgoingFile,
  OutgoingMessage,
  SendOutcome,
  TextLine,
} from '../../app/ports/channel.ts';
import type { Clock } from '../../app/ports/clock.ts';
import { isGroupId, toPlatformId } from '../zalo/chat-id.ts';
import { fileByLink, fileNotSent, pictureByLink } from '../zalo/file-words.ts';
import { wellFormed } from '../zalo/plain-text.ts';
import { createGroup } from './create-group.ts';
import {
  maxButtons,
  messageBody,
  withoutMentions,
  type ButtonTextPlace,
  type OaShown,
} from './message-body.ts';
import type { OaCall } from './oa-call.ts';
import {
  isWindowClosed,
  isWrongFileType,
  isWrongForm,
  outcomeBeforeSending,
  outcomeOfFailure,
  troubleOf,
  type AccountTrouble,
} from './refusal.ts';
import { sendOutsideWindow, type TemplateSending } from './outside-window.ts';
import { uploadFile, uploadImage } from './upload.ts';
import { readWindow } from './window.ts';

export const maxText = 2_000;

/** An address under which anybody who has it gets the message's file for a while; null: this message has none. */
export type LinkTo = (message: OutgoingMessage) => string | null;

export interface OaSending extends TemplateSending {
  readonly call: OaCall;
  readonly clock: Clock;
  readonly draw: (file: OutgoingFile) => Promise<Uint8Array>;
  /** where a file cannot be uploaded; null: there is no public address */
  readonly linkTo: LinkTo | null;
  /** told after each message: what a person has to see to, or null where it went out */
  readonly onTrouble: (trouble: AccountTrouble | null) => void;
  /** what was found out about the platform since the start */
  readonly known: { buttonText: ButtonTextPlace; readonly refusedTypes: Set<string> };
}

type FileContent = Extract<OutgoingContent, { kind: 'file' }>;

/** Hands one message to Zalo, and tells what became of it. */
export async function sendToOa(sending: OaSending, message: OutgoingMessage): Promise<SendOutcome> {
  const { content, address } = message;
  switch (content.kind) {
    case 'text':
    case 'edit':
      return sendText(sending, address.chatId, wordsOf(content.lines, content.buttons), content.buttons);
    case 'file':
      return sendFile(sending, message, content);
    case 'create-group':
      return createGroup(sending.call, toPlatformId(address.chatId), content.title, (words) =>
        sendText(sending, address.chatId, words),
      );
    // The platform has none of these.
    case 'press-answer':
    case 'leave-group':
    case 'menu':
      return { kind: 'delivered', messageId: null };
  }
}

type Offers = readonly (readonly ButtonOffer[])[];

/** More choices than fit are numbered. */
function wordsOf(lines: readonly TextLine[], buttons: Offers = []): string {
  const offers = buttons.flat();
  const numbered =
    offers.length > maxButtons ? ['', ...offers.map(({ label }, index) => `${index + 1}. ${label}`)] : [];
  return [...lines.map(({ text }) => text), ...numbered].join('\n');
}

const fitting = (words: string): string => {
  const text = wellFormed(withoutMentions(words));
  // Accents written apart from their letters count on their own.
  return text.length > maxText ? text.normalize('NFC') : text;
};

async function sendText(
  sending: OaSending,
  chatId: string,
  words: string,
  buttons: Offers = [],
): Promise<SendOutcome> {
  const text = fitting(words);
  if (text.trim() === '') return { kind: 'permanent', error: 'the text is empty' };
  if (text.length > maxText) return { kind: 'permanent', error: 'the text is too long' };
  const offers = buttons.flat();
  const shown: OaShown = { kind: 'text', text, buttons: offers.length > maxButtons ? [] : offers };
  return sendShown(sending, chatId, shown, text);
}

async function sendFile(
  sending: OaSending,
  message: OutgoingMessage,
  { file, caption }: FileContent,
): Promise<SendOutcome> {
  const { chatId } = message.address;
  const words = fitting(caption).slice(0, maxText).trim();
  let shown: OaShown | null;
  try {
    shown = await upload(sending, file, words);
  } catch (error) {
    return note(sending, outcomeBeforeSending(error, chatId), error);
  }
  if (shown === null) return sendLink(sending, message, file, caption);
  const outcome = await sendShown(sending, chatId, shown, words, true);
  // A file has no words of its own.
  if (outcome.kind === 'delivered' && shown.kind === 'file' && words !== '')
    await sendText(sending, chatId, words);
  return outcome;
}

/** Null: the platform takes no such file. */
async function upload(
  { call, draw, known }: OaSending,
  file: OutgoingFile,
  caption: string,
): Promise<OaShown | null> {
  const type = file.fileName.split('.').at(-1) ?? '';
  if (known.refusedTypes.has(type)) return null;
  const bytes = await draw(file);
  try {
    return file.picture
      ? { kind: 'image', attachmentId: await uploadImage(call, file.fileName, bytes), caption }
      : { kind: 'file', token: await uploadFile(call, file.fileName, bytes) };
  } catch (error) {
    if (!isWrongFileType(error)) throw error;
    // A picture is of a kind that is taken, and only too large.
    if (!file.picture) known.refusedTypes.add(type);
    return null;
  }
}

function sendLink(
  sending: OaSending,
  message: OutgoingMessage,
  file: OutgoingFile,
  caption: string,
): Promise<SendOutcome> {
  const link = sending.linkTo?.(message) ?? null;
  const byLink = file.picture ? pictureByLink : (words: string, to: string) => fileByLink(file, words, to);
  return sendText(
    sending,
    message.address.chatId,
    link === null ? fileNotSent(file, caption) : byLink(caption, link),
  );
}

const sent = z.object({ message_id: z.union([z.string(), z.number()]).transform(String) });

async function sendShown(
  sending: OaSending,
  chatId: string,
  shown: OaShown,
  words: string,
  waits = false,
): Promise<SendOutcome> {
  const { call, clock } = sending;
  const to = toPlatformId(chatId);
  const outside = (): Promise<SendOutcome> => sendOutsideWindow(sending, call, to, words, waits);
  try {
    if (!isGroupId(chatId) && (await readWindow(call, to, clock)) === 'closed') return await outside();
  } catch (error) {
    return note(sending, outcomeBeforeSending(error, chatId), error);
  }
  try {
    const answer = await put(sending, chatId, shown);
    return note(sending, { kind: 'delivered', messageId: sent.safeParse(answer).data?.message_id ?? null });
  } catch (error) {
    if (isWindowClosed(error)) return outside();
    return note(sending, outcomeOfFailure(error, chatId), error);
  }
}

/** A wrong form is refused before anything is done: the other one is tried, and kept where it was right. */
async function put({ call, known }: OaSending, chatId: string, shown: OaShown): Promise<unknown> {
  const id = toPlatformId(chatId);
  const [path, recipient] = isGroupId(chatId)
    ? (['/v3.0/oa/group/message', { group_id: id }] as const)
    : (['/v3.0/oa/message/cs', { user_id: id }] as const);
  const attempt = (place: ButtonTextPlace): Promise<unknown> =>
    call(path, { json: { recipient, message: messageBody(shown, place) } });
  try {
    return await attempt(known.buttonText);
  } catch (error) {
    if (!isWrongForm(error) || shown.kind !== 'text' || shown.buttons.length === 0) throw error;
    const other = known.buttonText === 'message' ? 'payload' : 'message';
    const answer = await attempt(other);
    known.buttonText = other;
    return answer;
  }
}

function note({ onTrouble }: OaSending, outcome: SendOutcome, error?: unknown): SendOutcome {
  const trouble = troubleOf(error);
  if (trouble || outcome.kind === 'delivered') onTrouble(trouble);
  return outcome;
}
