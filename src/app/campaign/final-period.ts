import { laterDay, parseDay } from '../../domain/calendar/day.ts';
import { clock } from '../../domain/calendar/time-zone.ts';
import { calendarOf } from '../office-time.ts';
import type { Duty, ReportingPeriod } from '../ports/periods.ts';
import type { Stores } from '../ports/stores.ts';
import { byDuty, figureKey } from '../ports/figures.ts';
import { currentFigureOf } from '../reporting/current-figure.ts';
import type { MadeDuties } from './open-period.ts';

/** Working days after the year or half-year is over until final figures are due, and until they are locked. */
const dueAfter = 10;
const closesAfter = 6;

/** The last day of the month in which a period's data end: then the final figure is known. */
const monthEnd = (day: string): string => {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
};

/**
 * An estimate leaves the final figure to be sent: in a period of its own, laid out when the first estimate comes, which
 * opens when the days that the estimate covers are over and nothing more is taken without the clerk. Where it is open
 * already, since the clerk accepted the estimate late, the final figure is asked for from now on.
 * @param label how the new period is called
 */
export async function layFinalPeriod(
  stores: Stores,
  period: ReportingPeriod,
  { blocId, indicatorId, unitId, share }: Duty,
  label: string,
  now: Date,
): Promise<void> {
  const { organisationId, campaignId, id } = period;
  const all = await stores.periods.ofCampaign(organisationId, campaignId);
  const known = all.find(({ finalOfId }) => finalOfId === id);
  if (!known) return layOut(stores, period, label, now);
  const asks = known.openedAt !== null && known.closesAt >= now;
  const duty = { blocId, indicatorId, unitId, share, expects: 'actual' as const };
  if (asks) await stores.periods.addDuties(organisationId, known.id, [duty]);
}

async function layOut(stores: Stores, period: ReportingPeriod, label: string, now: Date): Promise<void> {
  const { organisationId, campaignId, id, kind, dataFrom, dataTo } = period;
  const organisation = await stores.organisations.byId(organisationId);
  const last = parseDay(monthEnd(dataTo));
  if (!organisation || !last) return;
  const calendar = await calendarOf(stores, organisation);
  const { zone } = calendar;
  const over = [zone.dayOf(period.closesAt), zone.dayOf(now)].reduce(laterDay, last);
  const opens = calendar.nextWorkingDay(over);
  const due = calendar.addWorkingDays(opens, dueAfter);
  const closes = calendar.addWorkingDays(due, closesAfter);
  await stores.periods.create(
    {
      ...{ organisationId, campaignId, kind, label, dataFrom, dataTo, openedAt: null, finalOfId: id },
      opensAt: zone.instantOf(opens, clock(8)),
      dueAt: zone.instantOf(due, clock(17)),
      closesAt: zone.instantOf(closes, clock(17)),
    },
    null,
    now,
  );
}

/** Asks for what stands on an estimate only. Where nothing does any more, the period is dropped. */
export async function openFinalPeriod(
  stores: Stores,
  period: ReportingPeriod,
  baseId: string,
  now: Date,
): Promise<MadeDuties> {
  const { organisationId } = period;
  const figures = byDuty(await stores.figures.ofPeriod(organisationId, baseId));
  const owed = (await stores.periods.duties(organisationId, baseId)).filter((duty) => {
    const { actual, estimate } = currentFigureOf(figures.get(figureKey(duty)) ?? []);
    return estimate !== null && actual === null;
  });
  if (owed.length === 0) await stores.periods.drop(period.id);
  else {
    const duties = owed.map(({ blocId, indicatorId, unitId, share }) => ({
      ...{ blocId, indicatorId, unitId, share },
      expects: 'actual' as const,
    }));
    await stores.periods.addDuties(organisationId, period.id, duties);
    await stores.periods.markOpened(period.id, now);
  }
  return { duties: owed.length, narratives: 0, unowned: [] };
}
