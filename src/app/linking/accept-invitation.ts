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
  | { readonly kind: 'elsewhere' }
  /** it belongs to somebody else of this organisation, whose offices would be lost */
  | { readonly kind: 'taken'; readonly by: string }
  /** the person's own chat: their code is for another one, and stays good */
  | { readonly kind: 'own-chat' };

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

interface Opened {
  readonly address: ChatAddress;
  readonly displayName: string;
}

/** Whose chat this is from now on: of somebody new, unless it is linked, or the code is for a further chat. */
async function personFor(
  stores: Stores,
  { organisationId, purpose }: Invitation,
  { address, displayName }: Opened,
  now: Date,
): Promise<Result<Person, InvitationRefusal>> {
  const linked = (await stores.people.byChat(address.channel, address.botId, address.chatId))?.person;
  if (linked && linked.organisationId !== organisationId) return err({ kind: 'elsewhere' });
  if (linked && purpose.kind !== 'account') return ok(linked);
  if (linked && purpose.kind === 'account')
    return err(
      linked.id === purpose.personId ? { kind: 'own-chat' } : { kind: 'taken', by: linked.displayName },
    );
  const known =
    purpose.kind === 'account'
      ? await stores.people.byId(organisationId, purpose.personId)
      : await stores.people.create(organisationId, displayName, now);
  if (!known) return err({ kind: 'unknown' });
  await stores.people.link(known, address, displayName, now);
  return ok(known);
}

/** Gives what the invitation is for; resolves with the bloc of an office. */
async function give(
  stores: Stores,
  { purpose }: Invitation,
  { id: personId }: Person,
  { id, timeZone }: Organisation,
  now: Date,
): Promise<Bloc | null> {
  switch (purpose.kind) {
    case 'role':
      await stores.people.grantRole(id, personId, purpose.role, now);
      return null;
    case 'office': {
      const today = localDay(now, timeZone);
      const from = purpose.from !== undefined && purpose.from > today ? purpose.from : today;
      await stores.people.giveOffice(id, purpose.blocId, personId, purpose.office, from);
      return stores.blocs.byId(id, purpose.blocId);
    }
    case 'account':
      return null;
  }
}

/**
 * Links the chat to the person that the invitation is for, and gives the role or office.
 * @param secret the token of a link, or the short code as typed
 */
export async function acceptInvitation(
  stores: Stores,
  secrets: Secrets,
  { secret, ...opened }: Opened & { readonly secret: string },
  now: Date,
): Promise<Result<Accepted, InvitationRefusal>> {
  const { address } = opened;
  const found = await findInvitation(stores, secrets, address, secret, now);
  if (!found.ok) return found;
  const { id, organisationId, purpose, usedAt, revokedAt, createdById } = found.value;
  if (usedAt !== null) return err({ kind: 'used' });
  if (revokedAt !== null) return err({ kind: 'expired' });
  const organisation = await stores.organisations.byId(organisationId);
  if (!organisation) return err({ kind: 'unknown' });
  const linked = await personFor(stores, found.value, opened, now);
  if (!linked.ok) return linked;
  const person = linked.value;
  // Whoever was linked for it stays so unless all of this is undone: the event is tried again, and finds it used.
  if (!(await stores.invitations.use(id, person.id, now)))
    throw new Error('the invitation was used while it was opened');
  const bloc = await give(stores, found.value, person, organisation, now);
  await stores.audit.note({
    ...{ organisationId, personId: person.id, at: now, action: 'link' },
    detail: { invitationId: id, channel: address.channel },
  });
  return ok({ person, organisation, purpose, bloc, invitedBy: createdById });
}
