import type { ZaloPerson } from './zalo-person.ts';

export interface ZaloSender {
  readonly id: string;
  readonly displayName: string;
  readonly isBot: boolean;
}

export type ZaloContent =
  | { readonly kind: 'text'; readonly text: string }
  /** `bytes` null: the app shows a black box */
  | {
      readonly kind: 'photo';
      readonly url: string;
      readonly caption: string;
      readonly bytes: Uint8Array | null;
      readonly mimeType: string;
    }
  | { readonly kind: 'sticker'; readonly sticker: string }
  | { readonly kind: 'voice'; readonly url: string }
  | { readonly kind: 'file'; readonly name: string };

export interface ZaloMessage {
  readonly id: string;
  readonly chatId: string;
  readonly from: ZaloSender;
  readonly sentAt: Date;
  readonly content: ZaloContent;
  readonly replyTo: string | null;
}

/** A private chat has its person's id. */
export interface ZaloPrivateChat {
  readonly kind: 'private';
  readonly id: string;
  readonly messages: ZaloMessage[];
  readonly person: ZaloPerson;
  /** the person wrote: only then the bot may */
  known: boolean;
  blocked: boolean;
}

export interface ZaloGroupChat {
  readonly kind: 'group';
  readonly id: string;
  readonly title: string;
  readonly messages: ZaloMessage[];
  readonly members: readonly ZaloPerson[];
  hasBot: boolean;
}

export type ZaloChat = ZaloPrivateChat | ZaloGroupChat;
