import { localDay, timeWordsOf } from '../office-time.ts';
import { isOf } from '../open-messengers.ts';
import type { ChannelName, TextLine } from '../ports/channel.ts';
import type { OutboxRow } from '../ports/outbox.ts';
import type { Stores } from '../ports/stores.ts';
import { clerks, tellRole, type CapabilitiesOf } from '../posting.ts';
import { reroute } from '../reroute.ts';
import { nextMonthDay } from './month.ts';

/** What an organisation's clerks are told. */
export interface WaitingMessages {
  readonly channel: ChannelName;
  readonly paidOnly: boolean;
  readonly messages: number;
  readonly names: readonly string[];
  readonly nextMonth: string;
}

export interface QuotaGone {
  /** the message that was refused */
  readonly row: OutboxRow;
  /** the others that wait may be sent */
  readonly paidOnly: boolean;
  readonly words: (waiting: WaitingMessages) => readonly TextLine[];
}

/** More than a month's quota of any plan waits nowhere. */
const most = 5_000;
const dayMs = 24 * 60 * 60 * 1000;

/** Sends to their other messenger what waits for people who have one. Resolves with what stays. */
async function moveWhatCan(
  stores: Stores,
  capabilitiesOf: CapabilitiesOf,
  rows: readonly OutboxRow[],
  now: Date,
): Promise<OutboxRow[]> {
  const left: OutboxRow[] = [];
  for (const row of rows) {
    const { channel: name, botId } = row.address;
    const isElsewhere = ({ address }: { address: OutboxRow['address'] }) => !isOf({ name, botId }, address);
    if (await reroute(stores, capabilitiesOf, row, isElsewhere, now))
      await stores.outbox.cancel([row.id], now, 'sent by another messenger');
    else left.push(row);
  }
  return left;
}

async function nameOf(stores: Stores, row: OutboxRow): Promise<string> {
  const { organisationId, personId, address } = row;
  const person = organisationId && personId ? await stores.people.byId(organisationId, personId) : null;
  return person?.displayName ?? (await stores.groups.byChat(address))?.title ?? address.chatId;
}

const noticeKey = 'quota-gone/';

async function tellClerks(
  stores: Stores,
  capabilitiesOf: CapabilitiesOf,
  organisationId: string,
  { row, paidOnly, words }: QuotaGone,
  waiting: readonly OutboxRow[],
  now: Date,
): Promise<void> {
  const organisation = await stores.organisations.byId(organisationId);
  if (!organisation) return;
  const { channel, botId } = row.address;
  const names = new Set<string>();
  for (const each of waiting) names.add(await nameOf(stores, each));
  const nextMonth = timeWordsOf(organisation, now).dayWords(nextMonthDay(now, organisation.timeZone));
  const lines = words({ channel, paidOnly, messages: waiting.length, names: [...names], nextMonth });
  const today = localDay(now, organisation.timeZone);
  const key = `${noticeKey}${channel}/${botId}/${organisationId}/${today}`;
  const letter = { key, priority: 'notice', lines, expiresAt: new Date(now.getTime() + dayMs) } as const;
  await tellRole(stores, capabilitiesOf, organisation, clerks, letter, now);
}

/**
 * A bot may send nothing more. What waits for people who have another messenger goes there; about the rest the clerks
 * are told, once a day.
 */
export async function quotaGone(
  stores: Stores,
  capabilitiesOf: CapabilitiesOf,
  gone: QuotaGone,
  now: Date,
): Promise<void> {
  const { row, paidOnly } = gone;
  const all = paidOnly ? [row] : await stores.outbox.waitingOn(row.address, now, most);
  const waiting = all.filter(({ expiresAt }) => expiresAt === null || expiresAt > now);
  const left = await moveWhatCan(stores, capabilitiesOf, waiting, now);
  const notices = left.filter(({ key }) => !key.startsWith(noticeKey));
  const organisations = new Set(notices.flatMap(({ organisationId }) => organisationId ?? []));
  for (const id of organisations) {
    const theirs = notices.filter(({ organisationId }) => organisationId === id);
    await tellClerks(stores, capabilitiesOf, id, gone, theirs, now);
  }
  // A clerk may be on that very bot, and have another messenger.
  const added = paidOnly ? [] : await stores.outbox.waitingOn(row.address, now, most);
  const told = added.filter(({ key }) => key.startsWith(noticeKey));
  await moveWhatCan(stores, capabilitiesOf, told, now);
}
