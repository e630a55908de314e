import { createHash, randomBytes } from 'node:crypto';
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

type Form = Readonly<Record<string, unknown>>;

const codeMs = 10 * 60_000;
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
  /** registered in the console */
  readonly callbacks = new Set<string>();
  readonly #codes = new Map<string, { readonly challenge: string; readonly until: Date }>();
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

  /**
   * `GET /v4/oa/permission`: the administrator agrees at once. Resolves with where the browser is sent back to.
   * @param oaId the account that was chosen
   */
  permission(query: URLSearchParams, oaId: string): string {
    const [callback, challenge] = [query.get('redirect_uri') ?? '', query.get('code_challenge') ?? ''];
    if (query.get('app_id') !== this.#app.id) throw new OaRefusal(-14009, 'Invalid app');
    if (!this.callbacks.has(callback)) throw new OaRefusal(-14003, 'Invalid redirect uri');
    const code = newToken();
    this.#codes.set(code, { challenge, until: new Date(this.#now().getTime() + codeMs) });
    const back = new URLSearchParams({ code, oa_id: oaId, state: query.get('state') ?? '' });
    return `${callback}?${back.toString()}`;
  }

  /** `POST /v4/oa/access_token` */
  grant(form: Form, secretKey: string | undefined): object {
    const { app_id, grant_type } = form;
    if (app_id !== this.#app.id || secretKey !== this.#app.secret)
      throw new OaRefusal(-14009, 'Invalid app or secret key');
    if (!this.#active) throw new OaRefusal(-14002, 'App is not active');
    if (grant_type === 'authorization_code') this.#checkCode(form);
    else if (grant_type === 'refresh_token') this.#checkRefresh(form);
    else throw new OaRefusal(-14004, 'Invalid grant type');
    const { accessSeconds, expiresIn } = this.#switches();
    const { accessToken, refreshToken } = this.consent();
    return {
      ...{ access_token: accessToken, refresh_token: refreshToken },
      expires_in: expiresIn === 'string' ? String(accessSeconds) : accessSeconds,
    };
  }

  /** A code works once, for ten minutes, with the verifier that its challenge was made of. */
  #checkCode({ code, code_verifier }: Form): void {
    const known = this.#codes.get(String(code));
    this.#codes.delete(String(code));
    const challenge = createHash('sha256').update(String(code_verifier)).digest('base64url');
    if (!known || known.until <= this.#now() || known.challenge !== challenge)
      throw new OaRefusal(-14001, 'Invalid authorization code');
  }

  #checkRefresh({ refresh_token }: Form): void {
    this.tried.push(String(refresh_token));
    const live = this.#live;
    if (!live || refresh_token !== live.refreshToken || this.#now() >= live.refreshUntil) {
      this.refused.push(String(refresh_token));
      throw new OaRefusal(-14020, 'Refresh token is invalid or was used');
    }
  }
}
