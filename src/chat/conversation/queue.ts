import { organisationOfChat } from '../../app/organisation-of-chat.ts';
import { dropDead } from '../../app/administration/drop-dead.ts';
import type { InboxRow } from '../../app/ports/inbox.ts';
import type { OutboxRow } from '../../app/ports/outbox.ts';
import type { Stores } from '../../app/ports/stores.ts';
import * as words from '../words/clerk.ts';
import type { Buttons, LinkedTurn } from './turn.ts';

/** What a message was about, in one line that fits a list. */
export function gist({ content }: Pick<OutboxRow, 'content'>): string {
  switch (content.kind) {
    case 'text':
    case 'edit': {
      const first = content.lines.find(({ text }) => text !== '')?.text ?? '';
      return first.length > 60 ? `${first.slice(0, 59)}…` : first;
    }
    case 'file':
      return content.file.fileName;
    case 'create-group':
      return content.title;
    case 'press-answer':
    case 'leave-group':
    case 'menu':
      return content.kind;
  }
}

/** The person or group that a message was for. */
export async function recipient(
  stores: Stores,
  { organisationId, personId, address }: OutboxRow,
): Promise<string> {
  const person = organisationId && personId ? await stores.people.byId(organisationId, personId) : null;
  if (person) return person.displayName;
  const { channel, botId, chatId } = address;
  const known = await stores.people.byChat(channel, botId, chatId);
  return known?.person.displayName ?? (await stores.groups.byChat(address))?.title ?? chatId;
}

/** An event that could not be handled is shown to the organisation whose chat it came from, and to no other. */
export const isOurs = async ({ stores, actor }: LinkedTurn, row: InboxRow): Promise<boolean> =>
  (await organisationOfChat(stores, row)) === actor.organisation.id;

const shown = 10;
/** More are counted as so many. */
const counted = 500;

export async function sayQueue(turn: LinkedTurn): Promise<void> {
  const { stores, actor } = turn;
  const all = await stores.outbox.dead(counted, actor.organisation.id);
  const dead = all.slice(0, shown);
  const aside: InboxRow[] = [];
  for (const row of await stores.inbox.setAside(shown)) if (await isOurs(turn, row)) aside.push(row);
  if (dead.length === 0 && aside.length === 0) return turn.say(words.queueEmpty);
  const rows: string[] = [];
  for (const row of dead)
    rows.push(
      words.queueRow(
        row.id,
        await recipient(stores, row),
        words.queueState[row.state] ?? row.state,
        gist(row),
      ),
    );
  const buttons: Buttons = dead.map(({ id }) => ({
    label: words.resendLabel(id),
    action: { do: 'resend', outboxId: id },
  }));
  await turn.say(
    [
      ...(dead.length > 0 ? words.queueTitle(all.length) : []),
      ...rows.map((text) => ({ text })),
      ...(all.length > dead.length ? words.queueMore(all.length - dead.length) : []),
      ...(dead.length > 0 ? words.dropHow : []),
      ...(aside.length > 0 ? words.setAsideTitle(aside.length) : []),
      ...aside.map(({ id, error }) => ({ text: words.setAsideRow(id, error) })),
      ...(aside.length > 0 ? words.setAsideHow : []),
    ],
    buttons,
  );
}

/** False: it is not theirs, or has been seen to already. */
async function resend({ stores, actor, now }: LinkedTurn, outboxId: number): Promise<boolean> {
  const row = await stores.outbox.byId(outboxId);
  return row?.organisationId === actor.organisation.id && (await stores.outbox.resend(outboxId, now));
}

export async function resendMessage(turn: LinkedTurn, outboxId: number): Promise<void> {
  const again = await resend(turn, outboxId);
  await turn.say(again ? words.resent(outboxId) : words.notResendable(outboxId));
}

export async function resendMessages(turn: LinkedTurn, outboxIds: readonly number[]): Promise<void> {
  let again = 0;
  for (const id of outboxIds) if (await resend(turn, id)) again += 1;
  await turn.say(words.resentAll(again, outboxIds.length));
}

/** Somebody has seen to these otherwise: they are listed no more. */
export async function dropMessages(turn: LinkedTurn, outboxIds: readonly number[]): Promise<void> {
  const { stores, actor, now } = turn;
  const dropped: number[] = [];
  for (const id of outboxIds) {
    const row = await stores.outbox.byId(id);
    if (row?.organisationId === actor.organisation.id && (await dropDead(stores, id, now))) dropped.push(id);
  }
  for (const id of outboxIds.filter((each) => !dropped.includes(each))) await turn.say(words.noSuchRow(id));
  if (dropped.length > 0) await turn.say(words.droppedFromQueue(dropped));
}
