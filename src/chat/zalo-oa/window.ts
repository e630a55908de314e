import { z } from 'zod';
import type { Clock } from '../../app/ports/clock.ts';
import type { OaCall } from './oa-call.ts';

/** So long after a person turned to the account it may write to them: 48 hours free, then for money. */
export const windowMs = 7 * 24 * 3_600_000;

const quota = z.object({ last_interaction: z.coerce.number().optional().catch(undefined) });

/** Asked before each message. `unknown`: the answer does not say, and the platform decides when it is sent. */
export async function readWindow(
  call: OaCall,
  userId: string,
  clock: Clock,
): Promise<'open' | 'closed' | 'unknown'> {
  const data = quota.safeParse(await call('/v3.0/oa/quota/message', { json: { user_id: userId } })).data;
  const last = data?.last_interaction;
  if (last === undefined || last <= 0) return 'unknown';
  return clock.now().getTime() - last <= windowMs ? 'open' : 'closed';
}
