import { localDay } from './office-time.ts';
import type { Bloc } from './ports/blocs.ts';
import type { ChatAddress } from './ports/channel.ts';
import type { Organisation } from './ports/organisations.ts';
import type { ChatAccount, OfficeKind, Person, RoleName } from './ports/people.ts';
import type { Stores } from './ports/stores.ts';

export interface HeldOffice {
  readonly bloc: Bloc;
  readonly kind: OfficeKind;
}

/** A linked person who writes or presses, with all that they may do today. */
export interface Actor {
  readonly person: Person;
  readonly account: ChatAccount;
  readonly organisation: Organisation;
  readonly roles: readonly RoleName[];
  /** those in which they speak for a bloc */
  readonly offices: readonly HeldOffice[];
  /** blocs that they look after for the council */
  readonly sponsored: readonly Bloc[];
}

export const isClerk = ({ roles }: Actor): boolean => roles.includes('clerk') || roles.includes('owner');
export const mayPublish = (actor: Actor): boolean => isClerk(actor) || actor.roles.includes('approver');
export const isLeader = ({ offices }: Actor): boolean => offices.length > 0;
export const isSponsor = ({ sponsored }: Actor): boolean => sponsored.length > 0;

const weight: Readonly<Record<OfficeKind, number>> = { sponsor: 0, deputy: 1, acting: 2, leader: 3 };

/** The person behind a chat account, or null when nobody is linked to it. */
export async function actorOf(
  stores: Stores,
  { channel, botId }: ChatAddress,
  externalId: string,
  now: Date,
): Promise<Actor | null> {
  const found = await stores.people.byChat(channel, botId, externalId);
  if (!found) return null;
  const { person, organisation } = found;
  const today = localDay(now, organisation.timeZone);
  const held = new Map<string, HeldOffice>();
  const sponsored: Bloc[] = [];
  for (const { blocId, kind } of await stores.people.heldOn(organisation.id, today, person.id)) {
    const bloc = await stores.blocs.byId(organisation.id, blocId);
    const known = held.get(blocId);
    if (!bloc) continue;
    if (kind === 'sponsor') sponsored.push(bloc);
    // A deputy who stands in for the leader holds two offices of one bloc: the higher one counts.
    else if (!known || weight[kind] > weight[known.kind]) held.set(blocId, { bloc, kind });
  }
  return { ...found, offices: [...held.values()], sponsored };
}
