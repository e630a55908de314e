import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Capabilities, Channel, OutgoingFile, Pace } from '../../app/ports/channel.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { Log } from '../../app/ports/log.ts';
import type { InTransaction } from '../../app/ports/stores.ts';
import { makeHttpCall, type HttpLimits } from '../http/http-call.ts';
import { isGroupId } from '../zalo/chat-id.ts';
import { AccessTokens } from './access-tokens.ts';
import { downloadFrom } from './download.ts';
import { interpretEvent } from './interpret.ts';
import { maxButtons } from './message-body.ts';
import { makeOaCall, type OaCall } from './oa-call.ts';
import {
  consentCallbackPath,
  consentPath,
  makeConsentLinks,
  takeConsent,
  type ConsentAnswer,
} from './consent.ts';
import { consentWords, linkOver } from './consent-words.ts';
import { makeExchange, makeRefresh, publicOauthRoot, type OaApp } from './oauth.ts';
import { describeFailure, type AccountTrouble } from './refusal.ts';
import { makeSealing } from './sealed-pair.ts';
import { maxText, sendToOa, type LinkTo } from './send.ts';
import { signatureForms, type SignatureForm } from './signature.ts';
import type { OaTemplateSetting } from './template.ts';
import { makeWebhook, type ZaloOaWebhook } from './webhook.ts';
import { windowMs } from './window.ts';

export interface ZaloOaOptions {
  readonly oaId: string;
  readonly app: OaApp;
  /** the account's own key, by which webhooks are signed */
  readonly oaSecret: string;
  readonly firstRefreshToken: string | null;
  /** of this server, where an administrator can consent by a link; null: by the refresh token of the settings alone */
  readonly publicUrl?: string | null;
  /** of the fixed pair that the console gave; default: each link has its own */
  readonly codeVerifier?: string | null;
  /** 32 bytes, that stored tokens are encrypted with */
  readonly tokenKey: Uint8Array;
  readonly template?: OaTemplateSetting | null;
  /** in which webhooks may be signed; default: all */
  readonly signatures?: readonly SignatureForm[];
  /** default: https://openapi.zalo.me and https://oauth.zaloapp.com */
  readonly apiRoot?: string | undefined;
  readonly oauthRoot?: string | undefined;
  readonly inTransaction: InTransaction;
  readonly clock: Clock;
  readonly log: Log;
  readonly draw: (file: OutgoingFile) => Promise<Uint8Array>;
  readonly linkTo: LinkTo | null;
  /** of this process, never used by another one */
  readonly holder: string;
  readonly pace?: Pace;
  readonly limits?: Partial<HttpLimits>;
  /** between looks at what another process is getting */
  readonly lookEveryMs?: number;
}

export interface ZaloOa {
  readonly channel: Channel;
  readonly webhook: ZaloOaWebhook;
  readonly tokens: AccessTokens;
  /** null: there is no public address */
  readonly consent: OaConsent | null;
}

/** How an administrator lets us act for the account. */
export interface OaConsent {
  /** good once, for an hour */
  newLink(): string;
  readonly linkPath: string;
  readonly callbackPath: string;
  permissionUrl(ticket: string): string | null;
  readonly linkOver: string;
  take(answer: ConsentAnswer): Promise<{ readonly given: boolean; readonly text: string }>;
}

/** Each message is two calls, and small plans allow a hundred a minute. */
export const zaloOaPace: Pace = { perSecond: 0.8, perChatPerSecond: 0.8, perGroupPerMinute: 20 };

/** A refresh that hangs keeps everybody waiting. */
const refreshLimits: Partial<HttpLimits> = { connectMs: 10_000, answerMs: 30_000 };

function capabilitiesOf(template: OaTemplateSetting | null): Capabilities {
  return {
    ...{ buttons: true, maxButtons, editing: false, filesIn: true, filesOut: true, pictures: true },
    ...{ strong: false, groupPost: true, groupListening: 'all', groupCreate: true, maxText, windowMs },
    proactive: template ? 'template' : 'window',
  };
}

/**
 * Opens the account. What Zalo says at the start decides nothing: without a good consent the account neither sends nor
 * stops the other messengers, and what comes in is stored.
 */
