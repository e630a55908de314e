import type { Clock } from '../../app/ports/clock.ts';
import type { Log } from '../../app/ports/log.ts';
import type { InTransaction } from '../../app/ports/stores.ts';
import type { ZaloOaGrant } from '../../app/ports/zalo-oa-grants.ts';
import { pause } from '../http/patience.ts';
import { OaRefused } from './oa-http.ts';
import type { FreshPair, RefreshPair } from './oauth.ts';
import { fingerprintOf, type Sealing, type TokenPair } from './sealed-pair.ts';

/** No access token is to be had: nothing was sent. */
export class NoAccessToken extends Error {
  override readonly name = 'NoAccessToken';
}

export interface AccessTokensOptions {
  readonly oaId: string;
  /** of the settings: where a consent begins; null: an administrator consents by a link */
  readonly firstRefreshToken: string | null;
  readonly refresh: RefreshPair;
  readonly sealing: Sealing;
  readonly inTransaction: InTransaction;
  readonly clock: Clock;
  readonly log: Log;
  /** never used by another process before */
  readonly holder: string;
  /** between looks at what another process is getting; default 100 ms */
  readonly lookEveryMs?: number;
}

/** Refresh tokens hold for three months. */
const grantMs = 90 * 24 * 3_600_000;
/** An access token that ends so soon is not used any more. */
const spareMs = 5 * 60_000;
/** What is refreshed before it is needed. */
const earlyMs = 60 * 60_000;
/** Longer than a refresh may take: nobody else begins one while it runs. */
const lockMs = 120_000;
const longestLookMs = 30_000;
const savingTries = 8;
const grantUsedUp = -14020;
/** What an administrator has to put right in the console. */
const ofTheApp: ReadonlySet<number> = new Set([-14002, -14003, -14004, -14009]);

/**
 * The access token of one account, for all processes on one database. A refresh ends the pair before it for everybody,
 * so only whoever holds the lease refreshes, and a new pair is stored before it is used.
 */
