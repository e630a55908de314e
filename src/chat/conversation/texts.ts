import { isClerk, isLeader, isSponsor } from '../../app/actor.ts';
import { timeWordsOf } from '../../app/office-time.ts';
import type { Desk } from '../../app/reporting/desk.ts';
import { allowAnytime, allowanceIn } from '../../app/allowance.ts';
import { codeIn } from '../../app/linking/accept-invitation.ts';
import type { IncomingBody } from '../../app/ports/channel.ts';
import type { ReadingVerdict } from '../../app/ports/metrics.ts';
import { deskOfLeader, report, type ReportResult } from '../../app/reporting/report.ts';
import { clerkHint, noCampaign, readerHint, sponsorHint } from '../words/general.ts';
import { allowanceSet } from '../words/allowance.ts';
import { unknownPerson } from '../words/linking.ts';
import { narrativeHint } from '../words/narrative.ts';
import { noFiguresExpected, noPeriodOpen } from '../words/report.ts';
import { pressByText } from './buttons.ts';
import { openInvitation } from './commands/start.ts';
import { handleNarrative } from './narratives.ts';
import { answerReport } from './report-answer.ts';
import type { LinkedTurn, Turn } from './turn.ts';

type TextBody = Extract<IncomingBody, { kind: 'text' }>;

/** Codes of the indicators that our message named, when a reply points at it. */
async function repliedTo({ stores, event }: Turn, { replyTo }: TextBody): Promise<readonly string[]> {
  if (replyTo === null) return [];
  const row = await stores.outbox.byMessage(event.address, replyTo);
  return row?.content.kind === 'text' ? (row.content.about ?? []) : [];
}

function verdictOn({ recorded, asked, acts }: ReportResult): ReadingVerdict {
  if (recorded.length > 0) return asked ? 'recorded-and-asked' : 'recorded';
  if (asked) return 'asked';
  return acts.length > 0 ? 'act' : 'not-recorded';
}

/** Nothing is asked of these blocs: in what is open now, or because nothing is open. */
async function sayNothingExpected(turn: LinkedTurn, { campaign, periods }: Desk): Promise<void> {
  if (periods.length > 0) return turn.say(noFiguresExpected);
  const { stores, actor, now } = turn;
  const [next] = await stores.periods.ofCampaign(actor.organisation.id, campaign.campaign.id);
  const { instantWords } = timeWordsOf(actor.organisation, now);
  return turn.say(noPeriodOpen(next ? { label: next.label, opens: instantWords(next.opensAt) } : null));
}

async function handleLeaderText(turn: LinkedTurn, body: TextBody): Promise<void> {
  const { stores, actor, event, inboxId, now } = turn;
  const message = { text: body.text, sentAt: event.sentAt, inboxId, repliedTo: await repliedTo(turn, body) };
  const desk = await deskOfLeader(stores, actor, event.sentAt, now);
  if (!desk) return turn.say(noCampaign);
  if (await handleNarrative(turn, desk, message)) return;
  const result = await report(stores, actor, desk, message, now);
  turn.readings.push(verdictOn(result));
  const nothing = result.recorded.length === 0 && result.acts.length === 0 && !result.asked;
  if (result.desk.duties.length === 0 && nothing) return sayNothingExpected(turn, result.desk);
  if (result.desk.duties.every(({ share }) => share === 'narrative') && nothing)
    return turn.say(narrativeHint);
  await answerReport(turn, result);
}

/** A private text: a code of somebody unknown, a leader's report, or a choice by number. */
export async function handleText(turn: Turn, body: TextBody): Promise<void> {
  const { actor } = turn;
  if (!actor) return codeIn(body.text) === null ? turn.say(unknownPerson) : openInvitation(turn, body.text);
  const linked: LinkedTurn = { ...turn, actor };
  if (await pressByText(linked, body.text)) return;
  const anytime = allowanceIn(body.text);
  if (anytime !== null) {
    await allowAnytime(turn.stores, actor, anytime, turn.now);
    return turn.say(allowanceSet(anytime));
  }
  if (isLeader(actor)) return handleLeaderText(linked, body);
  return turn.say(isClerk(actor) ? clerkHint : isSponsor(actor) ? sponsorHint : readerHint);
}
