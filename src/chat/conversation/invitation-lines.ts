import type { IssuedInvitation } from '../../app/linking/invite.ts';
import type { TextLine } from '../../app/ports/channel.ts';
import { messengerName } from '../words/accounts.ts';
import { invitation, invitationElsewhere } from '../words/linking.ts';
import type { LinkedTurn } from './turn.ts';

/** An invitation as the clerk forwards it: the link and code of this messenger, and of every other one. */
export function invitationLines(
  { deps, event }: LinkedTurn,
  { token, code }: IssuedInvitation,
  forWhom: string,
): TextLine[] {
  const channel = deps.channelOf(event.address);
  const elsewhere = deps.channels
    .filter((other) => other !== channel)
    .map((other) => ({
      ...{ name: messengerName[other.name], botName: other.botName },
      link: other.inviteLink(token) ?? other.botLink ?? null,
    }));
  const { botName, botLink = null } = channel;
  return [
    ...invitation(forWhom, channel.inviteLink(token), code, botName, botLink),
    ...invitationElsewhere(elsewhere),
  ];
}
