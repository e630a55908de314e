import { z } from 'zod';
import type { SendOutcome } from '../../app/ports/channel.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { OaCall } from './oa-call.ts';
import { outcomeOfFailure } from './refusal.ts';
import { callTemplate, templateData, type OaTemplateSetting } from './template.ts';

export interface TemplateSending {
  readonly oaId: string;
  readonly clock: Clock;
  /** null: nobody is written to outside the window */
  readonly template: OaTemplateSetting | null;
  /** when each person was last sent one, since the start */
  readonly templatesSent: Map<string, Date>;
}

/** A template costs money and rings a phone: one a day is enough. */
const restMs = 24 * 3_600_000;

const sent = z.object({ message_id: z.union([z.string(), z.number()]).transform(String) });

/**
 * The person has not written for a week: the approved template goes out in place of the message, or nothing.
 * @param waits the message says more than the template can: it is sent later, when the person has answered
 */
export async function sendOutsideWindow(
  { template, templatesSent, clock, oaId }: TemplateSending,
  call: OaCall,
  userId: string,
  text: string,
  waits: boolean,
): Promise<SendOutcome> {
  if (!template)
    return {
      ...{ kind: 'unreachable', error: 'quá 7 ngày không nhắn cho Official Account', reach: 'window-closed' },
    };
  const now = clock.now();
  const restUntil = (templatesSent.get(userId)?.getTime() ?? -Infinity) + restMs;
  const later = (afterMs: number): SendOutcome => ({
    ...{ kind: 'retry', afterMs, flood: false, error: 'waits for an answer to the template of today' },
  });
  if (restUntil > now.getTime()) return later(restUntil - now.getTime());
  try {
    const answer = await callTemplate(call, userId, template, templateData(template, { text, now, oaId }));
    templatesSent.set(userId, now);
    if (waits) return later(restMs);
    return { kind: 'delivered', messageId: sent.safeParse(answer).data?.message_id ?? null };
  } catch (error) {
    return outcomeOfFailure(error, userId);
  }
}
