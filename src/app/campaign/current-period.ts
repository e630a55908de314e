import type { Organisation } from '../ports/organisations.ts';
import type { ReportingPeriod } from '../ports/periods.ts';
import type { Stores } from '../ports/stores.ts';

/** The opened periods of the running campaign, newest first. */
export async function openedPeriods(stores: Stores, organisation: Organisation): Promise<ReportingPeriod[]> {
  const campaign = await stores.campaigns.active(organisation.id);
  if (!campaign) return [];
  const periods = await stores.periods.ofCampaign(organisation.id, campaign.campaign.id);
  return periods
    .filter(({ openedAt }) => openedAt !== null)
    .sort((a, b) => b.opensAt.getTime() - a.opensAt.getTime() || b.dueAt.getTime() - a.dueAt.getTime());
}
