import type { ZaloContent, ZaloMessage } from './zalo-chat.ts';
import type { ZaloWorld } from './zalo-world.ts';

export interface ZaloWriting {
  /** the bot was picked from the app's list of members: its name stands before the text */
  readonly mention?: boolean;
  /** id of the message that is answered */
  readonly replyTo?: string;
}

/** Somebody with the app on their phone. Without `where` the private chat with the bot is meant. */
export class ZaloPerson {
  /** a protected account (a child's, for example): the bot learns only that something was sent */
  isProtected = false;
  readonly #world: ZaloWorld;

  constructor(
    world: ZaloWorld,
    readonly id: string,
    readonly displayName: string,
  ) {
    this.#world = world;
  }

  sendText(text: string, where: string = this.id, writing: ZaloWriting = {}): ZaloMessage {
    return this.#send({ kind: 'text', text: this.#mentioned(text, writing) }, where, writing);
  }

  sendImage(caption = '', where: string = this.id, writing: ZaloWriting = {}): ZaloMessage {
    const url = `https://photo.example.org/${this.#world.messageCount}.jpg`;
    const words = this.#mentioned(caption, writing);
    const content = { kind: 'photo', url, caption: words, bytes: null, mimeType: 'image/jpeg' } as const;
    return this.#send(content, where, writing);
  }

  sendSticker(where: string = this.id, writing: ZaloWriting = {}): ZaloMessage {
    return this.#send({ kind: 'sticker', sticker: 'bfe458bf64fa8da4d4eb' }, where, writing);
  }

  sendVoice(where: string = this.id): ZaloMessage {
    return this.#send({ kind: 'voice', url: 'https://voice.example.org/1.aac' }, where, {});
  }

  /** A document: the bot cannot receive any. */
  sendFile(name: string, where: string = this.id): ZaloMessage {
    return this.#send({ kind: 'file', name }, where, {});
  }

  block(): void {
    this.#world.setBlocked(this, true);
  }

  unblock(): void {
    this.#world.setBlocked(this, false);
  }

  #mentioned(text: string, { mention }: ZaloWriting): string {
    return mention ? `@${this.#world.bot.displayName} ${text}` : text;
  }

  #send(content: ZaloContent, where: string, writing: ZaloWriting): ZaloMessage {
    return this.#world.say(this, where, content, writing);
  }
}
