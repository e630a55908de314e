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
