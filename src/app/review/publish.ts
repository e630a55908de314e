import { changesSince } from '../../domain/review/changes.ts';
import type { Summary } from '../../domain/review/summary.ts';
import { fromSnapshot, toSnapshot } from '../../render/summary-snapshot.ts';
import { renderCorrection } from '../../render/correction-notice.ts';
import { renderSummary, type Bulletin } from '../../render/summary-text.ts';
import type { ChatAddress, TextLine } from '../ports/channel.ts';
import type { Organisation } from '../ports/organisations.ts';
import type { ReportingPeriod } from '../ports/periods.ts';
import type { Publication } from '../ports/reviews.ts';
import type { Stores } from '../ports/stores.ts';
import { clerks, post, postFile, preferredAccount, type CapabilitiesOf } from '../posting.ts';
import { summaryOfPeriod } from './summary-of-period.ts';

export interface Publishing {
  readonly period: ReportingPeriod;
  readonly reviewId: string | null;
  /** when it should have gone out; null: by a tap */
  readonly dueAt: Date | null;
  readonly personId: string | null;
}

export interface Published {
  readonly publication: Publication;
  readonly summary: Summary;
  /** titles of the groups that it goes to; empty: it goes to the clerks, to be forwarded */
  readonly groups: readonly string[];
}

interface Reader {
  readonly name: string;
  readonly address: ChatAddress;
  readonly personId: string | null;
}

async function readersOf(
  stores: Stores,
  organisation: Organisation,
): Promise<{ groups: Reader[]; clerks: Reader[] }> {
  const groups = (await stores.groups.of(organisation.id)).filter(({ lost }) => !lost);
  const holders: Reader[] = [];
  for (const { id } of await stores.people.withRole(organisation.id, clerks)) {
    const account = preferredAccount(await stores.people.accountsOf(organisation.id, [id]));
    if (account) holders.push({ name: '', address: account.address, personId: id });
  }
  return {
    groups: groups.map(({ title, address }) => ({ name: title, address, personId: null })),
    clerks: holders,
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
 * Publishes the state of a period under the next number: frozen, and put into the outbox for the council's groups, or
 * for the clerks to forward where no group is bound. After an earlier bulletin of the period it is a correction when
 * `corrects` is that one.
 */
export async function publish(
  stores: Stores,
  capabilitiesOf: CapabilitiesOf,
  organisation: Organisation,
  { period, reviewId, dueAt, personId }: Publishing,
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
  const readers = await readersOf(stores, organisation);
  const to = readers.groups.length > 0 ? readers.groups : readers.clerks;
  for (const { address, personId: reader } of to) {
    const key = `publication/${publication.id}/${address.channel}/${address.chatId}`;
    const letter = { organisationId: organisation.id, personId: reader, priority: 'notice' as const };
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
  return { publication, summary, groups: readers.groups.map(({ name }) => name) };
}
