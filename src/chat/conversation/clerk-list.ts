import { timeWordsOf } from '../../app/office-time.ts';
import { askAgain, dropQuestion } from '../../app/reporting/ask-again.ts';
import { clerkDayOf, isEmptyDay } from '../../app/schedule/clerk-day.ts';
import { remindNow } from '../../app/schedule/remind-now.ts';
import { clerkDayButtons, renderClerkDay } from '../../render/clerk-day.ts';
import { questionAskedAgain, questionDropped } from '../words/clerk.ts';
import { remindedNow } from '../words/standing.ts';
import type { LinkedTurn } from './turn.ts';

/** What waits for the clerk now, with a tap for each thing. */
export async function sayClerkList(turn: LinkedTurn, evenEmpty: boolean): Promise<void> {
  const { stores, capabilitiesOf, actor, now } = turn;
  const { organisation } = actor;
  const periods = (await stores.periods.inPlay()).filter((each) => each.organisationId === organisation.id);
  const day = await clerkDayOf(stores, capabilitiesOf, { organisation, periods }, now);
  if (!evenEmpty && isEmptyDay(day)) return;
  await turn.say(renderClerkDay(day, timeWordsOf(organisation, now)), clerkDayButtons(day));
}

export async function remindByTap(turn: LinkedTurn, blocIds: readonly string[]): Promise<void> {
  const { stores, actor, capabilitiesOf, inboxId, now } = turn;
  await turn.say(
    remindedNow(
      await remindNow(stores, capabilitiesOf, actor.organisation, blocIds, inboxId, now),
      timeWordsOf(actor.organisation, now).instantWords,
    ),
  );
}

export async function askAgainByTap(turn: LinkedTurn, questionId: string): Promise<void> {
  const { stores, actor, capabilitiesOf, inboxId, now } = turn;
  const asked = await askAgain(stores, capabilitiesOf, actor.organisation, questionId, inboxId, now);
  await turn.say(questionAskedAgain(asked));
}

export async function dropByTap(turn: LinkedTurn, questionId: string): Promise<void> {
  const { stores, actor, now } = turn;
  const dropped = await dropQuestion(stores, actor.organisation, questionId, actor.person.id, now);
  await turn.say(questionDropped(dropped));
}
