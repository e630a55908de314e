import { announce as sendAnnouncement } from '../../../app/announce.ts';
import { foldText } from '../../../app/fold-text.ts';
import { timeWordsOf } from '../../../app/office-time.ts';
import type { Bloc } from '../../../app/ports/blocs.ts';
import { announced, announceHow, announcementWords } from '../../words/announcement.ts';
import { sayAnnouncementState } from '../announcing.ts';
import type { Command } from '../command.ts';

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

/** «gấp K3: bão số 5»: goes out at once, also at night. */
function urgency(argument: string): { readonly urgent: boolean; readonly rest: string } {
  const found = /^(?:gấp|khẩn|gap|khan)(?:[\s:,]+)(.+)$/isu.exec(argument.normalize('NFC'));
  return found ? { urgent: true, rest: found[1] ?? '' } : { urgent: false, rest: argument };
}

export const announce: Command = {
  name: 'thongbao',
  about: 'Thông báo tới các khối, xem ai đã đọc',
  where: 'private',
  audience: 'clerk',
  run: async (turn, argument) => {
    const { stores, capabilitiesOf, actor, now } = turn;
    if (argument === '') return sayAnnouncementState(turn);
    const { urgent, rest } = urgency(argument);
    const { text, blocIds } = addressed(await stores.blocs.all(actor.organisation.id), rest);
    if (text === '') return turn.say(announceHow);
    const wanted = { text, blocIds, words: announcementWords, urgent };
    const sent = await sendAnnouncement(stores, capabilitiesOf, actor, wanted, now);
    await turn.say(announced(sent, timeWordsOf(actor.organisation, now).instantWords));
  },
};
