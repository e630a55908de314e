import { parseDay, theDay, yearOf, type Day } from '../../domain/calendar/day.ts';
import { reportBefore, summaryDayOf } from '../../domain/calendar/event.ts';
import type { EventCommand } from '../../domain/calendar/event-command.ts';
import { planCommand, type PlanError, type SetTimes } from '../../domain/calendar/period-command.ts';
import { foldText } from '../fold-text.ts';
import { settingsOf } from '../office-settings.ts';
import { calendarOf } from '../office-time.ts';
import type { Campaign } from '../ports/campaigns.ts';
import type { CampaignEvent } from '../ports/events.ts';
import type { Organisation } from '../ports/organisations.ts';
import type { ReportingPeriod } from '../ports/periods.ts';
import type { Stores } from '../ports/stores.ts';
import { openPeriod, type OpenedBy, type OpenedPeriod, type PeriodRefusal } from './open-period.ts';

export type EventOutcome =
  /** without a day so far, or again */
  | { readonly kind: 'undated' | 'dropped'; readonly event: CampaignEvent }
  | { readonly kind: 'dated'; readonly event: CampaignEvent; readonly on: Day; readonly opened: OpenedPeriod }
  /** named before; its report, where it has a day */
  | { readonly kind: 'known'; readonly event: CampaignEvent; readonly period: ReportingPeriod | null }
  /** the blocs have been asked for it: its day stays */
  | { readonly kind: 'opened-before'; readonly event: CampaignEvent; readonly period: ReportingPeriod }
  | { readonly kind: 'no-such-event'; readonly name: string }
  | { readonly kind: 'unfit'; readonly event: CampaignEvent; readonly on: Day; readonly error: PlanError }
  | PeriodRefusal;

type By = Pick<OpenedBy, 'reviewLabel'> & { readonly personId: string };

/** Drops the report of an event that was not opened yet, with its summary. */
async function dropReport(stores: Stores, { id, periodId }: CampaignEvent): Promise<void> {
  if (periodId === null) return;
  await stores.reviews.dropOf(periodId);
  await stores.periods.drop(periodId);
  await stores.events.change(id, { day: null, periodId: null });
}

/** Figures run from the campaign's first day, or from that of the event's year. */
const firstDayOf = ({ startsOn }: Campaign, on: Day): Day =>
  (startsOn === null ? null : parseDay(startsOn)) ?? theDay(yearOf(on), 1, 1);

async function dateEvent(
  stores: Stores,
  organisation: Organisation,
  campaign: Campaign,
  { event, on, times }: { readonly event: CampaignEvent; readonly on: Day; readonly times: SetTimes },
  by: By,
  now: Date,
): Promise<EventOutcome> {
  const calendar = await calendarOf(stores, organisation);
  const { periods: rule } = settingsOf(organisation);
  const report = reportBefore({ name: event.name, on, from: firstDayOf(campaign, on) }, rule, calendar);
  const planned = planCommand({ period: report, ...times }, rule, calendar, now);
  if (!planned.ok) return { kind: 'unfit', event, on, error: planned.error };
  await dropReport(stores, event);
  const reviewOn = summaryDayOf(on, calendar.zone.dayOf(planned.value.dueAt), calendar);
  const opened = await openPeriod(stores, organisation, planned.value, { ...by, reviewOn }, now);
  if (typeof opened === 'string') return opened;
  await stores.events.change(event.id, { day: on, periodId: opened.period.id });
  return { kind: 'dated', event, on, opened };
}

/** Names an event of the campaign, gives it a day or another one, takes the day away, or drops it. */
export async function changeEvent(
  stores: Stores,
  organisation: Organisation,
  { kind, name, on, times }: EventCommand,
  by: By,
  now: Date,
): Promise<EventOutcome> {
  const active = await stores.campaigns.active(organisation.id);
  if (!active) return 'no-campaign';
  const { campaign } = active;
  const events = await stores.events.ofCampaign(organisation.id, campaign.id);
  const known = events.find((each) => foldText(each.name) === foldText(name));
  const period = known?.periodId ? await stores.periods.byId(organisation.id, known.periodId) : null;
  if (known && kind === 'plan') return { kind: 'known', event: known, period };
  if (known && period?.openedAt) return { kind: 'opened-before', event: known, period };
  if (!known && kind !== 'plan' && kind !== 'date') return { kind: 'no-such-event', name };
  const event =
    known ?? (await stores.events.add({ organisationId: organisation.id, campaignId: campaign.id, name }));
  await stores.audit.note({
    ...{ organisationId: organisation.id, personId: by.personId, at: now, action: `${kind}-event` },
    detail: { event: event.name, on },
  });
  if (on !== null) return dateEvent(stores, organisation, campaign, { event, on, times }, by, now);
  await dropReport(stores, event);
  if (kind === 'drop') await stores.events.drop(event.id);
  return { kind: kind === 'drop' ? 'dropped' : 'undated', event };
}

/** Does the text begin with the name of an event of the campaign? */
export async function isAboutEvent(
  stores: Stores,
  organisation: Organisation,
  typed: string,
): Promise<boolean> {
  const active = await stores.campaigns.active(organisation.id);
  if (!active) return false;
  const said = `${foldText(typed)} `;
  const events = await stores.events.ofCampaign(organisation.id, active.campaign.id);
  return events.some(({ name }) => said.startsWith(`${foldText(name)} `));
}
