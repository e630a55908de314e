import { randomUUID } from 'node:crypto';
import type { Question, QuestionStore } from '../../app/ports/questions.ts';
import type { Transaction } from '../database.ts';
import { fromJson, toJson } from './json.ts';

type Row = Awaited<ReturnType<Transaction['question']['findUniqueOrThrow']>>;

const questionOf = (row: Row): Question => ({
  id: row.id,
  organisationId: row.organisationId,
  personId: row.personId,
  blocId: row.blocId,
  indicator: row.indicatorId,
  member: row.member,
  inboxId: row.inboxId,
  doubt: row.doubt as Question['doubt'],
  text: row.text,
  choices: fromJson<Question['choices']>(row.choices),
  state: row.state as Question['state'],
  sentAt: row.sentAt,
  createdAt: row.createdAt,
});

const unsettled = { in: ['waiting', 'open'] };
/** by the alphabet */
const openFirst = { state: 'asc' } as const;
const inTurn = [{ createdAt: 'asc' }, { position: 'asc' }] as const;

export const questionStore = (tx: Transaction): QuestionStore => ({
  add: async ({ indicator, choices, ...question }, position) =>
    questionOf(
      await tx.question.create({
        data: { id: randomUUID(), ...question, indicatorId: indicator, choices: toJson(choices), position },
      }),
    ),
  byId: async (organisationId, id) => {
    const row = await tx.question.findFirst({ where: { organisationId, id } });
    return row && questionOf(row);
  },
  openOf: async (organisationId, personId) => {
    const [row] = await tx.$queryRaw<Row[]>`
      SELECT * FROM "Question" WHERE "organisationId" = ${organisationId} AND "personId" = ${personId}
        AND "state" = 'open' LIMIT 1`;
    return row ? questionOf(row) : null;
  },
  openNext: async (organisationId, personId, askedAt) => {
    const next = await tx.question.findFirst({
      where: { organisationId, personId, state: unsettled },
      orderBy: [openFirst, ...inTurn],
    });
    if (!next) return null;
    if (next.state === 'open') return questionOf(next);
    return questionOf(await tx.question.update({ where: { id: next.id }, data: { state: 'open', askedAt } }));
  },
  settle: async (id, state, answeredAt) => {
    const { count } = await tx.question.updateMany({
      where: { id, state: unsettled },
      data: { state, answeredAt },
    });
    return count === 1;
  },
  dropAbout: async (organisationId, personId, topics, answeredAt) => {
    if (topics.length === 0) return;
    const about = topics.map(({ indicator, member }) => ({ indicatorId: indicator, member }));
    await tx.question.updateMany({
      where: { organisationId, personId, state: unsettled, OR: about },
      data: { state: 'dropped', answeredAt },
    });
  },
  unsettled: async (organisationId) =>
    (await tx.question.findMany({ where: { organisationId, state: unsettled }, orderBy: [...inTurn] })).map(
      questionOf,
    ),
});
