import type { Reminder, ReminderState } from '../../domain/duty/reminder.ts';
import { nextReminderAt } from '../../domain/duty/next-reminder.ts';
import { remindersDue } from '../../domain/duty/reminders-due.ts';
import type { Organisation } from '../ports/organisations.ts';
import type { ReportingPeriod } from '../ports/periods.ts';
import type { Stores } from '../ports/stores.ts';
import { planOf, reminderStateOf } from './reminder-state.ts';

export interface ForecastReminder {
  readonly at: Date;
  readonly reminder: Reminder;
}

/** Periods that are laid out and not opened yet: every bloc that is charged with something will owe it. */
async function withPlanned(
  stores: Stores,
  organisation: Organisation,
  state: ReminderState,
  planned: readonly ReportingPeriod[],
): Promise<ReminderState> {
  const charged = new Set((await stores.blocs.assignments(organisation.id)).map(({ blocId }) => blocId));
  const periods = [...state.periods];
  for (const { id, opensAt, dueAt, closesAt, campaignId } of planned)
    periods.push({ id, opensAt, dueAt, closesAt, plan: await planOf(stores, campaignId) });
  const owed = planned.flatMap(({ id }) =>
    [...charged].map((blocId) => ({ periodId: id, blocId, open: 1, noneYet: 0 })),
  );
  return { ...state, periods, owed: [...state.owed, ...owed] };
}

/** A month of a large province; more is a fault. */
const mostReminders = 5_000;

/** Who will be reminded when, until then, if nobody answers: the ladder as it will be climbed. */
export async function forecast(
  stores: Stores,
  organisation: Organisation,
  now: Date,
  until: Date,
): Promise<readonly ForecastReminder[]> {
  const running = (await stores.periods.inPlay()).filter((each) => each.organisationId === organisation.id);
  const campaign = await stores.campaigns.active(organisation.id);
  const all = campaign ? await stores.periods.ofCampaign(organisation.id, campaign.campaign.id) : [];
  const planned = all.filter(({ openedAt, opensAt }) => openedAt === null && opensAt <= until);
  const inPlay = { organisation, periods: running };
  // What else will wait for the clerks then, nobody knows.
  const today = { ...(await reminderStateOf(stores, inPlay, now)), agenda: [] };
  let state = await withPlanned(stores, organisation, today, planned);
  const found: ForecastReminder[] = [];
  for (let at = nextReminderAt(now, state); at && at <= until; at = nextReminderAt(at, state)) {
    const due = remindersDue(at, state);
    if (due.length === 0 || found.length > mostReminders) break;
    for (const reminder of due) found.push({ at, reminder });
    const sent = due.map(({ personId, day, periodIds }) => ({ personId, day, periodIds }));
    state = { ...state, sent: [...state.sent, ...sent] };
  }
  return found;
}
