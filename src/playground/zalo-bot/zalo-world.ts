import type { ZaloBotSwitches } from './switches.ts';
import type { ZaloChat, ZaloContent, ZaloGroupChat, ZaloMessage, ZaloSender } from './zalo-chat.ts';
import { ZaloPerson, type ZaloWriting } from './zalo-person.ts';
import { chatGone, ZaloRefusal } from './zalo-refusal.ts';
import { updateOf, type ZaloUpdate } from './zalo-update.ts';

export interface ZaloBotIdentity {
  /** 19 digits */
  readonly id: string;
  /** `bot.ThiDua` */
  readonly accountName: string;
  /** begins with «Bot» */
  readonly displayName: string;
}

export interface ZaloWorldOptions {
  readonly bot: ZaloBotIdentity;
  readonly now: () => Date;
  readonly switches: () => ZaloBotSwitches;
  readonly emit: (update: ZaloUpdate) => void;
}

const officeMs = 7 * 3_600_000;

/** Everybody who has the app, their chats with the bot, and what was said there. People act through `ZaloPerson`. */
export class ZaloWorld {
  readonly bot: ZaloBotIdentity;
  readonly now: () => Date;
  /** every message of the bot that reached its chat, in order, whether or not the bot learned so */
  readonly deliveries: ZaloMessage[] = [];
  readonly #options: ZaloWorldOptions;
  readonly #chats = new Map<string, ZaloChat>();
  readonly #spent = new Map<string, number>();
  readonly #listeners = new Set<(chatId: string) => void>();
  #made = 0;
  #messages = 0;

  constructor(options: ZaloWorldOptions) {
    this.bot = options.bot;
    this.now = options.now;
    this.#options = options;
  }

  get messageCount(): number {
    return this.#messages;
  }

  addPerson(displayName: string): ZaloPerson {
    const id = this.#newId('5a');
    const person = new ZaloPerson(this, id, displayName);
    this.#chats.set(id, { kind: 'private', id, messages: [], person, known: false, blocked: false });
    return person;
  }

  /** A group as people make one, without the bot. */
  createGroup(title: string, members: readonly ZaloPerson[]): ZaloGroupChat {
    const group: ZaloGroupChat = {
      ...{ kind: 'group', id: this.#newId('9c'), title, messages: [], members, hasBot: false },
    };
    this.#chats.set(group.id, group);
    return group;
  }

  /** The group's leader opens the bot's invitation. False: this bot cannot join groups, or is in too many. */
  addBotTo(group: ZaloGroupChat): boolean {
    const { canJoinGroups, quota } = this.#options.switches();
    const joined = [...this.#chats.values()].filter((chat) => chat.kind === 'group' && chat.hasBot).length;
    if (!canJoinGroups || joined >= quota.groups) return false;
    group.hasBot = true;
    this.#changed(group.id);
    return true;
  }

  /** The bot is not told. */
  removeBotFrom(group: ZaloGroupChat): void {
    group.hasBot = false;
    this.#changed(group.id);
  }

  /** The bot is not told. */
  setBlocked({ id }: ZaloPerson, blocked: boolean): void {
    const chat = this.chat(id);
    if (chat.kind === 'private') chat.blocked = blocked;
    this.#changed(id);
  }

  chat(chatId: string): ZaloChat {
    const chat = this.#chats.get(chatId);
    if (!chat) throw new Error(`no chat ${chatId} in this world`);
    return chat;
  }

  messages(chatId: string): readonly ZaloMessage[] {
    return this.chat(chatId).messages;
  }

  /** A person writes; the bot is told of what it may see. */
  say(person: ZaloPerson, where: string, content: ZaloContent, writing: ZaloWriting): ZaloMessage {
    const chat = this.chat(where);
    const { id, displayName } = person;
    const message = this.#post(chat, { id, displayName, isBot: false }, content, writing.replyTo ?? null);
    if (this.#reaches(chat, message, writing)) this.#tell(person, chat, message);
    this.#changed(where);
    return message;
  }

  #tell({ isProtected }: ZaloPerson, chat: ZaloChat, message: ZaloMessage): void {
    const switches = this.#options.switches();
    if (chat.kind === 'private') {
      if (!chat.known && this.#knownPeople() >= switches.quota.people) return;
      chat.known = true;
    }
    if (switches.inboundCounts) this.#spend(1);
    this.#options.emit(updateOf(message, chat, isProtected, switches));
  }

  /** In a group a bot hears only what names it, or answers it. */
  #reaches(chat: ZaloChat, { replyTo }: ZaloMessage, { mention = false }: ZaloWriting): boolean {
    if (chat.kind === 'private') return !chat.blocked;
    const answered = chat.messages.find(({ id }) => id === replyTo);
    return chat.hasBot && (mention || answered?.from.isBot === true);
  }

  /** The bot writes. Throws `ZaloRefusal` where it may not. */
  deliver(chatId: string, content: ZaloContent): ZaloMessage {
    const chat = this.checkTarget(chatId);
    this.#spend(1);
    const sender = { id: this.bot.id, displayName: this.bot.displayName, isBot: true };
    const message = this.#post(chat, sender, content, null);
    this.deliveries.push(message);
    this.#changed(chatId);
    return message;
  }

  /** Throws unless the bot may write there, and has something left to write with. */
  checkTarget(chatId: string): ZaloChat {
    const { unknownChat, quota } = this.#options.switches();
    const chat = this.#chats.get(chatId);
    const open = chat && (chat.kind === 'private' ? chat.known && !chat.blocked : chat.hasBot);
    if (!chat || !open) throw chatGone(unknownChat);
    if (this.spent() >= quota.messages) throw new ZaloRefusal(429, 'Quota exceeded');
    return chat;
  }

  /** Messages of this month that count against the quota. */
  spent(): number {
    return this.#spent.get(this.#month()) ?? 0;
  }

  /** Calls `listener` with the chat after every visible change, until the returned function is called. */
  onChange(listener: (chatId: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #post(chat: ZaloChat, from: ZaloSender, content: ZaloContent, replyTo: string | null): ZaloMessage {
    this.#messages += 1;
    const id = (0xa1_0000_0000 + this.#messages).toString(16);
    const message = { id, chatId: chat.id, from, sentAt: this.now(), content, replyTo };
    chat.messages.push(message);
    return message;
  }

  #knownPeople(): number {
    return [...this.#chats.values()].filter((chat) => chat.kind === 'private' && chat.known).length;
  }

  #spend(count: number): void {
    this.#spent.set(this.#month(), this.spent() + count);
  }

  #month(): string {
    return new Date(this.now().getTime() + officeMs).toISOString().slice(0, 7);
  }

  #newId(prefix: string): string {
    this.#made += 1;
    return `${prefix}${(0x10_0000_0000 + this.#made).toString(16).padStart(18, '0')}`;
  }

  #changed(chatId: string): void {
    for (const listener of [...this.#listeners]) listener(chatId);
  }
}
