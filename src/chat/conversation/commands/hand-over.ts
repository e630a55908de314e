import { handOver } from '../../../app/blocs/hand-over.ts';
import { findBloc, findUnit } from '../../../app/find-bloc.ts';
import { foldText } from '../../../app/fold-text.ts';
import { timeWordsOf } from '../../../app/office-time.ts';
import { existsOn, leadingUnitOn, type Bloc, type StoredUnit } from '../../../app/ports/blocs.ts';
import type { TextLine } from '../../../app/ports/channel.ts';
import { tell } from '../../../app/posting.ts';
import type { Day } from '../../../domain/calendar/day.ts';
import * as words from '../../words/bloc.ts';
import { noSuchBloc, officeName } from '../../words/linking.ts';
import type { Command } from '../command.ts';
import { cutDay } from '../dated-change.ts';
import { sendInvitationPictures } from '../invitation-pictures.ts';
import { invitationLines } from '../invitation-lines.ts';
import type { LinkedTurn } from '../turn.ts';

interface Named {
  readonly leader: StoredUnit;
  readonly deputy: StoredUnit | null;
}

/** «Agribank, phó Bưu điện»; «khối phó» is the unit that is the deputy now. */
async function unitsIn(turn: LinkedTurn, bloc: Bloc, typed: string, day: Day): Promise<Named | string> {
  const { stores, actor } = turn;
  const { id } = actor.organisation;
  const units = await stores.blocs.units(id);
  const members = await stores.blocs.membersOf(id, bloc.id, day);
  const now = leadingUnitOn(bloc, await stores.blocs.handOvers(id), 'deputy', day);
  const [lead = '', deputy = null] = typed.split(/[,;]?\s+(?:phó|pho)\s+(?!khối|khoi)/iu);
  const unitOf = (text: string): StoredUnit | null => {
    if (['khoi pho', 'pho khoi', 'pho'].includes(foldText(text)))
      return units.find((unit) => unit.id === now) ?? null;
    const found = findUnit(members, text);
    return found?.rest === '' ? found.unit : null;
  };
  const leader = unitOf(lead);
  const second = deputy === null ? null : unitOf(deputy);
  if (!leader) return lead;
  if (deputy !== null && !second) return deputy;
  return { leader, deputy: second };
}

/** Another unit leads a bloc from a day on: people, invitations and history in one command. */
export const handOverCommand: Command = {
  name: 'bangiao',
  about: 'Bàn giao khối cho đơn vị trưởng khối mới',
  where: 'private',
  audience: 'clerk',
  run: async (turn, argument) => {
    const { stores, deps, actor, now, capabilitiesOf, inboxId } = turn;
    const { today, dayWords } = timeWordsOf(actor.organisation, now);
    const found = findBloc(await stores.blocs.all(actor.organisation.id), argument);
    if (!found) return turn.say(argument === '' ? words.handOverHow : noSuchBloc(argument));
    const { bloc } = found;
    const dated = cutDay(found.rest, ['từ', 'tu'], today);
    if (dated.unread) return turn.say(words.dayUnread);
    const from = dated.day ?? today;
    if (from < today || !existsOn(from, bloc)) return turn.say(words.dayPast);
    if (dated.text === '') return turn.say(words.handOverHow);
    const named = await unitsIn(turn, bloc, dated.text, from);
    if (typeof named === 'string') {
      const members = await stores.blocs.membersOf(actor.organisation.id, bloc.id, from);
      return turn.say(
        words.notAMember(
          named,
          bloc.shortName,
          members.map(({ shortName }) => shortName),
        ),
      );
    }
    if (named.leader.id === named.deputy?.id) return turn.say(words.handOverHow);
    const done = await handOver(stores, deps.secrets, actor, { bloc, ...named, from }, now);
    const begins = dayWords(from);
    const say: TextLine[] = [...words.handedOver(bloc.shortName, begins)];
    for (const { kind, unit, person, invitation } of done.given) {
      say.push(...words.newHolder(kind, unit.shortName, person?.displayName ?? null));
      if (invitation) {
        const forWhom = `${officeName[kind]} ${bloc.name}`;
        await sendInvitationPictures(turn, invitation, forWhom);
        say.push(...invitationLines(turn, invitation, forWhom), { text: '' });
      }
      const letter = { key: `office/${inboxId}/${kind}`, priority: 'notice' as const };
      const lines = words.youAreAppointed(kind, bloc.name, from > today ? begins : null, null);
      if (person) await tell(stores, capabilitiesOf, person, { ...letter, lines }, now);
    }
    const leads = done.given[0];
    if (done.former && leads && done.former.id !== leads.person?.id) {
      const lines = words.youHandOver(bloc.name, leads.unit.shortName, begins, leads.person !== null);
      const letter = { key: `office/${inboxId}/former`, priority: 'notice' as const, lines };
      await tell(stores, capabilitiesOf, done.former, letter, now);
    }
    await turn.say(say);
  },
};
