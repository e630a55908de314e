import type { ChannelName, ChatAddress } from './channel.ts';
import type { Organisation } from './organisations.ts';

export const roleNames = ['owner', 'clerk', 'approver', 'reader'] as const;
export type RoleName = (typeof roleNames)[number];
/** Leader, deputy and whoever stands in speak for a bloc; the sponsor sits in the council and looks after it. */
export const officeKinds = ['leader', 'deputy', 'acting', 'sponsor'] as const;
export type OfficeKind = (typeof officeKinds)[number];

export interface Person {
  readonly id: string;
  readonly organisationId: string;
  readonly displayName: string;
  /** may be written to in quiet hours and on days off */
  readonly anytime: boolean;
}

export interface ChatAccount {
  readonly id: string;
  readonly organisationId: string;
  readonly personId: string;
  readonly address: ChatAddress;
  readonly reachability: 'reachable' | 'blocked' | 'window-closed' | 'unknown';
  readonly reachabilityReason: string;
  readonly lastInboundAt: Date | null;
  /** place in the person's own order of messengers, from 0; null: they have chosen none */
  readonly rank: number | null;
}

export interface Office {
  readonly id: string;
  readonly organisationId: string;
  readonly blocId: string;
  readonly personId: string;
  readonly kind: OfficeKind;
  readonly validFrom: string;
  readonly validUntil: string | null;
}

/** Who writes from a chat, and what they may do beside the offices that they hold. */
export interface KnownChat {
  readonly person: Person;
  readonly account: ChatAccount;
  readonly organisation: Organisation;
  readonly roles: readonly RoleName[];
}

export interface PeopleStore {
  /** Who writes from this chat; null: unknown. */
  byChat(channel: ChannelName, botId: string, externalId: string): Promise<KnownChat | null>;
  byId(organisationId: string, personId: string): Promise<Person | null>;
  create(organisationId: string, displayName: string, at: Date): Promise<Person>;
  /** The persons with these ids, in no order. */
  byIds(organisationId: string, personIds: readonly string[]): Promise<Person[]>;
  setAnytime(organisationId: string, personId: string, anytime: boolean): Promise<void>;
  link(person: Person, address: ChatAddress, displayName: string, at: Date): Promise<ChatAccount>;
  /** Forgets one chat of a person who keeps others. */
  unlinkAccount(organisationId: string, accountId: string): Promise<void>;
  /** Notes the person's own order of messengers; accounts that it does not name come after. */
  rankAccounts(organisationId: string, personId: string, accountIds: readonly string[]): Promise<void>;
  /** Forgets the chat accounts of a person and ends their offices and roles; the figures they gave stay. */
  unlink(organisationId: string, personId: string, day: string): Promise<void>;
  accountsOf(organisationId: string, personIds: readonly string[]): Promise<ChatAccount[]>;
  /** how many chats are linked with a bot, of all organisations */
  countOn(channel: ChannelName, botId: string): Promise<number>;
  /** reachable accounts of every organisation whose people wrote last within that time */
  heardBetween(channel: ChannelName, botId: string, from: Date, to: Date): Promise<ChatAccount[]>;
  setReachability(
    channel: ChannelName,
    botId: string,
    externalId: string,
    reachability: ChatAccount['reachability'],
    reason: string,
  ): Promise<ChatAccount | null>;
  /**
   * Marks chats with bots that are switched off as not reachable, for this reason, and takes the mark from those whose bot
   * is there again.
   */
  noteOpenBots(open: readonly Pick<ChatAddress, 'channel' | 'botId'>[], reason: string): Promise<void>;
  heardFrom(accountId: string, at: Date): Promise<void>;

  rolesOf(organisationId: string, personId: string): Promise<RoleName[]>;
  grantRole(organisationId: string, personId: string, role: RoleName, at: Date): Promise<void>;
  /** those who hold one of the roles, in the order in which they came */
  withRole(organisationId: string, roles: readonly RoleName[]): Promise<Person[]>;

  /** those who have a chat, by name */
  linked(organisationId: string): Promise<Person[]>;
  /** every office of a person that is valid on the day */
  heldOn(organisationId: string, day: string, personId: string): Promise<Office[]>;
  /** offices valid on the day of those who speak for a bloc, of one person or of the whole organisation */
  officesOn(organisationId: string, day: string, personId?: string): Promise<Office[]>;
  /** the same of those who look after a bloc */
  sponsorsOn(organisationId: string, day: string, personId?: string): Promise<Office[]>;
  /** every office that has not ended before the day, later ones too */
  officesFrom(organisationId: string, day: string): Promise<Office[]>;
  /** Gives the office from that day on; whoever held the same one of the bloc loses it the day before. */
  giveOffice(
    organisationId: string,
    blocId: string,
    personId: string,
    kind: OfficeKind,
    from: string,
    until?: string,
  ): Promise<Office>;
  /** Nobody holds the office from that day on. Resolves with those who lose it. */
  endOffice(organisationId: string, blocId: string, kind: OfficeKind, from: string): Promise<Office[]>;
}

export interface Invitation {
  readonly id: string;
  readonly organisationId: string;
  readonly purpose:
    | { readonly kind: 'role'; readonly role: RoleName }
    | {
        readonly kind: 'office';
        readonly blocId: string;
        readonly office: OfficeKind;
        /** YYYY-MM-DD: it begins on that day; absent: when the invitation is taken */
        readonly from?: string;
      }
    /** a further chat of somebody who is linked already */
    | { readonly kind: 'account'; readonly personId: string };
  readonly createdById: string | null;
  readonly expiresAt: Date;
  readonly codeExpiresAt: Date;
  readonly usedAt: Date | null;
  readonly revokedAt: Date | null;
}

export interface InvitationStore {
  create(
    invitation: Omit<Invitation, 'id' | 'usedAt' | 'revokedAt'>,
    secrets: { tokenHash: string; codeHash: string },
    at: Date,
  ): Promise<Invitation>;
  byTokenHash(hash: string): Promise<Invitation | null>;
  /** the newest one with this code that is neither used nor revoked */
  byCodeHash(hash: string): Promise<Invitation | null>;
  /** false: somebody used it first, or it was revoked */
  use(id: string, personId: string, at: Date): Promise<boolean>;
  revokeUnused(organisationId: string, purpose: Invitation['purpose'], at: Date): Promise<void>;
  /** wrong codes typed in this chat since the instant */
  wrongCodesSince(address: ChatAddress, since: Date): Promise<number>;
  noteWrongCode(address: ChatAddress, at: Date): Promise<void>;
}
