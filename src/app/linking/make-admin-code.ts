import type { Organisation } from '../ports/organisations.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { Stores } from '../ports/stores.ts';
import { invite, type IssuedInvitation } from './invite.ts';

/** The name of an organisation until its file is imported. */
const unnamed = 'Cơ quan chưa đặt tên';

async function newOrganisation(stores: Stores, now: Date): Promise<Organisation> {
  return stores.organisations.create(
    {
      code: null,
      name: unnamed,
      province: '',
      level: 'commune',
      timeZone: 'Asia/Ho_Chi_Minh',
      councilName: '',
      standingAgency: '',
      demo: false,
    },
    now,
  );
}

/**
 * A one-time code that makes whoever opens it a clerk: at the first start, and when the only clerk lost the phone.
 * @param which code of an organisation, `new` for a further one, or null for the only (or first) one
 * @returns null when there is no organisation with that code
 */
export async function makeAdminCode(
  stores: Stores,
  secrets: Secrets,
  which: string | null,
  now: Date,
): Promise<(IssuedInvitation & { organisation: Organisation }) | null> {
  const existing =
    which === null || which === 'new'
      ? ((await stores.organisations.all())[0] ?? null)
      : await stores.organisations.byCode(which);
  if (which !== null && which !== 'new' && !existing) return null;
  const organisation = existing && which !== 'new' ? existing : await newOrganisation(stores, now);
  const purpose = { kind: 'role', role: 'owner' } as const;
  const issued = await invite(
    stores,
    secrets,
    { organisationId: organisation.id, purpose, createdById: null },
    now,
  );
  return { ...issued, organisation };
}

/** True until somebody has become a clerk: then the first start prints a code. */
export async function needsFirstClerk(stores: Stores): Promise<boolean> {
  for (const { id } of await stores.organisations.all())
    if ((await stores.people.withRole(id, ['owner', 'clerk'])).length > 0) return false;
  return true;
}
