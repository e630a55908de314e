import type { Clause } from './clause.ts';
import { firstElsewhereIn } from './clause-sums.ts';
import type { PlacedMention } from './clause-mention.ts';
import { isCue, type Mark } from './mark.ts';
import { isFact } from './statement.ts';

/** «cả nước 42%», «98% hộ cả nước»: nobody's figure here; not «8,9%, đứng đầu cả nước» of one's own. */
export function isElsewhere(marks: readonly Mark[], at: number, owner: PlacedMention | null): boolean {
  const first = firstElsewhereIn(marks);
  if (first < 0) return false;
  const behindName = owner !== null && owner.from > at && isCue(marks[owner.to], 'elsewhere');
  return first < at || isCue(marks[at + 1], 'elsewhere') || behindName;
}

/** A word of one's own: what follows is no longer told of the whole country. */
export const comesHome = ({ marks }: Clause): boolean =>
  marks.some(
    (mark) =>
      mark.kind === 'member' ||
      isCue(mark, 'total', 'actual') ||
      (mark.kind === 'unit' && homes.has(mark.unit.name)),
  );
const homes = new Set(['xã', 'phường', 'huyện', 'tỉnh']);

/** Said of what was reached, in a sentence that an estimate leads. */
export const tellsReached = ({ marks }: Clause): boolean =>
  marks.some(
    (mark) =>
      isCue(mark, 'actual') || mark.kind === 'period' || (mark.kind === 'neutral' && mark.now === true),
  );

/** «ước cả năm mía 341 ha, thu NS 50,5 tỷ»: before the first name of a sentence it holds for all of it. */
export function leadsWithEstimate({ marks, opening }: Clause): boolean {
  if (opening !== 'line' && opening !== 'stop') return false;
  const name = marks.findIndex(({ kind }) => kind === 'name' || kind === 'code');
  const figure = marks.findIndex(isFact);
  const cue = marks.findIndex((mark) => isCue(mark, 'estimate'));
  return cue >= 0 && cue < name && (figure < 0 || name < figure);
}
