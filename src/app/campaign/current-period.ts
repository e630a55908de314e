import type { Organisation } from '../ports/organisations.ts';
import type { ReportingPeriod } from '../ports/periods.ts';
import type { Stores } from '../ports/stores.ts';

/** What is being collected: the periods that are not locked, or else the newest one; newest first. */
export async function periodsAtHand(
  stores: Stores,
  organisation: Organisation,
  now: Date,
): Promise<ReportingPeriod[]> {
  const periods = await openedPeriods(stores, organisation);
  const running = periods.filter(({ closesAt }) => closesAt >= now);
  return running.length > 0 ? running : periods.slice(0, 1);
}

/** The opened periods of the running campaign, newest first. */
export async function openedPeriods(stores: Stores, organisation: Organisation): Promise<ReportingPeriod[]> {
  const campaign = await stores.campaigns.active(organisation.id);
  if (!campaign) return [];
  const periods = await stores.periods.ofCampaign(organisation.id, campaign.campaign.id);
  return periods
    .filter(({ openedAt }) => openedAt !== null)
    .sort((a, b) => b.opensAt.getTime() - a.opensAt.getTime() || b.dueAt.getTime() - a.dueAt.getTime());
}