export async function openZaloOa(options: ZaloOaOptions): Promise<ZaloOa> {
  const { oaId, app, clock, log, limits, oaSecret, inTransaction, template = null } = options;
  const { apiRoot = 'https://openapi.zalo.me', oauthRoot = publicOauthRoot } = options;
  const { holder, lookEveryMs, draw, linkTo } = options;
  const tokenHttp = makeHttpCall({ ...refreshLimits, ...limits });
  const tokens = new AccessTokens({
    ...{ oaId, inTransaction, clock, log, holder, firstRefreshToken: options.firstRefreshToken },
    refresh: makeRefresh(tokenHttp, oauthRoot, app),
    sealing: makeSealing(options.tokenKey, oaId),
    ...(lookEveryMs === undefined ? {} : { lookEveryMs }),
  });
  const http = makeHttpCall(limits);
  const call = makeOaCall(http, apiRoot, tokens);
  const sending = {
    ...{ call, clock, draw, linkTo, template, oaId, templatesSent: new Map<string, Date>() },
    onTrouble: noteTroubles(options),
    known: { buttonText: 'message' as const, refusedTypes: new Set<string>() },
  };
  const keys = { appId: app.id, appSecret: app.secret, oaId, oaSecret };
  return {
    tokens,
    channel: {
      ...{ name: 'zalo-oa', botId: oaId, botName: await nameOf(call, oaId, log) },
      ...{ pace: options.pace ?? zaloOaPace, capabilities: capabilitiesOf(template), isGroup: isGroupId },
      interpret: (raw) => interpretEvent(raw, oaId),
      send: (message) => sendToOa(sending, message),
      download: downloadFrom(http, apiRoot),
      inviteLink: () => null,
      botLink: `https://zalo.me/${encodeURIComponent(oaId)}`,
      displayNameOf: (userId) => displayNameOf(call, userId),
      upkeep: () => tokens.upkeep(),
    },
    webhook: makeWebhook({ oaId, keys, forms: options.signatures ?? signatureForms, clock, log }),
    consent: consentOf(options, tokens, makeExchange(tokenHttp, oauthRoot, app), oauthRoot),
  };
}

function consentOf(
  { oaId, app, tokenKey, publicUrl = null, codeVerifier = null, inTransaction, clock }: ZaloOaOptions,
  tokens: AccessTokens,
  exchange: ReturnType<typeof makeExchange>,
  oauthRoot: string,
): OaConsent | null {
  if (publicUrl === null) return null;
  const setting = { oaId, appId: app.id, tokenKey, oauthRoot, publicUrl, codeVerifier };
  const links = makeConsentLinks(setting, () => randomBytes(18).toString('base64url'));
  const parts = { oaId, links, exchange, tokens, inTransaction, clock };
  return {
    ...{ linkOver, linkPath: consentPath(oaId), callbackPath: consentCallbackPath(oaId) },
    newLink: () => links.link(clock.now()),
    permissionUrl: (ticket) => links.permissionUrl(ticket, clock.now()),
    take: async (answer) => {
      const outcome = await takeConsent(parts, answer);
      return { given: outcome.kind === 'given', text: consentWords(outcome) };
    },
  };
}

/** Stores what a person has to see to, and that it is over. */
function noteTroubles({
  inTransaction,
  oaId,
  clock,
  log,
}: ZaloOaOptions): (trouble: AccountTrouble | null) => void {
  let last: string | null = 'unknown';
  return (trouble) => {
    const now = trouble?.kind ?? null;
    if (now === last) return;
    last = now;
    inTransaction(({ zaloOaGrants }) =>
      trouble
        ? zaloOaGrants.noteTrouble(oaId, trouble.kind, trouble.detail, clock.now())
        : zaloOaGrants.endTrouble(oaId),
    ).catch((error: unknown) => {
      last = 'unknown';
      log.warn({ failure: describeFailure(error) }, 'the state of the Official Account could not be stored');
    });
  };
}

const about = z.object({
  oaid: z.coerce.string().optional(),
  oa_id: z.coerce.string().optional(),
  name: z.string().min(1),
});

async function nameOf(call: OaCall, oaId: string, log: Log): Promise<string> {
  try {
    const { oaid, oa_id, name } = about.parse(await call('/v2.0/oa/getoa', { query: {} }));
    const told = oaid ?? oa_id;
    if (told !== undefined && told !== oaId)
      log.error({ told, set: oaId }, 'ZALO_OA_ID is not the account that the tokens are for');
    return name;
  } catch (error) {
    log.warn(
      { failure: describeFailure(error) },
      'the Official Account does not answer yet; the bot goes on',
    );
    return `Zalo OA ${oaId}`;
  }
}

const detail = z.object({ display_name: z.string().min(1) });

/** Events hold no names. */
async function displayNameOf(call: OaCall, userId: string): Promise<string | null> {
  const data = await call('/v3.0/oa/user/detail', { query: {}, data: { user_id: userId } }).catch(() => null);
  return detail.safeParse(data).data?.display_name ?? null;
}
