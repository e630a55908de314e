import type { Contact, InlineKeyboardButton, User } from 'grammy/types';
import { imageSizeOf } from '../image-size.ts';
import { plainText } from '../text/formatted-text.ts';
import type { PressAnswer } from './callback-queries.ts';
import { type AnyChat, type PrivateChat, chatJson, isPresent, memberJson } from './chat.ts';
import type { ChatMessage, MessageContent } from './chat-message.ts';
import { messageJson } from './message-json.ts';
import type { ChatRef, World } from './world.ts';

export interface Profile {
  /** fixed where it must outlive the server; else the next free one, beyond 32 bits */
  readonly id?: number;
  readonly firstName: string;
  readonly lastName?: string;
  readonly username?: string;
  /** of the app, e.g. `vi` */
  readonly languageCode?: string;
  /** with country code, no plus */
  readonly phoneNumber?: string;
}

export interface SendOptions {
  /** id of a message in the same chat */
  readonly replyTo?: number;
  /** topic of a forum */
  readonly topic?: number;
  /** as the group, which its admins may */
  readonly anonymous?: boolean;
}

export interface FileToSend {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly caption?: string;
}

export type Press =
  | { readonly kind: 'callback'; readonly answered: Promise<PressAnswer> }
  | { readonly kind: 'link'; readonly url: string }
  | { readonly kind: 'copy'; readonly text: string };

const maxMessage = 4096;
const seconds = (at: Date) => Math.floor(at.getTime() / 1000);

/** Somebody with a phone: does what a person can do in a chat, and nothing a person cannot. */
export class Person implements ChatRef {
  readonly user: User;
  readonly phoneNumber: string;
  /** their private chat with the bot, begun or not */
  readonly chat: PrivateChat;
  readonly #world: World;

  constructor(world: World, profile: Profile & { readonly id: number }) {
    this.#world = world;
    this.user = userOf(profile);
    this.phoneNumber = profile.phoneNumber ?? `84${String(profile.id).slice(-9)}`;
    this.chat = {
      kind: 'private',
      id: profile.id,
      person: this.user,
      ...world.emptyChat(),
      started: false,
      blocked: false,
      deactivated: false,
    };
  }

  get chatId(): number {
    return this.chat.id;
  }

  /** Presses Start, with what the link carried. A blocked bot is unblocked by it. */
  openDeepLink(payload: string): ChatMessage {
    this.unblock();
    return this.sendText(this, payload === '' ? '/start' : `/start ${payload}`);
  }

  start(): ChatMessage {
    return this.openDeepLink('');
  }

  /** @returns the message, or the last piece where the phone had to split it */
  sendText(where: ChatRef, text: string, options: SendOptions = {}): ChatMessage {
    const pieces = piecesOf(text);
    const sent = pieces.map((piece) => this.#send(where, { kind: 'text', text: plainText(piece) }, options));
    const last = sent.at(-1);
    if (last === undefined) throw new Error('a phone does not send empty messages');
    return last;
  }

  sendDocument(where: ChatRef, { name, bytes, caption }: FileToSend, options: SendOptions = {}): ChatMessage {
    const file = this.#world.files.add('document', name, bytes);
    return this.#send(
      where,
      { kind: 'document', file, caption: plainText(caption ?? ''), album: null },
      options,
    );
  }

  sendPhoto(where: ChatRef, bytes: Uint8Array, caption = '', options: SendOptions = {}): ChatMessage {
    const size = imageSizeOf(bytes);
    if (size === null) throw new Error('not a picture: send it as a document');
    const file = this.#world.files.add('photo', `photo.${size.format === 'png' ? 'png' : 'jpg'}`, bytes);
    const { width, height } = size;
    const content = { kind: 'photo', file, width, height, caption: plainText(caption), album: null } as const;
    return this.#send(where, content, options);
  }

  sendSticker(where: ChatRef, emoji: string, options: SendOptions = {}): ChatMessage {
    const file = this.#world.files.add('sticker', 'sticker.webp', new Uint8Array(64));
    return this.#send(where, { kind: 'sticker', file, emoji }, options);
  }

  sendVoice(where: ChatRef, lengthSeconds: number, options: SendOptions = {}): ChatMessage {
    const file = this.#world.files.add('voice', 'voice.oga', new Uint8Array(lengthSeconds * 16));
    return this.#send(where, { kind: 'voice', file, seconds: lengthSeconds }, options);
  }

  /** Anybody's contact card; only with their own `user_id` is it known whose number it is. */
  sendContact(where: ChatRef, contact: Contact, options: SendOptions = {}): ChatMessage {
    return this.#send(where, { kind: 'contact', contact }, options);
  }

  shareOwnPhone(): ChatMessage {
    const { first_name, id } = this.user;
    return this.sendContact(this, { phone_number: this.phoneNumber, first_name, user_id: id });
  }

  /** Presses a key of the keyboard that the bot put in place of the phone's. */
  tapKeyboard(where: ChatRef, label: string): ChatMessage {
    const { keyboard } = this.#world.chatOf(where);
    const keys = keyboard !== null && 'keyboard' in keyboard ? keyboard.keyboard.flat() : [];
    const key = keys.find(
      (candidate) => (typeof candidate === 'string' ? candidate : candidate.text) === label,
    );
    if (key === undefined) throw new Error(`no key "${label}" on the keyboard`);
    const sharesPhone = typeof key !== 'string' && 'request_contact' in key && key.request_contact;
    return sharesPhone ? this.shareOwnPhone() : this.sendText(where, label);
  }

