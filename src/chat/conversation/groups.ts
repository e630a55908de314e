import type { ChatAddress } from '../../app/ports/channel.ts';
import type { Stores } from '../../app/ports/stores.ts';
import { groupJoined } from '../words/group.ts';
import type { Turn } from './turn.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** One leave a day at most: a bot that is added again gets a day again. */
const leaveKey = ({ channel, botId, chatId }: ChatAddress, joinedAt: Date): string =>
  `leave/${channel}/${botId}/${chatId}/${joinedAt.toISOString().slice(0, 10)}`;

/** A clerk has a day to bind the group; then the bot leaves. */
export async function handleJoined(turn: Turn): Promise<void> {
  const { stores, event, now } = turn;
  const { address } = event;
  const bound = await stores.groups.byChat(address);
  if (bound && !bound.lost) return;
  await turn.say(groupJoined);
  const content = { kind: 'leave-group' } as const;
  const notBefore = new Date(now.getTime() + dayMs);
  await stores.outbox.add(
    [{ key: leaveKey(address, now), organisationId: null, address, priority: 'bulk', content, notBefore }],
    now,
  );
}

/** The group is bound: the bot stays. It was added today or the day before. */
export async function stay(stores: Stores, address: ChatAddress, now: Date): Promise<void> {
  for (const joinedAt of [now, new Date(now.getTime() - dayMs)]) {
    const row = await stores.outbox.byKey(leaveKey(address, joinedAt));
    if (row) await stores.outbox.cancel([row.id], now, 'the group was bound');
  }
}
