import type { IncomingBody, IncomingEvent } from '../../app/ports/channel.ts';
import type { InboxRow, StoredEvent } from '../../app/ports/inbox.ts';
import type { Stores } from '../../app/ports/stores.ts';
import { codeIn } from '../../app/linking/accept-invitation.ts';
import { clerks, tellRole } from '../../app/posting.ts';
import { isClerk } from '../../app/actor.ts';
import { documentNotTaken, onlyWordsRead, typeAsText } from '../words/general.ts';
import { unreachableNotice } from '../words/clerk.ts';
import { groupLost } from '../words/group.ts';
import { unknownPerson } from '../words/linking.ts';
import { filesNotHere } from '../words/sending-files.ts';
import { handleButton } from './buttons.ts';
import { canBeReached } from './delivery-notices.ts';
import { commands } from './commands/index.ts';
import { runCommand } from './run-command.ts';
import { fetchDocument, takeDocument, type FetchedDocument } from './documents.ts';
import { handleJoined } from './groups.ts';
import { handleText } from './texts.ts';
import { startTurn, type ConversationDeps, type Turn } from './turn.ts';
import { wayOfFiles } from './way-of-files.ts';

type Membership = Extract<IncomingBody, { kind: 'blocked' | 'unblocked' | 'migrated' | 'removed' }>;

/** The clerk is told once who must be called from now on: nobody who can be written to elsewhere. */
async function noteBlocked({ stores, event, actor, now, inboxId, capabilitiesOf }: Turn): Promise<void> {
  if (!actor || actor.account.reachability === 'blocked') return;
  const { channel, botId, chatId } = event.address;
  await stores.people.setReachability(channel, botId, chatId, 'blocked', 'đã chặn bot');
  if (await canBeReached(stores, actor.person)) return;
  const lines = unreachableNotice(actor.person.displayName);
  const letter = { key: `blocked/${inboxId}`, priority: 'notice', lines } as const;
  await tellRole(stores, capabilitiesOf, actor.organisation, clerks, letter, now);
}

async function handleMembership(turn: Turn, body: Membership): Promise<void> {
  const { stores, event, now, capabilitiesOf, inboxId } = turn;
  const { address } = event;
  const person = { ...address, chatId: event.sender?.externalId ?? address.chatId };
  switch (body.kind) {
    case 'blocked':
      return noteBlocked(turn);
    case 'unblocked':
      await stores.people.setReachability(person.channel, person.botId, person.chatId, 'reachable', '');
      return;
    case 'migrated':
      await stores.groups.migrate(address, body.toChatId);
      await stores.outbox.moveChat(address, body.toChatId);
      return;
    case 'removed': {
      const lost = await stores.groups.markLost(address, now);
      if (!lost) return;
      const letter = {
        key: `group-lost/${inboxId}`,
        priority: 'notice',
        lines: groupLost(lost.title),
      } as const;
      await tellRole(stores, capabilitiesOf, { id: lost.organisationId }, clerks, letter, now);
      return;
    }
  }
}

async function route(turn: Turn, document: FetchedDocument | null): Promise<void> {
  const { event, actor } = turn;
  const { body, chatKind } = event;
  switch (body.kind) {
    case 'command':
      return runCommand(turn, body.name, body.argument);
    case 'button':
      return handleButton(turn, body.token, body.pressId);
    case 'joined':
      return handleJoined(turn);
    case 'text':
      return chatKind === 'private' ? handleText(turn, body) : undefined;
    case 'document':
      if (chatKind === 'group') return;
      if (!actor) return turn.say(unknownPerson);
      return document ? takeDocument({ ...turn, actor }, document) : turn.say(documentNotTaken);
    case 'unreadable':
      return chatKind === 'private' ? handleUnreadable(turn, body) : undefined;
    case 'removed':
    case 'blocked':
    case 'unblocked':
    case 'migrated':
      return handleMembership(turn, body);
    case 'ignored':
      return;
  }
}

type Unreadable = Extract<IncomingBody, { kind: 'unreadable' }>;

