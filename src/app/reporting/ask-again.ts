import { renderQuestion } from '../../render/echo.ts';
import type { Organisation } from '../ports/organisations.ts';
import type { Stores } from '../ports/stores.ts';
import { tell, type CapabilitiesOf } from '../posting.ts';
import { nextQuestion } from './questions-to-ask.ts';

/**
 * Puts the open question before a leader once more; of several it is the one whose turn it is.
 * @param inboxId the clerk's press: it is done once
 */
export async function askAgain(
  stores: Stores,
  capabilitiesOf: CapabilitiesOf,
  organisation: Organisation,
  questionId: string,
  inboxId: number,
  now: Date,
): Promise<'asked' | 'settled' | 'unreached'> {
  const wanted = await stores.questions.byId(organisation.id, questionId);
  const isOpen = wanted?.state === 'open' || wanted?.state === 'waiting';
  const next = isOpen ? await nextQuestion(stores, organisation.id, wanted.personId, now) : null;
  if (!next) return 'settled';
  const { id, personId, text, choices } = next.question;
  const labels = choices.map(({ label }) => label);
  const letter = {
    ...{ key: `asked-again/${id}/${inboxId}`, priority: 'notice' as const, numbered: false },
    lines: renderQuestion({ text, choices: labels }, next.waiting),
    buttons: labels.map((label, index) => ({
      label,
      action: { do: 'choose' as const, questionId: id, index },
    })),
  };
  const person = { id: personId, organisationId: organisation.id };
  return (await tell(stores, capabilitiesOf, person, letter, now)) ? 'asked' : 'unreached';
}

/** A clerk gives a question up; the next one of that leader takes its turn when they write. False: it was settled. */
export async function dropQuestion(
  stores: Stores,
  organisation: Organisation,
  questionId: string,
  by: string,
  now: Date,
): Promise<boolean> {
  const question = await stores.questions.byId(organisation.id, questionId);
  if (!question || !(await stores.questions.settle(questionId, 'dropped', now))) return false;
  await stores.audit.note({
    ...{ organisationId: organisation.id, personId: by, at: now, action: 'drop-question' },
    detail: { questionId },
  });
  return true;
}
