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
  readonly offices: readonly HeldOffice[];
}

export const isClerk = ({ roles }: Actor): boolean => roles.includes('clerk') || roles.includes('owner');
export const mayPublish = (actor: Actor): boolean => isClerk(actor) || actor.roles.includes('approver');
export const isLeader = ({ offices }: Actor): boolean => offices.length > 0;

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
  const offices: HeldOffice[] = [];
  for (const office of await stores.people.officesOn(organisation.id, today, person.id)) {
    const bloc = await stores.blocs.byId(organisation.id, office.blocId);
    if (bloc) offices.push({ bloc, kind: office.kind });
  }
  return { ...found, offices };
}
