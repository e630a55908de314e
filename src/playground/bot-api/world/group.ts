import type { User } from 'grammy/types';
import { type GroupChat, type MemberStatus, type Topic, chatJson, isPresent, memberJson } from './chat.ts';
import type { ServiceNote } from './chat-message.ts';
import type { Person } from './person.ts';
import type { ChatRef, World } from './world.ts';

export interface GroupOptions {
  readonly title: string;
  readonly kind: 'group' | 'supergroup' | 'forum';
  /** the first one made it and owns it */
  readonly members: readonly Person[];
  readonly id?: number;
}

/** A group and what its people do to it. Keeps its name through becoming a supergroup; its id changes then. */
export class Group implements ChatRef {
  readonly #world: World;
  readonly #owner: User;
  #chat: GroupChat;

  constructor(world: World, chat: GroupChat, members: readonly Person[]) {
    const owner = members[0];
    if (owner === undefined) throw new Error('a group is made by somebody');
    this.#world = world;
    this.#chat = chat;
    this.#owner = owner.user;
    for (const { user } of members) chat.members.set(user.id, { user, status: 'member' });
    this.setStatus(owner.user, 'creator');
    this.#note({ kind: 'group-created' });
  }

  get chat(): GroupChat {
    return this.#chat;
  }

  get chatId(): number {
    return this.#chat.id;
  }

  addMember(person: Person): void {
    this.setStatus(person.user, 'member');
    this.#note({ kind: 'members-joined', members: [person.user] });
  }

  removeMember(person: Person): void {
    this.setStatus(person.user, 'left');
    this.#note({ kind: 'member-left', member: person.user }, person.user);
  }

  makeAdmin(person: Person): void {
    this.setStatus(person.user, 'administrator');
  }

  /** @param payload of a `startgroup` link */
  addBot(by: Person, payload?: string): void {
    this.#changeBot(by.user, 'member');
    this.#note({ kind: 'members-joined', members: [this.#world.botUser] }, by.user);
    if (payload !== undefined) by.sendText(this, `/start@${this.#world.bot.username} ${payload}`);
  }

  removeBot(by: Person): void {
    this.#changeBot(by.user, 'kicked');
    this.#note({ kind: 'member-left', member: this.#world.botUser }, by.user);
  }

  promoteBot(by: Person): void {
    this.#changeBot(by.user, 'administrator');
  }

  demoteBot(by: Person): void {
    this.#changeBot(by.user, 'member');
  }

  /** Lets, or no longer lets, ordinary members write. */
  allowPosting(allowed: boolean): void {
    this.#chat.mayBotPost = allowed;
  }

  /** @returns the topic; its id is the id of the message that opened it */
  addTopic(name: string): Topic {
    if (!this.#chat.isForum) throw new Error('only a forum has topics');
    const topic: Topic = { id: this.#chat.nextMessageId, name, closed: false };
    this.#chat.topics.set(topic.id, topic);
    this.#note({ kind: 'topic-created', name }, this.#owner, topic.id);
    return topic;
  }

  deleteTopic({ id }: Topic): void {
    this.#chat.topics.delete(id);
    for (const message of this.#chat.messages.values())
      if (message.topicId === id) this.#chat.messages.delete(message.id);
    this.#world.changed({ kind: 'deleted', chatId: this.chatId });
  }

  /** The group becomes a supergroup: a new id, and the old one refuses with `migrate_to_chat_id`. */
  upgrade(): void {
    const old = this.#chat;
    if (old.kind !== 'group') throw new Error('is a supergroup already');
    const next = this.#world.addGroupChat({ title: old.title, kind: 'supergroup', members: [] }, old);
    for (const [id, member] of old.members) next.members.set(id, { ...member });
    this.#note({ kind: 'migrated-to', chatId: next.id });
    old.upgradedTo = next;
    this.#chat = next;
    this.#note({ kind: 'migrated-from', chatId: old.id });
  }

  setStatus(user: User, status: MemberStatus): void {
    this.#chat.members.set(user.id, { user, status });
    this.#world.changed({ kind: 'membership', chatId: this.chatId });
  }

  #changeBot(by: User, status: MemberStatus): void {
    changeBotStatus(this.#world, this.#chat, by, status);
  }

  #note(note: ServiceNote, from: User = this.#owner, topicId: number | null = null): void {
    this.#world.post(this.#chat, { from, content: { kind: 'service', note }, topicId });
  }
}

/** The bot is added, promoted, removed or leaves; it is always told. */
export function changeBotStatus(world: World, chat: GroupChat, by: User, status: MemberStatus): void {
  const before = chat.members.get(world.bot.id)?.status ?? 'left';
  if (before === status) return;
  chat.members.set(world.bot.id, { user: world.botUser, status });
  if (isPresent(status) && !isPresent(before)) chat.botWroteLast = false;
  world.tell(chat, {
    my_chat_member: {
      chat: chatJson(chat),
      from: by,
      date: Math.floor(world.now().getTime() / 1000),
      old_chat_member: memberJson(world.botUser, before),
      new_chat_member: memberJson(world.botUser, status),
    },
  });
  world.changed({ kind: 'membership', chatId: chat.id });
}
