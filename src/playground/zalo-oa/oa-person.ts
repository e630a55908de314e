import type { OaContent, OaMessage } from './oa-chat.ts';
import type { OaWorld } from './oa-world.ts';

/** Somebody with Zalo on their phone. Without `where` the chat with the account is meant. */
export class OaPerson {
  following = false;
  /** the last thing that counts as turning to the account */
  lastInteraction: Date | null = null;
  /** not on Zalo for 45 days */
  inactive = false;
  /** wants no messages of this kind */
  refuses = false;
  readonly messages: OaMessage[] = [];
  readonly #world: OaWorld;

  constructor(
    world: OaWorld,
    readonly id: string,
    readonly displayName: string,
  ) {
    this.#world = world;
  }

  follow(): void {
    this.#world.setFollowing(this, true);
  }

  unfollow(): void {
    this.#world.setFollowing(this, false);
  }

  sendText(text: string, where: string = this.id, replyTo: string | null = null): OaMessage {
    return this.send({ kind: 'text', text, buttons: [] }, where, replyTo);
  }

  sendImage(caption = '', where: string = this.id): OaMessage {
    return this.send({ kind: 'image', text: caption, bytes: null, mimeType: 'image/jpeg' }, where);
  }

  sendFile(name: string, bytes: Uint8Array, where: string = this.id): OaMessage {
    return this.send({ kind: 'file', name, bytes }, where);
  }

  send(content: OaContent, where: string = this.id, replyTo: string | null = null): OaMessage {
    return this.#world.say(this, where, content, { replyTo, hidden: false });
  }

  /** Presses a button: what it holds goes to the account as if it had been typed. Null: it opens a page. */
  press({ content, chatId }: OaMessage, label: string): OaMessage | null {
    const buttons = content.kind === 'text' ? content.buttons : [];
    const button = buttons.find(({ title }) => title === label);
    if (!button) throw new Error(`there is no button «${label}»`);
    if (button.kind === 'open') return null;
    const typed: OaContent = { kind: 'text', text: button.payload, buttons: [] };
    return this.#world.say(this, chatId, typed, { replyTo: null, hidden: button.hidden });
  }

  /** Opens the chat and sees what is there. */
  see(): void {
    this.#world.see(this);
  }
}
