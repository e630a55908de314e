import { foldText } from '../../app/fold-text.ts';
import { localDay } from '../../app/office-time.ts';
import type { ChatAddress } from '../../app/ports/channel.ts';
import type { Button, ButtonAction } from '../../app/ports/questions.ts';
import { decideFigure } from '../../app/reporting/decide-figure.ts';
import { choose } from '../../app/reporting/report.ts';
import { tell } from '../../app/posting.ts';
import { buttonGone, buttonNotYours, done } from '../words/general.ts';
import { lines } from '../words/lines.ts';
import { keptAsRight, revoked, revokedNotice } from '../words/linking.ts';
import { dropped as narrativeDropped } from '../words/narrative.ts';
import * as reportWords from '../words/report.ts';
import { remindUnseen } from './announcing.ts';
import { askAgainByTap, dropByTap, remindByTap, sayClerkList } from './clerk-list.ts';
import { mayUse, type Audience } from './command.ts';
import { decideOnNarrative, recordNarrative } from './narratives.ts';
import { holdReview, publishByTap } from './publishing.ts';
import { thanksForSignOfLife } from '../words/window.ts';
import { figureLine, answerReport } from './report-answer.ts';
import { resendMessage, resendMessages } from './queue.ts';
import { offerAccountCode, preferAccount } from './accounts.ts';
import type { LinkedTurn, Turn } from './turn.ts';

/** Who may press what: checked again at the press, since roles change after a button was shown. */
export const audienceOf: Readonly<Record<ButtonAction['do'], Audience>> = {
  choose: 'leader',
  'revoke-person': 'clerk',
  'keep-person': 'clerk',
  publish: 'publisher',
  'hold-review': 'publisher',
  'decide-figure': 'clerk',
  'take-narrative': 'leader',
  'drop-narrative': 'leader',
  'decide-narrative': 'clerk',
  'refuse-postponement': 'clerk',
  resend: 'clerk',
  'resend-all': 'clerk',
  remind: 'clerk',
  'ask-again': 'clerk',
  'drop-question': 'clerk',
  'from-list': 'clerk',
  'remind-unseen': 'clerk',
  seen: 'linked',
  'prefer-account': 'linked',
  'add-account': 'linked',
  here: 'linked',
};

async function revokePerson(turn: LinkedTurn, personId: string): Promise<void> {
  const { stores, actor, now, capabilitiesOf, inboxId } = turn;
  const { organisation } = actor;
  const person = await stores.people.byId(organisation.id, personId);
  if (!person) return turn.say(lines(buttonGone));
  await tell(
    stores,
    capabilitiesOf,
    person,
    { key: `revoked/${inboxId}`, priority: 'notice', lines: revokedNotice },
    now,
  );
  await stores.people.unlink(organisation.id, personId, localDay(now, organisation.timeZone));
  await stores.audit.note({
    ...{ organisationId: organisation.id, personId: actor.person.id, at: now, action: 'revoke-person' },
    detail: { personId },
  });
  await turn.say(revoked(person.displayName));
}

async function keepPerson(turn: LinkedTurn, personId: string): Promise<void> {
  const person = await turn.stores.people.byId(turn.actor.organisation.id, personId);
  await turn.say(person ? keptAsRight(person.displayName) : lines(buttonGone));
}

async function takeChoice(turn: LinkedTurn, questionId: string, index: number): Promise<void> {
  const result = await choose(
    turn.stores,
    turn.actor,
    { questionId, index, inboxId: turn.inboxId },
    turn.now,
  );
  if (!('kind' in result)) return answerReport(turn, result);
  await turn.say(lines(result.kind === 'not-yours' ? buttonNotYours : reportWords.settledAlready));
}

