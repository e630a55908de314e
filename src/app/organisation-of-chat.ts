import type { ChatAddress } from './ports/channel.ts';
import type { Stores } from './ports/stores.ts';

/** The organisation that a chat belongs to: its person's, or the one whose council group it is; null for strangers. */
export async function organisationOfChat(stores: Stores, address: ChatAddress): Promise<string | null> {
  const linked = await stores.people.byChat(address.channel, address.botId, address.chatId);
  if (linked) return linked.person.organisationId;
  return (await stores.groups.byChat(address))?.organisationId ?? null;
}
