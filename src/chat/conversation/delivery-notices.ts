import { clerks, preferredAccount, tellRole, type CapabilitiesOf } from '../../app/posting.ts';
import { organisationOfChat } from '../../app/organisation-of-chat.ts';
import type { InboxRow } from '../../app/ports/inbox.ts';
import type { OutboxRow } from '../../app/ports/outbox.ts';
import type { Person } from '../../app/ports/people.ts';
import type { Stores } from '../../app/ports/stores.ts';
import { reroute } from '../../app/reroute.ts';
import * as words from '../words/clerk.ts';
import { windowClosedNotice } from '../words/window.ts';
import { groupLost, topicLost } from '../words/group.ts';
import { gist } from './queue.ts';

export interface Unreachable {
  readonly error: string;
  readonly reach: 'blocked' | 'window-closed';
}

/** Tells the clerks what became of messages, and keeps in mind who can be reached. */
export interface DeliveryNotices {
  setAside(stores: Stores, row: InboxRow, now: Date): Promise<void>;
  unreachable(stores: Stores, row: OutboxRow, why: Unreachable, now: Date): Promise<void>;
  groupLost(stores: Stores, row: OutboxRow, now: Date): Promise<void>;
  topicLost(stores: Stores, row: OutboxRow, now: Date): Promise<void>;
  migrated(stores: Stores, row: OutboxRow, toChatId: string): Promise<void>;
  unknown(stores: Stores, row: OutboxRow, now: Date): Promise<void>;
}

async function nameOf(stores: Stores, { organisationId, personId, address }: OutboxRow): Promise<string> {
  const person = organisationId && personId ? await stores.people.byId(organisationId, personId) : null;
  return person?.displayName ?? (await stores.groups.byChat(address))?.title ?? address.chatId;
}

/** In another messenger, perhaps: only those who cannot be reached at all have to be called. */
export async function canBeReached(stores: Stores, { organisationId, id }: Person): Promise<boolean> {
  return preferredAccount(await stores.people.accountsOf(organisationId, [id])) !== null;
}

export function deliveryNotices(capabilitiesOf: CapabilitiesOf): DeliveryNotices {
  const tell = (
    stores: Stores,
    id: string,
    key: string,
    lines: ReturnType<typeof words.setAsideNotice>,
    now: Date,
    resend: OutboxRow | null = null,
  ): Promise<void> =>
    tellRole(
      stores,
      capabilitiesOf,
      { id },
      clerks,
      {
        ...{ key, priority: 'notice', lines },
        buttons: resend
          ? [{ label: words.resendLabel(resend.id), action: { do: 'resend', outboxId: resend.id } }]
          : [],
      },
      now,
    );
  return {
    setAside: async (stores, row, now) => {
      const organisation = await organisationOfChat(stores, row);
      if (organisation)
        await tell(
          stores,
          organisation,
          `set-aside/${row.id}/${row.attempts}`,
          words.setAsideNotice(row.id),
          now,
        );
    },
    unreachable: async (stores, row, { error, reach }, now) => {
      const { channel, botId, chatId } = row.address;
      const known = await stores.people.byChat(channel, botId, chatId);
      if (!known) return;
      const { person, account } = known;
      await stores.people.setReachability(channel, botId, chatId, reach, error.slice(0, 200));
      const elsewhere = await reroute(stores, capabilitiesOf, row, ({ id }) => id !== account.id, now);
      if (elsewhere) await stores.outbox.cancel([row.id], now, 'sent by another messenger');
      if (elsewhere || account.reachability !== 'reachable' || (await canBeReached(stores, person))) return;
      const lines =
        reach === 'blocked'
          ? words.unreachableNotice(person.displayName)
          : windowClosedNotice(person.displayName);
      await tell(stores, person.organisationId, `unreachable/${row.id}`, lines, now);
    },
    groupLost: async (stores, row, now) => {
      const known = await stores.groups.byChat(row.address);
      if (!known || known.lost) return;
      await stores.groups.markLost(row.address, now);
      await tell(stores, known.organisationId, `group-lost/${row.id}`, groupLost(known.title), now);
    },
    topicLost: async (stores, row, now) => {
      const group = await stores.groups.dropTopic(row.address);
      if (group)
        await tell(stores, group.organisationId, `topic-lost/${row.id}`, topicLost(group.title), now);
    },
    migrated: (stores, row, toChatId) => stores.groups.migrate(row.address, toChatId),
    unknown: async (stores, row, now) => {
      if (!row.organisationId || row.content.kind === 'menu' || row.content.kind === 'press-answer') return;
      const lines = words.unknownNotice(await nameOf(stores, row), gist(row));
      await tell(stores, row.organisationId, `unknown/${row.id}/${row.attempts}`, lines, now, row);
    },
  };
}
