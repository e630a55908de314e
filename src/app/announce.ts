import { localDay } from './office-time.ts';
import type { Actor } from './actor.ts';
import type { TextLine } from './ports/channel.ts';
import type { Stores } from './ports/stores.ts';
import { preferredAccount, tell, type CapabilitiesOf } from './posting.ts';

export interface AnnouncementSent {
  readonly reached: number;
  /** names of those whom no message can reach */
  readonly unreached: readonly string[];
}

export interface AnnouncementWords {
  readonly lines: (text: string) => readonly TextLine[];
  readonly seen: string;
}

/**
 * Tells something to whoever speaks for these blocs, with a button to say that it was read.
 * @param blocIds null: all blocs
 */
export async function announce(
  stores: Stores,
  capabilitiesOf: CapabilitiesOf,
  { organisation, person }: Actor,
  { text, blocIds, words }: { text: string; blocIds: readonly string[] | null; words: AnnouncementWords },
  now: Date,
): Promise<AnnouncementSent> {
  const offices = await stores.people.officesOn(organisation.id, localDay(now, organisation.timeZone));
  const wanted = offices.filter(({ blocId }) => blocIds === null || blocIds.includes(blocId));
  const personIds = [...new Set(wanted.map(({ personId }) => personId))].filter((id) => id !== person.id);
  const accounts = await stores.people.accountsOf(organisation.id, personIds);
  const readers = personIds.map((personId) => {
    const theirs = accounts.filter((account) => account.personId === personId);
    return { personId, reached: preferredAccount(theirs) !== null };
  });
  const { id } = await stores.announcements.send(
    { organisationId: organisation.id, text, sentById: person.id, sentAt: now },
    readers,
  );
  const unreached: string[] = [];
  for (const { personId, reached } of readers) {
    if (!reached) unreached.push((await stores.people.byId(organisation.id, personId))?.displayName ?? '');
    const buttons = [{ label: words.seen, action: { do: 'seen' as const, announcementId: id } }];
    const letter = {
      key: `announcement/${id}/${personId}`,
      priority: 'bulk',
      lines: words.lines(text),
      buttons,
    } as const;
    await tell(stores, capabilitiesOf, { id: personId, organisationId: organisation.id }, letter, now);
  }
  return { reached: readers.length - unreached.length, unreached };
}
