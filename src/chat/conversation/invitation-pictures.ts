import type { IssuedInvitation } from '../../app/linking/invite.ts';
import { messengerName } from '../words/accounts.ts';
import { qrCaption } from '../words/linking.ts';
import type { LinkedTurn } from './turn.ts';

/**
 * The link of each messenger as a picture to scan, ready to be forwarded alone. They go before the text, so that this is
 * what is read last.
 */
export async function sendInvitationPictures(
  turn: LinkedTurn,
  { token, code }: IssuedInvitation,
  forWhom: string,
): Promise<void> {
  if (!turn.capabilitiesOf(turn.event.address).pictures) return;
  for (const channel of turn.deps.channels) {
    const link = channel.inviteLink(token);
    const data = link ?? channel.botLink;
    if (data === undefined) continue;
    const file = { picture: true, fileName: `moi-${channel.name}.png`, drawing: 'qr', data } as const;
    await turn.sendFile(file, qrCaption(forWhom, messengerName[channel.name], link === null ? code : null));
  }
}
