import type { SendOutcome } from '../../app/ports/channel.ts';
import { CallFailed } from '../http/http-call.ts';
import { isGroupId } from '../zalo/chat-id.ts';
import { NoAccessToken } from './access-tokens.ts';
import { OaNotUnderstood, OaRefused, tooManyRequests } from './oa-http.ts';

/** What happened, in words that are safe to log. */
export function describeFailure(error: unknown): string {
  if (
    error instanceof OaRefused ||
    error instanceof OaNotUnderstood ||
    error instanceof CallFailed ||
    error instanceof NoAccessToken
  )
    return error.message;
  return error instanceof Error ? error.name : 'unknown error';
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

const codes = (...all: readonly number[]): ReadonlySet<number> => new Set(all);
/** Nobody wrote for so long that only a template may be sent. */
const windowClosed = codes(-230, -232);
const cannotReach = codes(-213, -217, -218, -227, -244, -114, -118, -119, -139, -141);
const outOfQuota = codes(-211, -115, -144, -147);
const attachmentOver = codes(-100);
const atNight = codes(-234, -133);
const groupGone = codes(-237, -403);
/** The account, its plan or the app is not in order: a person has to see to it in the console. */
const accountNotInOrder = codes(-204, -205, -209, -212, -219, -221, -223, -224, -235, -242, -320, -321);

export const isWindowClosed = (error: unknown): boolean =>
  error instanceof OaRefused && windowClosed.has(error.code);
export const isAttachmentOver = (error: unknown): boolean =>
  error instanceof OaRefused && attachmentOver.has(error.code);
/** The fields were not as the platform wants them: nothing was done. */
export const isWrongForm = (error: unknown): boolean => error instanceof OaRefused && error.code === -201;
export const isWrongFileType = (error: unknown): boolean =>
  error instanceof OaRefused && [-201, -210, -233].includes(error.code);

export type AccountTrouble = { readonly kind: 'account'; readonly detail: string };

/** What a person has to see to, that concerns all messages of its kind. */
export function troubleOf(error: unknown): AccountTrouble | null {
  if (!(error instanceof OaRefused)) return null;
  return accountNotInOrder.has(error.code) ? { kind: 'account', detail: error.message } : null;
}

const later = (error: string, afterMs: number | null = null): SendOutcome => ({
  ...{ kind: 'retry', afterMs, error, flood: false },
});
const offline = (error: string): SendOutcome => ({
  ...{ kind: 'retry', afterMs: null, error, flood: false, offline: true },
});

/** What a failed sending means. */
export function outcomeOfFailure(error: unknown, chatId: string): SendOutcome {
  const text = describeFailure(error);
  if (error instanceof NoAccessToken) return offline(text);
  if (error instanceof OaRefused) return outcomeOfRefusal(error, chatId);
  if (error instanceof CallFailed && !error.sent) return offline(text);
  return { kind: 'unknown', error: text };
}

/** What a failure means before anything was handed over: nothing has gone out. */
export function outcomeBeforeSending(error: unknown, chatId: string): SendOutcome {
  if (error instanceof CallFailed) return offline(describeFailure(error));
  const outcome = outcomeOfFailure(error, chatId);
  return outcome.kind === 'unknown' ? later(outcome.error) : outcome;
}

function outcomeOfRefusal({ code, message: error, afterMs }: OaRefused, chatId: string): SendOutcome {
  if (code === tooManyRequests) return { kind: 'retry', afterMs: afterMs ?? minuteMs, error, flood: true };
  if (accountNotInOrder.has(code)) return offline(error);
  // A token that was just got, and is refused all the same.
  if (code === -216 || code === -220 || code === -124) return offline(error);
  // Answers within 48 hours are free, and go on.
  if (outOfQuota.has(code)) return { kind: 'quota-gone', afterMs: hourMs, error, paidOnly: true };
  if (atNight.has(code)) return later(error, hourMs);
  if (code === -200 || attachmentOver.has(code)) return later(error);
  if (groupGone.has(code) && isGroupId(chatId)) return { kind: 'group-lost', error };
  if (windowClosed.has(code)) return { kind: 'unreachable', error, reach: 'window-closed' };
  if (cannotReach.has(code)) return { kind: 'unreachable', error };
  return { kind: 'permanent', error };
}
