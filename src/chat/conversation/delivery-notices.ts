import { clerks, preferredAccount, tellRole, type CapabilitiesOf, type Letter } from '../../app/posting.ts';
import { organisationOfChat } from '../../app/organisation-of-chat.ts';
import type { TextLine } from '../../app/ports/channel.ts';
import type { InboxRow } from '../../app/ports/inbox.ts';
import type { OutboxRow } from '../../app/ports/outbox.ts';
import type { Person } from '../../app/ports/people.ts';
import type { Stores } from '../../app/ports/stores.ts';
import { reroute } from '../../app/reroute.ts';
import * as words from '../words/clerk.ts';
import { windowClosedNotice } from '../words/window.ts';
import { groupLost, topicLost } from '../words/group.ts';
import { gist, recipient } from './queue.ts';

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
  /** After a crash several at once: the clerks of each organisation are told of theirs in one message. */
  unknown(stores: Stores, rows: readonly OutboxRow[], now: Date): Promise<void>;
}

/** In another messenger, perhaps: only those who cannot be reached at all have to be called. */
export async function canBeReached(stores: Stores, { organisationId, id }: Person): Promise<boolean> {
  return preferredAccount(await stores.people.accountsOf(organisationId, [id])) !== null;
}

function byOrganisation(rows: readonly OutboxRow[]): Map<string, OutboxRow[]> {
  const groups = new Map<string, OutboxRow[]>();
  for (const row of rows)
    if (row.organisationId !== null)
      groups.set(row.organisationId, [...(groups.get(row.organisationId) ?? []), row]);
  return groups;
}

type NoticeButton = NonNullable<Letter['buttons']>[number];

const listed = 10;

async function unknownNotice(
  stores: Stores,
  rows: readonly OutboxRow[],
): Promise<{ lines: TextLine[]; button: NoticeButton }> {
  const [first, second] = rows;
  if (first && !second)
    return {
      lines: words.unknownNotice(await recipient(stores, first), gist(first)),
      button: { label: words.resendLabel(first.id), action: { do: 'resend', outboxId: first.id } },
    };
  const told: string[] = [];
  for (const row of rows.slice(0, listed))
    told.push(words.unknownRow(row.id, await recipient(stores, row), gist(row)));
  return {
    lines: words.manyUnknownNotice(rows.length, told),
    button: {
      label: words.resendAllLabel(rows.length),
      action: { do: 'resend-all', outboxIds: rows.map(({ id }) => id) },
    },
  };
}

export function deliveryNotices(capabilitiesOf: CapabilitiesOf): DeliveryNotices {
  const tell = (
    stores: Stores,
    id: string,
    key: string,
    lines: ReturnType<typeof words.setAsideNotice>,
    now: Date,
    buttons: NonNullable<Letter['buttons']> = [],
  ): Promise<void> =>
    tellRole(stores, capabilitiesOf, { id }, clerks, { key, priority: 'notice', lines, buttons }, now);
  return {
    setAside: async (stores, row, now) => {
      const organisation = await organisationOfChat(stores, row);
      if (organisation)
        await tell(
          stores,
          organisation,
          // Handled again, it may fail again.
          `set-aside/${row.id}/${now.getTime()}`,
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
    unknown: async (stores, rows, now) => {
      const shown = rows.filter(({ content: { kind } }) => kind !== 'menu' && kind !== 'press-answer');
      for (const [organisationId, theirs] of byOrganisation(shown)) {
        const [first] = theirs;
        if (!first) continue;
        // A row that is sent again may become unknown again.
        const key = `unknown/${first.id}/${first.startedAt?.getTime() ?? 0}`;
        const { lines, button } = await unknownNotice(stores, theirs);
        await tell(stores, organisationId, key, lines, now, [button]);
      }
    },
  };
}
