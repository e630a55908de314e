import { layFinalPeriod } from '../campaign/final-period.ts';
import type { Figure } from '../ports/figures.ts';
import type { Duty, DutyState, ReportingPeriod } from '../ports/periods.ts';
import type { Stores } from '../ports/stores.ts';
import { finalLabel } from '../../render/period-words.ts';

/** The final figure of the same days is asked for later, and then only that counts. */
const takesEstimate = (period: ReportingPeriod, { expects }: Duty): boolean =>
  period.finalOfId === null && (expects === 'estimate' || period.kind === 'year');

/**
 * An estimate («ước cả năm») answers a duty only where the period is the year it estimates, or the clerk said so; a per
 * cent of plan never does. A figure that stands is not undone by a later «chưa có». null: the duty stays as it is.
 */
function stateAfter({ kind, estimate }: Figure, period: ReportingPeriod, duty: Duty): DutyState | null {
  switch (kind) {
    case 'percent-of-plan':
      return null;
    case 'none-yet':
      return duty.state === 'reported' ? null : 'none-yet';
    case 'not-applicable':
      return 'not-applicable';
    case 'withdrawn':
      return 'open';
    case 'value':
    case 'ratio':
      return estimate && !takesEstimate(period, duty) ? null : 'reported';
  }
}

/** What a figure does to its duty once it is accepted: at once, or later by the clerk. Resolves with the duty after it. */
export async function settleDuty(
  stores: Stores,
  period: ReportingPeriod,
  duty: Duty,
  figure: Figure,
  now: Date,
): Promise<Duty> {
  if (figure.estimate && takesEstimate(period, duty))
    await layFinalPeriod(stores, period, duty, finalLabel(period.label), now);
  const state = stateAfter(figure, period, duty);
  return state === null ? duty : stores.periods.setDuty(duty.id, state, figure.sentAt);
}

/** What comes behind a newer figure changes only since when its duty is answered: it may have been sent in time. */
export async function settleOlder(
  stores: Stores,
  period: ReportingPeriod,
  duty: Duty,
  figure: Figure,
): Promise<void> {
  if (duty.state === 'reported' && stateAfter(figure, period, duty) === 'reported')
    await stores.periods.setDuty(duty.id, 'reported', figure.sentAt);
}
