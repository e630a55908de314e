import type { ChatAddress } from './channel.ts';

/** The group chat of the council: summaries go there. */
export interface CouncilGroup {
  readonly id: string;
  readonly organisationId: string;
  readonly address: ChatAddress;
  readonly title: string;
  readonly lost: boolean;
}

export interface GroupStore {
  byChat(address: ChatAddress): Promise<CouncilGroup | null>;
  of(organisationId: string): Promise<CouncilGroup[]>;
  /** False: it is the group of another organisation, and the bot is still in it. */
  bind(
    organisationId: string,
    address: ChatAddress,
    title: string,
    personId: string,
    at: Date,
  ): Promise<boolean>;
  markLost(address: ChatAddress, at: Date): Promise<CouncilGroup | null>;
  migrate(address: ChatAddress, toChatId: string): Promise<void>;
  dropTopic(address: ChatAddress): Promise<CouncilGroup | null>;
}
