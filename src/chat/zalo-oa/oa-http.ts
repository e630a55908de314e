import { z } from 'zod';
import type { HttpAnswer } from '../http/http-call.ts';

/** The platform parsed the call and said no, mostly with HTTP 200. The message holds neither token nor text. */
export class OaRefused extends Error {
  override readonly name = 'OaRefused';
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
export class OaNotUnderstood extends Error {
  override readonly name = 'OaNotUnderstood';
  constructor(status: number) {
    super(`an answer that is not the platform's (HTTP ${status})`);
  }
}

const refusal = z.object({
  error: z.coerce.number(),
  message: z.string().optional().catch(undefined),
  error_name: z.string().optional().catch(undefined),
  error_reason: z.string().optional().catch(undefined),
  error_description: z.string().optional().catch(undefined),
});

const longestDescription = 200;

/**
 * The object that an answer holds. Only the body tells whether it is a refusal; throws `OaRefused` or
 * `OaNotUnderstood`.
 * @param secrets never part of what is thrown
 */
export async function readAnswer(
  answer: HttpAnswer,
  secrets: readonly string[],
): Promise<Readonly<Record<string, unknown>>> {
  const body = z.record(z.string(), z.unknown()).safeParse(await answer.json().catch(() => null));
  const afterMs = answer.retryAfterSeconds === null ? null : answer.retryAfterSeconds * 1000;
  // These mean the same from whoever they come.
  if (answer.status === 401) throw new OaRefused(accessTokenInvalid, 'HTTP 401');
  if (answer.status === 429) throw new OaRefused(tooManyRequests, 'HTTP 429', afterMs);
  if (!body.success) throw new OaNotUnderstood(answer.status);
  const said = refusal.safeParse(body.data);
  if (!said.success || said.data.error === 0) {
    if (answer.status >= 300) throw new OaNotUnderstood(answer.status);
    return body.data;
  }
  const { error, message, error_name, error_reason, error_description } = said.data;
  const words = [message, error_name, error_reason, error_description].filter((part) => part !== undefined);
  const clean = secrets.reduce((text, secret) => text.replaceAll(secret, '…'), words.join(' · '));
  throw new OaRefused(error, clean.slice(0, longestDescription), afterMs);
}

export const accessTokenInvalid = -216;
export const tooManyRequests = -32;
