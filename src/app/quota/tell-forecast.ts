import type { Organisation } from '../ports/organisations.ts';
import type { ReportingPeriod } from '../ports/periods.ts';
import type { TextLine } from '../ports/channel.ts';
import type { Stores } from '../ports/stores.ts';
import { clerks, tellRole, type CapabilitiesOf } from '../posting.ts';
import { forecastQuota, type CountedBot, type QuotaForecast } from './forecast-quota.ts';

/** Time enough to link people elsewhere, or to buy more. */
export const quotaLeadMs = 3 * 24 * 60 * 60 * 1000;

export interface QuotaTelling {
  readonly bots: readonly CountedBot[];
  readonly words: (label: string, forecasts: readonly QuotaForecast[]) => readonly TextLine[];
}

async function tellOf(
  stores: Stores,
  capabilitiesOf: CapabilitiesOf,
  { bots, words }: QuotaTelling,
  organisation: Organisation,
  period: ReportingPeriod,
  now: Date,
): Promise<void> {
  const key = `quota-forecast/${period.id}`;
  const [first] = await stores.people.withRole(organisation.id, clerks);
  if (!first || (await stores.outbox.byKey(`${key}/${first.id}`))) return;
  const forecasts = await forecastQuota(stores, bots, organisation, period, now);
  if (forecasts.length === 0) return;
  const letter = { key, priority: 'notice', lines: words(period.label, forecasts) } as const;
  await tellRole(stores, capabilitiesOf, organisation, clerks, letter, now);
}

/** Tells the clerks, some days before a period opens, whether what their messengers let through will do. Once. */
export async function tellQuotaForecasts(
  stores: Stores,
  capabilitiesOf: CapabilitiesOf,
  telling: QuotaTelling,
  now: Date,
): Promise<void> {
  if (telling.bots.every(({ allowance }) => !allowance)) return;
  for (const period of await stores.periods.toOpen(new Date(now.getTime() + quotaLeadMs))) {
    const organisation = await stores.organisations.byId(period.organisationId);
    if (period.opensAt <= now || !organisation) continue;
    await tellOf(stores, capabilitiesOf, telling, organisation, period, now);
  }
}

/** When the next forecast is due, where anybody is on a bot that is counted. */
export async function nextForecastAt(
  stores: Stores,
  bots: readonly CountedBot[],
  now: Date,
): Promise<Date | null> {
  const counted = bots.filter(({ allowance }) => allowance !== undefined);
  if (counted.length === 0) return null;
  const opening = await stores.periods.nextOpening();
  const at = opening && new Date(opening.getTime() - quotaLeadMs);
  if (!at || at <= now) return null;
  for (const { name, botId } of counted) if ((await stores.people.countOn(name, botId)) > 0) return at;
  return null;
}