export class AccessTokens {
  readonly #options: AccessTokensOptions;
  readonly #origin: string;
  #known: { readonly token: string; readonly until: Date } | null = null;
  /** got and not stored: without it the consent is lost */
  #unsaved: { readonly pair: FreshPair; readonly at: Date } | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: AccessTokensOptions) {
    this.#options = options;
    this.#origin = fingerprintOf(options.firstRefreshToken ?? '');
  }

  /** Throws `NoAccessToken`. */
  current(): Promise<string> {
    return this.#isGood(spareMs) && this.#known
      ? Promise.resolve(this.#known.token)
      : this.#renewed(null, spareMs);
  }

  /** The platform refused this one: another. Throws `NoAccessToken`. */
  another(refused: string): Promise<string> {
    return this.#renewed(refused, spareMs);
  }

  /**
   * A consent that an administrator has just given: the pair is stored, and ends any before it. Throws what `exchange`
   * throws, or `NoAccessToken` while another process is refreshing.
   */
  adopt(exchange: () => Promise<FreshPair>): Promise<void> {
    const mine = this.#turn.then(() => this.#adopt(exchange));
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  async #adopt(exchange: () => Promise<FreshPair>): Promise<void> {
    await this.#saveUnsaved();
    if (!(await this.#lock())) throw new NoAccessToken('another process holds the refresh');
    try {
      await this.#keep(await exchange());
    } finally {
      if (!this.#unsaved) await this.#unlock();
    }
  }

  /** Stored before it is used. */
  async #keep(pair: FreshPair): Promise<string> {
    const { clock } = this.#options;
    this.#unsaved = { pair, at: clock.now() };
    await this.#saveUnsaved();
    this.#known = { token: pair.accessToken, until: untilOf(pair, clock.now()) };
    return pair.accessToken;
  }

  /** Refreshes what will soon be over. Never throws. */
  async upkeep(): Promise<void> {
    if (!this.#isGood(earlyMs)) await this.#renewed(null, earlyMs).catch(() => undefined);
  }

  #isGood(restMs: number): boolean {
    return this.#known !== null && this.#rest(this.#known.until) > restMs;
  }

  #rest(until: Date): number {
    return until.getTime() - this.#options.clock.now().getTime();
  }

  /** One after the other: who comes second mostly finds what the first one got. */
  #renewed(refused: string | null, restMs: number): Promise<string> {
    const mine = this.#turn.then(() => this.#renew(refused, restMs));
    this.#turn = mine.catch(() => undefined);
    return mine.catch((error: unknown) => {
      throw error instanceof NoAccessToken ? error : new NoAccessToken(wordsOf(error));
    });
  }

  async #renew(refused: string | null, restMs: number): Promise<string> {
    const { log } = this.#options;
    for (let waited = 0; ; waited += this.#lookEveryMs) {
      await this.#saveUnsaved();
      const stored = await this.#stored();
      const usable = this.#usable(stored, refused, restMs);
      if (usable !== null) return usable;
      this.#checkNotLost(stored);
      if (await this.#lock()) break;
      if (waited >= longestLookMs) throw new NoAccessToken('another process holds the refresh');
      await pause(this.#lookEveryMs, neverAborted);
    }
    try {
      const stored = await this.#stored();
      return this.#usable(stored, refused, restMs) ?? (await this.#refresh(stored));
    } catch (error) {
      log.error({ failure: wordsOf(error) }, 'no access token of the Official Account');
      throw error;
    } finally {
      // While a pair is not stored nobody else may touch the one before it.
      if (!this.#unsaved) await this.#unlock();
    }
  }

  #usable(stored: ZaloOaGrant | null, refused: string | null, restMs: number): string | null {
    if (!stored || stored.origin !== this.#origin || this.#rest(stored.accessUntil) <= restMs) return null;
    const pair = this.#options.sealing.open(stored.sealed);
    if (!pair || pair.accessToken === refused) return null;
    this.#known = { token: pair.accessToken, until: stored.accessUntil };
    return pair.accessToken;
  }

  #checkNotLost(stored: ZaloOaGrant | null): void {
    if (stored?.trouble?.kind === 'grant' && stored.origin === this.#origin)
      throw new NoAccessToken(`the consent is lost: ${stored.trouble.detail}`);
  }

  async #refresh(stored: ZaloOaGrant | null): Promise<string> {
    const { sealing, firstRefreshToken } = this.#options;
    const pair = stored ? sealing.open(stored.sealed) : null;
    if (stored && stored.origin === this.#origin && stored.sealed !== '') {
      if (!pair) return this.#lose('the stored tokens do not open: ZALO_OA_TOKEN_KEY is another one');
      return this.#refreshFrom(pair.refreshToken);
    }
    if (firstRefreshToken === null) {
      if (!pair) throw new NoAccessToken('nobody has consented yet: npm run zalo-consent');
      return this.#goOnWith(pair);
    }
    // The settings hold a token that was never tried: a new consent.
    try {
      return await this.#refreshFrom(firstRefreshToken);
    } catch (error) {
      if (!pair || !isUsedUp(error)) throw error;
      this.#options.log.warn(
        {},
        'the refresh token of the settings is of no use; going on with the stored one',
      );
      return this.#goOnWith(pair);
    }
  }

  async #goOnWith({ refreshToken }: TokenPair): Promise<string> {
    const { oaId, inTransaction, clock } = this.#options;
    await inTransaction(({ zaloOaGrants }) => zaloOaGrants.noteOrigin(oaId, this.#origin, clock.now()));
    return this.#refreshFrom(refreshToken);
  }

  async #refreshFrom(refreshToken: string): Promise<string> {
    let pair: FreshPair;
    try {
      pair = await this.#options.refresh(refreshToken);
    } catch (error) {
      if (error instanceof OaRefused && ofTheApp.has(error.code))
        await this.#noteTrouble('account', error.message);
      if (isUsedUp(error) && !(await this.#isChangedSince(refreshToken))) await this.#lose(wordsOf(error));
      throw error;
    }
    return this.#keep(pair);
  }

  /** Stores a pair before anybody uses it; tries again, since nothing else can bring it back. */
  async #saveUnsaved(): Promise<void> {
    if (!this.#unsaved) return;
    const { oaId, sealing, inTransaction, log } = this.#options;
    const { pair, at } = this.#unsaved;
    const grant = {
      ...{ oaId, origin: this.#origin, refreshedAt: at },
      sealed: sealing.seal({ accessToken: pair.accessToken, refreshToken: pair.refreshToken }),
      ...{ accessUntil: untilOf(pair, at), grantUntil: new Date(at.getTime() + grantMs) },
    };
    for (let tries = 1; this.#unsaved; tries += 1)
      try {
        await inTransaction(({ zaloOaGrants }) => zaloOaGrants.save(grant));
        this.#unsaved = null;
        log.info({ until: grant.accessUntil }, 'the access token of the Official Account was refreshed');
        await this.#unlock();
      } catch (error) {
        log.error(
          { failure: nameOf(error), tries },
          'new tokens of the Official Account could not be stored',
        );
        if (tries >= savingTries) throw new NoAccessToken('new tokens could not be stored');
        await pause(this.#lookEveryMs * tries, neverAborted);
      }
  }

  /** Somebody stored another pair meanwhile: theirs is the one that holds. */
  async #isChangedSince(refreshToken: string): Promise<boolean> {
    const stored = await this.#stored();
    const pair: TokenPair | null = stored ? this.#options.sealing.open(stored.sealed) : null;
    return pair !== null && stored?.origin === this.#origin && pair.refreshToken !== refreshToken;
  }

  async #lose(detail: string): Promise<never> {
    const { oaId, inTransaction, clock } = this.#options;
    const now = clock.now();
    const stored = await this.#stored();
    // A token of the settings that was never any good leaves a stored pair as it is.
    const keeps = stored !== null && stored.origin !== this.#origin && this.#opens(stored);
    if (!keeps)
      await inTransaction(async ({ zaloOaGrants }) => {
        await zaloOaGrants.noteOrigin(oaId, this.#origin, now);
        await zaloOaGrants.noteTrouble(oaId, 'grant', detail, now);
      });
    throw keeps ? new OaRefused(grantUsedUp, detail) : new NoAccessToken(`the consent is lost: ${detail}`);
  }

  #opens({ sealed }: ZaloOaGrant): boolean {
    return this.#options.sealing.open(sealed) !== null;
  }

  #noteTrouble(kind: 'account', detail: string): Promise<void> {
    const { oaId, inTransaction, clock } = this.#options;
    const now = clock.now();
    return inTransaction(async ({ zaloOaGrants }) => {
      if (!(await zaloOaGrants.byOa(oaId))) await zaloOaGrants.noteOrigin(oaId, '', now);
      await zaloOaGrants.noteTrouble(oaId, kind, detail, now);
    });
  }

  #stored(): Promise<ZaloOaGrant | null> {
    const { oaId, inTransaction } = this.#options;
    return inTransaction(({ zaloOaGrants }) => zaloOaGrants.byOa(oaId));
  }

  #lock(): Promise<boolean> {
    const { inTransaction, holder, clock } = this.#options;
    const now = clock.now();
    const until = new Date(now.getTime() + lockMs);
    return inTransaction(({ leases }) => leases.take(this.#lease, holder, now, until));
  }

  async #unlock(): Promise<void> {
    const { inTransaction, holder } = this.#options;
    await inTransaction(({ leases }) => leases.release(this.#lease, holder)).catch(() => undefined);
  }

  get #lease(): string {
    return `zalo-oa/${this.#options.oaId}`;
  }

  get #lookEveryMs(): number {
    return this.#options.lookEveryMs ?? 100;
  }
}

const neverAborted = new AbortController().signal;
const isUsedUp = (error: unknown): boolean => error instanceof OaRefused && error.code === grantUsedUp;
const untilOf = ({ accessSeconds }: FreshPair, from: Date): Date =>
  new Date(from.getTime() + accessSeconds * 1000);
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown error');
/** Refusals and failed calls hold neither tokens nor addresses; of other errors only the name is certain. */
const wordsOf = (error: unknown): string =>
  error instanceof Error &&
  ['OaRefused', 'OaNotUnderstood', 'CallFailed', 'NoAccessToken'].includes(error.name)
    ? error.message
    : nameOf(error);
