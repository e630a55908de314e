/**
 * The port between the product and a messenger. An adapter stores each platform event in the inbox untouched
 * (`RawUpdate`), turns a stored one into an `IncomingEvent` when its turn comes, and sends `OutgoingMessage`s.
 * The core never depends on what only one messenger can do: see `Capabilities`.
 */
export const channelNames = ['telegram', 'zalo-bot', 'zalo-oa'] as const;
export type ChannelName = (typeof channelNames)[number];

export interface Capabilities {
  readonly buttons: boolean;
  /** more choices than this are numbered as where there are no buttons; absent: no limit */
  readonly maxButtons?: number;
  readonly editing: boolean;
  readonly filesIn: boolean;
  readonly filesOut: boolean;
  readonly pictures: boolean;
  /** can show parts of a text in bold */
  readonly strong: boolean;
  readonly groupPost: boolean;
  readonly groupListening: 'none' | 'mention' | 'all';
  /** the council's group is made by the messenger itself (`create-group`) */
  readonly groupCreate?: true;
  /** may the bot write first: always, within a window after the person wrote, or only by approved template */
  readonly proactive: 'always' | 'window' | 'template';
  /** how long after the person wrote the bot may write; absent: there is no window */
  readonly windowMs?: number;
  /** characters of one message, counted as UTF-16 units */
  readonly maxText: number;
}

/** Where a message goes to or came from. Ids are opaque text, meaningful to one channel and bot only. */
export interface ChatAddress {
  readonly channel: ChannelName;
  /** the bot's (or Official Account's) own id on the platform */
  readonly botId: string;
  readonly chatId: string;
  /** topic of a forum group */
  readonly topicId?: string;
}

/** One platform event as it came, with what is needed to store it once and handle it in order. */
export interface RawUpdate {
  readonly channel: ChannelName;
  readonly botId: string;
  /** the platform's own key, unique per bot: a second arrival is the same row */
  readonly externalKey: string;
  readonly chatId: string;
  /** the platform's send time */
  readonly sentAt: Date;
  /** the platform's id of the message, where the event is one */
  readonly messageId: string | null;
  /** the event itself, JSON */
  readonly raw: string;
}

/** What happened, in the product's words. */
export interface IncomingEvent {
  readonly address: ChatAddress;
  readonly chatKind: 'private' | 'group';
  /** the group's title, where the event tells it */
  readonly groupTitle: string | null;
  /** null where the platform names nobody (a service message, an anonymous group admin) */
  readonly sender: Sender | null;
  readonly sentAt: Date;
  readonly messageId: string | null;
  readonly body: IncomingBody;
}

export interface Sender {
  readonly externalId: string;
  readonly displayName: string;
  readonly isBot: boolean;
}

export type IncomingBody =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** set when an earlier message was edited: the same messageId again */
      readonly edited: boolean;
      /** platform id of the message replied to */
      readonly replyTo: string | null;
    }
  /** `/ky 6-thang`: name without slash and bot name, and the rest of the text */
  | {
      readonly kind: 'command';
      readonly name: string;
      readonly argument: string;
      readonly replyTo: string | null;
    }
  /** a button of ours was pressed; `pressId` answers it where the platform wants an answer */
  | { readonly kind: 'button'; readonly token: string; readonly pressId: string | null }
  | {
      readonly kind: 'document';
      readonly fileId: string;
      readonly fileName: string;
      readonly size: number;
      readonly caption: string;
    }
  /** photo, sticker, voice …: something that holds no text we can read */
  | {
      readonly kind: 'unreadable';
      readonly what: 'photo' | 'sticker' | 'voice' | 'video' | 'contact' | 'location' | 'other';
      /** words that came with it; never empty */
      readonly caption?: string;
    }
  /** the bot was added to a group, or removed from it; `title` of the group */
  | { readonly kind: 'joined'; readonly title: string }
  | { readonly kind: 'removed' }
  /** the person blocked or unblocked the bot */
  | { readonly kind: 'blocked' }
  | { readonly kind: 'unblocked' }
  /** a group became a supergroup */
  | { readonly kind: 'migrated'; readonly toChatId: string }
  /** nothing that we act on */
  | { readonly kind: 'ignored'; readonly why: string };

/** A line of text that people read; never carries markup. `strong` is shown bold where the channel can. */
export interface TextLine {
  readonly text: string;
  readonly strong?: true;
}

/** `token` was issued to this chat; without buttons the label is offered as a numbered choice. */
export interface ButtonOffer {
  readonly label: string;
  readonly token: string;
}

