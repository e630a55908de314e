import { announce as sendAnnouncement } from '../../../app/announce.ts';
import { foldText } from '../../../app/fold-text.ts';
import { timeWordsOf } from '../../../app/office-time.ts';
import type { Bloc } from '../../../app/ports/blocs.ts';
import { announced, announceHow, announcementState, announcementWords } from '../../words/announcement.ts';
import type { Command } from '../command.ts';
import type { LinkedTurn } from '../turn.ts';

/** «K3, K4: nội dung»: the blocs that are named before the colon; else it is for all. */
function addressed(blocs: readonly Bloc[], typed: string): { text: string; blocIds: string[] | null } {
  const colon = typed.indexOf(':');
  const names = colon === -1 ? [] : typed.slice(0, colon).split(/[,;]/).map(foldText);
  const named = names.map((name) =>
    blocs.find(({ code, shortName, name: full }) => [code, shortName, full].map(foldText).includes(name)),
  );
  const all = named.length > 0 && named.every((bloc) => bloc !== undefined);
  return all
    ? { text: typed.slice(colon + 1).trim(), blocIds: named.flatMap((bloc) => (bloc ? [bloc.id] : [])) }
    : { text: typed, blocIds: null };
}

/** Who has read the last announcement, or has written since. */
async function sayState({ stores, actor, now, say }: LinkedTurn): Promise<void> {
  const { organisation } = actor;
  const last = await stores.announcements.latest(organisation.id);
  if (!last) return say(announceHow);
  const ids = last.readers.map(({ personId }) => personId);
  const accounts = await stores.people.accountsOf(organisation.id, ids);
  const wrote = new Set(
    accounts
      .filter(({ lastInboundAt }) => lastInboundAt !== null && lastInboundAt > last.announcement.sentAt)
      .map(({ personId }) => personId),
  );
  const seen: string[] = [];
  const unseen: string[] = [];
  for (const { personId, seenAt } of last.readers) {
    const name = (await stores.people.byId(organisation.id, personId))?.displayName ?? '';
    (seenAt !== null || wrote.has(personId) ? seen : unseen).push(name);
  }
  const when = timeWordsOf(organisation, now).instantWords(last.announcement.sentAt);
  await say([...announcementState(last.announcement.text, when, seen, unseen), ...announceHow]);
}

export const announce: Command = {
  name: 'thongbao',
  about: 'Thông báo tới các khối, xem ai đã đọc',
  where: 'private',
  audience: 'clerk',
  run: async (turn, argument) => {
    const { stores, capabilitiesOf, actor, now } = turn;
    if (argument === '') return sayState(turn);
    const { text, blocIds } = addressed(await stores.blocs.all(actor.organisation.id), argument);
    if (text === '') return turn.say(announceHow);
    const wanted = { text, blocIds, words: announcementWords };
    await turn.say(announced(await sendAnnouncement(stores, capabilitiesOf, actor, wanted, now)));
  },
};
