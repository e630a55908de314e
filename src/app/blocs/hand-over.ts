import { addDays, type Day } from '../../domain/calendar/day.ts';
import type { Actor } from '../actor.ts';
import { foldText } from '../fold-text.ts';
import { invite, type IssuedInvitation } from '../linking/invite.ts';
import { leadingUnitOn, type Bloc, type StoredUnit } from '../ports/blocs.ts';
import type { Person } from '../ports/people.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { Stores } from '../ports/stores.ts';
import { appoint } from './appoint.ts';

type Kind = 'leader' | 'deputy';

export interface WantedHandOver {
  readonly bloc: Bloc;
  readonly leader: StoredUnit;
  /** null: as before, or nobody when the deputy becomes the leader */
  readonly deputy: StoredUnit | null;
  readonly from: Day;
}

export interface HandedOver {
  readonly kind: Kind;
  readonly unit: StoredUnit;
  /** who takes the office from that day on; null: whoever takes the invitation */
  readonly person: Person | null;
  readonly invitation: IssuedInvitation | null;
}

export interface HandOverDone {
  readonly given: readonly HandedOver[];
  /** who leads until then, and is told */
  readonly former: Person | null;
}

/** Who speaks for each unit of a bloc before the hand-over. */
async function speakersBefore(
  stores: Stores,
  organisationId: string,
  { bloc, from }: WantedHandOver,
): Promise<{ byUnit: ReadonlyMap<string, Person>; holders: ReadonlyMap<Kind, Person> }> {
  const eve = addDays(from, -1);
  const handOvers = await stores.blocs.handOvers(organisationId);
  const offices = (await stores.people.officesOn(organisationId, eve)).filter(
    ({ blocId }) => blocId === bloc.id,
  );
  const byUnit = new Map<string, Person>();
  const holders = new Map<Kind, Person>();
  for (const kind of ['deputy', 'leader'] as const) {
    const unitId = leadingUnitOn(bloc, handOvers, kind, eve);
    const office = offices.findLast((each) => each.kind === kind);
    const person = office && (await stores.people.byId(organisationId, office.personId));
    if (person) holders.set(kind, person);
    if (person && unitId !== null) byUnit.set(unitId, person);
  }
  return { byUnit, holders };
}

/** Somebody who is linked under the name of the unit. */
async function linkedAs(stores: Stores, organisationId: string, unit: StoredUnit): Promise<Person | null> {
  const names = [unit.name, unit.shortName, ...unit.aliases].map(foldText);
  const people = await stores.people.linked(organisationId);
  return people.find(({ displayName }) => names.includes(foldText(displayName))) ?? null;
}

/**
 * Another unit leads a bloc from a day on. Whoever speaks for it already takes the office on that day; else there is an
 * invitation to forward, and the former leader is asked until it is taken, so that no report is lost in between.
 */
export async function handOver(
  stores: Stores,
  secrets: Secrets,
  actor: Actor,
  wanted: WantedHandOver,
  now: Date,
): Promise<HandOverDone> {
  const { id: organisationId } = actor.organisation;
  const { bloc, leader, deputy, from } = wanted;
  const { byUnit, holders } = await speakersBefore(stores, organisationId, wanted);
  await stores.people.endOffice(organisationId, bloc.id, 'acting', from);
  const takesLead = byUnit.get(leader.id);
  if (takesLead && takesLead.id === holders.get('deputy')?.id)
    await stores.people.endOffice(organisationId, bloc.id, 'deputy', from);
  const given: HandedOver[] = [];
  for (const [kind, unit] of [
    ['leader', leader],
    ['deputy', deputy],
  ] as const) {
    if (!unit) continue;
    await stores.blocs.handOver(organisationId, { blocId: bloc.id, kind, unitId: unit.id, validFrom: from });
    const person = byUnit.get(unit.id) ?? (await linkedAs(stores, organisationId, unit));
    if (person) await appoint(stores, actor, { bloc, kind, person, from, until: null }, now);
    const purpose = { kind: 'office', blocId: bloc.id, office: kind, from } as const;
    const invitation = person
      ? null
      : await invite(stores, secrets, { organisationId, purpose, createdById: actor.person.id }, now);
    given.push({ kind, unit, person, invitation });
  }
  await stores.audit.note({
    ...{ organisationId, personId: actor.person.id, at: now, action: 'hand-over' },
    detail: { blocId: bloc.id, leader: leader.code, deputy: deputy?.code ?? null, from },
  });
  return { given, former: holders.get('leader') ?? null };
}
