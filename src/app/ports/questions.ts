import type { Doubt, ReadChoice } from '../../domain/reply/reading.ts';
import type { ChatAddress } from './channel.ts';

/** Something that a reply left open. One is `open` (asked) per person; the others wait for their turn. */
export interface Question {
  readonly id: string;
  readonly organisationId: string;
  readonly personId: string;
  readonly blocId: string;
  /** code of the indicator */
  readonly indicator: string | null;
  /** code of the member unit whose figure is asked for */
  readonly member: string | null;
  readonly inboxId: number | null;
  readonly doubt: Doubt;
  readonly text: string;
  readonly choices: readonly ReadChoice[];
  readonly state: 'waiting' | 'open' | 'answered' | 'dropped';
  readonly sentAt: Date;
  readonly createdAt: Date;
}

/** What a question is about; a unit's figure is another thing than its bloc's. */
export type Topic = Pick<Question, 'indicator' | 'member'>;

export interface QuestionStore {
  add(question: Omit<Question, 'id'>, position: number): Promise<Question>;
  byId(organisationId: string, questionId: string): Promise<Question | null>;
  openOf(organisationId: string, personId: string): Promise<Question | null>;
  /** the next one in line becomes open */
  openNext(organisationId: string, personId: string, at: Date): Promise<Question | null>;
  /** false: it was settled already */
  settle(questionId: string, state: 'answered' | 'dropped', at: Date): Promise<boolean>;
  /** Drops what was still to be asked about these: the person has said it otherwise. */
  dropAbout(organisationId: string, personId: string, topics: readonly Topic[], at: Date): Promise<void>;
  /** open and waiting ones of the organisation */
  unsettled(organisationId: string): Promise<Question[]>;
}

/** What pressing a button does. Tokens are issued to one chat; a press from elsewhere is refused. */
export type ButtonAction =
  | { readonly do: 'choose'; readonly questionId: string; readonly index: number }
  | { readonly do: 'revoke-person'; readonly personId: string }
  | { readonly do: 'keep-person'; readonly personId: string }
  | { readonly do: 'publish'; readonly periodId: string; readonly corrects: string | null }
  | { readonly do: 'hold-review'; readonly reviewId: string }
  | { readonly do: 'decide-figure'; readonly figureId: string; readonly accept: boolean }
  | {
      readonly do: 'take-narrative';
      readonly blocId: string;
      readonly periodId: string;
      /** what was written, when (ISO) and in which message */
      readonly text: string;
      readonly sentAt: string;
      readonly inboxId: number;
    }
  | { readonly do: 'drop-narrative' }
  | { readonly do: 'decide-narrative'; readonly narrativeId: string; readonly accept: boolean }
  | { readonly do: 'refuse-postponement'; readonly postponementId: string }
  | { readonly do: 'remind'; readonly blocIds: readonly string[] }
  | { readonly do: 'ask-again'; readonly questionId: string }
  | { readonly do: 'drop-question'; readonly questionId: string }
  /** one tap of the clerk's list: what is left of it comes back */
  | { readonly do: 'from-list'; readonly action: ButtonAction }
  | { readonly do: 'remind-unseen'; readonly announcementId: string }
  | { readonly do: 'seen'; readonly announcementId: string }
  | { readonly do: 'resend'; readonly outboxId: number }
  | { readonly do: 'resend-all'; readonly outboxIds: readonly number[] }
  /** «I am here»: a sign of life before a messenger stops taking messages for this person */
  | { readonly do: 'here' }
  | { readonly do: 'prefer-account'; readonly accountId: string }
  | { readonly do: 'add-account' };

export interface Button {
  readonly token: string;
  readonly organisationId: string | null;
  readonly address: ChatAddress;
  readonly personId: string | null;
  readonly offer: string;
  readonly position: number;
  readonly label: string;
  readonly action: ButtonAction;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

export interface ButtonStore {
  /** Issues tokens (≥ 96 random bits) for the buttons of one message, in order. */
  issue(
    to: { organisationId: string | null; address: ChatAddress; personId: string | null; offer: string },
    buttons: readonly { label: string; action: ButtonAction }[],
    at: Date,
    expiresAt: Date,
  ): Promise<Button[]>;
  byToken(token: string): Promise<Button | null>;
  /** the buttons of one message, in order */
  ofOffer(offer: string): Promise<Button[]>;
  /** buttons of the newest offer made to one of these chats that has not been used nor expired */
  lastOffer(addresses: readonly ChatAddress[], now: Date): Promise<Button[]>;
  /** Marks the whole offer as used; false: it was already. */
  useOffer(offer: string, at: Date): Promise<boolean>;
  dropExpired(now: Date): Promise<void>;
}
