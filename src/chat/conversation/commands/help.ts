import { isClerk, isLeader, type Actor } from '../../../app/actor.ts';
import { helpAsClerk, helpAsLeader, helpTitle } from '../../words/help.ts';
import { mayUse, type Command } from '../command.ts';
import type { Turn } from '../turn.ts';
import { wayOfFiles } from '../way-of-files.ts';

/** What this person can do, in their words. */
export async function sayHelp(turn: Turn, actor: Actor): Promise<void> {
  const listed = turn.commands.filter(
    ({ about, where, audience }) => about !== '' && where !== 'group' && mayUse(audience, actor),
  );
  await turn.say([
    ...(isLeader(actor) ? helpAsLeader(actor.offices.map(({ bloc }) => bloc.shortName)) : []),
    ...(isClerk(actor) ? helpAsClerk(wayOfFiles(turn)) : []),
    ...helpTitle,
    ...listed.map(({ name, about }) => ({ text: `/${name} · ${about}` })),
  ]);
}

export const help: Command = {
  name: 'trogiup',
  about: 'Hướng dẫn và các lệnh',
  where: 'private',
  audience: 'linked',
  run: (turn) => sayHelp(turn, turn.actor),
};
