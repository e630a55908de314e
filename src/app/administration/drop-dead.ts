import { deadStates } from '../ports/outbox.ts';
import type { Stores } from '../ports/stores.ts';

/**
 * Somebody has seen to a message otherwise: it is listed no more. What waits to be sent is not dropped so.
 * @returns false: it is not one of the dead
 */
export async function dropDead({ outbox }: Stores, id: number, now: Date): Promise<boolean> {
  const row = await outbox.byId(id);
  const isDead = deadStates.some((state) => state === row?.state);
  return isDead && (await outbox.cancel([id], now, 'dropped by a person')) > 0;
}
