import { addDays, parseDay } from '../../domain/calendar/day.ts';
import type { StoredUnit } from '../ports/blocs.ts';

/** Ids of the units that became this one, or part of it, whenever that was. */
export function predecessorsOf(units: readonly StoredUnit[], unitId: string): string[] {
  const found: string[] = [];
  const walk = (id: string): void => {
    for (const unit of units)
      if (unit.mergedIntoId === id && !found.includes(unit.id)) {
        found.push(unit.id);
        walk(unit.id);
      }
  };
  walk(unitId);
  return found;
}

/** Is that unit this one from the day after its end on? So it is with a new name, and when a new unit is made of several. */
function goesOnAs({ validFrom }: StoredUnit, { validUntil }: StoredUnit): boolean {
  const end = validUntil === null ? null : parseDay(validUntil);
  return end !== null && addDays(end, 1) === validFrom;
}

/** By the unit with the new name: the one with the name before. */
function renamedIn(units: readonly StoredUnit[]): ReadonlyMap<string, string> {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const renamed = new Map<string, string[]>();
  for (const unit of units) {
    const successor = unit.mergedIntoId === null ? undefined : byId.get(unit.mergedIntoId);
    if (!successor || !goesOnAs(successor, unit)) continue;
    renamed.set(successor.id, [...(renamed.get(successor.id) ?? []), unit.id]);
  }
  // a unit that several became on its first day is what they merged into
  return new Map(
    [...renamed].flatMap(([id, [only, ...more]]) => (only && more.length === 0 ? [[id, only]] : [])),
  );
}

/** As they were found: every duty of a desk asks for them. */
const renamedOf = new WeakMap<readonly StoredUnit[], ReadonlyMap<string, string>>();

/** Ids of the units that this one was under its earlier names, the newest first; not those that became part of it. */
export function formerNamesOf(units: readonly StoredUnit[], unitId: string): string[] {
  const renamed = renamedOf.get(units) ?? renamedIn(units);
  renamedOf.set(units, renamed);
  const found: string[] = [];
  for (let id = renamed.get(unitId); id !== undefined && !found.includes(id); id = renamed.get(id))
    found.push(id);
  return found;
}

/** Units that are gone and of which nothing is asked any more are called by their successor's name. */
function namedInTalk(
  units: readonly StoredUnit[],
  today: string,
  asked: ReadonlySet<string>,
): readonly StoredUnit[] {
  const isGone = ({ id, validUntil }: StoredUnit): boolean =>
    validUntil !== null && validUntil < today && !asked.has(id);
  const gone = new Set(units.filter(isGone).map(({ id }) => id));
  if (gone.size === 0) return units;
  return units
    .filter(({ id }) => !gone.has(id))
    .map((unit) => {
      const former = predecessorsOf(units, unit.id).filter((id) => gone.has(id));
      const names = units
        .filter(({ id }) => former.includes(id))
        .flatMap(({ name, shortName, aliases }) => [name, shortName, ...aliases]);
      const fresh = names.filter((name) => name !== unit.name && name !== unit.shortName);
      return fresh.length === 0 ? unit : { ...unit, aliases: [...new Set([...unit.aliases, ...fresh])] };
    });
}

/** What was made of a list of units last: an index of their names is made once, by identity. */
const made = new WeakMap<readonly StoredUnit[], { key: string; units: readonly StoredUnit[] }>();

/** The units whose names may stand in a message of today; `asked` of these something is owed in an open period. */
export function unitsInTalk(
  units: readonly StoredUnit[],
  today: string,
  asked: ReadonlySet<string>,
): readonly StoredUnit[] {
  if (units.every(({ validUntil }) => validUntil === null)) return units;
  const named = namedInTalk(units, today, asked);
  const key = named.map(({ id, aliases }) => `${id}:${aliases.length}`).join(' ');
  const known = made.get(units);
  if (known?.key === key) return known.units;
  made.set(units, { key, units: named });
  return named;
}
