import { z } from 'zod';
import { makeHttpCall, type HttpAnswer, type HttpCall, type HttpLimits } from '../http/http-call.ts';

/** The platform parsed the call and said no. The description is the platform's; it holds neither token nor text. */
export class ZaloRefused extends Error {
  override readonly name = 'ZaloRefused';
  constructor(
    readonly code: number,
    readonly description: string,
    /** milliseconds, where the answer asked for a pause */
    readonly afterMs: number | null = null,
  ) {
    super(`${code}: ${description}`);
  }
}

/** Something answered, and not as the platform does: a proxy, a page of HTML. */
export class ZaloNotUnderstood extends Error {
  override readonly name = 'ZaloNotUnderstood';
  constructor(status: number) {
    super(`an answer that is not the platform's (HTTP ${status})`);
  }
}

export interface ZaloBotAccess {
  readonly token: string;
  /** without a slash at the end */
  readonly apiRoot?: string | undefined;
  /** the network's patience; see `makeHttpCall` */
  readonly limits?: Partial<HttpLimits> | undefined;
  readonly onTokenRejected?: (() => void) | undefined;
}

/**
 * Calls a method, resolves with its `result`. Throws `ZaloRefused`, `ZaloNotUnderstood` or `CallFailed`, none of which
 * holds the address: the token is part of it.
 */
export type ZaloBotCall = (method: string, fields?: Readonly<Record<string, unknown>>) => Promise<unknown>;

export const publicApiRoot = 'https://bot-api.zaloplatforms.com';

const envelope = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  error_code: z.coerce.number().optional().catch(undefined),
  description: z.string().optional().catch(undefined),
});

/** @param signal ends every call */
export function makeBotCall(access: ZaloBotAccess, signal?: AbortSignal): ZaloBotCall {
  const { token, apiRoot = publicApiRoot, limits, onTokenRejected } = access;
  const root = apiRoot.replace(/\/+$/, '');
  const http: HttpCall = makeHttpCall(limits, signal);
  return async (method, fields = {}) => {
    const answer = await http(`${root}/bot${token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fields),
    });
    const { ok, result, ...refusal } = await read(answer);
    if (ok) return result;
    const { error_code: code = answer.status, description = '' } = refusal;
    if (code === 401) onTokenRejected?.();
    const { retryAfterSeconds: seconds } = answer;
    // An idle poll and a refusal may come with HTTP 200: only the body counts.
    throw new ZaloRefused(code, withoutToken(description, token), seconds === null ? null : seconds * 1000);
  };
}

const longestDescription = 200;
const withoutToken = (description: string, token: string): string =>
  description.replaceAll(token, '…').slice(0, longestDescription);

async function read(answer: HttpAnswer): Promise<z.infer<typeof envelope>> {
  const body: unknown = await answer.json().catch(() => null);
  const found = envelope.safeParse(body);
  if (found.success) return found.data;
  // These mean the same from whoever they come.
  if ([401, 408, 429].includes(answer.status)) return { ok: false, error_code: answer.status };
  throw new ZaloNotUnderstood(answer.status);
}
