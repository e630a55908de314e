import type { ChatAddress, OutgoingContent, TextLine } from './ports/channel.ts';
import type { ChatAccount } from './ports/people.ts';
import type { OutboxRow } from './ports/outbox.ts';
import type { Button } from './ports/questions.ts';
import type { Stores } from './ports/stores.ts';
import { numberedChoices, post, postFile, writableAccount, type CapabilitiesOf } from './posting.ts';

type Text = Extract<OutgoingContent, { kind: 'text' }>;

/** The buttons of a letter stand under its last part. */
async function buttonsOf(stores: Stores, { key }: OutboxRow): Promise<Button[]> {
  const [, letter = key, part = '1'] = /^(.*)#(\d+)$/.exec(key) ?? [];
  const isLast = (await stores.outbox.byKey(`${letter}#${Number(part) + 1}`)) === null;
  return isLast ? stores.buttons.ofOffer(letter) : [];
}

/** The text without the numbered choices that stood for buttons: the other messenger may have buttons. */
function withoutChoices(lines: readonly TextLine[], labels: readonly string[]): readonly TextLine[] {
  const choices = numberedChoices(labels).slice(1);
  const start = lines.length - choices.length;
  const ends = choices.every(({ text }, index) => lines[start + index]?.text === text);
  return labels.length > 0 && ends ? lines.slice(0, start) : lines;
}

const numbersItself = (lines: readonly TextLine[], labels: readonly string[]): boolean =>
  labels.length > 0 &&
  labels.every((label, index) => lines.some(({ text }) => text.startsWith(`${index + 1}. ${label}`)));

async function postText(
  stores: Stores,
  capabilitiesOf: CapabilitiesOf,
  row: OutboxRow,
  { lines: written, about }: Text,
  to: ChatAddress,
  now: Date,
): Promise<void> {
  const issued = await buttonsOf(stores, row);
  const labels = issued.map(({ label }) => label);
  const lines = withoutChoices(written, labels);
  const { organisationId, personId, priority, expiresAt } = row;
  await post(
    stores,
    capabilitiesOf,
    to,
    {
      ...{ key: keyOf(row, to), organisationId, personId, priority, lines },
      ...{ buttons: issued.filter(({ usedAt }) => usedAt === null), numbered: !numbersItself(lines, labels) },
      ...(expiresAt === null ? {} : { expiresAt }),
      ...(about === undefined ? {} : { about }),
    },
    now,
  );
}

const keyOf = ({ key }: OutboxRow, { channel, chatId }: ChatAddress): string => `${key}>${channel}/${chatId}`;

/**
 * Sends to another chat of the same person what does not reach them in this one. An answer stays where it was asked for,
 * and what belongs to one messenger only (a menu, an edited message) goes nowhere else.
 * @param isWayOut whether an account may take it: not the chat that failed
 * @returns false: nothing was sent elsewhere
 */
export async function reroute(
  stores: Stores,
  capabilitiesOf: CapabilitiesOf,
  row: OutboxRow,
  isWayOut: (account: ChatAccount) => boolean,
  now: Date,
): Promise<boolean> {
  const { organisationId, personId, priority, content, expiresAt } = row;
  if (organisationId === null || personId === null || priority === 'answer') return false;
  const accounts = await stores.people.accountsOf(organisationId, [personId]);
  const to = writableAccount(accounts.filter(isWayOut), capabilitiesOf, now)?.address;
  if (!to) return false;
  if (content.kind === 'text') await postText(stores, capabilitiesOf, row, content, to, now);
  else if (content.kind === 'file') {
    const { file, caption } = content;
    const letter = { key: keyOf(row, to), organisationId, personId, priority, caption };
    await postFile(stores, to, { ...letter, ...(expiresAt === null ? {} : { expiresAt }) }, file, now);
  } else return false;
  return true;
}
