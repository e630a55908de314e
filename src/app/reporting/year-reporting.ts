import { reportingFrom, type BlocReporting } from '../../domain/review/reporting.ts';
import { countDuties, type DutyRecord } from '../../domain/duty/timeliness.ts';
import type { Organisation } from '../ports/organisations.ts';
import type { Stores } from '../ports/stores.ts';

/** How each bloc kept its duties over a year. */
export interface YearReporting {
  readonly year: number;
  /** reports whose deadline is past; the others cannot be judged yet */
  readonly periods: number;
  readonly blocs: readonly BlocReporting[];
}

/**
 * Counts the duties of all reports of a year that were due by now. What was expected is what was made when each period
 * opened, so it stays the same whoever joins or leaves later.
 */
export async function yearReportingOf(
  stores: Stores,
  organisation: Organisation,
  campaignId: string,
  year: number,
  now: Date,
): Promise<YearReporting> {
  const all = await stores.periods.ofCampaign(organisation.id, campaignId);
  const due = all.filter(
    ({ openedAt, dueAt, dataTo }) => openedAt !== null && dueAt < now && Number(dataTo.slice(0, 4)) === year,
  );
  const byBloc = new Map<string, DutyRecord[]>();
  for (const { id, dueAt } of due)
    for (const { blocId, state, firstReportedAt } of await stores.periods.duties(organisation.id, id)) {
      const theirs = byBloc.get(blocId) ?? [];
      byBloc.set(blocId, theirs);
      theirs.push({ state, firstReportedAt, dueAt });
    }
  const blocs = (await stores.blocs.all(organisation.id)).flatMap(({ id, name }) => {
    const records = byBloc.get(id);
    return records ? [reportingFrom(name, countDuties(records, now))] : [];
  });
  return { year, periods: due.length, blocs };
}
