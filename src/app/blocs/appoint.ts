import type { Actor } from '../actor.ts';
import { localDay } from '../office-time.ts';
import type { Bloc } from '../ports/blocs.ts';
import type { Office, OfficeKind, Person } from '../ports/people.ts';
import type { Stores } from '../ports/stores.ts';

export interface Appointment {
  readonly bloc: Bloc;
  readonly kind: OfficeKind;
  readonly person: Person;
  /** YYYY-MM-DD, both inclusive; no end: until somebody else is appointed */
  readonly from: string;
  readonly until: string | null;
}

const peopleOf = async (stores: Stores, offices: readonly Office[]): Promise<Person[]> => {
  const people = new Map<string, Person>();
  for (const { organisationId, personId } of offices) {
    const person = await stores.people.byId(organisationId, personId);
    if (person) people.set(personId, person);
  }
  return [...people.values()];
};

/** Gives an office to a person who is linked already. Resolves with those who held it and lose it by that. */
export async function appoint(
  stores: Stores,
  actor: Pick<Actor, 'organisation' | 'person'>,
  { bloc, kind, person, from, until }: Appointment,
  now: Date,
): Promise<readonly Person[]> {
  const { id: organisationId } = actor.organisation;
  const replaced = await stores.people.endOffice(organisationId, bloc.id, kind, from);
  await stores.people.giveOffice(organisationId, bloc.id, person.id, kind, from, until ?? undefined);
  await stores.audit.note({
    ...{ organisationId, personId: actor.person.id, at: now, action: 'appoint' },
    detail: { blocId: bloc.id, office: kind, personId: person.id, from, until },
  });
  return peopleOf(
    stores,
    replaced.filter(({ personId }) => personId !== person.id),
  );
}

/** Takes an office from whoever holds it. Resolves with them. */
export async function dismiss(
  stores: Stores,
  actor: Pick<Actor, 'organisation' | 'person'>,
  bloc: Bloc,
  kind: OfficeKind,
  now: Date,
): Promise<readonly Person[]> {
  const { id: organisationId, timeZone } = actor.organisation;
  const ended = await stores.people.endOffice(organisationId, bloc.id, kind, localDay(now, timeZone));
  if (ended.length > 0)
    await stores.audit.note({
      ...{ organisationId, personId: actor.person.id, at: now, action: 'dismiss' },
      detail: { blocId: bloc.id, office: kind },
    });
  return peopleOf(stores, ended);
}
