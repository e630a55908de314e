import type { InboxRow, InboxStore } from '../../app/ports/inbox.ts';
import { existsOn } from '../../app/ports/blocs.ts';
import type { OutboxStore } from '../../app/ports/outbox.ts';
import type { Office, PeopleStore } from '../../app/ports/people.ts';
import type { ButtonStore } from '../../app/ports/questions.ts';
import type { ReminderStore, SentReminder } from '../../app/ports/reminders.ts';
import type { ReviewStore } from '../../app/ports/reviews.ts';
import type { Stores } from '../../app/ports/stores.ts';
import { figuresInMemory } from './figures-in-memory.ts';
import { periodsInMemory } from './periods-in-memory.ts';
import { questionsInMemory } from './questions-in-memory.ts';
import { remembered } from './remembered.ts';

/** What was sent is asked for at every reminder; plans and promises stay in the database. */
function remindersInMemory(store: ReminderStore): ReminderStore {
  const sent: SentReminder[] = [];
  const days = new Set<string>();
  const rest = remembered(store, ['plan', 'postponements', 'delegations']);
  return {
    plan: (campaignId) => rest.plan(campaignId),
    setPlan: (...args) => rest.setPlan(...args),
    postpone: (...args) => rest.postpone(...args),
    postponements: (...args) => rest.postponements(...args),
    refusePostponement: (...args) => rest.refusePostponement(...args),
    delegate: (...args) => rest.delegate(...args),
    delegations: (...args) => rest.delegations(...args),
    endDelegations: (...args) => rest.endDelegations(...args),
    sent: async (_organisationId, since) => sent.filter(({ at }) => at >= since),
    noteSent: async (_organisationId, reminder) => {
      const key = `${reminder.personId} ${reminder.day}`;
      if (days.has(key)) return false;
      days.add(key);
      sent.push(reminder);
      return true;
    },
  };
}

/** Offices are asked for day after day: all that ever were are read once. */
function officesRemembered(store: PeopleStore): PeopleStore {
  const all = (organisationId: string) => store.officesFrom(organisationId, '');
  const on = async (organisationId: string, day: string, personId?: string): Promise<Office[]> =>
    (await all(organisationId)).filter(
      (office) => existsOn(day, office) && (personId === undefined || office.personId === personId),
    );
  return {
    ...store,
    officesFrom: async (organisationId, day) =>
      (await all(organisationId)).filter(({ validUntil }) => validUntil === null || validUntil >= day),
    heldOn: on,
    officesOn: async (...asked) => (await on(...asked)).filter(({ kind }) => kind !== 'sponsor'),
    sponsorsOn: async (...asked) => (await on(...asked)).filter(({ kind }) => kind === 'sponsor'),
  };
}

/** Messages that nobody will send: only their keys are kept, so that the same thing twice stays one message. */
function outboxInMemory(store: OutboxStore): OutboxStore {
  const keys = new Set<string>();
  return {
    ...store,
    add: async (rows) => {
      const fresh = rows.filter(({ key }) => !keys.has(key)).map(({ key }) => key);
      for (const key of fresh) keys.add(key);
      return fresh;
    },
    byKey: async () => null,
    byMessage: async () => null,
    dead: async () => [],
  };
}

const endOfTime = new Date('9999-12-31T00:00:00Z');

/** What is due before an instant is asked for at every step, each time another instant. */
function reviewsRemembered(store: ReviewStore): ReviewStore {
  const kept = remembered(store, ['dueBefore', 'ofCampaign', 'lastPublication']);
  const dueBefore: ReviewStore['dueBefore'] = async (instant) =>
    (await kept.dueBefore(endOfTime)).filter(({ at }) => at <= instant);
  return { ...kept, dueBefore };
}

/** What leaders say comes in order and is handled at once. */
function inboxInMemory(store: InboxStore): InboxStore {
  let last: InboxRow | null = null;
  let count = 0;
  return {
    ...store,
    add: async (updates, receivedAt) => {
      for (const update of updates) {
        count += 1;
        last = {
          ...update,
          ...{ id: count, receivedAt, state: 'waiting', attempts: 0 },
          ...{ error: '', handledAt: null, organisationId: null },
        };
      }
      return updates.length;
    },
    byMessage: async () => last,
    handled: async () => undefined,
  };
}

/** Nobody presses a button. */
const buttonsInMemory = (store: ButtonStore): ButtonStore => ({
  ...store,
  issue: async ({ organisationId, address, personId, offer }, buttons, _at, expiresAt) =>
    buttons.map(({ label, action }, index) => ({
      ...{ token: `${offer}/${index}`, organisationId, address, personId, offer },
      ...{ position: index + 1, label, action, expiresAt, usedAt: null },
    })),
  lastOffer: async () => [],
  ofOffer: async () => [],
});

/**
 * The stores of a simulation: duties, figures and messages, of which there are very many, are held in memory; people,
 * blocs and the campaign are read once. Everything else is in the database that `stores` belongs to. It must be this
 * process's own. The same play on the database alone gives the same messages (tests/cli/simulate.test.ts).
 */
export function quickStores(stores: Stores): Stores {
  const { blocs, calendarDays, campaigns, groups, organisations, people } = stores;
  return {
    ...stores,
    blocs: remembered(blocs, ['all', 'byId', 'units', 'membersOf', 'assignments', 'handOvers']),
    calendarDays: remembered(calendarDays, ['of']),
    campaigns: remembered(campaigns, ['active', 'byId']),
    groups: remembered(groups, ['of', 'byChat']),
    organisations: remembered(organisations, ['byId']),
    people: officesRemembered(
      remembered({ ...people, heardFrom: async () => undefined }, [
        ...(['byChat', 'byId', 'byIds', 'accountsOf', 'rolesOf', 'withRole'] as const),
        ...(['heardFrom', 'officesFrom'] as const),
      ]),
    ),
    figures: figuresInMemory(),
    periods: periodsInMemory(),
    questions: questionsInMemory(),
    reviews: reviewsRemembered(stores.reviews),
    buttons: buttonsInMemory(stores.buttons),
    inbox: inboxInMemory(stores.inbox),
    outbox: outboxInMemory(stores.outbox),
    reminders: remindersInMemory(stores.reminders),
  };
}
