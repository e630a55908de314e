import { invite } from '../../app/linking/invite.ts';
import type { ChannelName } from '../../app/ports/channel.ts';
import type { ChatAccount, Person } from '../../app/ports/people.ts';
import { inPreferredOrder, post } from '../../app/posting.ts';
import * as words from '../words/accounts.ts';
import { buttonGone } from '../words/general.ts';
import { lines } from '../words/lines.ts';
import type { Buttons, LinkedTurn, Turn } from './turn.ts';

/** The chats of the one who writes, in the order in which they are tried. */
async function accountsOf({ stores, actor }: LinkedTurn): Promise<ChatAccount[]> {
  const { organisation, person } = actor;
  return inPreferredOrder(await stores.people.accountsOf(organisation.id, [person.id]));
}

/** «Telegram», «Zalo»; «Zalo 2» where somebody has it on two phones. */
function namesOf(accounts: readonly ChatAccount[]): string[] {
  const counts = new Map<string, number>();
  return accounts.map(({ address }) => {
    const name = words.messengerName[address.channel];
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name} ${count}`;
  });
}

/** Where the person is written to, in which order, and how to change that. */
export async function sayAccounts(turn: LinkedTurn): Promise<void> {
  const accounts = await accountsOf(turn);
  const names = namesOf(accounts);
  const shown = accounts.map(({ id, reachability, reachabilityReason }, index) => ({
    name: names[index] ?? '',
    here: id === turn.actor.account.id,
    unreachable: reachability === 'reachable' ? null : reachabilityReason,
  }));
  const others: Buttons = accounts.slice(1).map(({ id }, index) => ({
    label: words.preferLabel(names[index + 1] ?? ''),
    action: { do: 'prefer-account', accountId: id },
  }));
  await turn.say(words.accountsShown(shown), [
    ...others,
    { label: words.addLabel, action: { do: 'add-account' } },
  ]);
}

const idsOf = (accounts: readonly ChatAccount[]): string[] => accounts.map(({ id }) => id);

async function putFirst(turn: LinkedTurn, isFirst: (account: ChatAccount) => boolean): Promise<void> {
  const { stores, actor, now } = turn;
  const { organisation, person } = actor;
  const accounts = await accountsOf(turn);
  const first = accounts.filter(isFirst);
  const order = [...first, ...accounts.filter((account) => !first.includes(account))];
  await stores.people.rankAccounts(organisation.id, person.id, idsOf(order));
  await stores.audit.note({
    ...{ organisationId: organisation.id, personId: person.id, at: now, action: 'rank-accounts' },
    detail: { order: order.map(({ address }) => address.channel).join(' ') },
  });
  await sayAccounts(turn);
}

export async function preferAccount(turn: LinkedTurn, accountId: string): Promise<void> {
  const theirs = (await accountsOf(turn)).some(({ id }) => id === accountId);
  if (!theirs) return turn.say(lines(buttonGone));
  await putFirst(turn, ({ id }) => id === accountId);
}

export async function preferMessengers(turn: LinkedTurn, wanted: readonly ChannelName[]): Promise<void> {
  const isWanted = ({ address }: ChatAccount): boolean => wanted.includes(address.channel);
  if (!(await accountsOf(turn)).some(isWanted)) return turn.say(words.noSuchAccount);
  await putFirst(turn, isWanted);
}

/** A code that links one more chat to whoever asks for it. */
export async function offerAccountCode(turn: LinkedTurn): Promise<void> {
  const { stores, deps, actor, event, now } = turn;
  const { organisation, person } = actor;
  const purpose = { kind: 'account', personId: person.id } as const;
  const wanted = { organisationId: organisation.id, purpose, createdById: person.id };
  const { token, code } = await invite(stores, deps.secrets, wanted, now);
  const here = deps.channelOf(event.address);
  const others = deps.channels.filter((channel) => channel !== here);
  const ways = (others.length > 0 ? others : [here]).map((channel) => ({
    ...{ name: words.messengerName[channel.name], botName: channel.botName },
    link: channel.inviteLink(token) ?? channel.botLink ?? null,
  }));
  await turn.say(words.accountCode(code, ways));
}

export async function removeMessengers(turn: LinkedTurn, unwanted: readonly ChannelName[]): Promise<void> {
  const { stores, actor, now } = turn;
  const { organisation, person } = actor;
  const accounts = await accountsOf(turn);
  const removed = accounts.filter(({ address }) => unwanted.includes(address.channel));
  if (removed.length === 0) return turn.say(words.noSuchAccount);
  if (removed.length === accounts.length) return turn.say(words.onlyAccount);
  for (const { id } of removed) await stores.people.unlinkAccount(organisation.id, id);
  await stores.audit.note({
    ...{ organisationId: organisation.id, personId: person.id, at: now, action: 'unlink-account' },
    detail: { channels: removed.map(({ address }) => address.channel).join(' ') },
  });
  await turn.say(words.accountRemoved(namesOf(removed).join(', ')));
}

/** Tells the person's other chats that one more was linked: whoever has the code would be taken for them. */
export async function tellOtherAccounts(turn: Turn, person: Person, displayName: string): Promise<void> {
  const { stores, event, capabilitiesOf, inboxId, now } = turn;
  const { organisationId, id: personId } = person;
  const added = event.address;
  const lines = words.accountAdded(words.messengerName[added.channel], displayName);
  for (const { id, address, reachability } of await stores.people.accountsOf(organisationId, [personId])) {
    const isNew = address.channel === added.channel && address.chatId === added.chatId;
    if (isNew || reachability !== 'reachable') continue;
    const letter = { key: `account-added/${inboxId}/${id}`, organisationId, personId, lines } as const;
    await post(stores, capabilitiesOf, address, { ...letter, priority: 'notice' }, now);
  }
}
