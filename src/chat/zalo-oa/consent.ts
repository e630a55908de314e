import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../app/ports/clock.ts';
import type { InTransaction } from '../../app/ports/stores.ts';
import { CallFailed } from '../http/http-call.ts';
import { NoAccessToken } from './access-tokens.ts';
import { OaNotUnderstood, OaRefused } from './oa-http.ts';
import type { ConsentCode, FreshPair } from './oauth.ts';

/** An administrator opens it within this time. */
const lifetimeMs = 60 * 60_000;

export interface ConsentSetting {
  readonly oaId: string;
  readonly appId: string;
  /** the key of links and verifiers is derived from it */
  readonly tokenKey: Uint8Array;
  /** without a slash at the end */
  readonly oauthRoot: string;
  /** of this server, without a slash at the end */
  readonly publicUrl: string;
  /** of the pair that the console gave, where the app has a fixed one; null: each link has its own */
  readonly codeVerifier: string | null;
}

export const consentPath = (oaId: string): string => `/zalo-oa/${oaId}/cap-quyen`;
export const consentCallbackPath = (oaId: string): string => `/zalo-oa/${oaId}/dong-y`;

/** What Zalo brings back with the administrator's browser: `code`, `state` and `oa_id`. */
export type ConsentAnswer = Readonly<Partial<Record<string, string>>>;

export type ConsentOutcome =
  | { readonly kind: 'given' }
  | { readonly kind: 'no-code' }
  /** forged, over, or used before */
  | { readonly kind: 'link-over' }
  | { readonly kind: 'another-account' }
  /** Zalo did not take the code, or did not answer: the link may be tried again */
  | { readonly kind: 'failed'; readonly why: string };

/** A link behind which an administrator consents, once. Nothing is kept for it but that it was used. */
export interface ConsentLinks {
  link(now: Date): string;
  /** where the administrator is asked; null: the link is forged or over */
  permissionUrl(ticket: string, now: Date): string | null;
  /** what the code of this link is exchanged with; null: as above */
  verifierOf(ticket: string, now: Date): string | null;
  /** when the link ends */
  endOf(ticket: string): Date;
}

export function makeConsentLinks(setting: ConsentSetting, nonce: () => string): ConsentLinks {
  const { oaId, appId, tokenKey, oauthRoot, publicUrl, codeVerifier } = setting;
  const key = createHmac('sha256', tokenKey).update(`zalo-oa-consent/1/${oaId}`).digest();
  const mac = (text: string): string => createHmac('sha256', key).update(text).digest('base64url');
  const endOf = (ticket: string): Date => new Date(Number.parseInt(ticket.split('.')[0] ?? '', 36));
  const isGood = (ticket: string, now: Date): boolean => {
    const [, named = '', given = ''] = /^([0-9a-z]{1,11}\.[\w-]{16,64})\.([\w-]{43})$/.exec(ticket) ?? [];
    const isOurs = given !== '' && timingSafeEqual(Buffer.from(given), Buffer.from(mac(`link/${named}`)));
    return isOurs && endOf(ticket) > now;
  };
  const verifierFor = (ticket: string): string => codeVerifier ?? mac(`verifier/${ticket}`);
  return {
    endOf,
    link: (now) => {
      const named = `${(now.getTime() + lifetimeMs).toString(36)}.${nonce()}`;
      return `${publicUrl}${consentPath(oaId)}/${named}.${mac(`link/${named}`)}`;
    },
    permissionUrl: (ticket, now) => {
      if (!isGood(ticket, now)) return null;
      const challenge = createHash('sha256').update(verifierFor(ticket)).digest('base64url');
      const query = { app_id: appId, redirect_uri: `${publicUrl}${consentCallbackPath(oaId)}` };
      const asked = new URLSearchParams({ ...query, code_challenge: challenge, state: ticket });
      return `${oauthRoot}/v4/oa/permission?${asked.toString()}`;
    },
    verifierOf: (ticket, now) => (isGood(ticket, now) ? verifierFor(ticket) : null),
  };
}

export interface ConsentParts {
  readonly oaId: string;
  readonly links: ConsentLinks;
  readonly exchange: (code: ConsentCode) => Promise<FreshPair>;
  readonly tokens: { adopt(exchange: () => Promise<FreshPair>): Promise<void> };
  readonly inTransaction: InTransaction;
  readonly clock: Clock;
}

/** Takes Zalo's answer: the new pair is stored before it is used, and the link is of no use any more. */
export async function takeConsent(
  { oaId, links, exchange, tokens, inTransaction, clock }: ConsentParts,
  { code, state, oa_id: told }: ConsentAnswer,
): Promise<ConsentOutcome> {
  const now = clock.now();
  if (code === undefined || state === undefined) return { kind: 'no-code' };
  const codeVerifier = links.verifierOf(state, now);
  if (codeVerifier === null) return { kind: 'link-over' };
  if (told !== undefined && told !== oaId) return { kind: 'another-account' };
  const used = `zalo-oa-consent/${fingerprint(state)}`;
  const taken = randomUUID();
  if (!(await inTransaction(({ leases }) => leases.take(used, taken, now, links.endOf(state)))))
    return { kind: 'link-over' };
  try {
    await tokens.adopt(() => exchange({ code, codeVerifier }));
    return { kind: 'given' };
  } catch (error) {
    const known = [OaRefused, OaNotUnderstood, CallFailed, NoAccessToken].some(
      (kind) => error instanceof kind,
    );
    if (!known) throw error;
    await inTransaction(({ leases }) => leases.release(used, taken));
    return { kind: 'failed', why: error instanceof Error ? error.message : '' };
  }
}

const fingerprint = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);
