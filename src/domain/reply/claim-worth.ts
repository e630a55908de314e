import type { Claim, Objection } from './claim.ts';
import type { Fact, Place } from './statement.ts';

export const isUncertainPlace = (place: Place | null): boolean =>
  place !== null && (place.kind === 'unknown' || place.doubtful);
export const isFigureless = ({ mark }: Fact): boolean => mark.kind === 'cue';

/** «80% KH quý»: not of the plan of the year. */
export const ofShorterPeriod = ({ after }: Fact): boolean => {
  const plan = after.findIndex(
    (mark) => mark.kind === 'cue' && (mark.cue === 'plan' || mark.cue === 'of-plan'),
  );
  return plan >= 0 && after[plan + 1]?.kind === 'period';
};

/** Words that were not understood beside a figure that fits nothing are talk, not a report. */
export function isWorthAsking({ settled, objection, stated, role }: Claim): boolean {
  if (settled.kind === 'foreign' || objection?.kind === 'talk') return false;
  const strange = objection?.kind === 'words' || role.partial;
  return !strange || (settled.kind === 'figure' && stated) || (settled.kind === 'doubt' && stated);
}

/** Whether the figure may be chosen in the question: nobody reported a promise, or another quantity. */
export const isOfferedUnder = ({ kind }: Objection): boolean =>
  kind !== 'intent' && kind !== 'other-quantity';
