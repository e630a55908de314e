import { invite as issue } from '../../../app/linking/invite.ts';
import type { Invitation, OfficeKind, RoleName } from '../../../app/ports/people.ts';
import { foldText } from '../../../app/fold-text.ts';
import {
  importFirst,
  invitation,
  invitationElsewhere,
  inviteWhom,
  noSuchBloc,
  officeName,
  roleName,
} from '../../words/linking.ts';
import type { Command } from '../command.ts';
import type { LinkedTurn } from '../turn.ts';

const roles: Readonly<Record<string, RoleName>> = { canbo: 'clerk', duyet: 'approver', xem: 'reader' };

/** `K3`, `K3 phó`, `kinh te pho`: the bloc's code or name, and which office. */
async function officeWanted(
  turn: LinkedTurn,
  argument: string,
): Promise<{ purpose: Invitation['purpose']; forWhom: string } | null> {
  const words = foldText(argument).split(' ');
  const last = words.at(-1);
  const office: OfficeKind = last === 'pho' ? 'deputy' : 'leader';
  const wanted = (office === 'deputy' ? words.slice(0, -1) : words).join(' ');
  const blocs = await turn.stores.blocs.all(turn.actor.organisation.id);
  const names = blocs.map((bloc) => ({ bloc, folded: [bloc.code, bloc.name, bloc.shortName].map(foldText) }));
  const exact = names.find(({ folded }) => folded.includes(wanted));
  const partial = names.filter(({ folded }) => folded.some((name) => name.includes(wanted)));
  const bloc = exact?.bloc ?? (partial.length === 1 ? partial[0]?.bloc : undefined);
  if (!bloc) return null;
  return {
    purpose: { kind: 'office', blocId: bloc.id, office },
    forWhom: `${officeName[office]} ${bloc.name}`,
  };
}

export const invite: Command = {
  name: 'moi',
  about: 'Mời khối trưởng, khối phó',
  where: 'private',
  audience: 'clerk',
  run: async (turn, argument) => {
    const { stores, deps, actor, event, now } = turn;
    const blocs = await stores.blocs.all(actor.organisation.id);
    const role = roles[foldText(argument).replace(/ /g, '')];
    if (argument === '' || (blocs.length === 0 && !role))
      return turn.say(blocs.length > 0 ? inviteWhom(blocs) : importFirst);
    const wanted = role
      ? { purpose: { kind: 'role' as const, role }, forWhom: roleName[role] }
      : await officeWanted(turn, argument);
    if (!wanted) return turn.say(noSuchBloc(argument));
    const { token, code } = await issue(
      stores,
      deps.secrets,
      { organisationId: actor.organisation.id, purpose: wanted.purpose, createdById: actor.person.id },
      now,
    );
    const channel = deps.channelOf(event.address);
    const elsewhere = deps.channels
      .filter((other) => other !== channel)
      .map((other) => ({ botName: other.botName, link: other.inviteLink(token) ?? other.botLink ?? null }));
    const link = channel.inviteLink(token);
    const { botName, botLink = null } = channel;
    await turn.say([
      ...invitation(wanted.forWhom, link, code, botName, botLink),
      ...invitationElsewhere(elsewhere),
    ]);
  },
};
