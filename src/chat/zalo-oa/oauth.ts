import { z } from 'zod';
import type { HttpCall } from '../http/http-call.ts';
import { OaNotUnderstood, readAnswer } from './oa-http.ts';
import type { TokenPair } from './sealed-pair.ts';

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

/** Throws `OaRefused`, `OaNotUnderstood` or `CallFailed`. */
export const makeRefresh =
  (http: HttpCall, oauthRoot: string, app: OaApp): RefreshPair =>
  async (refreshToken) => {
    const form = { app_id: app.id, grant_type: 'refresh_token', refresh_token: refreshToken };
    const answer = await http(`${oauthRoot.replace(/\/+$/, '')}/v4/oa/access_token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', secret_key: app.secret },
      body: new URLSearchParams(form).toString(),
    });
    const found = fresh.safeParse(await readAnswer(answer, [refreshToken, app.secret]));
    if (!found.success) throw new OaNotUnderstood(answer.status);
    const { access_token, refresh_token, expires_in } = found.data;
    return { accessToken: access_token, refreshToken: refresh_token, accessSeconds: expires_in };
  };
