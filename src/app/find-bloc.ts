import { foldText } from './fold-text.ts';
import type { Bloc, StoredUnit } from './ports/blocs.ts';

/** words of the longest name worth looking for */
const longestName = 16;

/** What the beginning of a text names, and the rest of the text. The longest name wins. */
function findNamed<T>(
  items: readonly T[],
  namesOf: (item: T) => readonly string[],
  text: string,
): { item: T; rest: string } | null {
  const ends = [...text.matchAll(/\S+/g)]
    .slice(0, longestName)
    .map(({ index, 0: word }) => index + word.length);
  for (const end of ends.reverse()) {
    const wanted = foldText(text.slice(0, end));
    const item = items.find((each) => namesOf(each).some((name) => foldText(name) === wanted));
    if (item) return { item, rest: text.slice(end).replace(/^[\s:,-]+/, '') };
  }
  return null;
}

/**
 * The bloc that the beginning of a text names, by code or name, and the rest of the text. The longest name wins, so
 * that «Khối Kinh tế - Tài chính» is not taken for «Khối Kinh tế».
 */
export function findBloc(blocs: readonly Bloc[], text: string): { bloc: Bloc; rest: string } | null {
  const found = findNamed(blocs, ({ code, name, shortName }) => [code, name, shortName], text);
  return found && { bloc: found.item, rest: found.rest };
}

/** The same for a unit, by any of its names. */
export function findUnit(
  units: readonly StoredUnit[],
  text: string,
): { unit: StoredUnit; rest: string } | null {
  const names = ({ code, name, shortName, aliases }: StoredUnit) => [code, name, shortName, ...aliases];
  const found = findNamed(units, names, text);
  return found && { unit: found.item, rest: found.rest };
}
