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
 * cent of plan never does. A figure that stands is not undone by a later «chưa có».
 */
function stateAfter({ kind, estimate }: Figure, period: ReportingPeriod, duty: Duty): DutyState {
  switch (kind) {
    case 'percent-of-plan':
      return duty.state;
    case 'none-yet':
      return duty.state === 'reported' ? 'reported' : 'none-yet';
    case 'not-applicable':
      return 'not-applicable';
    case 'withdrawn':
      return 'open';
    case 'value':
    case 'ratio':
      return estimate && !takesEstimate(period, duty) ? duty.state : 'reported';
  }
}

/** What a figure does to its duty once it is accepted: at once, or later by the clerk. */
export async function settleDuty(
  stores: Stores,
  period: ReportingPeriod,
  duty: Duty,
  figure: Figure,
  now: Date,
): Promise<void> {
  if (figure.estimate && takesEstimate(period, duty))
    await layFinalPeriod(stores, period, duty, finalLabel(period.label), now);
  await stores.periods.setDuty(duty.id, stateAfter(figure, period, duty), figure.sentAt);
}
