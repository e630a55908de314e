import type { Invitation } from '../ports/people.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { Stores } from '../ports/stores.ts';

const days = 24 * 60 * 60 * 1000;
/** How long the link and the typed code can be used. */
export const linkLifetimeMs = 7 * days;
export const codeLifetimeMs = 1 * days;
/** A code for one's own other messenger is typed at once, and whoever has it would be taken for its owner. */
export const accountLifetimeMs = 60 * 60 * 1000;

export interface IssuedInvitation {
  readonly invitation: Invitation;
  /** shown once, kept only as a hash */
  readonly token: string;
  readonly code: string;
}

/** Makes a single-use invitation; one still unused for the same purpose ends. */
export async function invite(
  stores: Stores,
  secrets: Secrets,
  { organisationId, purpose, createdById }: Pick<Invitation, 'organisationId' | 'purpose' | 'createdById'>,
  now: Date,
): Promise<IssuedInvitation> {
  await stores.invitations.revokeUnused(organisationId, purpose, now);
  const own = purpose.kind === 'account';
  const token = secrets.newToken();
  const code = secrets.newCode();
  const invitation = await stores.invitations.create(
    {
      ...{ organisationId, purpose, createdById },
      expiresAt: new Date(now.getTime() + (own ? accountLifetimeMs : linkLifetimeMs)),
      codeExpiresAt: new Date(now.getTime() + (own ? accountLifetimeMs : codeLifetimeMs)),
    },
    { tokenHash: secrets.hash(token), codeHash: secrets.hash(code) },
    now,
  );
  await stores.audit.note({
    ...{ organisationId, personId: createdById, at: now, action: 'invite' },
    detail: { invitationId: invitation.id, purpose: purpose.kind },
  });
  return { invitation, token, code };
}
