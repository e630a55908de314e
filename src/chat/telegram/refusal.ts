import { GrammyError, HttpError } from 'grammy';
import type { SendOutcome } from '../../app/ports/channel.ts';
import { CallFailed } from '../http/http-call.ts';

/** The platform does not know the token (any more): nothing will work until somebody gives another one. */
export class TokenRejected extends Error {
  override readonly name = 'TokenRejected';
  constructor() {
    super('Telegram rejected the bot token');
  }
}

/** Another program polls with the same token. */
export class SecondPoller extends Error {
  override readonly name = 'SecondPoller';
  constructor() {
    super('another program receives the updates of this bot');
  }
}

/** 401; or 404 without a further word, which is what a malformed token gets. */
export const saysTokenRejected = (answer: { error_code: number; description: string }): boolean =>
  answer.error_code === 401 || (answer.error_code === 404 && answer.description === 'Not Found');

export const isTokenRejected = (error: unknown): boolean =>
  error instanceof GrammyError && saysTokenRejected(error);

export const isSecondPoller = (error: unknown): boolean =>
  error instanceof GrammyError && error.error_code === 409;

/**
 * What happened, in words that are safe to log: grammY's errors carry the address with the token in it, and the
 * payload with the text of the message.
 */
export function describeFailure(error: unknown): string {
  if (error instanceof GrammyError) return `${error.error_code}: ${error.description}`;
  const cause = error instanceof HttpError ? error.error : error;
  if (cause instanceof CallFailed) return cause.message;
  if (cause instanceof SyntaxError) return 'the answer was not JSON';
  return cause instanceof Error ? cause.name : 'unknown error';
}

/**
 * For `.catch`: throws anew in words that are safe to log, or `TokenRejected`. The error itself goes no further: it
 * holds what was sent.
 */
export const orSay =
  (what: string) =>
  (error: unknown): never => {
    if (isTokenRejected(error)) throw new TokenRejected();
    throw new Error(`${what}: ${describeFailure(error)}`);
  };

/** What the refusal of a call that sends something to a chat means; see docs/decisions/0185. */
export function outcomeOfFailure(error: unknown, chatId: string): SendOutcome {
  const text = describeFailure(error);
  if (error instanceof GrammyError && Number.isInteger(error.error_code))
    return outcomeOfRefusal(error, chatId, text);
  const cause = error instanceof HttpError ? error.error : error;
  if (cause instanceof CallFailed && !cause.sent)
    return { kind: 'retry', afterMs: null, error: text, flood: false, offline: true };
  return { kind: 'unknown', error: text };
}

function outcomeOfRefusal(refusal: GrammyError, chatId: string, error: string): SendOutcome {
  const { error_code: code, parameters, description } = refusal;
  const { retry_after: seconds, migrate_to_chat_id: newId } = parameters;
  if (isTokenRejected(refusal)) return { kind: 'retry', afterMs: null, error, flood: false, offline: true };
  if (code === 429)
    return { kind: 'retry', afterMs: seconds === undefined ? null : seconds * 1000, error, flood: true };
  if (newId !== undefined) return { kind: 'migrated', toChatId: String(newId) };
  if (code === 500) return { kind: 'retry', afterMs: null, error, flood: false };
  if (code > 500) return { kind: 'unknown', error };
  if (code === 403) return { kind: isGroupId(chatId) ? 'group-lost' : 'unreachable', error };
  if (topicGone.test(description)) return { kind: 'topic-lost', error };
  return { kind: 'permanent', error };
}

const topicGone = /message thread not found|TOPIC_DELETED|TOPIC_CLOSED/i;

/** Groups, supergroups and channels have negative ids. */
export const isGroupId = (chatId: string): boolean => chatId.startsWith('-');
