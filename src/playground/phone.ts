/**
 * A phone on the playground's page: what it shows, and what its owner can do with it. The page and its routes know
 * only this; each messenger makes its own phones (`telegramPhone` today), so that one of them can be set to Zalo.
 */
import type { ChannelName } from '../app/ports/channel.ts';
import type { Result } from '../domain/result.ts';

/** A run of text that looks the same from end to end. */
export interface TextRun {
  readonly text: string;
  readonly marks: readonly TextMark[];
  /** where a tap leads */
  readonly href?: string;
  /** a tap says this: `/dagui` */
  readonly command?: string;
}
export type TextMark = 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler' | 'code' | 'pre' | 'quote';

export interface AttachmentView {
  readonly kind: 'picture' | 'file';
  readonly name: string;
  /** bytes */
  readonly size: number;
  /** pixels, of pictures */
  readonly width?: number;
  readonly height?: number;
}

export interface MessageView {
  readonly id: string;
  /** `service`: what happened, told in `runs` */
  readonly by: 'owner' | 'bot' | 'other' | 'service';
  readonly sender: string;
  /** ISO instant */
  readonly sentAt: string;
  readonly edited: boolean;
  readonly runs: readonly TextRun[];
  readonly attachment: AttachmentView | null;
  readonly replyTo: { readonly id: string; readonly sender: string; readonly excerpt: string } | null;
  /** rows of labels under the message; buttons are counted through from 0 */
  readonly buttons: readonly (readonly ButtonView[])[];
  readonly reactions: readonly string[];
  readonly canEdit: boolean;
}

export interface ButtonView {
  readonly label: string;
  /** where it leads, if not to the bot */
  readonly href?: string;
}

export interface PhoneView {
  readonly id: string;
  readonly channel: ChannelName;
  /** the messengers on this phone, where it has several */
  readonly channels?: readonly ChannelName[];
  /** name of the chat, as its owner sees it */
  readonly title: string;
  readonly subtitle: string;
  /** nobody pressed Start yet: the phone offers it */
  readonly notStarted: boolean;
  readonly blocked: boolean;
  /** the bot says that it is busy */
  readonly typing: boolean;
  readonly messages: readonly MessageView[];
  /** rows of keys in place of the phone's keyboard */
  readonly keys: readonly (readonly string[])[];
  readonly placeholder: string | null;
  /** what a message has to begin with so that the bot hears it here; the app picks it from a list */
  readonly mention?: string;
  readonly menu: readonly { readonly command: string; readonly description: string }[];
  readonly can: {
    readonly edit: boolean;
    readonly reply: boolean;
    readonly attach: boolean;
    readonly block: boolean;
  };
}

/** What came of a tap. */
export type PressOutcome =
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'alert'; readonly text: string }
  | { readonly kind: 'link'; readonly href: string }
  | { readonly kind: 'copied'; readonly text: string }
  | { readonly kind: 'silent' };

export interface PhoneFile {
  readonly name: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

/** The refusal is Vietnamese, for the owner of the phone. */
export type Done<T = null> = Result<T, string>;

export interface Phone {
  /** stands in addresses: `[a-z0-9-]+` */
  readonly id: string;
  /** whose phone: `Khối trưởng` */
  readonly label: string;
  /** groups phones in the list to choose from: the bloc */
  readonly section: string;
  view(): PhoneView;
  sendText(text: string, replyTo: string | null): Done;
  sendFile(file: Omit<PhoneFile, 'mimeType'>, caption: string): Done;
  edit(messageId: string, text: string): Done;
  /** @param button its number under the message, counted from 0 */
  press(messageId: string, button: number): Promise<Done<PressOutcome>>;
  tapKey(label: string): Done;
  /** Opens a link that leads to the bot: Start with what the link carries. */
  openLink(url: string): Done;
  setBlocked(blocked: boolean): Done;
  /** Opens another messenger on this phone. */
  setChannel?(channel: ChannelName): Done;
  file(messageId: string): PhoneFile | null;
  /** Calls `listener` whenever what is shown may have changed, until the returned function is called. */
  onChange(listener: () => void): () => void;
}

/** The three places on the page; the first phone of each is shown first. */
export interface Phones {
  readonly leader: readonly Phone[];
  readonly clerk: readonly Phone[];
  /** the same group through the eyes of several members */
  readonly group: readonly Phone[];
}
export type PlaceName = keyof Phones;
