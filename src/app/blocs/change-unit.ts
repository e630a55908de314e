import { addDays, type Day } from '../../domain/calendar/day.ts';
import type { Actor } from '../actor.ts';
import { foldText } from '../fold-text.ts';
import type { Bloc, StoredUnit } from '../ports/blocs.ts';
import type { Stores } from '../ports/stores.ts';

type By = Pick<Actor, 'organisation' | 'person'>;

const note = (
  stores: Stores,
  { organisation, person }: By,
  action: string,
  detail: Record<string, string | null>,
  now: Date,
): Promise<void> =>
  stores.audit.note({ organisationId: organisation.id, personId: person.id, at: now, action, detail });

/** A code that no unit has: made of the name. */
async function freeCode(stores: Stores, { organisation }: By, name: string): Promise<string> {
  const base = foldText(name).replace(/ /g, '-').slice(0, 40) || 'don-vi';
  const taken = new Set((await stores.blocs.units(organisation.id)).map(({ code }) => code));
  let code = base;
  for (let n = 2; taken.has(code); n += 1) code = `${base}-${n}`;
  return code;
}

/** From that day on the unit is part of another one; what it reported stays under its name. */
export async function mergeUnit(
  stores: Stores,
  by: By,
  { unit, into, from }: { unit: StoredUnit; into: StoredUnit; from: Day },
  now: Date,
): Promise<void> {
  await stores.blocs.endUnit(by.organisation.id, unit.id, addDays(from, -1), into.id);
  await note(stores, by, 'merge-unit', { unit: unit.code, into: into.code, from }, now);
}

/** A new name is a new unit that takes over: reports of earlier days keep the name that they were given under. */
export async function renameUnit(
  stores: Stores,
  by: By,
  { unit, name, from }: { unit: StoredUnit; name: string; from: Day },
  now: Date,
): Promise<StoredUnit> {
  const { id: organisationId } = by.organisation;
  const blocs = await stores.blocs.blocsOfUnit(organisationId, unit.id, from);
  const facts = {
    ...{ code: await freeCode(stores, by, name), name, shortName: name, kind: unit.kind },
    ...{ aliases: [], validFrom: from },
  };
  const renamed = await stores.blocs.addUnit(
    organisationId,
    facts,
    blocs.map(({ id }) => id),
  );
  await stores.blocs.endUnit(organisationId, unit.id, addDays(from, -1), renamed.id);
  await note(stores, by, 'rename-unit', { unit: unit.code, into: renamed.code, from }, now);
  return renamed;
}

export async function moveUnit(
  stores: Stores,
  by: By,
  { unit, bloc, from }: { unit: StoredUnit; bloc: Bloc; from: Day },
  now: Date,
): Promise<void> {
  await stores.blocs.moveUnit(by.organisation.id, unit.id, bloc.id, from);
  await note(stores, by, 'move-unit', { unit: unit.code, bloc: bloc.code, from }, now);
}

export async function dissolveUnit(
  stores: Stores,
  by: By,
  { unit, from }: { unit: StoredUnit; from: Day },
  now: Date,
): Promise<void> {
  await stores.blocs.endUnit(by.organisation.id, unit.id, addDays(from, -1), null);
  await note(stores, by, 'dissolve-unit', { unit: unit.code, from }, now);
}

export async function addUnit(
  stores: Stores,
  by: By,
  { name, kind, bloc, from }: { name: string; kind: string; bloc: Bloc; from: Day },
  now: Date,
): Promise<StoredUnit> {
  const facts = {
    ...{ code: await freeCode(stores, by, name), name, shortName: name, kind },
    ...{ aliases: [], validFrom: from },
  };
  const added = await stores.blocs.addUnit(by.organisation.id, facts, [bloc.id]);
  await note(stores, by, 'add-unit', { unit: added.code, bloc: bloc.code, from }, now);
  return added;
}
