import type { OaPerson } from './oa-person.ts';

/** `id` of the account itself where it sends. */
export interface OaSender {
  readonly id: string;
  readonly displayName: string;
  readonly isOa: boolean;
}

export type OaButton =
  | { readonly title: string; readonly kind: 'open'; readonly url: string }
  /** `hidden`: pressing it shows nothing in the chat */
  | { readonly title: string; readonly kind: 'query'; readonly payload: string; readonly hidden: boolean };

export type OaContent =
  | { readonly kind: 'text'; readonly text: string; readonly buttons: readonly OaButton[] }
  | {
      readonly kind: 'image';
      readonly text: string;
      readonly bytes: Uint8Array | null;
      readonly mimeType: string;
    }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'template'; readonly templateId: string; readonly text: string }
  | { readonly kind: 'sticker' | 'audio' | 'video' | 'location' | 'business_card' };

export interface OaMessage {
  readonly id: string;
  /** a person's id, or a group's */
  readonly chatId: string;
  readonly from: OaSender;
  readonly sentAt: Date;
  readonly content: OaContent;
  readonly replyTo: string | null;
  /** a press of a button that shows nothing */
  readonly hidden: boolean;
}

/** A group that the account made: GMF. */
export interface OaGroup {
  readonly id: string;
  readonly name: string;
  readonly link: string;
  readonly assetId: string;
  readonly members: OaPerson[];
  readonly messages: OaMessage[];
  ended: boolean;
}

/** The right to one group of so many members, for some time. */
export interface OaGroupAsset {
  readonly id: string;
  readonly product: 'gmf10' | 'gmf50' | 'gmf100' | 'gmf1000';
  validUntil: Date;
  groupId: string | null;
}
