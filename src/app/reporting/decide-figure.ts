import type { Actor } from '../actor.ts';
import type { StoredIndicator } from '../ports/campaigns.ts';
import type { Figure } from '../ports/figures.ts';
import type { Stores } from '../ports/stores.ts';
import { settleDuty } from './settle-duty.ts';

/** Takes or refuses a figure that came after its period was locked. null: there is nothing left to decide. */
export async function decideFigure(
  stores: Stores,
  { organisation, person }: Actor,
  figureId: string,
  accept: boolean,
  now: Date,
): Promise<{ figure: Figure; indicator: StoredIndicator } | null> {
  const figure = await stores.figures.byId(organisation.id, figureId);
  const period = figure && (await stores.periods.byId(organisation.id, figure.periodId));
  const campaign = period && (await stores.campaigns.byId(organisation.id, period.campaignId));
  const indicator = campaign?.catalogue.indicators.find(({ id }) => id === figure?.indicatorId);
  if (!figure || !period || !indicator) return null;
  if (!(await stores.figures.decide(figureId, accept ? 'accepted' : 'refused', person.id, ''))) return null;
  if (accept) {
    const duties = await stores.periods.duties(organisation.id, figure.periodId);
    const duty = duties.find(
      ({ blocId, indicatorId, unitId }) =>
        blocId === figure.blocId && indicatorId === figure.indicatorId && unitId === figure.unitId,
    );
    if (duty) await settleDuty(stores, period, duty, figure, now);
  }
  await stores.audit.note({
    ...{
      organisationId: organisation.id,
      personId: person.id,
      at: now,
      action: accept ? 'accept-figure' : 'refuse-figure',
    },
    detail: { figureId },
  });
  return { figure, indicator };
}
