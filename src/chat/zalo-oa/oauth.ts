import { z } from 'zod';
import type { HttpCall } from '../http/http-call.ts';
import { OaNotUnderstood, readAnswer } from './oa-http.ts';
import type { TokenPair } from './sealed-pair.ts';

export const publicOauthRoot = 'https://oauth.zaloapp.com';

export interface OaApp {
  readonly id: string;
  /** goes with each refresh; another one than the account's key for webhooks */
  readonly secret: string;
}

export interface FreshPair extends TokenPair {
  readonly accessSeconds: number;
}

/** Uses up a refresh token. */
export type RefreshPair = (refreshToken: string) => Promise<FreshPair>;

const fresh = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  /** some answer with a text */
  expires_in: z.coerce.number().positive(),
});

/** What an administrator's consent brings: once, for ten minutes, with the verifier that the link was made with. */
export interface ConsentCode {
  readonly code: string;
  readonly codeVerifier: string;
}

type Grant = Readonly<{ grant_type: 'refresh_token' | 'authorization_code' } & Record<string, string>>;

/** Throws `OaRefused`, `OaNotUnderstood` or `CallFailed`. */
const makeTokenCall =
  (http: HttpCall, oauthRoot: string, app: OaApp) =>
  async (grant: Grant): Promise<FreshPair> => {
    const answer = await http(`${oauthRoot.replace(/\/+$/, '')}/v4/oa/access_token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', secret_key: app.secret },
      body: new URLSearchParams({ app_id: app.id, ...grant }).toString(),
    });
    const found = fresh.safeParse(await readAnswer(answer, [...Object.values(grant), app.secret]));
    if (!found.success) throw new OaNotUnderstood(answer.status);
    const { access_token, refresh_token, expires_in } = found.data;
    return { accessToken: access_token, refreshToken: refresh_token, accessSeconds: expires_in };
  };

export const makeRefresh = (http: HttpCall, oauthRoot: string, app: OaApp): RefreshPair => {
  const call = makeTokenCall(http, oauthRoot, app);
  return (refreshToken) => call({ grant_type: 'refresh_token', refresh_token: refreshToken });
};

/** Exchanges a consent for the first pair. */
export const makeExchange = (http: HttpCall, oauthRoot: string, app: OaApp) => {
  const call = makeTokenCall(http, oauthRoot, app);
  return ({ code, codeVerifier }: ConsentCode): Promise<FreshPair> =>
    call({ grant_type: 'authorization_code', code, code_verifier: codeVerifier });
};
