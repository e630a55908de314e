import { announceAgain, announcementStateOf } from '../../app/announce.ts';
import { timeWordsOf } from '../../app/office-time.ts';
import {
  announcedAgain,
  announceHow,
  announcementState,
  announcementWords,
  remindUnseenLabel,
} from '../words/announcement.ts';
import type { Buttons, LinkedTurn } from './turn.ts';

/** Who has read the last announcement, or has written since; the others can be sent it again by a tap. */
export async function sayAnnouncementState(turn: LinkedTurn): Promise<void> {
  const { stores, actor, now } = turn;
  const state = await announcementStateOf(stores, actor.organisation);
  if (!state) return turn.say(announceHow);
  const when = timeWordsOf(actor.organisation, now).instantWords(state.announcement.sentAt);
  const action = { do: 'remind-unseen' as const, announcementId: state.announcement.id };
  const buttons: Buttons =
    state.unseen.length > 0 ? [{ label: remindUnseenLabel(state.unseen.length), action }] : [];
  await turn.say([...announcementState(state, when), ...announceHow], buttons);
}

export async function remindUnseen(turn: LinkedTurn, announcementId: string): Promise<void> {
  const { stores, capabilitiesOf, actor, inboxId, now } = turn;
  const again = { announcementId, words: announcementWords, inboxId };
  await turn.say(announcedAgain(await announceAgain(stores, capabilitiesOf, actor, again, now)));
}
