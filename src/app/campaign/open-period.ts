import type { Day } from '../../domain/calendar/day.ts';
import type { PlannedPeriod } from '../../domain/calendar/period.ts';
import { clock } from '../../domain/calendar/time-zone.ts';
import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts';
import { dutiesOf } from '../../domain/duty/duties-of.ts';
import { openFinalPeriod } from './final-period.ts';
import { calendarOf } from '../office-time.ts';
import { existsOn } from '../ports/blocs.ts';
import type { Organisation } from '../ports/organisations.ts';
import type { NewDuty, ReportingPeriod } from '../ports/periods.ts';
import type { Review } from '../ports/reviews.ts';
import type { Stores } from '../ports/stores.ts';

export interface MadeDuties {
  /** figures */
  readonly duties: number;
  /** reports in words */
  readonly narratives: number;
  /** codes of indicators that are asked for and that no bloc owns: nobody will report them */
  readonly unowned: readonly string[];
}

/** Makes what is owed; the expected list of a period is frozen from here on. */
async function open(stores: Stores, period: ReportingPeriod, now: Date): Promise<MadeDuties> {
  if (period.finalOfId !== null) return openFinalPeriod(stores, period, period.finalOfId, now);
  const { organisationId, campaignId } = period;
  const campaign = await stores.campaigns.byId(organisationId, campaignId);
  const indicators = campaign?.catalogue.indicators.filter(({ byChat }) => byChat) ?? [];
  const periods = await stores.periods.ofCampaign(organisationId, campaignId);
  const blocs: { id: string; unitIds: string[]; narrative: boolean }[] = [];
  for (const bloc of await stores.blocs.all(organisationId)) {
    if (!existsOn(period.dataTo, bloc)) continue;
    const { id, narrative } = bloc;
    const members = await stores.blocs.membersOf(organisationId, id, period.dataTo);
    blocs.push({ id, unitIds: members.map((unit) => unit.id), narrative });
  }
  const { duties, unowned } = dutiesOf({
    period: period.kind,
    campaignKinds: [...new Set(periods.map(({ kind }) => kind))],
    lastMonth: Number(period.dataTo.slice(5, 7)),
    indicators,
    assignments: await stores.blocs.assignments(organisationId),
    blocs,
  });
  const kinds = new Map(indicators.map(({ id, figureKind }) => [id, figureKind]));
  const made = duties.map((duty): NewDuty => ({
    ...duty,
    expects: kinds.get(duty.indicatorId) ?? 'actual',
  }));
  await stores.periods.addDuties(organisationId, period.id, made);
  await stores.periods.markOpened(period.id, now);
  const codeOf = new Map(indicators.map(({ id, code }) => [id, code]));
  const narratives = made.filter(({ share }) => share === 'narrative').length;
  return {
    duties: made.length - narratives,
    narratives,
    unowned: unowned.flatMap((id) => codeOf.get(id) ?? []),
  };
}

/**
 * Half-year, nine-months and year reports are summed up for the council by themselves, three working days after they are
 * due; that of an event, on its morning.
 */
function reviewOf(
  period: ReportingPeriod,
  calendar: WorkCalendar,
  { reviewLabel: label, reviewOn }: OpenedBy,
): Omit<Review, 'id' | 'previewedAt' | 'publishedAt'> | null {
  if (!reviewOn && !['six-months', 'nine-months', 'year'].includes(period.kind)) return null;
  const { organisationId, campaignId, id: periodId } = period;
  const day = reviewOn ?? calendar.addWorkingDays(calendar.zone.dayOf(period.dueAt), 3);
  const kind = period.kind === 'year' ? 'final' : 'interim';
  return { organisationId, campaignId, periodId, kind, label, at: calendar.zone.instantOf(day, clock(8)) };
}

export interface OpenedPeriod {
  readonly period: ReportingPeriod;
  /** null: it opens by itself later */
  readonly made: MadeDuties | null;
  /** when its summary goes out by itself; null: by a tap */
  readonly reviewAt: Date | null;
}

export interface OpenedBy {
  readonly personId: string | null;
  readonly reviewLabel: string;
  /** the morning on which its summary goes out by itself; absent: as its kind has it */
  readonly reviewOn?: Day;
}

export type PeriodRefusal = 'no-campaign' | 'no-blocs' | 'exists';

/** Lays a reporting period; one whose opening time has come is opened at once. */
export async function openPeriod(
  stores: Stores,
  organisation: Organisation,
  planned: PlannedPeriod,
  by: OpenedBy,
  now: Date,
): Promise<OpenedPeriod | PeriodRefusal> {
  const campaign = await stores.campaigns.active(organisation.id);
  if (!campaign) return 'no-campaign';
  const charged = (await stores.blocs.assignments(organisation.id)).length > 0;
  const narrates = (await stores.blocs.all(organisation.id)).some(({ narrative }) => narrative);
  if (!charged && !narrates) return 'no-blocs';
  const facts = {
    ...planned,
    organisationId: organisation.id,
    campaignId: campaign.campaign.id,
    openedAt: null,
    finalOfId: null,
  };
  const { personId } = by;
  const period = await stores.periods.create(facts, personId, now);
  if (!period) return 'exists';
  const review = reviewOf(period, await calendarOf(stores, organisation), by);
  if (review) await stores.reviews.add(review);
  await stores.audit.note({
    ...{ organisationId: organisation.id, personId, at: now, action: 'open-period' },
    detail: { periodId: period.id, kind: period.kind },
  });
  const made = period.opensAt <= now ? await open(stores, period, now) : null;
  return { period, made, reviewAt: review?.at ?? null };
}

/** Opens the planned periods whose time has come. */
export async function openDuePeriods(stores: Stores, now: Date): Promise<number> {
  const due = await stores.periods.toOpen(now);
  for (const period of due) await open(stores, period, now);
  return due.length;
}

/**
 * The opened periods of a campaign, by opening time. One whose time has come is opened here: whoever writes in it must not
 * be sent away because the schedule comes round a minute later, or after an outage behind what waits in the inbox.
 */
export async function openedByNow(
  stores: Stores,
  organisationId: string,
  campaignId: string,
  now: Date,
): Promise<ReportingPeriod[]> {
  const load = () => stores.periods.ofCampaign(organisationId, campaignId);
  const known = await load();
  const due = known.filter(({ openedAt, opensAt }) => openedAt === null && opensAt <= now);
  for (const period of due) await open(stores, period, now);
  const all = due.length === 0 ? known : await load();
  return all.filter(({ openedAt }) => openedAt !== null);
}
