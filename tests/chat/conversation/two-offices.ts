import { importCampaign, readCampaignFiles } from '../../../src/app/campaign/import-campaign.ts';
import type { Channel, ChatAddress, IncomingBody, IncomingEvent } from '../../../src/app/ports/channel.ts';
import type { Organisation } from '../../../src/app/ports/organisations.ts';
import type { Person } from '../../../src/app/ports/people.ts';
import type { Stores } from '../../../src/app/ports/stores.ts';
import { makeHandleEvent } from '../../../src/chat/conversation/handle-event.ts';
import { demoFiles } from '../../../src/playground/demo/demo-campaign.ts';
import { nodeSecrets } from '../../../src/secrets.ts';
import { fakeChannel } from '../../delivery/delivery-world.ts';

/** The instant at which everybody stands before the bot. */
export const now = new Date('2026-06-12T02:00:00Z');
const earlier = new Date('2026-06-09T02:00:00Z');

export const seats = [
  'owner',
  'clerk',
  'approver',
  'reader',
  'leader',
  'deputy',
  'sponsor',
  'former leader',
  'former clerk',
] as const;
/** What somebody is in an organisation; who left is a stranger. */
export type Seat = (typeof seats)[number];

export interface Office {
  readonly organisation: Organisation;
  /** stands in every name of this organisation: where it is read, something of it is shown */
  readonly mark: string;
  readonly people: Readonly<Record<Seat, Person>>;
  readonly chats: Readonly<Record<Seat, ChatAddress>>;
  readonly group: ChatAddress;
  readonly blocs: readonly { readonly code: string; readonly name: string }[];
}

export interface Letter {
  readonly to: string;
  readonly shown: string;
}

/** Telegram, where nothing is really sent. */
export const channel: Channel = fakeChannel();
export const chat = (chatId: string): ChatAddress => ({ channel: 'telegram', botId: '42', chatId });
export const stranger = chat('900');

/** The demo campaign with the mark before every name in it. */
function markedFiles(mark: string, code: string) {
  const files = demoFiles(2026).map(({ name, text }) => ({
    name,
    text: text.replaceAll(/"(name|shortName)":"/g, `$&${mark} `),
  }));
  const read = readCampaignFiles(files);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value.map((file) =>
    file.kind === 'organisation' ? { ...file, file: { ...file.file, id: code } } : file,
  );
}

async function seated(stores: Stores, organisation: Organisation, mark: string, first: number) {
  const bloc = (await stores.blocs.all(organisation.id)).find(({ code }) => code === 'K3');
  if (!bloc) throw new Error('the demo has no K3');
  const entries: (readonly [Seat, Person, ChatAddress])[] = [];
  for (const [index, seat] of seats.entries()) {
    const person = await stores.people.create(organisation.id, `${mark} ${seat}`, earlier);
    const address = chat(String(first + index));
    await stores.people.link(person, address, person.displayName, earlier);
    const role = seat === 'former clerk' ? 'clerk' : seat;
    if (role === 'owner' || role === 'clerk' || role === 'approver' || role === 'reader')
      await stores.people.grantRole(organisation.id, person.id, role, earlier);
    else if (role !== 'former leader')
      await stores.people.giveOffice(organisation.id, bloc.id, person.id, role, '2026-01-01');
    else {
      await stores.people.giveOffice(organisation.id, bloc.id, person.id, 'acting', '2025-01-01');
      // The deputy, who comes before, took over.
      const [, heir] = entries.find(([other]) => other === 'deputy') ?? [];
      await stores.people.giveOffice(organisation.id, bloc.id, heir?.id ?? '', 'acting', '2025-12-31');
    }
    if (seat === 'former clerk') await stores.people.unlink(organisation.id, person.id, '2026-06-01');
    entries.push([seat, person, address]);
  }
  return {
    people: Object.fromEntries(entries.map(([seat, person]) => [seat, person])) as Record<Seat, Person>,
    chats: Object.fromEntries(entries.map(([seat, , address]) => [seat, address])) as Record<
      Seat,
      ChatAddress
    >,
  };
}

let events = 0;
/** Stores an event and handles it, inside the transaction of `stores`. Resolves with what was put out for it. */
export async function handle(
  stores: Stores,
  from: ChatAddress,
  body: IncomingBody,
  at = now,
  where: { readonly address: ChatAddress; readonly title: string } | null = null,
): Promise<void> {
  const address = where?.address ?? from;
  const externalKey = `event-${(events += 1)}`;
  const messageId = body.kind === 'text' ? externalKey : null;
  await stores.inbox.add([{ ...address, externalKey, sentAt: at, messageId, raw: '{}' }], at);
  const [row] = await stores.inbox.claim({ worker: 'test', now: at, aliveAt: at, limit: 1 });
  if (!row) throw new Error('the event was not stored');
  const event: IncomingEvent = {
    ...{ address, chatKind: where ? 'group' : 'private', groupTitle: where?.title ?? null },
    ...{ sender: { externalId: from.chatId, displayName: 'Người gửi', isBot: false }, sentAt: at, messageId },
    body,
  };
  await makeHandleEvent({
    inTransaction: (work) => work(stores),
    ...{ clock: { now: () => at }, secrets: nodeSecrets, channelOf: () => channel, channels: [channel] },
  })(row, event);
}

export const command = (name: string, argument = ''): IncomingBody => ({
  ...{ kind: 'command', name, argument, replyTo: null },
});
export const text = (words: string): IncomingBody => ({
  ...{ kind: 'text', text: words, edited: false, replyTo: null },
});

/** An organisation in the middle of its half-year report, with something of everything that can be asked about. */
export async function furnish(stores: Stores, mark: string, code: string, first: number): Promise<Office> {
  const facts = { code, name: mark, province: '', level: 'commune', timeZone: 'Asia/Ho_Chi_Minh' };
  const made = await stores.organisations.create(
    { ...facts, councilName: `${mark} HĐ`, standingAgency: mark, demo: false },
    earlier,
  );
  const imported = await importCampaign(stores, made, markedFiles(mark, code), null, earlier);
  if (!imported.ok) throw new Error(JSON.stringify(imported.error));
  const organisation = (await stores.organisations.byId(made.id)) ?? made;
  const { people, chats } = await seated(stores, organisation, mark, first);
  const group = chat(`-${first}`);
  await stores.groups.bind(organisation.id, group, `${mark} nhóm`, people.clerk.id, earlier);
  await handle(stores, chats.clerk, command('ky', '6 tháng'), earlier);
  await handle(stores, chats.leader, text('1: 6820,5'), earlier);
  await handle(stores, chats.leader, text('xin lùi đến 15/6'), earlier);
  await handle(stores, chats.clerk, command('soket', '8h 30/6'), earlier);
  await handle(stores, chats.clerk, command('thongbao', `${mark} họp lúc 8 giờ`), earlier);
  const blocs = await stores.blocs.all(organisation.id);
  return { organisation, mark, people, chats, group, blocs };
}
