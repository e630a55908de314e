import { changeEvent, isAboutEvent } from '../../app/campaign/events.ts';
import { timeWordsOf } from '../../app/office-time.ts';
import { parseEventCommand } from '../../domain/calendar/event-command.ts';
import { eventNotRead, eventWords } from '../words/event.ts';
import { reviewLabel } from '../words/review.ts';
import { sayQuota } from './quota.ts';
import type { LinkedTurn } from './turn.ts';
import { wayOfFiles } from './way-of-files.ts';

const said = /^(?:sự kiện|su kien)(?:\s*:)?(?:\s+|$)/iu;

/** «/ky sự kiện …», or one that begins with the name of an event. False: it is about something else. */
export async function handleEvent(turn: LinkedTurn, typed: string): Promise<boolean> {
  const { stores, actor, now } = turn;
  const { organisation, person } = actor;
  if (!said.test(typed) && !(await isAboutEvent(stores, organisation, typed))) return false;
  const words = timeWordsOf(organisation, now);
  const command = parseEventCommand(typed.replace(said, ''), words.today);
  if (!command.ok) {
    await turn.say(eventNotRead(command.error));
    return true;
  }
  const by = { personId: person.id, reviewLabel: reviewLabel(command.value.name) };
  const outcome = await changeEvent(stores, organisation, command.value, by, now);
  await turn.say(eventWords(outcome, wayOfFiles(turn), words));
  if (typeof outcome !== 'string' && outcome.kind === 'dated' && outcome.opened.made)
    await sayQuota(turn, [outcome.opened.period]);
  return true;
}
