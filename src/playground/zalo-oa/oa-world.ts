import type { OaContent, OaGroup, OaMessage, OaSender } from './oa-chat.ts';
import * as events from './oa-events.ts';
import { OaGroups } from './oa-groups.ts';
import { OaPerson } from './oa-person.ts';
import { OaRefusal } from './oa-refusal.ts';
import type { OaSwitches } from './oa-switches.ts';

export interface OaWorldOptions {
  readonly oa: events.OaIdentity;
  readonly now: () => Date;
  readonly switches: () => OaSwitches;
  readonly emit: (event: events.OaEvent) => void;
}

/** What paid for a message. */
export interface OaQuota {
  readonly quota_type: 'reply' | 'sub_quota';
  readonly remain: number;
  readonly total: number;
  readonly owner_type: 'OA';
  readonly owner_id: string;
}

export interface OaDelivery {
  readonly message: OaMessage;
  readonly quota: OaQuota | null;
}

const hourMs = 3_600_000;
const freeMs = 48 * hourMs;
const windowMs = 7 * 24 * hourMs;
const unlimited = 1_000_000;

/** Everybody who has Zalo, their chats with the account, its groups, and what was said there. */
export class OaWorld {
  readonly oa: events.OaIdentity;
  readonly now: () => Date;
  /** every message of the account that reached its chat, in order, whether or not it learned so */
  readonly deliveries: OaMessage[] = [];
  readonly groups: OaGroups;
  readonly #options: OaWorldOptions;
  readonly #people = new Map<string, OaPerson>();
  readonly #spentFree = new Map<string, number>();
  readonly #listeners = new Set<(chatId: string) => void>();
  #paid = 0;
  #messages = 0;

  constructor(options: OaWorldOptions) {
    this.oa = options.oa;
    this.now = options.now;
    this.#options = options;
    this.groups = new OaGroups(options.now, (event, group) => {
      const { groupField } = options.switches();
      options.emit(events.groupEvent(this.oa, event, group, groupField, this.now()));
      this.#changed(group.id);
    });
  }

  addPerson(displayName: string): OaPerson {
    const id = `42${String(this.#people.size + 1).padStart(17, '0')}`;
    const person = new OaPerson(this, id, displayName);
    this.#people.set(id, person);
    return person;
  }

  person(id: string): OaPerson | undefined {
    return this.#people.get(id);
  }

  messages(chatId: string): readonly OaMessage[] {
    const chat = this.#people.get(chatId) ?? this.groups.byId(chatId);
    if (!chat) throw new Error(`no chat ${chatId} in this world`);
    return chat.messages;
  }

