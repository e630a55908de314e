import { invite as issue } from '../../../app/linking/invite.ts';
import type { Invitation, OfficeKind, RoleName } from '../../../app/ports/people.ts';
import { foldText } from '../../../app/fold-text.ts';
import { inviteWhom, noSuchBloc, officeName, roleName } from '../../words/linking.ts';
import { importFirst } from '../../words/sending-files.ts';
import type { Command } from '../command.ts';
import { sendInvitationPictures } from '../invitation-pictures.ts';
import { invitationLines } from '../invitation-lines.ts';
import type { LinkedTurn } from '../turn.ts';
import { wayOfFiles } from '../way-of-files.ts';

const roles: Readonly<Record<string, RoleName>> = { canbo: 'clerk', duyet: 'approver', xem: 'reader' };

/** What stands behind a bloc's name; nothing: its leader. */
const offices: readonly (readonly [words: string, office: OfficeKind])[] = [
  ['khoi truong', 'leader'],
  ['truong', 'leader'],
  ['khoi pho', 'deputy'],
  ['pho', 'deputy'],
  ['phu trach', 'sponsor'],
  ['do dau', 'sponsor'],
];

/** `K3`, `K3 phó`, `kinh te pho`, `K3 phụ trách`: the bloc's code or name, and which office. */
async function officeWanted(
  turn: LinkedTurn,
  argument: string,
): Promise<{ purpose: Invitation['purpose']; forWhom: string } | null> {
  const folded = foldText(argument);
  const [ending, office] = offices.find(([words]) => folded.endsWith(` ${words}`)) ?? ['', 'leader' as const];
  const wanted = folded.slice(0, folded.length - ending.length).trim();
  const blocs = await turn.stores.blocs.all(turn.actor.organisation.id);
  const names = blocs.map((bloc) => ({ bloc, names: [bloc.code, bloc.name, bloc.shortName].map(foldText) }));
  const exact = names.find((each) => each.names.includes(wanted));
  const partial = names.filter((each) => each.names.some((name) => name.includes(wanted)));
  const bloc = exact?.bloc ?? (partial.length === 1 ? partial[0]?.bloc : undefined);
  if (!bloc) return null;
  return {
    purpose: { kind: 'office', blocId: bloc.id, office },
    forWhom: `${officeName[office]} ${bloc.name}`,
  };
}

export const invite: Command = {
  name: 'moi',
  about: 'Mời khối trưởng, khối phó, người phụ trách',
  where: 'private',
  audience: 'clerk',
  run: async (turn, argument) => {
    const { stores, deps, actor, now } = turn;
    const blocs = await stores.blocs.all(actor.organisation.id);
    const role = roles[foldText(argument).replace(/ /g, '')];
    if (argument === '' || (blocs.length === 0 && !role))
      return turn.say(blocs.length > 0 ? inviteWhom(blocs) : importFirst(wayOfFiles(turn)));
    const wanted = role
      ? { purpose: { kind: 'role' as const, role }, forWhom: roleName[role] }
      : await officeWanted(turn, argument);
    if (!wanted) return turn.say(noSuchBloc(argument));
    const issued = await issue(
      stores,
      deps.secrets,
      { organisationId: actor.organisation.id, purpose: wanted.purpose, createdById: actor.person.id },
      now,
    );
    await sendInvitationPictures(turn, issued, wanted.forWhom);
    await turn.say(invitationLines(turn, issued, wanted.forWhom));
  },
};
