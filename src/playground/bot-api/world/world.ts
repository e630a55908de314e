import type { User } from 'grammy/types';
import type { UpdateBody } from '../updates/update-queue.ts';
import { CallbackQueries } from './callback-queries.ts';
import { type AnyChat, type GroupChat, chatJson } from './chat.ts';
import type { ChatMessage, MessageContent } from './chat-message.ts';
import { CommandMenus } from './command-menus.ts';
import { FileStore } from './file-store.ts';
import { Group, type GroupOptions } from './group.ts';
import { messageJson } from './message-json.ts';
import { Person, type Profile } from './person.ts';
import { botSees } from './what-the-bot-sees.ts';

export interface BotIdentity {
  readonly id: number;
  readonly username: string;
  readonly firstName: string;
  readonly readsAllGroupMessages: boolean;
}

/** Names a chat: a person's private chat with the bot, or a group (which may meanwhile be a supergroup). */
export interface ChatRef {
  readonly chatId: number;
}

export interface WorldChange {
  readonly kind: 'posted' | 'edited' | 'deleted' | 'reaction' | 'action' | 'menu' | 'membership';
  readonly chatId: number;
  readonly messageId?: number;
}

/** A message of the bot that reached its chat, whether or not the bot ever learned so. */
export interface Delivery {
  readonly chatId: number;
  readonly messageId: number;
  readonly at: Date;
  readonly content: MessageContent;
}

export interface MessageDraft {
  readonly from: User;
  readonly content: MessageContent;
  readonly asChat?: boolean;
  readonly topicId?: number | null;
  readonly replyTo?: number | null;
  readonly buttons?: ChatMessage['buttons'];
}

export interface WorldOptions {
  readonly bot: BotIdentity;
  readonly now: () => Date;
  readonly emit: (chatId: number, body: UpdateBody) => void;
  /** number of the first message in every chat */
  readonly firstMessageId: number;
  readonly callbackLifetimeMs: number;
}

const firstUserId = 5_300_000_001;
const firstGroupId = -4_100_000_001;
const firstSupergroupId = -1_002_100_000_001;

/** Everybody who has the messenger, their chats, and what was said in them. People act through `Person` and `Group`. */
export class World {
  readonly bot: BotIdentity;
  readonly now: () => Date;
  readonly files = new FileStore();
  readonly menus = new CommandMenus();
  readonly presses: CallbackQueries;
  /** in the order of arrival */
  readonly deliveries: Delivery[] = [];
  readonly #emit: WorldOptions['emit'];
  readonly #firstMessageId: number;
  readonly #chats = new Map<number, AnyChat>();
  readonly #people = new Map<number, Person>();
  readonly #groups = new Set<Group>();
  readonly #listeners = new Set<(change: WorldChange) => void>();

  constructor({ bot, now, emit, firstMessageId, callbackLifetimeMs }: WorldOptions) {
    this.bot = bot;
    this.now = now;
    this.#emit = emit;
    this.#firstMessageId = firstMessageId;
    this.presses = new CallbackQueries(callbackLifetimeMs);
  }

  get botUser(): User {
    return { id: this.bot.id, is_bot: true, first_name: this.bot.firstName, username: this.bot.username };
  }

  addUser(profile: Profile): Person {
    const id = profile.id ?? this.#freeId(firstUserId, 1);
    const person = new Person(this, { ...profile, id });
    this.#people.set(id, person);
    this.#chats.set(id, person.chat);
    return person;
  }

  createGroup(options: GroupOptions): Group {
    const group = new Group(this, this.addGroupChat(options), options.members);
    this.#groups.add(group);
    return group;
  }

  /** An empty group; `createGroup` is the way for people to make one. */
  addGroupChat(options: GroupOptions, upgradedFrom: GroupChat | null = null): GroupChat {
    const kind = options.kind === 'group' ? 'group' : 'supergroup';
    const id = options.id ?? this.#freeId(kind === 'group' ? firstGroupId : firstSupergroupId, -1);
    const chat: GroupChat = {
      kind,
      id,
      title: options.title,
      isForum: options.kind === 'forum',
      ...this.emptyChat(),
      topics: new Map(),
      members: new Map(),
      upgradedTo: null,
      upgradedFrom,
      botWroteLast: false,
      mayBotPost: true,
    };
    this.#chats.set(id, chat);
    return chat;
  }

  emptyChat() {
    const messages = new Map<number, ChatMessage>();
    return { messages, nextMessageId: this.#firstMessageId, keyboard: null, action: null };
  }

  chat(id: number): AnyChat | undefined {
    return this.#chats.get(id);
  }

  person(id: number): Person | undefined {
    return this.#people.get(id);
  }

  group(id: number): Group | undefined {
    return [...this.#groups].find(({ chatId }) => chatId === id);
  }

  /** What is to be seen in a chat, oldest first; of a former group also what was said before. */
  messages({ chatId }: ChatRef): readonly ChatMessage[] {
    const chat = this.chatOf({ chatId });
    const earlier = chat.kind === 'private' ? undefined : chat.upgradedFrom?.messages.values();
    return [...(earlier ?? []), ...chat.messages.values()];
  }

  chatOf({ chatId }: ChatRef): AnyChat {
    const chat = this.#chats.get(chatId);
    if (chat === undefined) throw new Error(`no chat ${chatId} in this world`);
    return chat;
  }

  /** Puts a message into a chat; the bot is told of what it may see and has not said itself. */
  post(chat: AnyChat, draft: MessageDraft): ChatMessage {
    const message: ChatMessage = {
      id: chat.nextMessageId++,
      chatId: chat.id,
      from: draft.from,
      asChat: draft.asChat ?? false,
      sentAt: this.now(),
      editedAt: null,
      content: draft.content,
      buttons: draft.buttons ?? null,
      topicId: draft.topicId ?? null,
      replyTo: draft.replyTo ?? null,
      reactions: [],
    };
    chat.messages.set(message.id, message);
    if (draft.from.id === this.bot.id && draft.content.kind !== 'service') this.#noteDelivery(chat, message);
    else if (botSees(message, chat, this.bot)) this.tell(chat, { message: this.#forUpdate(message, chat) });
    this.changed({ kind: 'posted', chatId: chat.id, messageId: message.id });
    return message;
  }

  /** The bot learns that somebody changed a message. */
  tellEdited(chat: AnyChat, message: ChatMessage): void {
    if (!botSees(message, chat, this.bot)) return;
    const edit_date = Math.floor((message.editedAt ?? message.sentAt).getTime() / 1000);
    this.tell(chat, { edited_message: { ...this.#forUpdate(message, chat), edit_date } });
  }

  tell(chat: AnyChat, body: UpdateBody): void {
    this.#emit(chat.id, body);
  }

  changed(change: WorldChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }

  /** Calls `listener` after every visible change, until the returned function is called. */
  onChange(listener: (change: WorldChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #noteDelivery(chat: AnyChat, message: ChatMessage): void {
    chat.action = null;
    if (chat.kind !== 'private') chat.botWroteLast = true;
    this.deliveries.push({
      chatId: chat.id,
      messageId: message.id,
      at: message.sentAt,
      content: message.content,
    });
  }

  #forUpdate(message: ChatMessage, chat: AnyChat) {
    const json = messageJson(message, chat);
    return { ...json, chat: chatJson(chat), from: json.from ?? message.from };
  }

  #freeId(first: number, step: number): number {
    let id = first;
    while (this.#chats.has(id)) id += step;
    return id;
  }
}
