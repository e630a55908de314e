import { GrammyError, HttpError } from 'grammy';
import { describe, expect, it } from 'vitest';
import type { SendOutcome } from '../../../src/app/ports/channel.ts';
import { CallFailed } from '../../../src/chat/http/http-call.ts';
import { describeFailure, isTokenRejected, outcomeOfFailure } from '../../../src/chat/telegram/refusal.ts';

const person = '5300000001';
const group = '-1002100000001';

const refusal = (error_code: number, description: string, parameters = {}) =>
  new GrammyError(
    "Call to 'sendMessage' failed!",
    { ok: false, error_code, description, parameters },
    'sendMessage',
    {
      text: 'secret text',
    },
  );

const rows: readonly { why: string; error: unknown; chat: string; outcome: Partial<SendOutcome> }[] = [
  {
    why: 'too fast, with the time to wait',
    error: refusal(429, 'Too Many Requests: retry after 7', { retry_after: 7 }),
    chat: person,
    outcome: { kind: 'retry', afterMs: 7000, flood: true },
  },
  {
    why: 'too fast, without it',
    error: refusal(429, 'Too Many Requests'),
    chat: person,
    outcome: { kind: 'retry', afterMs: null, flood: true },
  },
  {
    why: 'a passing cause on their side',
    error: refusal(500, 'Internal Server Error'),
    chat: person,
    outcome: { kind: 'retry', flood: false },
  },
  {
    why: 'a gateway speaks JSON too',
    error: refusal(502, 'Bad Gateway'),
    chat: person,
    outcome: { kind: 'unknown' },
  },
  {
    why: 'a gateway that gave up',
    error: refusal(504, 'Gateway Timeout'),
    chat: person,
    outcome: { kind: 'unknown' },
  },
  {
    why: 'blocked',
    error: refusal(403, 'Forbidden: bot was blocked by the user'),
    chat: person,
    outcome: { kind: 'unreachable' },
  },
  {
    why: 'account closed',
    error: refusal(403, 'Forbidden: user is deactivated'),
    chat: person,
    outcome: { kind: 'unreachable' },
  },
  {
    why: 'never pressed Start',
    error: refusal(403, "Forbidden: bot can't initiate conversation with a user"),
    chat: person,
    outcome: { kind: 'unreachable' },
  },
  {
    why: 'thrown out',
    error: refusal(403, 'Forbidden: bot was kicked from the supergroup chat'),
    chat: group,
    outcome: { kind: 'group-lost' },
  },
  {
    why: 'group deleted',
    error: refusal(403, 'Forbidden: the group chat was deleted'),
    chat: group,
    outcome: { kind: 'group-lost' },
  },
  {
    why: 'now a supergroup',
    error: refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: -1002100000009,
    }),
    chat: '-41',
    outcome: { kind: 'migrated', toChatId: '-1002100000009' },
  },
  {
    why: 'topic deleted',
    error: refusal(400, 'Bad Request: message thread not found'),
    chat: group,
    outcome: { kind: 'topic-lost' },
  },
  {
    why: 'topic closed',
    error: refusal(400, 'Bad Request: TOPIC_CLOSED'),
    chat: group,
    outcome: { kind: 'topic-lost' },
  },
  {
    why: 'wrong id',
    error: refusal(400, 'Bad Request: chat not found'),
    chat: person,
    outcome: { kind: 'permanent' },
  },
  {
    why: 'our bug',
    error: refusal(400, 'Bad Request: message is too long'),
    chat: person,
    outcome: { kind: 'permanent' },
  },
  {
    why: 'a method that is not there',
    error: refusal(404, 'Not Found: method not found'),
    chat: person,
    outcome: { kind: 'permanent' },
  },
  {
    why: 'token revoked: not the message’s fault',
    error: refusal(401, 'Unauthorized'),
    chat: person,
    outcome: { kind: 'retry', offline: true },
  },
  {
    why: 'no connection',
    error: new HttpError('x', new CallFailed(false, 'ECONNREFUSED')),
    chat: person,
    outcome: { kind: 'retry', offline: true, flood: false },
  },
  {
    why: 'no answer',
    error: new HttpError('x', new CallFailed(true, 'TIMEOUT')),
    chat: person,
    outcome: { kind: 'unknown' },
  },
  {
    why: 'an HTML page instead of JSON',
    error: new HttpError('x', new SyntaxError('Unexpected token <')),
    chat: person,
    outcome: { kind: 'unknown' },
  },
  { why: 'JSON that is not Telegram’s', error: refusal(NaN, ''), chat: person, outcome: { kind: 'unknown' } },
  { why: 'anything else', error: new TypeError('odd'), chat: person, outcome: { kind: 'unknown' } },
];

describe('what a refusal means for the message', () => {
  it.each(rows)('$why', ({ error, chat, outcome }) => {
    expect(outcomeOfFailure(error, chat)).toMatchObject(outcome);
  });

  it('says in logs neither what was sent nor where to', () => {
    const leaky = new Error('request to https://api.telegram.org/bot42:SECRET/sendMessage failed');
    for (const error of [refusal(400, 'Bad Request: x'), new HttpError('x', leaky), leaky]) {
      expect(describeFailure(error)).not.toMatch(/secret/i);
    }
  });

  it('knows a rejected token from a missing method', () => {
    expect(isTokenRejected(refusal(401, 'Unauthorized'))).toBe(true);
    expect(isTokenRejected(refusal(404, 'Not Found'))).toBe(true);
    expect(isTokenRejected(refusal(404, 'Not Found: method not found'))).toBe(false);
    expect(isTokenRejected(refusal(403, 'Forbidden'))).toBe(false);
  });
});
