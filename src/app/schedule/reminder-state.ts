import { addDays, parseDay } from '../../domain/calendar/day.ts';
import type { PeriodInPlay } from '../../domain/duty/ladder.ts';
import { defaultReminderPlan, readReminderPlan, type ReminderPlan } from '../../domain/duty/reminder-plan.ts';
import type { AgendaFact, PersonFact, ReminderState } from '../../domain/duty/reminder.ts';
import { calendarOf } from '../office-time.ts';
import type { Organisation } from '../ports/organisations.ts';
import type { ReportingPeriod } from '../ports/periods.ts';
import type { Stores } from '../ports/stores.ts';
import { clerks } from '../posting.ts';
import { delegationFactsOf } from './delegations.ts';

/** The campaign's own plan, or the default one. */
export async function planOf(stores: Stores, campaignId: string): Promise<ReminderPlan> {
  const stored = await stores.reminders.plan(campaignId);
  if (stored === null) return defaultReminderPlan;
  const read = readReminderPlan(stored);
  return read.ok ? read.value : defaultReminderPlan;
}

/** People who allow any hour, whose chats cannot be reached, or who have none. */
async function peopleFacts(
  stores: Stores,
  organisation: Organisation,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, PersonFact>> {
  const accounts = await stores.people.accountsOf(organisation.id, personIds);
  const reachable = new Set(
    accounts.filter((each) => each.reachability === 'reachable').map(({ personId }) => personId),
  );
  const people = await stores.people.byIds(organisation.id, personIds);
  const anytime = new Set(people.filter((person) => person.anytime).map(({ id }) => id));
  return new Map(
    personIds
      .filter((id) => anytime.has(id) || !reachable.has(id))
      .map((id) => [id, { anytime: anytime.has(id), unreachable: !reachable.has(id) }]),
  );
}

/**
 * What waits for the clerks besides late figures: proposals, questions that leaders left open, messages that did not go
 * out, and on its day what a bloc promised.
 */
async function agendaOf(
  stores: Stores,
  { id }: Organisation,
  { calendar, postponements }: WakeState,
): Promise<readonly AgendaFact[]> {
  const came = [
    ...(await stores.figures.proposals(id)).map(({ recordedAt }) => recordedAt),
    ...(await stores.questions.unsettled(id)).map(({ createdAt }) => createdAt),
    ...(await stores.outbox.dead(100, id)).map(({ createdAt }) => createdAt),
  ];
  const promised = postponements
    .filter(({ state }) => state === 'granted')
    .flatMap(({ untilDay }) => parseDay(untilDay) ?? []);
  return [
    ...came.map((at) => ({ since: calendar.zone.dayOf(at), until: null })),
    ...promised.map((day) => ({ since: addDays(day, -1), until: day })),
  ];
}

export interface OrganisationInPlay {
  readonly organisation: Organisation;
  readonly periods: readonly ReportingPeriod[];
}

/** Every organisation that has a period of which somebody may still have to be told. */
export async function organisationsInPlay(stores: Stores): Promise<OrganisationInPlay[]> {
  const periods = await stores.periods.inPlay();
  const byOrganisation = new Map<string, ReportingPeriod[]>();
  for (const period of periods)
    byOrganisation.set(period.organisationId, [...(byOrganisation.get(period.organisationId) ?? []), period]);
  const inPlay: OrganisationInPlay[] = [];
  for (const [id, theirs] of byOrganisation) {
    const organisation = await stores.organisations.byId(id);
    if (organisation) inPlay.push({ organisation, periods: theirs });
  }
  return inPlay;
}

type WakeState = Pick<ReminderState, 'calendar' | 'periods' | 'postponements' | 'delegations'>;

/** The little that says when somebody may be reminded next. */
export async function wakeStateOf(
  stores: Stores,
  { organisation, periods }: OrganisationInPlay,
): Promise<WakeState> {
  const calendar = await calendarOf(stores, organisation);
  const inPlay: PeriodInPlay[] = [];
  for (const { id, opensAt, dueAt, closesAt, openedAt, campaignId } of periods) {
    const plan = await planOf(stores, campaignId);
    inPlay.push({ id, dueAt, closesAt, opensAt: openedAt ?? opensAt, plan });
  }
  const ids = periods.map(({ id }) => id);
  return {
    calendar,
    periods: inPlay,
    postponements: await stores.reminders.postponements(organisation.id, ids),
    delegations: await delegationFactsOf(stores, organisation, ids),
  };
}

/** Everything that decides who is reminded in one organisation. */
export async function reminderStateOf(
  stores: Stores,
  inPlay: OrganisationInPlay,
  now: Date,
): Promise<ReminderState> {
  const { organisation, periods } = inPlay;
  const wakeState = await wakeStateOf(stores, inPlay);
  const today = wakeState.calendar.zone.dayOf(now);
  const offices = await stores.people.officesFrom(organisation.id, today);
  const clerkIds = (await stores.people.withRole(organisation.id, clerks)).map(({ id }) => id);
  const first = periods.reduce((earliest, { opensAt }) => (opensAt < earliest ? opensAt : earliest), now);
  return {
    ...wakeState,
    agenda: await agendaOf(stores, organisation, wakeState),
    owed: await stores.periods.owed(periods.map(({ id }) => id)),
    offices,
    clerks: clerkIds,
    sent: await stores.reminders.sent(organisation.id, new Date(first.getTime() - 86_400_000)),
    people: await peopleFacts(stores, organisation, [
      ...offices.map(({ personId }) => personId),
      ...clerkIds,
    ]),
  };
}
