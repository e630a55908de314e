import type { Actor } from '../../app/actor.ts';
import { actorOf } from '../../app/actor.ts';
import type { ChatAddress, Channel, IncomingEvent, OutgoingFile, TextLine } from '../../app/ports/channel.ts';
import type { Metrics, ReadingVerdict } from '../../app/ports/metrics.ts';
import type { InTransaction, Stores } from '../../app/ports/stores.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { Secrets } from '../../app/ports/secrets.ts';
import type { ButtonAction } from '../../app/ports/questions.ts';
import type { OutboxPriority } from '../../app/ports/outbox.ts';
import type { Command } from './command.ts';
import { capabilitiesAmong } from '../../app/open-messengers.ts';
import { post, postFile, type CapabilitiesOf } from '../../app/posting.ts';

export interface ConversationDeps {
  readonly inTransaction: InTransaction;
  readonly clock: Clock;
  readonly secrets: Secrets;
  /** the messenger that an address belongs to; throws for one that this process does not run */
  readonly channelOf: (address: ChatAddress) => Channel;
  /** every messenger that is open: an invitation tells them all */
  readonly channels: readonly Channel[];
  readonly metrics?: Pick<Metrics, 'read'> | undefined;
}

export type Buttons = readonly { readonly label: string; readonly action: ButtonAction }[];

/** One incoming event while it is handled, inside its transaction. */
export interface Turn {
  readonly deps: ConversationDeps;
  readonly stores: Stores;
  readonly event: IncomingEvent;
  readonly inboxId: number;
  readonly now: Date;
  readonly actor: Actor | null;
  readonly capabilitiesOf: CapabilitiesOf;
  /** all commands there are, for menus and help */
  readonly commands: readonly Command[];
  /** Answers in the chat that the event came from. */
  readonly say: (lines: readonly TextLine[], buttons?: Buttons, numbered?: boolean) => Promise<void>;
  /** what became of the texts that were read, for the count when all is stored */
  readonly readings: ReadingVerdict[];
  readonly sendFile: (file: OutgoingFile, caption: string) => Promise<void>;
}

/** A turn of somebody who is linked. */
export interface LinkedTurn extends Turn {
  readonly actor: Actor;
}

export async function startTurn(
  deps: ConversationDeps,
  commands: readonly Command[],
  stores: Stores,
  event: IncomingEvent,
  inboxId: number,
): Promise<Turn> {
  const now = deps.clock.now();
  const { sender, address } = event;
  const actor = sender && !sender.isBot ? await actorOf(stores, address, sender.externalId, now) : null;
  const capable = capabilitiesAmong(deps.channels);
  let answers = 0;
  const letter = (priority: OutboxPriority) => ({
    key: `reply/${inboxId}/${(answers += 1)}`,
    organisationId: actor?.organisation.id ?? null,
    personId: event.chatKind === 'private' ? (actor?.person.id ?? null) : null,
    priority,
    inboxId,
  });
  return {
    ...{ deps, commands, stores, event, inboxId, now, actor, capabilitiesOf: capable },
    readings: [],
    say: (lines, buttons = [], numbered = true) =>
      post(stores, capable, address, { ...letter('answer'), lines, buttons, numbered }, now),
    sendFile: (file, caption) => postFile(stores, address, { ...letter('answer'), caption }, file, now),
  };
}
