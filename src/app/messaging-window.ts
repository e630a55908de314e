import type { Capabilities } from './ports/channel.ts';
import type { ChatAccount } from './ports/people.ts';

/** Until when the messenger takes messages for this person, if they do not write again; null: for as long as one likes. */
export function windowEndOf(
  { lastInboundAt }: Pick<ChatAccount, 'lastInboundAt'>,
  { windowMs }: Pick<Capabilities, 'windowMs'>,
): Date | null {
  if (windowMs === undefined) return null;
  return new Date((lastInboundAt?.getTime() ?? 0) + windowMs);
}

/** Whether the person can be written to now, be it by the template that needs no window. */
export function canWriteTo(
  account: Pick<ChatAccount, 'lastInboundAt' | 'reachability'>,
  capabilities: Pick<Capabilities, 'windowMs' | 'proactive'>,
  now: Date,
): boolean {
  if (account.reachability !== 'reachable') return false;
  const end = windowEndOf(account, capabilities);
  return end === null || end > now || capabilities.proactive === 'template';
}
