import type { SendOutcome } from '../../app/ports/channel.ts';
import { CallFailed } from '../http/http-call.ts';
import { ZaloNotUnderstood, ZaloRefused } from './bot-call.ts';
import { isGroupId } from '../zalo/chat-id.ts';

/** The platform does not know the token (any more): nothing will work until somebody gives another one. */
export class ZaloTokenRejected extends Error {
  override readonly name = 'ZaloTokenRejected';
  constructor() {
    super('Zalo rejected the bot token');
  }
}

export const isTokenRejected = (error: unknown): boolean =>
  error instanceof ZaloRefused && error.code === 401;

/** «Nothing new», which the platform says as an error. */
export const isIdlePoll = (error: unknown): boolean => error instanceof ZaloRefused && error.code === 408;

/** What happened, in words that are safe to log. */
export function describeFailure(error: unknown): string {
  if (error instanceof ZaloRefused || error instanceof ZaloNotUnderstood || error instanceof CallFailed)
    return error.message;
  return error instanceof Error ? error.name : 'unknown error';
}

/** For `.catch`: throws anew in words that are safe to log, or `ZaloTokenRejected`. */
export const orSay =
  (what: string) =>
  (error: unknown): never => {
    if (isTokenRejected(error)) throw new ZaloTokenRejected();
    throw new Error(`${what}: ${describeFailure(error)}`);
  };

/** What a failed sending means. */
export function outcomeOfFailure(error: unknown, chatId: string): SendOutcome {
  const text = describeFailure(error);
  if (error instanceof ZaloRefused) return outcomeOfRefusal(error, chatId, text);
  if (error instanceof CallFailed && !error.sent)
    return { kind: 'retry', afterMs: null, error: text, flood: false, offline: true };
  return { kind: 'unknown', error: text };
}

function outcomeOfRefusal(
  { code, description, afterMs }: ZaloRefused,
  chatId: string,
  error: string,
): SendOutcome {
  if (code === 401) return { kind: 'retry', afterMs: null, error, flood: false, offline: true };
  // Zalo's own 429 is the month's quota, and names no time; one that does is a proxy's, or of a pace not yet known.
  if (code === 429)
    return afterMs === null
      ? { kind: 'quota-gone', afterMs, error }
      : { kind: 'retry', afterMs, error, flood: true };
  // It may have gone out before the time was over.
  if (code === 408 || code >= 500) return { kind: 'unknown', error };
  if (chatGone.test(description)) return { kind: isGroupId(chatId) ? 'group-lost' : 'unreachable', error };
  // «Internal server error», by the documentation: it passes.
  if (code === 403) return { kind: 'retry', afterMs: null, error, flood: false };
  return { kind: 'permanent', error };
}

/** The words of no source are certain here: the chat never wrote, blocked the bot, or is a group that it is not in. */
const chatGone =
  /\b(chat|user|group|recipient|receiver)\b.*\b(not (found|exist|in)|invalid|blocked)|\bblocked\b/i;
