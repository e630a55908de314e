/** What keeps an account from sending: the consent is lost, or the account, its plan or the app is not in order. */
export const oaTroubleKinds = ['grant', 'account'] as const;
export type OaTroubleKind = (typeof oaTroubleKinds)[number];

export interface OaTrouble {
  readonly kind: OaTroubleKind;
  /** the platform's words */
  readonly detail: string;
  readonly since: Date;
}

/** The consent by which we act for a Zalo Official Account. */
export interface ZaloOaGrant {
  readonly oaId: string;
  /** the pair of tokens, encrypted; empty: none was ever got */
  readonly sealed: string;
  /** fingerprint of the refresh token in the settings that was tried last */
  readonly origin: string;
  readonly accessUntil: Date;
  /** when the consent ends unless the pair is changed before */
  readonly grantUntil: Date;
  readonly refreshedAt: Date | null;
  readonly trouble: OaTrouble | null;
}

export interface ZaloOaGrantStore {
  byOa(oaId: string): Promise<ZaloOaGrant | null>;
  all(): Promise<ZaloOaGrant[]>;
  /** A new pair: the one before it is kept aside, and a lost consent is none any more. */
  save(grant: Omit<ZaloOaGrant, 'trouble'>): Promise<void>;
  /** That this token of the settings was tried. */
  noteOrigin(oaId: string, origin: string, at: Date): Promise<void>;
  /** Since when it is so stays, while it is the same. */
  noteTrouble(oaId: string, kind: OaTroubleKind, detail: string, at: Date): Promise<void>;
  /** The account sends (again). A lost consent is no such trouble: it ends by `save`. */
  endTrouble(oaId: string): Promise<void>;
}
