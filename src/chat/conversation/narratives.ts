import type { Actor } from '../../app/actor.ts';
import type { TextLine } from '../../app/ports/channel.ts';
import type { Desk } from '../../app/reporting/desk.ts';
import { clerks, tell, tellRole } from '../../app/posting.ts';
import {
  decideNarrative,
  judgeNarrative,
  takeNarrative,
  withdrawNarrative,
  type NarrativePlace,
  type NarrativeText,
} from '../../app/reporting/narrate.ts';
import type { Buttons } from './turn.ts';
import { buttonGone } from '../words/general.ts';
import { lines } from '../words/lines.ts';
import * as words from '../words/narrative.ts';
import { accept, decidedAlready, refuse } from '../words/report.ts';
import type { LinkedTurn } from './turn.ts';

const placeName = ({ bloc, period }: NarrativePlace, { offices }: Actor): string =>
  offices.length > 1 ? `${bloc.shortName}, ${period.label}` : period.label;

async function tellClerks(
  turn: LinkedTurn,
  key: string,
  text: readonly TextLine[],
  buttons: Buttons = [],
): Promise<void> {
  const { stores, capabilitiesOf, actor, inboxId, now } = turn;
  const letter = { key: `${key}/${inboxId}`, priority: 'notice' as const, lines: text, buttons };
  await tellRole(stores, capabilitiesOf, actor.organisation, clerks, letter, now);
}

/** Puts a report in words on record and says so to the sender and the clerks. */
export async function recordNarrative(
  turn: LinkedTurn,
  message: NarrativeText,
  at: { readonly blocId: string; readonly periodId: string },
): Promise<void> {
  const { stores, actor, now } = turn;
  const taken = await takeNarrative(stores, actor, message, at, now);
  if (!taken) return turn.say(lines(buttonGone));
  const { part, period } = taken;
  const bloc = actor.offices.find((office) => office.bloc.id === at.blocId)?.bloc.shortName ?? '';
  if (part.status !== 'proposed') {
    await turn.say(words.narrativeTaken(period.label, part.part));
    return tellClerks(turn, 'narrative', words.narrativeNotice(bloc, period.label, part.part, part.text));
  }
  const decide = (accepted: boolean) =>
    ({ do: 'decide-narrative', narrativeId: part.id, accept: accepted }) as const;
  await turn.say(words.narrativeProposed(period.label));
  await tellClerks(turn, 'narrative', words.narrativeProposal(bloc, period.label, part.text), [
    { label: accept, action: decide(true) },
    { label: refuse, action: decide(false) },
  ]);
}

/** Takes a leader's text as a report in words, asks whether it is one, or leaves it to the reader of figures. */
export async function handleNarrative(
  turn: LinkedTurn,
  desk: Desk,
  message: NarrativeText,
): Promise<boolean> {
  const { stores, actor, now } = turn;
  const verdict = judgeNarrative(desk, message);
  switch (verdict.kind) {
    case 'none':
      return false;
    case 'sure': {
      const { bloc, period } = verdict.place;
      const at = { blocId: bloc.id, periodId: period.id };
      await recordNarrative(turn, { ...message, text: verdict.text }, at);
      return true;
    }
    case 'ask': {
      const { places, text } = verdict;
      const names = places.map((place) => placeName(place, actor));
      const take: Buttons = places.map(({ bloc, period }, index) => ({
        label: words.takeIt(names[index] ?? '', places.length === 1),
        action: {
          ...{ do: 'take-narrative', blocId: bloc.id, periodId: period.id, text },
          ...{ sentAt: message.sentAt.toISOString(), inboxId: message.inboxId },
        },
      }));
      const drop: Buttons = [{ label: words.dropIt, action: { do: 'drop-narrative' } }];
      await turn.say(words.isItNarrative(names), [...take, ...drop]);
      return true;
    }
    case 'withdraw':
      await turn.say(words.narrativeWithdrawn(await withdrawNarrative(stores, actor, verdict.places, now)));
      return true;
  }
}

export async function decideOnNarrative(turn: LinkedTurn, id: string, accepted: boolean): Promise<void> {
  const { stores, actor, now, capabilitiesOf, inboxId } = turn;
  const part = await decideNarrative(stores, actor, id, accepted, now);
  if (!part) return turn.say(decidedAlready);
  await turn.say(words.narrativeDecided(accepted));
  const author = await stores.people.byId(actor.organisation.id, part.authorId ?? '');
  const letter = { key: `decided/${inboxId}`, priority: 'notice' as const };
  if (author)
    await tell(stores, capabilitiesOf, author, { ...letter, lines: words.narrativeAnswer(accepted) }, now);
}