  /** Presses the button with this label under a message that is still there. */
  press(message: ChatMessage, label: string): Press {
    const found = message.buttons?.inline_keyboard.flat().find(({ text }) => text === label);
    if (found === undefined) throw new Error(`no button "${label}" under message ${message.id}`);
    return this.pressButton(message, found);
  }

  pressButton(message: ChatMessage, button: InlineKeyboardButton): Press {
    if ('url' in button) return { kind: 'link', url: button.url };
    if ('copy_text' in button) return { kind: 'copy', text: button.copy_text.text };
    if (!('callback_data' in button)) throw new Error('this kind of button does nothing here');
    return { kind: 'callback', answered: this.pressData(message, button.callback_data) };
  }

  /** A press with any data at all, as a tampered app or an old screen may send. */
  pressData(message: ChatMessage, data: string): Promise<PressAnswer> {
    const chat = this.#world.chatOf(message);
    const { id, answered } = this.#world.presses.open(this.#world.now());
    const shown = messageJson(message, chat);
    if (this.#reachesBot(chat))
      this.#world.tell(chat, {
        callback_query: { id, from: this.user, message: shown, chat_instance: String(chat.id * 7), data },
      });
    return answered;
  }

  edit(message: ChatMessage, text: string): void {
    if (message.from.id !== this.user.id) throw new Error('a person edits only their own messages');
    const { content } = message;
    if (content.kind === 'text') message.content = { kind: 'text', text: plainText(text) };
    else if ('caption' in content) message.content = { ...content, caption: plainText(text) };
    else throw new Error(`a ${content.kind} has no words to edit`);
    message.editedAt = this.#world.now();
    const chat = this.#world.chatOf(message);
    this.#world.tellEdited(chat, message);
    this.#world.changed({ kind: 'edited', chatId: chat.id, messageId: message.id });
  }

  /** Bots are not told. */
  deleteMessage(message: ChatMessage): void {
    this.#world.chatOf(message).messages.delete(message.id);
    this.#world.changed({ kind: 'deleted', chatId: message.chatId, messageId: message.id });
  }

  block(): void {
    this.#setBlocked(true);
  }

  unblock(): void {
    this.#setBlocked(false);
  }

  /** Closes the account: the bot gets 403 from then on. */
  deactivate(): void {
    this.chat.deactivated = true;
  }

  #setBlocked(blocked: boolean): void {
    if (this.chat.blocked === blocked) return;
    this.chat.blocked = blocked;
    const { botUser } = this.#world;
    const [from, to] = blocked ? (['member', 'kicked'] as const) : (['kicked', 'member'] as const);
    this.#world.tell(this.chat, {
      my_chat_member: {
        chat: chatJson(this.chat),
        from: this.user,
        date: seconds(this.#world.now()),
        old_chat_member: memberJson(botUser, from),
        new_chat_member: memberJson(botUser, to),
      },
    });
    this.#world.changed({ kind: 'membership', chatId: this.chat.id });
  }

  #send(where: ChatRef, content: MessageContent, options: SendOptions): ChatMessage {
    const chat = this.#world.chatOf(where);
    this.#checkMayWrite(chat, options);
    if (chat.kind === 'private') chat.started = true;
    const { keyboard } = chat;
    if (keyboard !== null && ('force_reply' in keyboard || keyboard.one_time_keyboard === true))
      chat.keyboard = null;
    return this.#world.post(chat, {
      from: this.user,
      content,
      asChat: options.anonymous ?? false,
      topicId: options.topic ?? null,
      replyTo: options.replyTo ?? null,
    });
  }

  #checkMayWrite(chat: AnyChat, options: SendOptions): void {
    const who = this.user.first_name;
    if (chat.kind === 'private' && chat !== this.chat) throw new Error(`${who} wrote into another's chat`);
    if (chat.kind === 'private') return;
    if (!isPresent(chat.members.get(this.user.id)?.status))
      throw new Error(`${who} is not in "${chat.title}"`);
    if (options.topic !== undefined && !chat.topics.has(options.topic)) throw new Error('no such topic');
  }

  #reachesBot(chat: AnyChat): boolean {
    return chat.kind === 'private' ? !chat.blocked : isPresent(chat.members.get(this.#world.bot.id)?.status);
  }
}

function userOf({
  id,
  firstName,
  lastName,
  username,
  languageCode,
}: Profile & { readonly id: number }): User {
  return {
    id,
    is_bot: false,
    first_name: firstName,
    ...(lastName === undefined ? {} : { last_name: lastName }),
    ...(username === undefined ? {} : { username }),
    ...(languageCode === undefined ? {} : { language_code: languageCode }),
  };
}

/** A phone cuts what is too long into messages, never through a character. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (let rest = text.trim(); rest !== '';) {
    const splitsPair = rest.length > maxMessage && /[\uD800-\uDBFF]/.test(rest.charAt(maxMessage - 1));
    const length = splitsPair ? maxMessage - 1 : maxMessage;
    pieces.push(rest.slice(0, length));
    rest = rest.slice(length).trimStart();
  }
  return pieces;
}
