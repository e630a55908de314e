import { freezeWorkbook, type FigureVersion } from '../../render/workbook/workbook-data.ts';
import type { Organisation } from '../ports/organisations.ts';
import type { ReportingPeriod } from '../ports/periods.ts';
import type { Stores } from '../ports/stores.ts';
import { yearReportingOf } from '../reporting/year-reporting.ts';
import { reportedFigureOf } from '../reporting/owed-figures.ts';
import { summaryOfPeriod } from './summary-of-period.ts';

/** All figures of a period with their history, frozen for the workbook. */
export async function workbookOfPeriod(
  stores: Stores,
  organisation: Organisation,
  period: ReportingPeriod,
  now: Date,
): Promise<ReturnType<typeof freezeWorkbook>> {
  const summary = await summaryOfPeriod(stores, organisation, period, now);
  const campaign = await stores.campaigns.byId(organisation.id, period.campaignId);
  const indicators = new Map(campaign?.catalogue.indicators.map((indicator) => [indicator.id, indicator]));
  const blocs = new Map(
    (await stores.blocs.all(organisation.id)).map(({ id, shortName }) => [id, shortName]),
  );
  const units = new Map(
    (await stores.blocs.units(organisation.id)).map(({ id, shortName }) => [id, shortName]),
  );
  const figures = await stores.figures.ofPeriod(organisation.id, period.id);
  const versions = figures.flatMap((figure): FigureVersion[] => {
    const indicator = indicators.get(figure.indicatorId);
    if (!indicator) return [];
    const { version, estimate, status, late, source, sentAt, typed, reason } = figure;
    return [
      {
        ...{ version, estimate, status, late, source, sentAt, typed, reason },
        indicator: indicator.code,
        bloc: blocs.get(figure.blocId) ?? '',
        unit: units.get(figure.unitId) ?? null,
        reported: reportedFigureOf(figure, indicator),
      },
    ];
  });
  const ends = Number(period.dataTo.slice(0, 4));
  const year = await yearReportingOf(stores, organisation, period.campaignId, ends, now);
  return freezeWorkbook({ summary, versions, year });
}
