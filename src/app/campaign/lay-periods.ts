import { parseDay, theDay, yearOf, type Day } from '../../domain/calendar/day.ts';
import type { PeriodKind } from '../../domain/calendar/period.ts';
import { labelInSentence, periodsOf } from '../../domain/calendar/plan-periods.ts';
import { settingsOf } from '../office-settings.ts';
import { calendarOf } from '../office-time.ts';
import type { Organisation } from '../ports/organisations.ts';
import type { ReportingPeriod } from '../ports/periods.ts';
import type { Stores } from '../ports/stores.ts';
import { openPeriod, type PeriodRefusal } from './open-period.ts';

/**
 * Lays out every period of these kinds that is still to come in the campaign; each opens by itself. Those that are
 * there already stay as they are.
 */
export async function layPeriods(
  stores: Stores,
  organisation: Organisation,
  kinds: readonly PeriodKind[],
  { personId, reviewLabel }: { personId: string; reviewLabel: (label: string) => string },
  now: Date,
): Promise<readonly ReportingPeriod[] | PeriodRefusal> {
  const campaign = await stores.campaigns.active(organisation.id);
  const endsOn = campaign && parseDay(campaign.campaign.endsOn);
  if (!campaign || !endsOn) return 'no-campaign';
  const calendar = await calendarOf(stores, organisation);
  const startsOn: Day =
    (campaign.campaign.startsOn === null ? null : parseDay(campaign.campaign.startsOn)) ??
    theDay(yearOf(calendar.zone.dayOf(now)), 1, 1);
  const { periods: rule } = settingsOf(organisation);
  const laid: ReportingPeriod[] = [];
  for (const planned of periodsOf({ startsOn, endsOn }, kinds, rule, calendar)) {
    if (planned.dueAt <= now) continue;
    const named = { ...planned, label: labelInSentence(planned.label, planned.kind) };
    const by = { personId, reviewLabel: reviewLabel(named.label) };
    const opened = await openPeriod(stores, organisation, named, by, now);
    if (opened === 'no-blocs' || opened === 'no-campaign') return opened;
    if (opened !== 'exists') laid.push(opened.period);
  }
  return laid;
}
