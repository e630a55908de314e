import type { Answer, ReadAct, ReadQuestion, ReadRecord, Reading } from '../../domain/reply/reading.ts';
import { readAnswer } from '../../domain/reply/read-answer.ts';
import { rightFigureQuestion } from '../../domain/reply/question.ts';
import { readReply } from '../../domain/reply/read-reply.ts';
import type { Actor } from '../actor.ts';
import { localDay } from '../office-time.ts';
import type { Duty } from '../ports/periods.ts';
import type { Question } from '../ports/questions.ts';
import type { Stores } from '../ports/stores.ts';
import { carryOut, type ActOutcome } from './acts.ts';
import { deskOf, isOwed, refreshed, type Desk } from './desk.ts';
import { askInTurn, nextQuestion, periodQuestion, withEarlierFigures } from './questions-to-ask.ts';
import { readingContextOf } from './reading-context.ts';
import { toldLast } from './told-last.ts';
import { recordFigures, type Recorded, type ReportedBy, type Unrecorded } from './record-figures.ts';

/** What became of a leader's message. */
export interface ReportResult {
  readonly desk: Desk;
  readonly recorded: readonly Recorded[];
  readonly unrecorded: readonly Unrecorded[];
  readonly acts: readonly ActOutcome[];
  readonly unread: readonly string[];
  /** a choice was made that records nothing: a figure is expected */
  readonly declined: boolean;
  readonly asked: { readonly question: Question; readonly waiting: number } | null;
  readonly stillOwed: readonly Duty[];
}

export interface ReportedMessage {
  readonly text: string;
  readonly sentAt: Date;
  readonly inboxId: number;
  /** indicator codes of the bot's message that this one replies to */
  readonly repliedTo?: readonly string[];
}

interface Understood {
  readonly records: readonly ReadRecord[];
  readonly questions: readonly ReadQuestion[];
  readonly acts: readonly ReadAct[];
  readonly unread: readonly string[];
  readonly declined: boolean;
  /** set when the open question was answered: its message decides what is on time */
  readonly answered: Question | null;
  /** a question was open: others may wait behind it */
  readonly hadQuestion: boolean;
  /** what the message says behind its answer to the question */
  readonly rest: string | null;
}

const ofReading = ({ records, questions, acts, unread }: Reading, hadQuestion: boolean): Understood => ({
  ...{ records, questions, acts, unread, hadQuestion },
  declined: false,
  answered: null,
  rest: null,
});

/** Whose or which figure it is was not among the choices: there is no one figure to ask for. */
const withoutFigure: ReadonlySet<Question['doubt']> = new Set(['indicator', 'member', 'period']);

/** «Số khác»: the figure is asked for once more, so that it may come alone. */
function askedInstead(question: Question, { campaign, units }: Desk): readonly ReadQuestion[] {
  const indicator = campaign.catalogue.indicators.find(({ code }) => code === question.indicator);
  if (!indicator || withoutFigure.has(question.doubt)) return [];
  return [
    rightFigureQuestion(
      indicator,
      units.find(({ code }) => code === question.member),
    ),
  ];
}

function ofChoice(question: Question, records: readonly ReadRecord[], desk: Desk): Understood {
  const questions = records.length === 0 ? askedInstead(question, desk) : [];
  return {
    ...{ records, questions, acts: [], unread: [], hadQuestion: true, rest: null },
    declined: records.length === 0 && questions.length === 0,
    answered: question,
  };
}

/** The question as the reader knows it. */
function askedQuestion({ doubt, indicator, member, text, choices }: Question): ReadQuestion {
  return {
    doubt,
    text,
    choices,
    ...(indicator !== null && { indicator }),
    ...(member !== null && { member }),
  };
}

async function understand(
  stores: Stores,
  desk: Desk,
  actor: Actor,
  { text, sentAt, repliedTo }: ReportedMessage,
  now: Date,
): Promise<Understood> {
  const today = localDay(sentAt, actor.organisation.timeZone);
  const open = await stores.questions.openOf(actor.organisation.id, actor.person.id);
  const question = open && askedQuestion(open);
  const context = {
    ...(await readingContextOf(stores, desk, actor, today, sentAt)),
    lastTold: toldLast(desk, actor.person.id, sentAt),
    ...(question?.indicator === undefined ? {} : { asked: { indicator: question.indicator, question } }),
    ...(repliedTo === undefined || repliedTo.length === 0 ? {} : { repliedTo }),
  };
  const { catalogue } = desk.campaign;
  const answer = question ? readAnswer(text, question, catalogue, context) : null;
  if (open && answer && settles(answer, open)) {
    await stores.questions.settle(open.id, 'answered', now);
    switch (answer.kind) {
      case 'records':
        return ofChoice(open, answer.records, desk);
      case 'choice':
        return {
          ...ofChoice(open, open.choices[answer.index]?.records ?? [], desk),
          rest: answer.rest ?? null,
        };
      case 'restated':
        return { ...ofReading(readReply(answer.text, catalogue, context), true), answered: open };
    }
  }
  return ofReading(readReply(text, catalogue, context), open !== null);
}

