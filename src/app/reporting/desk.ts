import { openedByNow } from '../campaign/open-period.ts';
import type { Bloc, StoredUnit } from '../ports/blocs.ts';
import type { StoredCampaign, StoredIndicator } from '../ports/campaigns.ts';
import { figureKey, type Figure } from '../ports/figures.ts';
import type { Duty, ReportingPeriod } from '../ports/periods.ts';
import type { Stores } from '../ports/stores.ts';
import { currentFigureOf, type CurrentFigure } from './current-figure.ts';
import { formerNamesOf } from './units-of-desk.ts';

/** All that is on the table when somebody reports for some blocs. */
export interface Desk {
  readonly campaign: StoredCampaign;
  readonly blocs: readonly Bloc[];
  /** opened ones, oldest first */
  readonly periods: readonly ReportingPeriod[];
  readonly duties: readonly Duty[];
  readonly figures: ReadonlyMap<string, readonly Figure[]>;
  /** units that a duty of these blocs names, and all others of the organisation */
  readonly units: readonly StoredUnit[];
}

/**
 * @param asked periods whose duties are wanted; absent: all that are opened
 * @returns null: no campaign has been imported
 */
export async function deskOf(
  stores: Stores,
  organisationId: string,
  blocs: readonly Bloc[],
  now: Date,
  asked?: readonly string[],
): Promise<Desk | null> {
  const campaign = await stores.campaigns.active(organisationId);
  if (!campaign) return null;
  const blocIds = blocs.map(({ id }) => id);
  const periods = await openedByNow(stores, organisationId, campaign.campaign.id, now);
  const periodIds = periods.map(({ id }) => id);
  return {
    campaign,
    blocs,
    periods,
    duties: await stores.periods.dutiesOfBlocs(organisationId, asked ?? periodIds, blocIds),
    figures: await stores.figures.ofBlocs(organisationId, periodIds, blocIds),
    units: await stores.blocs.units(organisationId),
  };
}

/** The same desk after something was put on record. */
export async function refreshed(stores: Stores, desk: Desk): Promise<Desk> {
  const { campaign } = desk.campaign;
  const blocIds = desk.blocs.map(({ id }) => id);
  const periodIds = desk.periods.map(({ id }) => id);
  return {
    ...desk,
    duties: await stores.periods.dutiesOfBlocs(campaign.organisationId, periodIds, blocIds),
    figures: await stores.figures.ofBlocs(campaign.organisationId, periodIds, blocIds),
  };
}

/** The same desk with one more figure on it, and its duty as that left it. */
export function withRecorded(desk: Desk, figure: Figure, duty: Duty): Desk {
  const key = figureKey(figure);
  return {
    ...desk,
    duties: desk.duties.map((each) => (each.id === duty.id ? duty : each)),
    figures: new Map(desk.figures).set(key, [...(desk.figures.get(key) ?? []), figure]),
  };
}

export const indicatorByCode = ({ campaign }: Desk, code: string): StoredIndicator | null =>
  campaign.catalogue.indicators.find((indicator) => indicator.code === code) ?? null;

export const indicatorById = ({ campaign }: Desk, id: string): StoredIndicator | null =>
  campaign.catalogue.indicators.find((indicator) => indicator.id === id) ?? null;

export const currentOf = (desk: Desk, duty: Duty): CurrentFigure =>
  currentFigureOf(desk.figures.get(figureKey(duty)) ?? []);

export const isOpenFor = (period: ReportingPeriod, at: Date): boolean => period.closesAt >= at;

/** Still to be answered, by the deadline or after it. */
export const isOwed = ({ state }: Duty): boolean => state === 'open' || state === 'none-yet';

/** Figures that run on from one period into the next are compared within one year of data. */
const sameYear = (a: ReportingPeriod, b: ReportingPeriod): boolean =>
  a.dataTo.slice(0, 4) === b.dataTo.slice(0, 4);

/** The periods of the same year that end before this one, the last first. */
function periodsBefore(periods: readonly ReportingPeriod[], period: ReportingPeriod): ReportingPeriod[] {
  return periods
    .filter((other) => sameYear(other, period) && other.dataTo < period.dataTo)
    .sort((a, b) => b.dataTo.localeCompare(a.dataTo));
}

/** As they were found: every duty of a desk asks for them. */
const earlierPeriods = new WeakMap<readonly ReportingPeriod[], Map<string, readonly ReportingPeriod[]>>();

function earlierPeriodsOf({ periods }: Desk, period: ReportingPeriod): readonly ReportingPeriod[] {
  const found = earlierPeriods.get(periods) ?? new Map<string, readonly ReportingPeriod[]>();
  earlierPeriods.set(periods, found);
  const known = found.get(period.id) ?? periodsBefore(periods, period);
  found.set(period.id, known);
  return known;
}

/**
 * The last actual figure before this one: of an earlier period, or an earlier version in this period. A unit that has a
 * new name is still the same one.
 */
export function earlierFigure(
  desk: Desk,
  duty: Duty,
  including: 'this-period' | 'earlier-periods',
): Figure | null {
  const period = desk.periods.find(({ id }) => id === duty.periodId);
  if (!period) return null;
  const earlier = earlierPeriodsOf(desk, period);
  const unitIds = [duty.unitId, ...formerNamesOf(desk.units, duty.unitId)];
  for (const { id: periodId } of including === 'this-period' ? [period, ...earlier] : earlier)
    for (const unitId of unitIds) {
      const { actual } = currentFigureOf(desk.figures.get(figureKey({ ...duty, periodId, unitId })) ?? []);
      if (actual?.kind === 'value') return actual;
    }
  return null;
}