async function decide(turn: LinkedTurn, figureId: string, accept: boolean): Promise<void> {
  const { stores, actor, now, inboxId, capabilitiesOf } = turn;
  const decided = await decideFigure(stores, actor, figureId, accept, now);
  if (!decided) return turn.say(reportWords.decidedAlready);
  const what = figureLine(decided);
  await turn.say(accept ? reportWords.proposalAccepted(what) : reportWords.proposalRefused(what));
  const author = await stores.people.byId(actor.organisation.id, decided.figure.authorId ?? '');
  const letter = {
    key: `decided/${inboxId}`,
    priority: 'notice',
    lines: reportWords.proposalAnswer(what, accept),
  } as const;
  if (author) await tell(stores, capabilitiesOf, author, letter, now);
}

async function refusePostponement(turn: LinkedTurn, id: string): Promise<void> {
  const { stores, actor, now, inboxId, capabilitiesOf } = turn;
  const { organisation } = actor;
  const refused = await stores.reminders.refusePostponement(organisation.id, id);
  if (!refused) return turn.say(reportWords.decidedAlready);
  const person = await stores.people.byId(organisation.id, refused.personId);
  const bloc = await stores.blocs.byId(organisation.id, refused.blocId);
  const period = await stores.periods.byId(organisation.id, refused.periodId);
  const letter = {
    ...{ key: `postponement-refused/${inboxId}`, priority: 'notice' as const },
    lines: reportWords.postponementRefused(period?.label ?? ''),
  };
  if (person) await tell(stores, capabilitiesOf, person, letter, now);
  await turn.say(reportWords.postponementRefusedDone(bloc?.shortName ?? ''));
}

async function act(turn: LinkedTurn, action: ButtonAction): Promise<void> {
  switch (action.do) {
    case 'choose':
      return takeChoice(turn, action.questionId, action.index);
    case 'revoke-person':
      return revokePerson(turn, action.personId);
    case 'keep-person':
      return keepPerson(turn, action.personId);
    case 'publish':
      return publishByTap(turn, action.periodId, action.corrects);
    case 'hold-review':
      return holdReview(turn, action.reviewId);
    case 'decide-figure':
      return decide(turn, action.figureId, action.accept);
    case 'take-narrative': {
      const { text, inboxId, blocId, periodId } = action;
      const message = { text, inboxId, sentAt: new Date(action.sentAt) };
      return recordNarrative(turn, message, { blocId, periodId });
    }
    case 'drop-narrative':
      return turn.say(narrativeDropped);
    case 'decide-narrative':
      return decideOnNarrative(turn, action.narrativeId, action.accept);
    case 'refuse-postponement':
      return refusePostponement(turn, action.postponementId);
    case 'seen':
      await turn.stores.announcements.markSeen(
        turn.actor.organisation.id,
        action.announcementId,
        turn.actor.person.id,
        turn.now,
      );
      return;
    case 'here':
      return turn.say(thanksForSignOfLife);
    case 'remind':
      return remindByTap(turn, action.blocIds);
    case 'ask-again':
      return askAgainByTap(turn, action.questionId);
    case 'drop-question':
      return dropByTap(turn, action.questionId);
    case 'from-list':
      await act(turn, action.action);
      return sayClerkList(turn, false);
    case 'remind-unseen':
      return remindUnseen(turn, action.announcementId);
    case 'resend':
      return resendMessage(turn, action.outboxId);
    case 'resend-all':
      return resendMessages(turn, action.outboxIds);
    case 'prefer-account':
      return preferAccount(turn, action.accountId);
    case 'add-account':
      return offerAccountCode(turn);
  }
}

type Refusal = 'gone' | 'not-yours';

function refusalOf({ event, actor, now }: Turn, button: Button | null): Refusal | null {
  if (!button || button.expiresAt <= now) return 'gone';
  const { channel, botId, chatId } = event.address;
  const shownHere =
    button.address.channel === channel && button.address.botId === botId && button.address.chatId === chatId;
  const theirs = button.personId === null || button.personId === actor?.person.id;
  const sameOrganisation = button.organisationId === null || button.organisationId === actor?.organisation.id;
  if (!shownHere || !theirs || !sameOrganisation || !mayUse(audienceOf[button.action.do], actor))
    return 'not-yours';
  return button.usedAt === null ? null : 'gone';
}

