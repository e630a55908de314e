import { organisationOfChat } from '../../app/organisation-of-chat.ts';
import type { InboxRow } from '../../app/ports/inbox.ts';
import type { OutboxRow } from '../../app/ports/outbox.ts';
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
  { stores, actor }: Pick<LinkedTurn, 'stores' | 'actor'>,
  row: OutboxRow,
): Promise<string> {
  const person = row.personId ? await stores.people.byId(actor.organisation.id, row.personId) : null;
  const group = person ? null : await stores.groups.byChat(row.address);
  return person?.displayName ?? group?.title ?? row.address.chatId;
}

/** An event that could not be handled is shown to the organisation whose chat it came from, and to no other. */
export const isOurs = async ({ stores, actor }: LinkedTurn, row: InboxRow): Promise<boolean> =>
  (await organisationOfChat(stores, row)) === actor.organisation.id;

const shown = 10;

export async function sayQueue(turn: LinkedTurn): Promise<void> {
  const { stores, actor } = turn;
  const dead = await stores.outbox.dead(shown, actor.organisation.id);
  const aside: InboxRow[] = [];
  for (const row of await stores.inbox.setAside(shown)) if (await isOurs(turn, row)) aside.push(row);
  if (dead.length === 0 && aside.length === 0) return turn.say(words.queueEmpty);
  const rows: string[] = [];
  for (const row of dead)
    rows.push(
      words.queueRow(row.id, await recipient(turn, row), words.queueState[row.state] ?? row.state, gist(row)),
    );
  const buttons: Buttons = dead.map(({ id }) => ({
    label: words.resendLabel(id),
    action: { do: 'resend', outboxId: id },
  }));
  await turn.say(
    [
      ...(dead.length > 0 ? words.queueTitle(dead.length) : []),
      ...rows.map((text) => ({ text })),
      ...(aside.length > 0 ? words.setAsideTitle(aside.length) : []),
      ...aside.map(({ id, error }) => ({ text: words.setAsideRow(id, error) })),
      ...(aside.length > 0 ? words.setAsideHow : []),
    ],
    buttons,
  );
}

export async function resendMessage(turn: LinkedTurn, outboxId: number): Promise<void> {
  const { stores, actor, now } = turn;
  const row = await stores.outbox.byId(outboxId);
  const ours = row?.organisationId === actor.organisation.id;
  const again = ours && (await stores.outbox.resend(outboxId, now));
  await turn.say(again ? words.resent(outboxId) : words.notResendable(outboxId));
}