/** What goes out, as stored in the outbox (plain JSON). Files are drawn when they are sent, from frozen data. */
export type OutgoingContent =
  | {
      readonly kind: 'text';
      readonly lines: readonly TextLine[];
      /** rows of buttons */
      readonly buttons?: readonly (readonly ButtonOffer[])[];
      readonly replyTo?: string;
      /** codes of the indicators that it asks for: a reply to it is about them */
      readonly about?: readonly string[];
    }
  /** replaces the text (and buttons) of a message sent before; a channel without editing sends it anew */
  | {
      readonly kind: 'edit';
      readonly messageId: string;
      readonly lines: readonly TextLine[];
      readonly buttons?: readonly (readonly ButtonOffer[])[];
    }
  | { readonly kind: 'file'; readonly file: OutgoingFile; readonly caption: string }
  /** stops the spinner of a pressed button */
  | { readonly kind: 'press-answer'; readonly pressId: string; readonly text: string }
  | { readonly kind: 'leave-group' }
  /** makes a group with whom it is addressed to, and tells them its link */
  | { readonly kind: 'create-group'; readonly title: string }
  /** the command menu of one chat */
  | {
      readonly kind: 'menu';
      readonly commands: readonly { readonly name: string; readonly description: string }[];
    };

/** `data` is the frozen JSON that `draw` (render) makes the bytes from. */
export interface OutgoingFile {
  readonly picture: boolean;
  /** ASCII, without spaces, `;` and quotes */
  readonly fileName: string;
  readonly drawing: 'chart' | 'workbook' | 'qr' | 'json';
  readonly data: unknown;
}

export interface OutgoingMessage {
  readonly address: ChatAddress;
  readonly content: OutgoingContent;
  /** the row that it is: a channel that cannot carry files links to the row's */
  readonly outboxId?: number;
}

/** What became of a message that was handed to a platform. */
export type SendOutcome =
  | { readonly kind: 'delivered'; readonly messageId: string | null }
  /** surely not acted on: no connection, 429, a parsed refusal that may pass */
  | {
      readonly kind: 'retry';
      readonly afterMs: number | null;
      readonly error: string;
      /** too fast: everybody who writes there waits `afterMs` */
      readonly flood: boolean;
      /** the platform was not reached at all, so the message has nothing to do with it */
      readonly offline?: true;
    }
  /** surely refused for good: our fault or the chat's */
  | { readonly kind: 'permanent'; readonly error: string }
  /** `window-closed`: until the person writes again; else they want nothing more */
  | { readonly kind: 'unreachable'; readonly error: string; readonly reach?: 'window-closed' }
  /** surely not sent: what the platform lets this bot send is used up, until it is given more */
  | {
      readonly kind: 'quota-gone';
      /** null: nobody says when there will be more */
      readonly afterMs: number | null;
      readonly error: string;
      /** others may still be written to: what this message would have cost cannot be paid */
      readonly paidOnly?: true;
    }
  | { readonly kind: 'group-lost'; readonly error: string }
  | { readonly kind: 'migrated'; readonly toChatId: string }
  /** the topic is gone: the group itself may still be written to */
  | { readonly kind: 'topic-lost'; readonly error: string }
  /** may or may not have gone out: never repeated by itself */
  | { readonly kind: 'unknown'; readonly error: string };

/** How much a channel may be written to, and what more costs. */
export interface Allowance {
  /** what the platform calls it: «Basic» */
  readonly plan: string;
  readonly messagesPerMonth: number;
  /** who may be linked with one bot; null: no limit is known */
  readonly people: number | null;
  /** sources disagree whether what comes in counts as well: then the careful answer */
  readonly countsIncoming: boolean;
  /** đồng for each message beyond; null: nothing more goes out */
  readonly priceBeyond: number | null;
}

/** How fast a channel may be written to; measured per bot. */
export interface Pace {
  readonly perSecond: number;
  readonly perChatPerSecond: number;
  readonly perGroupPerMinute: number;
}

export interface Channel {
  readonly name: ChannelName;
  readonly botId: string;
  /** how a person finds the bot: `@thidua_bot` */
  readonly botName: string;
  readonly capabilities: Capabilities;
  readonly pace: Pace;
  /** absent: without limit */
  readonly allowance?: Allowance;
  /** Whether the chat is a group: they have a pace of their own. */
  isGroup(chatId: string): boolean;
  /** Turns a stored event into ours. Throws on what is not an event of this platform at all. */
  interpret(raw: string): IncomingEvent;
  /** Never throws for what the platform answers: that is a `SendOutcome`. */
  send(message: OutgoingMessage): Promise<SendOutcome>;
  /** The bytes of a document that was received. */
  download(fileId: string): Promise<Uint8Array>;
  /** A link that opens a private chat with the bot and hands it `token`, or null where there is none. */
  inviteLink(token: string): string | null;
  /** where such a link carries nothing: one that only opens the chat, in which a code is typed */
  readonly botLink?: string;
  /** what must stand before a command in a group, where the bot hears only who names it: `@Bot Thi đua` */
  readonly groupMention?: string;
  /** The person's name, where events do not hold it; null: it is not told. Never throws. */
  displayNameOf?(externalId: string): Promise<string | null>;
  /** What has to be done now and then to be able to send. Never throws. */
  upkeep?(): Promise<void>;
}

/** Gives events to `store` until stopped; an event is confirmed to the platform only after `store` resolved. */
export interface Receiver {
  /** Resolves once stopped; rejects when the platform refuses the token, or another receiver takes the events. */
  start(store: (updates: readonly RawUpdate[]) => Promise<void>): Promise<void>;
  /** Resolves when nothing more will be stored. */
  stop(): Promise<void>;
}
