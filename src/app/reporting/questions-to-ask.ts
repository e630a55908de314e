import type { ReadChoice, ReadQuestion, ReadRecord } from '../../domain/reply/reading.ts';
import type { ReportingPeriod } from '../ports/periods.ts';
import type { Question } from '../ports/questions.ts';
import type { Stores } from '../ports/stores.ts';
import type { Unrecorded } from './record-figures.ts';

const noPeriod = 'Để tôi gửi lại';

const typedIn = (records: readonly ReadRecord[]): string =>
  records.map(({ indicator, typed }) => `${indicator}: ${typed}`).join('; ');

function whichPeriod(byPeriod: readonly ReadChoice[]): ReadQuestion {
  const all = byPeriod.flatMap(({ records }) => records);
  const once = all.filter((record, index) => all.findIndex((other) => isAbout(other, record)) === index);
  return {
    doubt: 'period',
    text: `Số «${typedIn(once)}» là của kỳ báo cáo nào?`,
    choices: [...byPeriod, { label: noPeriod, records: [] }],
  };
}

/** One question for all figures that several open periods fit, however many figures there are. */
export function periodQuestion(unrecorded: readonly Unrecorded[]): ReadQuestion | null {
  const doubtful = unrecorded.flatMap((each) => (each.kind === 'which-period' ? [each] : []));
  if (doubtful.length === 0) return null;
  const periods = new Map<string, ReportingPeriod>();
  for (const each of doubtful) for (const period of each.periods) periods.set(period.id, period);
  const inPeriod = (id: string): ReadRecord[] =>
    doubtful
      .filter((each) => each.periods.some((period) => period.id === id))
      .map(({ record }) => ({ ...record, period: id }));
  return whichPeriod([...periods.values()].map(({ id, label }) => ({ label, records: inPeriod(id) })));
}

/** The same figure, whatever it says. */
const isAbout = (a: ReadRecord, b: ReadRecord): boolean =>
  a.indicator === b.indicator && a.member === b.member && (a.estimate ?? false) === (b.estimate ?? false);

const periodChoices = (choices: readonly ReadChoice[]): readonly ReadChoice[] =>
  choices.filter(({ records }) => records.length > 0);

/**
 * Figures of earlier messages that wait for the same question join it, so that one answer settles all and none is lost;
 * a figure said again replaces the one before.
 */
export async function withEarlierFigures(
  stores: Stores,
  question: ReadQuestion,
  { organisationId, personId }: Pick<AskedBy, 'organisationId' | 'personId'>,
  now: Date,
): Promise<ReadQuestion> {
  const unsettled = await stores.questions.unsettled(organisationId);
  const waiting = unsettled.filter((each) => each.personId === personId && each.doubt === 'period');
  let choices = periodChoices(question.choices);
  for (const { id, choices: earlier } of waiting.reverse()) {
    await stores.questions.settle(id, 'dropped', now);
    const labels = [...new Set([...choices, ...periodChoices(earlier)].map(({ label }) => label))];
    choices = labels.map((label) => {
      const later = choices.find((choice) => choice.label === label)?.records ?? [];
      const before = earlier.find((choice) => choice.label === label)?.records ?? [];
      return {
        label,
        records: [...before.filter((record) => !later.some((each) => isAbout(each, record))), ...later],
      };
    });
  }
  return whichPeriod(choices);
}

export interface AskedBy {
  readonly organisationId: string;
  readonly personId: string;
  readonly blocId: string;
  readonly inboxId: number | null;
  /** send time of the message that raised the questions */
  readonly sentAt: Date;
}

/** Puts questions in line; the first becomes open unless another one is. What was asked about the same is dropped. */
export async function askInTurn(
  stores: Stores,
  questions: readonly ReadQuestion[],
  by: AskedBy,
  now: Date,
): Promise<void> {
  const about = questions.flatMap(({ indicator, member }) =>
    indicator === undefined ? [] : [{ indicator, member: member ?? null }],
  );
  await stores.questions.dropAbout(by.organisationId, by.personId, about, now);
  for (const [position, { doubt, indicator, member, text, choices }] of questions.entries())
    await stores.questions.add(
      {
        ...by,
        indicator: indicator ?? null,
        member: member ?? null,
        doubt,
        text,
        choices,
        state: 'waiting',
        createdAt: now,
      },
      position,
    );
}

/** The question that is open now and how many wait behind it. */
export async function nextQuestion(
  stores: Stores,
  organisationId: string,
  personId: string,
  now: Date,
): Promise<{ question: Question; waiting: number } | null> {
  const question = await stores.questions.openNext(organisationId, personId, now);
  if (!question) return null;
  const all = await stores.questions.unsettled(organisationId);
  return { question, waiting: all.filter((each) => each.personId === personId).length - 1 };
}
