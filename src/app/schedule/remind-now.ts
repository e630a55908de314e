import type { Day } from '../../domain/calendar/day.ts';
import type { Reminder } from '../../domain/duty/reminder.ts';
import { renderReminder } from '../../render/reminder.ts';
import { reportersOf } from '../../domain/duty/reporters.ts';
import { spokespersonsOn } from '../../domain/duty/spokespersons.ts';
import { laddersOf } from '../../domain/duty/standing.ts';
import { periodsAtHand } from '../campaign/current-period.ts';
import type { Organisation } from '../ports/organisations.ts';
import type { Stores } from '../ports/stores.ts';
import { tell, type CapabilitiesOf } from '../posting.ts';
import { reminderStateOf } from './reminder-state.ts';
import { materialOf, sectionOf } from './send-reminders.ts';

export interface RemindedNow {
  readonly people: number;
  /** it goes out then, since these are quiet hours; null: at once */
  readonly waitsUntil: Date | null;
  /** short names of the blocs of which nobody could be written to */
  readonly unreached: readonly string[];
}

/**
 * Reminds whoever is to answer for what is owed, the leader or whom it was passed on to, because a clerk said so: besides the day's own reminder, and as all that we
 * write by ourselves not in quiet hours.
 * @param inboxId the clerk's message: it is done once
 */
export async function remindNow(
  stores: Stores,
  capabilitiesOf: CapabilitiesOf,
  organisation: Organisation,
  blocIds: readonly string[] | null,
  inboxId: number,
  now: Date,
): Promise<RemindedNow> {
  const inPlay = { organisation, periods: await periodsAtHand(stores, organisation, now) };
  const material = inPlay.periods.length > 0 && (await materialOf(stores, inPlay, now));
  if (!material) return { people: 0, waitsUntil: null, unreached: [] };
  const state = await reminderStateOf(stores, inPlay, now);
  const today: Day = state.calendar.zone.dayOf(now);
  const speakers = spokespersonsOn(today, state.offices, state.people);
  const byPerson = new Map<string, Reminder['items'][number][]>();
  const unreached = new Set<string>();
  const delegations = new Map(laddersOf(state).map((ladder) => [ladder.period.id, ladder.delegations]));
  for (const owed of state.owed.filter((each) => blocIds === null || blocIds.includes(each.blocId))) {
    const { periodId, blocId } = owed;
    const passedOn = delegations.get(periodId)?.get(blocId) ?? [];
    if (speakers(blocId).reporter === null)
      unreached.add(material.desk.blocs.find(({ id }) => id === blocId)?.shortName ?? '');
    for (const { personId, askedFor } of reportersOf(speakers(blocId), passedOn, owed, now)) {
      const item = {
        ...{ periodId, blocId, askedFor, unattended: false, promisedUntil: null },
        rung: 'due-day',
        as: 'reporter',
      } as const;
      byPerson.set(personId, [...(byPerson.get(personId) ?? []), item]);
    }
  }
  for (const [id, items] of byPerson) {
    const lines = renderReminder({ sections: items.flatMap((item) => sectionOf(material, item)) });
    const letter = { key: `remind-now/${inboxId}/${id}`, priority: 'notice', lines } as const;
    await tell(stores, capabilitiesOf, { id, organisationId: organisation.id }, letter, now);
  }
  const allowed = state.calendar.nextAllowed(now);
  return { people: byPerson.size, waitsUntil: allowed > now ? allowed : null, unreached: [...unreached] };
}
