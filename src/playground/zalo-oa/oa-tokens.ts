import { randomBytes } from 'node:crypto';
import { OaRefusal } from './oa-refusal.ts';
import type { OaSwitches } from './oa-switches.ts';

export interface OaApp {
  readonly id: string;
  readonly secret: string;
}

export interface OaPair {
  readonly accessToken: string;
  readonly refreshToken: string;
}

interface LivePair extends OaPair {
  readonly accessUntil: Date;
  readonly refreshUntil: Date;
}

const dayMs = 24 * 3_600_000;
const newToken = (): string => randomBytes(30).toString('base64url');

/** OAuth v4 of one app: one pair lives, and each refresh ends it. */
export class OaTokens {
  /** refresh tokens that were handed in, used up or not */
  readonly tried: string[] = [];
  /** those of them that were of no use: used before, or over */
  readonly refused: string[] = [];
  readonly #app: OaApp;
  readonly #now: () => Date;
  readonly #switches: () => OaSwitches;
  #live: LivePair | null = null;
  #active = true;

  constructor(app: OaApp, now: () => Date, switches: () => OaSwitches) {
    this.#app = app;
    this.#now = now;
    this.#switches = switches;
  }

  /** The account's administrator consents: a new pair, and the end of any other. */
  consent(): OaPair {
    const { accessSeconds, grantDays } = this.#switches();
    const now = this.#now().getTime();
    this.#live = {
      ...{ accessToken: newToken(), refreshToken: newToken() },
      accessUntil: new Date(now + accessSeconds * 1000),
      refreshUntil: new Date(now + grantDays * dayMs),
    };
    return this.#live;
  }

  /** The administrator takes the consent back. */
  revoke(): void {
    this.#live = null;
  }

  /** The app is switched off in the console, or on again. */
  setActive(active: boolean): void {
    this.#active = active;
  }

  /** Throws unless the token is good now. */
  check(token: string | undefined): void {
    const live = this.#live;
    if (live && token === live.accessToken && this.#now() < live.accessUntil) return;
    const { staleToken } = this.#switches();
    if (staleToken === 'http-401') throw new OaRefusal(-216, 'Access token is invalid', 401);
    throw new OaRefusal(
      staleToken,
      staleToken === -216 ? 'Access token is invalid' : 'Access token is expired or removed',
    );
  }

  /** `POST /v4/oa/access_token` */
  refresh(form: Readonly<Record<string, unknown>>, secretKey: string | undefined): object {
    const { app_id, grant_type, refresh_token } = form;
    if (grant_type !== 'refresh_token') throw new OaRefusal(-14004, 'Invalid grant type');
    if (app_id !== this.#app.id || secretKey !== this.#app.secret)
      throw new OaRefusal(-14009, 'Invalid app or secret key');
    if (!this.#active) throw new OaRefusal(-14002, 'App is not active');
    this.tried.push(String(refresh_token));
    const live = this.#live;
    if (!live || refresh_token !== live.refreshToken || this.#now() >= live.refreshUntil) {
      this.refused.push(String(refresh_token));
      throw new OaRefusal(-14020, 'Refresh token is invalid or was used');
    }
    const { accessSeconds, expiresIn } = this.#switches();
    const { accessToken, refreshToken } = this.consent();
    return {
      ...{ access_token: accessToken, refresh_token: refreshToken },
      expires_in: expiresIn === 'string' ? String(accessSeconds) : accessSeconds,
    };
  }
}
