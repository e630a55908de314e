import type { Indicator } from '../indicator/indicator.ts';
import { institutionNoun } from './institutions.ts';
import { isPlace } from './member-index.ts';
import type { ReadingContext } from './reading.ts';
import type { Place, Statement } from './statement.ts';

/** Whose figures of one indicator are told: codes of units. */
export interface Reporters {
  /** their figure is the whole's: who leads the bloc that reports it, and who holds the figure */
  readonly whole: ReadonlySet<string>;
  /** their own figure stands beside it */
  readonly own: ReadonlySet<string>;
}

/** «điểm du lịch cộng đồng Khe Mận»: a place in the indicator's own name is not whose figure it is. */
const isInName = ({ name, aliases }: Indicator, bareName: string): boolean =>
  [name, ...aliases].some((text) => text.toLowerCase().includes(bareName.toLowerCase()));

/** Whether figures of several departments, stations or schools are told. */
export function tellsFellows(statements: readonly Statement[]): boolean {
  const told = new Set<string>();
  for (const { facts } of statements)
    for (const { place } of facts)
      if (place?.kind === 'member' && place.known.place && !isPlace(place.known.unit))
        told.add(place.known.unit.code);
  return told.size > 1;
}

/**
 * Whose figure of an indicator it is. An office that reports the indicator tells the whole's; of an office of which no
 * figure is asked it is doubtful. A department or station that also reports for all of its kind may mean either.
 * @param amongFellows the message tells figures of several departments, stations or schools: each its own
 */
export function placeFor(
  indicator: Indicator,
  place: Place | null,
  reporters: ReadingContext['reporters'],
  amongFellows = false,
): Place | null {
  if (place?.kind !== 'member') return place;
  const { unit, bareName, place: hasFigures } = place.known;
  if (isInName(indicator, bareName)) return null;
  const known = reporters?.get(indicator.code);
  const [whole, own] = [known?.whole.has(unit.code) === true, known?.own.has(unit.code) === true];
  if (isPlace(unit) || (own && !whole)) return place;
  if (!hasFigures && whole) return null;
  // «Trường THCS Thanh Nhật được công nhận: 1 trường»: one of those that are counted
  const counted = indicator.unit === institutionNoun(unit.name);
  return { ...place, doubtful: place.doubtful || !hasFigures || (whole && !amongFellows) || counted };
}
