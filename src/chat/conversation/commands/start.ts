import { acceptInvitation, type Accepted } from '../../../app/linking/accept-invitation.ts';
import type { TextLine } from '../../../app/ports/channel.ts';
import { clerks, tell } from '../../../app/posting.ts';
import { linkedAccount } from '../../words/accounts.ts';
import {
  linkedAsLeader,
  linkedAsRole,
  linkedAsSponsor,
  refusal,
  rightPerson,
  rightPersonButtons,
  unknownPerson,
} from '../../words/linking.ts';
import { tellOtherAccounts } from '../accounts.ts';
import type { Command } from '../command.ts';
import { postMenu } from '../menu.ts';
import type { Turn } from '../turn.ts';
import { wayOfFiles } from '../way-of-files.ts';
import { sayHelp } from './help.ts';

/** Tells those who invited, or all clerks, who took the office: a link can be forwarded to the wrong hands. */
async function tellInviter(turn: Turn, accepted: Accepted): Promise<void> {
  const { stores, capabilitiesOf, now, inboxId } = turn;
  const { person, purpose, bloc, invitedBy, organisation } = accepted;
  if (purpose.kind !== 'office' || !bloc) return;
  const inviter = invitedBy === null ? null : await stores.people.byId(organisation.id, invitedBy);
  const readers = inviter ? [inviter] : await stores.people.withRole(organisation.id, clerks);
  const buttons = [
    { label: rightPersonButtons.keep, action: { do: 'keep-person' as const, personId: person.id } },
    { label: rightPersonButtons.revoke, action: { do: 'revoke-person' as const, personId: person.id } },
  ];
  for (const reader of readers.filter(({ id }) => id !== person.id))
    await tell(
      stores,
      capabilitiesOf,
      reader,
      {
        ...{ key: `linked/${inboxId}/${reader.id}`, priority: 'notice', buttons },
        lines: rightPerson(person.displayName, purpose.office, bloc.name),
      },
      now,
    );
}

function welcome(turn: Turn, { purpose, bloc, organisation, person }: Accepted): TextLine[] {
  switch (purpose.kind) {
    case 'office':
      if (purpose.office === 'sponsor') return linkedAsSponsor(bloc?.name ?? '', organisation.name);
      return linkedAsLeader(purpose.office, bloc?.name ?? '', organisation.name);
    case 'role':
      return linkedAsRole(purpose.role, organisation.name, wayOfFiles(turn));
    case 'account':
      return linkedAccount(person.displayName, organisation.name);
  }
}

/** Takes the token of a link or a typed code. */
export async function openInvitation(turn: Turn, secret: string): Promise<void> {
  const { stores, deps, event, now } = turn;
  const displayName = event.sender?.displayName ?? '';
  const accepted = await acceptInvitation(
    stores,
    deps.secrets,
    { address: event.address, displayName, secret },
    now,
  );
  if (!accepted.ok) return turn.say(refusal(accepted.error));
  await turn.say(welcome(turn, accepted.value));
  await postMenu(turn);
  await tellInviter(turn, accepted.value);
  if (accepted.value.purpose.kind === 'account')
    await tellOtherAccounts(turn, accepted.value.person, displayName);
}

export const start: Command = {
  name: 'start',
  about: '',
  where: 'private',
  audience: 'anyone',
  run: async (turn, argument) => {
    if (argument !== '') return openInvitation(turn, argument);
    return turn.actor ? sayHelp(turn, turn.actor) : turn.say(unknownPerson);
  },
};
