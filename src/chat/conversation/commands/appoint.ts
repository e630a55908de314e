import { appoint, dismiss } from '../../../app/blocs/appoint.ts';
import { findBloc } from '../../../app/find-bloc.ts';
import { foldText } from '../../../app/fold-text.ts';
import { timeWordsOf } from '../../../app/office-time.ts';
import type { Bloc } from '../../../app/ports/blocs.ts';
import type { TextLine } from '../../../app/ports/channel.ts';
import type { OfficeKind, Person } from '../../../app/ports/people.ts';
import { tell } from '../../../app/posting.ts';
import * as words from '../../words/bloc.ts';
import { noSuchBloc } from '../../words/linking.ts';
import type { Command } from '../command.ts';
import { cutDay } from '../dated-change.ts';
import type { LinkedTurn } from '../turn.ts';

const officeWords: readonly (readonly [words: string, kind: OfficeKind])[] = [
  ['khoi truong', 'leader'],
  ['truong khoi', 'leader'],
  ['khoi pho', 'deputy'],
  ['pho khoi', 'deputy'],
  ['phu trach', 'sponsor'],
  ['do dau', 'sponsor'],
  ['thay', 'acting'],
];

/** «khối phó Agribank»: the office, and what stands behind it as it was typed. */
function officeIn(text: string): { kind: OfficeKind; rest: string } | null {
  const typed = text.split(/\s+/);
  for (const [name, kind] of officeWords) {
    const count = name.split(' ').length;
    if (foldText(typed.slice(0, count).join(' ')) === name)
      return {
        kind,
        rest: typed
          .slice(count)
          .join(' ')
          .replace(/^[:\s]+/, ''),
      };
  }
  return null;
}

/** A linked person by name, or by a part of it that only one has. */
async function personNamed({ stores, actor }: LinkedTurn, typed: string): Promise<Person[]> {
  const wanted = foldText(typed);
  const people = await stores.people.linked(actor.organisation.id);
  const exact = people.filter(({ displayName }) => foldText(displayName) === wanted);
  return exact.length > 0 || wanted === ''
    ? exact
    : people.filter(({ displayName }) => foldText(displayName).includes(wanted));
}

const tellOne = async (turn: LinkedTurn, person: Person, lines: readonly TextLine[]): Promise<void> => {
  if (person.id === turn.actor.person.id) return;
  const letter = { key: `office/${turn.inboxId}/${person.id}`, priority: 'notice' as const, lines };
  await tell(turn.stores, turn.capabilitiesOf, person, letter, turn.now);
};

async function give(turn: LinkedTurn, bloc: Bloc, kind: OfficeKind, typed: string): Promise<void> {
  const { stores, actor, now } = turn;
  const { today, dayWords } = timeWordsOf(actor.organisation, now);
  const last = cutDay(typed, ['đến hết', 'đến', 'den'], today);
  const first = cutDay(last.text, ['từ', 'tu'], today);
  if (last.unread || first.unread) return turn.say(words.dayUnread);
  if (kind === 'acting' && last.day === null) return turn.say(words.actingUntilWhen(bloc.code));
  const from = first.day ?? today;
  if (from < today || (last.day !== null && last.day < from)) return turn.say(words.dayPast);
  const [person, ...others] = await personNamed(turn, first.text);
  if (!person) return turn.say(words.noSuchPerson(first.text, bloc.code));
  if (others.length > 0)
    return turn.say(words.whichPerson([person, ...others].map(({ displayName }) => displayName)));
  const wanted = { bloc, kind, person, from, until: last.day };
  const replaced = await appoint(stores, actor, wanted, now);
  const begins = from > today ? dayWords(from) : null;
  const ends = last.day === null ? null : dayWords(last.day);
  await tellOne(turn, person, words.youAreAppointed(kind, bloc.name, begins, ends));
  for (const each of replaced) await tellOne(turn, each, words.youAreReplaced(kind, bloc.name, begins));
  await turn.say(words.appointed(person.displayName, kind, bloc.shortName, begins, ends));
}

async function take(turn: LinkedTurn, bloc: Bloc, kind: OfficeKind): Promise<void> {
  const ended = await dismiss(turn.stores, turn.actor, bloc, kind, turn.now);
  for (const each of ended) await tellOne(turn, each, words.youAreReplaced(kind, bloc.name, null));
  await turn.say(
    ended.length > 0
      ? words.dismissed(
          ended.map(({ displayName }) => displayName),
          kind,
          bloc.shortName,
        )
      : words.nobodyHeld(kind, bloc.shortName),
  );
}

/** Who holds an office of a bloc: of those who are linked already. */
export const appointCommand: Command = {
  name: 'phancong',
  about: 'Phân công khối trưởng, khối phó, người thay, phụ trách',
  where: 'private',
  audience: 'clerk',
  run: async (turn, argument) => {
    const { stores, actor } = turn;
    if (argument === '') return turn.say(words.appointHow);
    const found = findBloc(await stores.blocs.all(actor.organisation.id), argument);
    if (!found) return turn.say(noSuchBloc(argument));
    const ends = /^(?:thôi|thoi|bỏ|bo)\s+/iu.exec(found.rest);
    const office = officeIn(ends ? found.rest.slice(ends[0].length) : found.rest);
    if (!office) return turn.say(words.appointHow);
    return ends ? take(turn, found.bloc, office.kind) : give(turn, found.bloc, office.kind, office.rest);
  },
};
