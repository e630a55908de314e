import type { ReportingPeriod } from '../../app/ports/periods.ts';
import { forecastQuota } from '../../app/quota/forecast-quota.ts';
import { quotaForecast } from '../words/quota.ts';
import type { LinkedTurn } from './turn.ts';

/** What some periods will take of what messengers let through; silent where nothing is counted. */
export async function sayQuota(turn: LinkedTurn, periods: readonly ReportingPeriod[]): Promise<void> {
  const { stores, actor, deps, now } = turn;
  for (const period of periods) {
    const forecasts = await forecastQuota(stores, deps.channels, actor.organisation, period, now);
    if (forecasts.length > 0) await turn.say(quotaForecast(period.label, forecasts));
  }
}