type SettlingAnswer = Exclude<Answer, { kind: 'not-an-answer' }>;

/** Other figures may hang on a question about the period: only a choice settles it. */
const settles = (answer: Answer, { doubt }: Question): answer is SettlingAnswer =>
  answer.kind === 'choice' || (answer.kind !== 'not-an-answer' && doubt !== 'period');

async function settle(
  stores: Stores,
  desk: Desk,
  actor: Actor,
  understood: Understood,
  by: ReportedBy,
  now: Date,
): Promise<ReportResult> {
  const { organisation, person, offices } = actor;
  const recording = await recordFigures(stores, desk, understood.records, by, now);
  const { recorded, unrecorded } = recording;
  const settled = recorded.map(({ indicator, record }) => ({
    indicator: indicator.code,
    member: record.member ?? null,
  }));
  if (understood.hadQuestion) await stores.questions.dropAbout(organisation.id, person.id, settled, now);
  const which = periodQuestion(unrecorded);
  const merged = which && (await withEarlierFigures(stores, which, by, now));
  const questions = merged ? [merged, ...understood.questions] : understood.questions;
  const { inboxId, sentAt } = by;
  const blocId = offices[0]?.bloc.id ?? '';
  await askInTurn(
    stores,
    questions,
    { organisationId: organisation.id, personId: person.id, blocId, inboxId, sentAt },
    now,
  );
  const acts = await carryOut(stores, recording.desk, actor, understood.acts, by, recorded, now);
  const after = acts.length > 0 ? await refreshed(stores, desk) : recording.desk;
  return {
    ...{ recorded, unrecorded, acts, unread: understood.unread, declined: understood.declined },
    desk: after,
    asked:
      understood.hadQuestion || questions.length > 0
        ? await nextQuestion(stores, organisation.id, person.id, now)
        : null,
    stillOwed: after.duties.filter(isOwed),
  };
}

/** What a leader's message of that instant may be about. null: the organisation has no campaign. */
export const deskOfLeader = (
  stores: Stores,
  { organisation, offices }: Actor,
  sentAt: Date,
  now: Date,
): Promise<Desk | null> =>
  deskOf(
    stores,
    organisation.id,
    offices.map(({ bloc }) => bloc),
    // The messenger's clock may be ahead of ours: what it saw after the opening is not too early.
    sentAt > now ? sentAt : now,
  );

/** Reads a leader's message and puts on record what is certain. */
export async function report(
  stores: Stores,
  actor: Actor,
  desk: Desk,
  message: ReportedMessage,
  now: Date,
): Promise<ReportResult> {
  const { organisation, person } = actor;
  const understood = await understand(stores, desk, actor, message, now);
  const by: ReportedBy = {
    ...{ organisationId: organisation.id, personId: person.id, inboxId: message.inboxId, reason: '' },
    sentAt: understood.answered?.sentAt ?? message.sentAt,
    source: understood.answered ? 'choice' : 'message',
  };
  const result = await settle(stores, desk, actor, understood, by, now);
  if (understood.rest === null) return result;
  return together(
    result,
    await report(stores, actor, result.desk, { ...message, text: understood.rest }, now),
  );
}

/** What became of an answer and of the words behind it. */
const together = (answer: ReportResult, rest: ReportResult): ReportResult => ({
  ...rest,
  recorded: [...answer.recorded, ...rest.recorded],
  unrecorded: [...answer.unrecorded, ...rest.unrecorded],
  declined: answer.declined || rest.declined,
});

export type ChoiceResult =
  ReportResult | { readonly kind: 'settled-already' } | { readonly kind: 'not-yours' };

/** A choice taken by button. */
export async function choose(
  stores: Stores,
  actor: Actor,
  { questionId, index, inboxId }: { questionId: string; index: number; inboxId: number },
  now: Date,
): Promise<ChoiceResult> {
  const { organisation, person } = actor;
  const question = await stores.questions.byId(organisation.id, questionId);
  if (!question || question.personId !== person.id) return { kind: 'not-yours' };
  const desk = await deskOfLeader(stores, actor, now, now);
  if (!desk || !(await stores.questions.settle(question.id, 'answered', now)))
    return { kind: 'settled-already' };
  const chosen = ofChoice(question, question.choices[index]?.records ?? [], desk);
  const by: ReportedBy = {
    ...{ organisationId: organisation.id, personId: person.id, inboxId, reason: '' },
    ...{ sentAt: question.sentAt, source: 'choice' as const },
  };
  return settle(stores, desk, actor, chosen, by, now);
}
