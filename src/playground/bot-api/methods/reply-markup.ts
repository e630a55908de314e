import type {
  ForceReply,
  InlineKeyboardButton,
  InlineKeyboardMarkup,
  KeyboardButton,
  ReplyKeyboardMarkup,
} from 'grammy/types';
import { z } from 'zod';
import type { CallParameters } from '../call-parameters.ts';
import { badRequest } from '../refusal.ts';
import type { AnyChat } from '../world/chat.ts';

/** What comes with a message: buttons under it, or a change of the phone's own keyboard (null: no change). */
export interface ReplyMarkup {
  readonly buttons: InlineKeyboardMarkup | null;
  readonly keyboard: ReplyKeyboardMarkup | ForceReply | 'removed' | null;
}

const inlineButton = z.object({
  text: z.string().min(1),
  url: z.string().optional(),
  callback_data: z.string().optional(),
  web_app: z.object({ url: z.string() }).optional(),
  copy_text: z.object({ text: z.string().min(1).max(256) }).optional(),
  switch_inline_query: z.string().optional(),
  switch_inline_query_current_chat: z.string().optional(),
});
const key = z.union([z.string().min(1), z.looseObject({ text: z.string().min(1) })]);
const forceReply = z.object({
  force_reply: z.literal(true),
  input_field_placeholder: z.string().min(1).max(64).optional(),
  selective: z.boolean().optional(),
});
const keyboard = z.object({
  keyboard: z.array(z.array(key).min(1)).min(1),
  is_persistent: z.boolean().optional(),
  resize_keyboard: z.boolean().optional(),
  one_time_keyboard: z.boolean().optional(),
  input_field_placeholder: z.string().min(1).max(64).optional(),
  selective: z.boolean().optional(),
});
const inlineKeyboard = z.array(z.array(z.unknown()));
const maxButtons = 100;

export function readReplyMarkup(parameters: CallParameters, chat: AnyChat): ReplyMarkup {
  const markup = parameters.json('reply_markup');
  if (markup === undefined) return { buttons: null, keyboard: null };
  if (typeof markup !== 'object' || markup === null) throw badRequest('object expected as reply markup');
  if ('inline_keyboard' in markup)
    return { buttons: readInlineKeyboard(markup.inline_keyboard), keyboard: null };
  if ('keyboard' in markup) return { buttons: null, keyboard: readKeyboard(markup, chat) };
  if ('remove_keyboard' in markup) return { buttons: null, keyboard: 'removed' };
  if ('force_reply' in markup) return { buttons: null, keyboard: readForceReply(markup) };
  throw badRequest("can't parse reply markup JSON object");
}

/** Buttons for an edited message; a message that is edited without them loses those it had. */
export function readInlineMarkup(parameters: CallParameters, chat: AnyChat): InlineKeyboardMarkup | null {
  const markup = readReplyMarkup(parameters, chat);
  if (markup.keyboard !== null) throw badRequest('inline keyboard expected');
  return markup.buttons;
}

function readInlineKeyboard(raw: unknown): InlineKeyboardMarkup | null {
  const rows = inlineKeyboard.safeParse(raw);
  if (!rows.success) throw badRequest('inline keyboard must be an array of arrays of buttons');
  const buttons = rows.data.map((row) => row.map(readButton)).filter((row) => row.length > 0);
  if (buttons.flat().length > maxButtons) throw badRequest('reply markup is too long');
  return buttons.length === 0 ? null : { inline_keyboard: buttons };
}

function readButton(raw: unknown): InlineKeyboardButton {
  const button = inlineButton.safeParse(raw);
  if (!button.success) throw badRequest(`can't parse inline keyboard button: ${complaintOf(button.error)}`);
  const { text, url, callback_data, web_app, copy_text, ...inline } = button.data;
  if (callback_data !== undefined) return { text, callback_data: checkedData(callback_data) };
  if (url !== undefined) return { text, url: checkedUrl(url) };
  if (web_app !== undefined) return { text, web_app: { url: checkedUrl(web_app.url) } };
  if (copy_text !== undefined) return { text, copy_text };
  const query = inline.switch_inline_query_current_chat;
  if (query !== undefined) return { text, switch_inline_query_current_chat: query };
  if (inline.switch_inline_query !== undefined)
    return { text, switch_inline_query: inline.switch_inline_query };
  throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
}

function complaintOf(error: z.ZodError): string {
  const field = error.issues[0]?.path.join('.') ?? '';
  return field === 'text' ? 'Field "text" must be a non-empty String' : `Field "${field}" is wrong`;
}

function checkedData(data: string): string {
  const bytes = Buffer.byteLength(data);
  if (bytes < 1 || bytes > 64) throw badRequest('BUTTON_DATA_INVALID');
  return data;
}

function checkedUrl(url: string): string {
  if (/^tg:\/\/\S+$/.test(url)) return url;
  const full = /^[a-z]+:\/\//i.test(url) ? url : `http://${url}`;
  const isWeb = URL.canParse(full) && /^https?:$/.test(new URL(full).protocol);
  if (!isWeb || !new URL(full).hostname.includes('.'))
    throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
  return new URL(full).href;
}

function readKeyboard(raw: object, chat: AnyChat): ReplyKeyboardMarkup {
  const markup = keyboard.safeParse(raw);
  if (!markup.success) throw badRequest("can't parse reply keyboard markup JSON object");
  const { keyboard: rows, ...options } = markup.data;
  return { keyboard: rows.map((row) => row.map((button) => readKey(button, chat))), ...defined(options) };
}

function readKey(button: z.infer<typeof key>, chat: AnyChat): KeyboardButton {
  if (typeof button === 'string') return { text: button };
  const asksPhone = button['request_contact'] === true;
  if (asksPhone && chat.kind !== 'private')
    throw badRequest('phone number can be requested in private chats only');
  return asksPhone ? { text: button.text, request_contact: true } : { text: button.text };
}

function readForceReply(raw: object): ForceReply {
  const markup = forceReply.safeParse(raw);
  if (!markup.success) throw badRequest("can't parse force reply JSON object");
  return { force_reply: true, ...defined({ input_field_placeholder: markup.data.input_field_placeholder }) };
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
function defined<T extends object>(object: T): Defined<T> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Defined<T>;
}
