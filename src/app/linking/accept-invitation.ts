import { localDay } from '../office-time.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Bloc } from '../ports/blocs.ts';
import type { ChatAddress } from '../ports/channel.ts';
import type { Organisation } from '../ports/organisations.ts';
import type { Invitation, Person } from '../ports/people.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { Stores } from '../ports/stores.ts';

export type InvitationRefusal =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'used' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'too-many-tries' }
  /** this chat belongs to a person of another organisation */
  | { readonly kind: 'elsewhere' };

export interface Accepted {
  readonly person: Person;
  readonly organisation: Organisation;
  readonly purpose: Invitation['purpose'];
  readonly bloc: Bloc | null;
  readonly invitedBy: string | null;
}

const triesPerDay = 5;
const dayMs = 24 * 60 * 60 * 1000;

/** What a code looks like when typed: 8 characters, spaces and dashes aside. */
export function codeIn(text: string): string | null {
  const code = text.replace(/[\s-]/g, '').toUpperCase();
  return /^[A-Z0-9]{8}$/.test(code) ? code : null;
}

async function findInvitation(
  stores: Stores,
  secrets: Secrets,
  address: ChatAddress,
  secret: string,
  now: Date,
): Promise<Result<Invitation, InvitationRefusal>> {
  const byToken = await stores.invitations.byTokenHash(secrets.hash(secret));
  if (byToken) return byToken.expiresAt > now ? ok(byToken) : err({ kind: 'expired' });
  const tries = await stores.invitations.wrongCodesSince(address, new Date(now.getTime() - dayMs));
  if (tries >= triesPerDay) return err({ kind: 'too-many-tries' });
  const code = codeIn(secret);
  const byCode = code === null ? null : await stores.invitations.byCodeHash(secrets.hash(code));
  if (!byCode) {
    await stores.invitations.noteWrongCode(address, now);
    return err({ kind: 'unknown' });
  }
  return byCode.codeExpiresAt > now ? ok(byCode) : err({ kind: 'expired' });
}

async function personFor(
  stores: Stores,
  organisationId: string,
  address: ChatAddress,
  displayName: string,
  now: Date,
): Promise<Person | null> {
  const linked = await stores.people.byChat(address.channel, address.botId, address.chatId);
  if (linked) return linked.person.organisationId === organisationId ? linked.person : null;
  const person = await stores.people.create(organisationId, displayName, now);
  await stores.people.link(person, address, displayName, now);
  return person;
}

/**
 * Links the chat to the person that the invitation is for, and gives the role or office.
 * @param secret the token of a link, or the short code as typed
 */
export async function acceptInvitation(
  stores: Stores,
  secrets: Secrets,
  { address, displayName, secret }: { address: ChatAddress; displayName: string; secret: string },
  now: Date,
): Promise<Result<Accepted, InvitationRefusal>> {
  const found = await findInvitation(stores, secrets, address, secret, now);
  if (!found.ok) return found;
  const { id, organisationId, purpose, usedAt, revokedAt, createdById } = found.value;
  if (usedAt !== null) return err({ kind: 'used' });
  if (revokedAt !== null) return err({ kind: 'expired' });
  const organisation = await stores.organisations.byId(organisationId);
  if (!organisation) return err({ kind: 'unknown' });
  const person = await personFor(stores, organisationId, address, displayName, now);
  if (!person) return err({ kind: 'elsewhere' });
  if (!(await stores.invitations.use(id, person.id, now))) return err({ kind: 'used' });

  let bloc: Bloc | null = null;
  if (purpose.kind === 'role') await stores.people.grantRole(organisationId, person.id, purpose.role, now);
  else {
    bloc = await stores.blocs.byId(organisationId, purpose.blocId);
    const today = localDay(now, organisation.timeZone);
    await stores.people.giveOffice(organisationId, purpose.blocId, person.id, purpose.office, today);
  }
  await stores.audit.note({
    ...{ organisationId, personId: person.id, at: now, action: 'link' },
    detail: { invitationId: id, channel: address.channel },
  });
  return ok({ person, organisation, purpose, bloc, invitedBy: createdById });
}
