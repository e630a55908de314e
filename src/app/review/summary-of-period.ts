import {
  summarise,
  type ReviewedFigure,
  type ReviewedIndicator,
  type Summary,
} from '../../domain/review/summary.ts';
import { parseDay } from '../../domain/calendar/day.ts';
import { expectedProgress } from '../../domain/indicator/expected-progress.ts';
import { decimal, type Decimal } from '../../domain/quantity/decimal.ts';
import { localDay } from '../office-time.ts';
import type { StoredCampaign, StoredIndicator } from '../ports/campaigns.ts';
import { byDuty, figureKey, type Figure } from '../ports/figures.ts';
import type { Organisation } from '../ports/organisations.ts';
import type { Duty, ReportingPeriod } from '../ports/periods.ts';
import type { Stores } from '../ports/stores.ts';
import { currentFigureOf } from '../reporting/current-figure.ts';
import { deskOf, earlierFigure } from '../reporting/desk.ts';
import { reportedFigureOf } from '../reporting/owed-figures.ts';
import { valuesOf } from '../reporting/current-figure.ts';

/** From this share of the plan on a target counts as nearly met («cơ bản hoàn thành»). */
const nearlyMetFrom = decimal(90n);

/** What a summary shows of one duty: the actual figure, else the estimate, else what was said instead. */
function reviewedFigureOf(
  versions: readonly Figure[],
  duty: Duty,
  indicator: StoredIndicator,
): ReviewedFigure | null {
  const { actual, estimate, percentOfPlan, noneYet } = currentFigureOf(versions);
  const shown = actual ?? estimate ?? percentOfPlan ?? noneYet;
  const reported = shown && reportedFigureOf(shown, indicator);
  if (!shown || !reported) return null;
  const same = versions.filter(
    ({ kind, status }) => status === 'accepted' && (kind === 'value' || kind === 'ratio'),
  );
  return {
    reported,
    estimate: shown.estimate,
    firstSentAt: duty.firstReportedAt ?? shown.sentAt,
    corrected: same.length > 1,
  };
}

/** How much of the campaign has gone by the period's end: what «đúng tiến độ» is measured by. */
function expectedPercentOf({ campaign }: StoredCampaign, { dataTo }: ReportingPeriod): Decimal | null {
  const last = parseDay(campaign.endsOn);
  const first = parseDay(campaign.startsOn ?? `${campaign.endsOn.slice(0, 4)}-01-01`);
  const until = parseDay(dataTo);
  return first && last && until && campaign.horizon === 'year' ? expectedProgress(first, last, until) : null;
}

/** The state of a campaign in one period, as the records have it at this instant. */
export async function summaryOfPeriod(
  stores: Stores,
  organisation: Organisation,
  period: ReportingPeriod,
  now: Date,
): Promise<Summary> {
  const blocs = await stores.blocs.all(organisation.id);
  const desk = await deskOf(stores, organisation.id, blocs, now);
  const stored = await stores.campaigns.byId(organisation.id, period.campaignId);
  if (!desk || !stored) throw new Error(`period ${period.id} belongs to no campaign`);
  const duties = await stores.periods.duties(organisation.id, period.id);
  const figures = byDuty(await stores.figures.ofPeriod(organisation.id, period.id));
  const blocName = new Map(blocs.map(({ id, shortName }) => [id, shortName]));
  const unitName = new Map(desk.units.map(({ id, shortName }) => [id, shortName]));
  const owners = new Map(
    (await stores.blocs.assignments(organisation.id)).map((each) => [
      `${each.indicatorId}/${each.share}`,
      each.blocId,
    ]),
  );
  const figureOf = (duty: Duty, indicator: StoredIndicator) =>
    reviewedFigureOf(figures.get(figureKey(duty)) ?? [], duty, indicator);

  const reviewed = (indicator: StoredIndicator): ReviewedIndicator => {
    const asked = duties.filter(({ indicatorId }) => indicatorId === indicator.id);
    const own = asked.find(({ share }) => share === 'owner');
    const earlier = own && earlierFigure(desk, own, 'earlier-periods');
    const ownerId = own?.blocId ?? owners.get(`${indicator.id}/owner`);
    return {
      indicator,
      owner: (ownerId && blocName.get(ownerId)) ?? null,
      figure: own ? figureOf(own, indicator) : null,
      previous: earlier ? valuesOf(earlier, indicator).value : null,
      contributions: asked
        .filter(({ share }) => share === 'contributor')
        .map((duty) => ({
          bloc: blocName.get(duty.blocId) ?? '',
          unit: unitName.get(duty.unitId) ?? '',
          figure: figureOf(duty, indicator),
        })),
    };
  };
  const difficulties = await stores.difficulties.since(organisation.id, period.openedAt ?? period.opensAt);
  const codeOf = new Map(stored.catalogue.indicators.map(({ id, code }) => [id, code]));
  return summarise({
    authority: organisation.name,
    campaign: stored.campaign.name,
    period: { label: period.label, dataFrom: period.dataFrom, dataTo: period.dataTo, dueAt: period.dueAt },
    timeZone: organisation.timeZone,
    asOf: now,
    rules: {
      final: localDay(now, organisation.timeZone) > stored.campaign.endsOn,
      nearlyMetFrom,
      expectedPercent: expectedPercentOf(stored, period),
    },
    groups: stored.catalogue.groups,
    // Final figures are asked of a few: the rest stands in the period before.
    indicators: stored.catalogue.indicators
      .filter(({ id }) => period.finalOfId === null || duties.some(({ indicatorId }) => indicatorId === id))
      .map(reviewed),
    blocs: blocs.map(({ id, shortName: name }) => {
      const theirs = duties.filter(({ blocId }) => blocId === id);
      return { name, duties: theirs, inWords: theirs.some(({ share }) => share === 'narrative') };
    }),
    difficulties: difficulties.map(({ blocId, indicatorId, text }) => ({
      bloc: blocName.get(blocId) ?? '',
      indicator: (indicatorId && codeOf.get(indicatorId)) ?? null,
      text,
    })),
  });
}
