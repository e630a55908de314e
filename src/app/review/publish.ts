import { changesSince } from '../../domain/review/changes.ts';
import type { Summary } from '../../domain/review/summary.ts';
import { fromSnapshot, toSnapshot } from '../../render/summary-snapshot.ts';
import { renderCorrection } from '../../render/correction-notice.ts';
import { renderSummary, type Bulletin } from '../../render/summary-text.ts';
import type { ChatAddress, TextLine } from '../ports/channel.ts';
import type { Organisation } from '../ports/organisations.ts';
import type { Person } from '../ports/people.ts';
import type { ReportingPeriod } from '../ports/periods.ts';
import type { Publication } from '../ports/reviews.ts';
import type { Stores } from '../ports/stores.ts';
import { clerks, post, postFile, writableAccount, type CapabilitiesOf } from '../posting.ts';
import { summaryOfPeriod } from './summary-of-period.ts';

export interface Publishing {
  readonly period: ReportingPeriod;
  readonly reviewId: string | null;
  /** when it should have gone out; null: by a tap */
  readonly dueAt: Date | null;
  readonly personId: string | null;
  readonly forwardWords: ForwardWords;
}

export interface Published {
  readonly publication: Publication;
  readonly summary: Summary;
  /** titles of the groups that it goes to */
  readonly groups: readonly string[];
  /** names of those who have it, to hand it on to the council */
  readonly forwarders: readonly string[];
}

/** What stands before a bulletin that somebody is to forward. */
export type ForwardWords = (number: number) => readonly TextLine[];

interface Reaching {
  readonly stores: Stores;
  readonly capabilitiesOf: CapabilitiesOf;
  readonly now: Date;
}

interface Reader {
  readonly name: string;
  readonly address: ChatAddress;
  /** null: a group */
  readonly personId: string | null;
}

async function reachableAmong(
  { stores, capabilitiesOf, now }: Reaching,
  organisationId: string,
  people: readonly Pick<Person, 'id' | 'displayName'>[],
): Promise<Reader[]> {
  const readers: Reader[] = [];
  for (const { id, displayName } of people) {
    const accounts = await stores.people.accountsOf(organisationId, [id]);
    const account = writableAccount(accounts, capabilitiesOf, now);
    if (account) readers.push({ name: displayName, address: account.address, personId: id });
  }
  return readers;
}

/** The council's groups, and who forwards it: the one who was chosen, else all clerks where there is no group. */
async function readersOf(
  reaching: Reaching,
  { id, forwarderId }: Organisation,
): Promise<{ groups: Reader[]; forwarders: Reader[] }> {
  const { stores } = reaching;
  const groups = (await stores.groups.of(id)).filter(({ lost }) => !lost);
  const holders = await stores.people.withRole(id, clerks);
  const chosen = holders.filter((holder) => holder.id === forwarderId);
  const forwarders = await reachableAmong(reaching, id, chosen);
  const anyClerk = chosen.length > 0 || groups.length === 0;
  return {
    groups: groups.map(({ title, address }) => ({ name: title, address, personId: null })),
    forwarders:
      forwarders.length === 0 && anyClerk ? await reachableAmong(reaching, id, holders) : forwarders,
  };
}

/** The text of a bulletin: a summary, or what changed since the one that it corrects. */
function textOf(summary: Summary, corrected: Publication | null, bulletin: Bulletin): TextLine[] {
  const before = corrected && fromSnapshot(corrected.snapshot);
  if (!corrected || !before?.ok) return renderSummary(summary, { reader: 'council', bulletin });
  const changes = changesSince(before.value, summary);
  return renderCorrection(summary, { number: bulletin.number, corrects: corrected.number, changes });
}

/**
 * Publishes the state of a period under the next number: frozen, and put into the outbox for the council's groups, and
 * for whoever forwards it by hand. After an earlier bulletin of the period it is a correction when
 * `corrects` is that one.
 */
export async function publish(
  stores: Stores,
  capabilitiesOf: CapabilitiesOf,
  organisation: Organisation,
  { period, reviewId, dueAt, personId, forwardWords }: Publishing,
  corrected: Publication | null,
  now: Date,
): Promise<Published> {
  const summary = await summaryOfPeriod(stores, organisation, period, now);
  const snapshot = toSnapshot(summary);
  const publication = await stores.reviews.publish(
    {
      ...{
        organisationId: organisation.id,
        campaignId: period.campaignId,
        periodId: period.id,
        reviewId,
        snapshot,
        dueAt,
      },
      ...{ publishedAt: now, correctsId: corrected?.id ?? null },
    },
    personId,
  );
  const bulletin = { number: publication.number, publishedAt: now, dueAt };
  const readers = await readersOf({ stores, capabilitiesOf, now }, organisation);
  for (const { address, personId: reader } of [...readers.groups, ...readers.forwarders]) {
    const key = `publication/${publication.id}/${address.channel}/${address.chatId}`;
    const letter = { organisationId: organisation.id, personId: reader, priority: 'notice' as const };
    const forwarding = { ...letter, key: `${key}/forward`, lines: forwardWords(publication.number) };
    if (reader !== null) await post(stores, capabilitiesOf, address, forwarding, now);
    await post(
      stores,
      capabilitiesOf,
      address,
      { ...letter, key, lines: textOf(summary, corrected, bulletin) },
      now,
    );
    const chart = {
      picture: true,
      fileName: `bieu-do-${publication.number}.png`,
      drawing: 'chart' as const,
      data: snapshot,
    };
    const caption = `Chỉ tiêu so với kế hoạch, ${period.label}`;
    await postFile(stores, address, { ...letter, key: `${key}/chart`, caption }, chart, now);
  }
  await stores.audit.note({
    ...{ organisationId: organisation.id, personId, at: now, action: 'publish' },
    detail: { number: publication.number, periodId: period.id, byItself: personId === null },
  });
  const namesOf = (all: readonly Reader[]): string[] => all.map(({ name }) => name);
  return {
    ...{ publication, summary },
    ...{ groups: namesOf(readers.groups), forwarders: namesOf(readers.forwarders) },
  };
}
