import { importCampaign, readCampaignFiles, type ImportProblem } from '../../app/campaign/import-campaign.ts';
import type { IncomingBody, IncomingEvent } from '../../app/ports/channel.ts';
import type { Stores } from '../../app/ports/stores.ts';
import { documentTooLarge } from '../words/general.ts';
import { imported, importRefused } from '../words/campaign.ts';
import type { ConversationDeps, LinkedTurn } from './turn.ts';

/** A catalogue of a thousand indicators has one megabyte. */
const largestBytes = 2 * 1024 * 1024;

export type FetchedDocument =
  { readonly kind: 'text'; readonly name: string; readonly text: string } | { readonly kind: 'too-large' };

/** Fetches what a clerk sent; anybody else's document is not even fetched (null). */
export async function fetchDocument(
  deps: ConversationDeps,
  event: IncomingEvent,
  { fileId, fileName, size }: Extract<IncomingBody, { kind: 'document' }>,
  isFromClerk: (stores: Stores) => Promise<boolean>,
): Promise<FetchedDocument | null> {
  if (!(await deps.inTransaction(isFromClerk))) return null;
  if (size > largestBytes) return { kind: 'too-large' };
  const bytes = await deps.channelOf(event.address).download(fileId);
  if (bytes.byteLength > largestBytes) return { kind: 'too-large' };
  return { kind: 'text', name: fileName, text: new TextDecoder('utf-8').decode(bytes) };
}

/** A file may have hundreds of problems: a phone shows the first ones. */
const shownProblems = 10;

const refused = (problems: readonly ImportProblem[]) =>
  importRefused(problems.slice(0, shownProblems), problems.length);

/** Imports a catalogue or an organisation that a clerk sent. */
export async function takeDocument(turn: LinkedTurn, document: FetchedDocument): Promise<void> {
  const { stores, actor, now } = turn;
  if (document.kind === 'too-large') return turn.say(documentTooLarge);
  const files = readCampaignFiles([document]);
  if (!files.ok) return turn.say(refused(files.error));
  const done = await importCampaign(stores, actor.organisation, files.value, actor.person.id, now);
  await turn.say(done.ok ? imported(done.value) : refused(done.error));
}
