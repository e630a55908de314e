import { calendarOf, localDay } from './office-time.ts';
import type { Actor } from './actor.ts';
import type { Announcement } from './ports/announcements.ts';
import type { TextLine } from './ports/channel.ts';
import type { Organisation } from './ports/organisations.ts';
import type { Person } from './ports/people.ts';
import type { Stores } from './ports/stores.ts';
import { preferredAccount, tell, type CapabilitiesOf } from './posting.ts';

export interface AnnouncementSent {
  readonly reached: number;
  /** names of those whom no message can reach */
  readonly unreached: readonly string[];
  /** it goes out then, since these are quiet hours; null: at once */
  readonly waitsUntil: Date | null;
}

export interface AnnouncementWords {
  readonly lines: (text: string) => readonly TextLine[];
  readonly seen: string;
}

interface Wanted {
  readonly text: string;
  /** null: all blocs */
  readonly blocIds: readonly string[] | null;
  readonly words: AnnouncementWords;
  /** goes out at once, whatever the hour */
  readonly urgent: boolean;
}

/**
 * Tells something to whoever speaks for these blocs, with a button to say that it was read. In quiet hours it waits,
 * unless it is urgent.
 */
export async function announce(
  stores: Stores,
  capabilitiesOf: CapabilitiesOf,
  { organisation, person }: Actor,
  { text, blocIds, words, urgent }: Wanted,
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
      ...(urgent ? { notBefore: now } : {}),
      key: `announcement/${id}/${personId}`,
      priority: 'bulk',
      lines: words.lines(text),
      buttons,
    } as const;
    await tell(stores, capabilitiesOf, { id: personId, organisationId: organisation.id }, letter, now);
  }
  const allowed = urgent ? now : (await calendarOf(stores, organisation)).nextAllowed(now);
  const waitsUntil = allowed > now ? allowed : null;
  return { reached: readers.length - unreached.length, unreached, waitsUntil };
}

/**
 * Sends the last announcement once more to those who have neither pressed «read» nor written since. Resolves with how
 * many; null: another one has been sent meanwhile.
 */
export async function announceAgain(
  stores: Stores,
  capabilitiesOf: CapabilitiesOf,
  { organisation }: Actor,
  { announcementId, words, inboxId }: { announcementId: string; words: AnnouncementWords; inboxId: number },
  now: Date,
): Promise<number | null> {
  const state = await announcementStateOf(stores, organisation);
  if (state?.announcement.id !== announcementId) return null;
  for (const { id } of state.unseen) {
    const letter = {
      ...{ key: `announcement/${announcementId}/${id}/${inboxId}`, priority: 'bulk' as const },
      lines: words.lines(state.announcement.text),
      buttons: [{ label: words.seen, action: { do: 'seen' as const, announcementId } }],
    };
    await tell(stores, capabilitiesOf, { id, organisationId: organisation.id }, letter, now);
  }
  return state.unseen.length;
}

export interface AnnouncementState {
  readonly announcement: Announcement;
  /** pressed the button */
  readonly seen: readonly Person[];
  /** have written to the bot since */
  readonly answered: readonly Person[];
  readonly unseen: readonly Person[];
}

/** Who has read the last announcement, or has written since; null: there was none. */
export async function announcementStateOf(
  stores: Stores,
  { id }: Organisation,
): Promise<AnnouncementState | null> {
  const last = await stores.announcements.latest(id);
  if (!last) return null;
  const { announcement, readers } = last;
  const ids = readers.map(({ personId }) => personId);
  const accounts = await stores.people.accountsOf(id, ids);
  const wrote = new Set(
    accounts
      .filter(({ lastInboundAt }) => lastInboundAt !== null && lastInboundAt > announcement.sentAt)
      .map(({ personId }) => personId),
  );
  const pressed = new Set(readers.filter(({ seenAt }) => seenAt !== null).map(({ personId }) => personId));
  const people = await stores.people.byIds(id, ids);
  return {
    announcement,
    seen: people.filter((person) => pressed.has(person.id)),
    answered: people.filter((person) => !pressed.has(person.id) && wrote.has(person.id)),
    unseen: people.filter((person) => !pressed.has(person.id) && !wrote.has(person.id)),
  };
}