async function answerPress(
  { stores, event, inboxId, now, say }: Turn,
  pressId: string | null,
  text: string,
): Promise<void> {
  // Where a press is a message, an answer is one as well; that it worked shows by itself.
  if (pressId === null) return text === done ? undefined : say(lines(text));
  const content = { kind: 'press-answer' as const, pressId, text };
  const { address } = event;
  await stores.outbox.add(
    [{ key: `press/${inboxId}`, organisationId: null, address, priority: 'answer', content, notBefore: now }],
    now,
  );
}

async function press(turn: LinkedTurn, button: Button): Promise<boolean> {
  if (!(await turn.stores.buttons.useOffer(button.offer, turn.now))) return false;
  await act(turn, button.action);
  return true;
}

/** A press: good once, from the chat and person that the button was issued to. */
export async function handleButton(turn: Turn, token: string, pressId: string | null): Promise<void> {
  const button = await turn.stores.buttons.byToken(token);
  const refusal = refusalOf(turn, button);
  if (refusal || !button || !turn.actor) {
    await turn.stores.audit.note({
      ...{ organisationId: turn.actor?.organisation.id ?? null, personId: turn.actor?.person.id ?? null },
      ...{ at: turn.now, action: 'refused-button', detail: { why: refusal ?? 'gone' } },
    });
    return answerPress(turn, pressId, refusal === 'not-yours' ? buttonNotYours : buttonGone);
  }
  await answerPress(turn, pressId, done);
  await press({ ...turn, actor: turn.actor }, button);
}

/** A label without figures: figures are read by the reader, not compared by their looks. */
const saysLabel = (text: string, label: string): boolean =>
  !/\d/.test(label) && foldText(label) !== '' && foldText(text) === foldText(label);

/** The chats of the one who writes: what is newest for them may stand in another messenger. */
async function theirChats({ stores, actor, event }: LinkedTurn): Promise<ChatAddress[]> {
  const accounts = await stores.people.accountsOf(actor.organisation.id, [actor.person.id]);
  return [event.address, ...accounts.map(({ address }) => address)];
}

const greetingWords = new Set(
  'toi van nhan tin ok oke okie da vang duoc co u uh con day xin chao alo a roi nhe bot anh chi em cam on'.split(
    ' ',
  ),
);

/** Words that say no more than «I am here». */
const isGreeting = (text: string): boolean =>
  foldText(text)
    .split(' ')
    .every((word) => greetingWords.has(word));

/** Choices that were not numbered: a number is none of them. */
function isShownAsButtons({ capabilitiesOf }: LinkedTurn, offer: readonly Button[]): boolean {
  const [first] = offer;
  if (!first) return false;
  const { buttons, maxButtons = Infinity } = capabilitiesOf(first.address);
  return buttons && offer.length <= maxButtons;
}

/**
 * «1», «2» or the choice's own words, where the messenger has no buttons: the newest offer, if it was made in this chat.
 * A number that is meant for a question asked elsewhere must not choose from an older list here.
 */
export async function pressByText(turn: LinkedTurn, text: string): Promise<boolean> {
  const { buttons, maxButtons } = turn.capabilitiesOf(turn.event.address);
  if (buttons && maxButtons === undefined) return false;
  const number = /^\s*(\d{1,2})\s*$/.exec(text)?.[1];
  const offer = await turn.stores.buttons.lastOffer(await theirChats(turn), turn.now);
  const [first] = offer;
  if (first?.action.do === 'here' && isGreeting(text)) return press(turn, first);
  if (isShownAsButtons(turn, offer)) return false;
  const button = offer.find(({ position, label }) =>
    number === undefined ? saysLabel(text, label) : position === Number(number),
  );
  if (!button || refusalOf(turn, button)) return false;
  return press(turn, button);
}