  /** What somebody sent, to fetch its file. */
  sentByPeople(messageId: string): OaMessage | undefined {
    const chats = [...this.#people.values(), ...this.groups.all()];
    return chats.flatMap(({ messages }) => messages).find(({ id, from }) => id === messageId && !from.isOa);
  }

  setFollowing(person: OaPerson, following: boolean): void {
    if (person.following === following) return;
    person.following = following;
    if (following) this.#interacted(person);
    const what = following ? 'follow' : 'unfollow';
    this.#options.emit(events.followEvent(this.oa, what, person.id, this.now()));
    this.#changed(person.id);
  }

  /** A person writes; the account is told, in its groups as well. */
  say(
    person: OaPerson,
    where: string,
    content: OaContent,
    { replyTo, hidden }: { readonly replyTo: string | null; readonly hidden: boolean },
  ): OaMessage {
    const sender = { id: person.id, displayName: person.displayName, isOa: false };
    const group = this.groups.byId(where);
    if (group && (group.ended || !group.members.includes(person)))
      throw new Error('not a member of the group');
    const message = this.#post(group ?? person, sender, content, replyTo, hidden);
    if (group) {
      const { groupField } = this.#options.switches();
      this.#options.emit(events.groupMessageEvent(this.oa, group, message, groupField));
    } else {
      this.#interacted(person);
      this.#options.emit(events.userEvent(this.oa, message));
    }
    this.#changed(where);
    return message;
  }

  see(person: OaPerson): void {
    const last = person.messages.findLast(({ from }) => from.isOa);
    if (last && this.#options.switches().receipts)
      this.#options.emit(events.receiptEvent(this.oa, 'seen', last, this.now()));
  }

  /** A member goes; the group is ended by its administrator. */
  leaveGroup(group: OaGroup, person: OaPerson): void {
    this.groups.leave(group, person, this.#options.switches().memberLeaves);
  }
  endGroup(group: OaGroup): void {
    this.groups.end(group, this.#options.switches().groupEnds);
  }

  /** `data` of `POST /v3.0/oa/quota/message` for one person. */
  quotaOf(userId: string): object {
    const person = this.#reader(userId);
    const { freeReplies } = this.#options.switches();
    const total = freeReplies ?? unlimited;
    return {
      last_interaction: String(person.lastInteraction?.getTime() ?? 0),
      cs_reply: { remain: this.#isFree(person) ? this.#freeLeft(person) : 0, total },
      promotion: { remain: 0, total: 1 },
    };
  }

  /** A consultation message. Throws `OaRefusal` where none may be sent. */
  deliver(userId: string, content: OaContent, quote: string | null): OaDelivery {
    const person = this.#reader(userId);
    const { outsideWindow, stranger, quotesRefused, quietNights } = this.#options.switches();
    if (quietNights && isNight(this.now())) throw new OaRefusal(-234, 'messages are not sent at night');
    if (!person.following && person.lastInteraction === null)
      throw new OaRefusal(stranger, 'user has not followed OA');
    if (this.#since(person) > windowMs)
      throw new OaRefusal(outsideWindow, 'user has not interacted in 7 days');
    if (quote !== null && quotesRefused) throw new OaRefusal(-201, 'quote_message_id is invalid');
    const quota = this.#spend(person);
    return { message: this.#send(person, content, quote), quota };
  }

  /** A template message: the window does not count. */
  deliverTemplate(userId: string, templateId: string, text: string): OaDelivery {
    const person = this.#reader(userId);
    return { message: this.#send(person, { kind: 'template', templateId, text }, null), quota: null };
  }

  deliverToGroup(groupId: string, content: OaContent): OaMessage {
    const group = this.groups.open(groupId);
    return this.#send(group, content, null);
  }

  /** Calls `listener` with the chat after every visible change, until the returned function is called. */
  onChange(listener: (chatId: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #reader(userId: string): OaPerson {
    const person = this.#people.get(userId);
    if (!person) throw new OaRefusal(-201, 'user_id is invalid');
    if (person.inactive) throw new OaRefusal(-227, 'user is banned or has been inactive for 45 days');
    if (person.refuses) throw new OaRefusal(-244, 'user has restricted this type of message');
    return person;
  }

  #send(chat: OaPerson | OaGroup, content: OaContent, quote: string | null): OaMessage {
    const sender = { id: this.oa.id, displayName: this.oa.name, isOa: true };
    const message = this.#post(chat, sender, content, quote, false);
    this.deliveries.push(message);
    const { echoes, receipts, groupField } = this.#options.switches();
    const isPerson = chat instanceof OaPerson;
    if (echoes)
      this.#options.emit(
        isPerson
          ? events.echoEvent(this.oa, message)
          : events.groupMessageEvent(this.oa, chat, message, groupField),
      );
    if (receipts && isPerson)
      this.#options.emit(events.receiptEvent(this.oa, 'received', message, this.now()));
    this.#changed(chat.id);
    return message;
  }

  #post(
    chat: OaPerson | OaGroup,
    from: OaSender,
    content: OaContent,
    replyTo: string | null,
    hidden: boolean,
  ): OaMessage {
    this.#messages += 1;
    const id = (0x5a_0000_0000 + this.#messages).toString(16);
    const message = { id, chatId: chat.id, from, sentAt: this.now(), content, replyTo, hidden };
    chat.messages.push(message);
    return message;
  }

  #interacted(person: OaPerson): void {
    person.lastInteraction = this.now();
    this.#spentFree.delete(person.id);
  }

  #since({ lastInteraction }: OaPerson): number {
    return lastInteraction === null ? Infinity : this.now().getTime() - lastInteraction.getTime();
  }

  #isFree(person: OaPerson): boolean {
    return this.#since(person) <= freeMs;
  }

  #freeLeft({ id }: OaPerson): number {
    return (this.#options.switches().freeReplies ?? unlimited) - (this.#spentFree.get(id) ?? 0);
  }

  #spend(person: OaPerson): OaQuota {
    const { freeReplies, paidMessages } = this.#options.switches();
    const owner = { owner_type: 'OA', owner_id: this.oa.id } as const;
    if (this.#isFree(person) && this.#freeLeft(person) > 0) {
      this.#spentFree.set(person.id, (this.#spentFree.get(person.id) ?? 0) + 1);
      return {
        quota_type: 'reply',
        remain: this.#freeLeft(person),
        total: freeReplies ?? unlimited,
        ...owner,
      };
    }
    if (this.#paid >= paidMessages) throw new OaRefusal(-211, 'out of quota');
    this.#paid += 1;
    return { quota_type: 'sub_quota', remain: paidMessages - this.#paid, total: paidMessages, ...owner };
  }

  #changed(chatId: string): void {
    for (const listener of [...this.#listeners]) listener(chatId);
  }
}

const officeMs = 7 * hourMs;

function isNight(at: Date): boolean {
  const hour = new Date(at.getTime() + officeMs).getUTCHours();
  return hour >= 22 || hour < 6;
}