/**
 * Words that came with a picture are read like any others. Where a messenger hands over no files, a clerk's file comes
 * as something that cannot be read.
 */
async function handleUnreadable(turn: Turn, { what, caption }: Unreadable): Promise<void> {
  const { actor } = turn;
  if (!actor) return turn.say(unknownPerson);
  if (caption !== undefined) {
    await turn.say(onlyWordsRead);
    return handleText(turn, { kind: 'text', text: caption, edited: false, replyTo: null });
  }
  const way = wayOfFiles(turn);
  return turn.say(what === 'other' && way !== 'here' && isClerk(actor) ? filesNotHere(way) : typeAsText);
}

/** Whoever writes can be reached again. */
async function noteHeard({ stores, event, actor, now }: Turn): Promise<void> {
  if (actor && event.chatKind === 'private' && event.body.kind !== 'blocked')
    await stores.people.heardFrom(actor.account.id, now);
}

const isPrivateDocument = ({ body, chatKind }: IncomingEvent): boolean =>
  body.kind === 'document' && chatKind === 'private';

/** Some messengers do not say who writes: whoever may be introducing themselves is looked up. */
function lacksName({ sender, body, chatKind }: IncomingEvent): boolean {
  if (!sender || sender.displayName !== '' || chatKind !== 'private') return false;
  return body.kind === 'command'
    ? body.name === 'start' && body.argument !== ''
    : body.kind === 'text' && codeIn(body.text) !== null;
}

async function withName({ channelOf }: ConversationDeps, event: IncomingEvent): Promise<IncomingEvent> {
  const { sender, address } = event;
  if (!sender || !lacksName(event)) return event;
  const displayName = await channelOf(address).displayNameOf?.(sender.externalId);
  return displayName ? { ...event, sender: { ...sender, displayName } } : event;
}

/** What one person writes concerns their organisation; what strangers and groups do may concern any. */
const takeTurn = ({ turns }: Stores, { chatKind, sender, address }: IncomingEvent): Promise<void> =>
  chatKind === 'private' && sender ? turns.ofChat({ ...address, chatId: sender.externalId }) : turns.ofAll();

async function handleIn(
  deps: ConversationDeps,
  stores: Stores,
  { row, event }: StoredEvent,
  document: FetchedDocument | null,
): Promise<Turn> {
  const turn = await startTurn(deps, commands, stores, event, row.id);
  await noteHeard(turn);
  await route(turn, document);
  await stores.inbox.handled(row.id, turn.now, turn.actor?.organisation.id ?? null);
  return turn;
}

const countReadings = ({ metrics }: ConversationDeps, { readings }: Turn): void =>
  readings.forEach((verdict) => metrics?.read(verdict));

/** Several stored events in one transaction: all of them, or none. */
export const makeHandleTogether = (deps: ConversationDeps) => ({
  mayJoin: (event: IncomingEvent): boolean => !isPrivateDocument(event) && !lacksName(event),
  handle: async (events: readonly StoredEvent[]): Promise<void> => {
    const turns = await deps.inTransaction(async (stores) => {
      const handled: Turn[] = [];
      for (const stored of events) handled.push(await handleIn(deps, stores, stored, null));
      return handled;
    });
    for (const turn of turns) countReadings(deps, turn);
  },
});

/**
 * Handles one stored event: what it changes, what is answered and the mark «handled» are one transaction. A document
 * is fetched before, for a clerk only.
 */
export function makeHandleEvent(
  deps: ConversationDeps,
): (row: InboxRow, event: IncomingEvent) => Promise<void> {
  return async (row, event) => {
    const document =
      isPrivateDocument(event) && event.body.kind === 'document'
        ? await fetchDocument(deps, event, event.body, async (stores) => {
            const { actor } = await startTurn(deps, commands, stores, event, row.id);
            return actor !== null && isClerk(actor);
          })
        : null;
    const named = await withName(deps, event);
    const turn = await deps.inTransaction(
      async (stores) => {
        await takeTurn(stores, named);
        return handleIn(deps, stores, { row, event: named }, document);
      },
      { isolation: 'read-committed' },
    );
    countReadings(deps, turn);
  };
}
