import { expect, it } from 'vitest';
import type { Question } from '../../src/app/ports/questions.ts';
import type { ReadChoice } from '../../src/domain/reply/reading.ts';
import { decimal } from '../../src/domain/quantity/decimal.ts';
import { onEachDatabase } from '../storage/databases.ts';
import { after, atOnce, newOrganisation, sharedStores, start } from './stores.ts';

type NewQuestion = Omit<Question, 'id'>;

const questionFacts = (organisationId: string, changed: Partial<NewQuestion> = {}): NewQuestion => ({
  ...{
    organisationId,
    personId: `person of ${organisationId}`,
    blocId: 'bloc',
    member: null,
    indicator: '4',
    inboxId: 3,
  },
  ...{
    doubt: 'scale',
    text: '4 là 26,4 tỷ hay 26,4 triệu?',
    choices: [],
    state: 'waiting',
    sentAt: start,
    createdAt: start,
  },
  ...changed,
});

const exact: readonly ReadChoice[] = [
  {
    label: '26,4 tỷ',
    records: [
      {
        ...{
          indicator: '4',
          kind: 'value',
          value: decimal(264n, 1),
          unit: 'tỷ đồng',
          typed: '26,4',
          estimate: true,
        },
        ...{ level: decimal(-1n, 30), period: 'p-1', member: 'u-1' },
      },
    ],
  },
  {
    label: '62/110',
    records: [
      {
        indicator: '9',
        kind: 'ratio',
        value: decimal(62n),
        of: decimal(9_007_199_254_740_993n),
        unit: 'trường',
        typed: '62/110',
      },
    ],
  },
  { label: 'Số khác', records: [] },
];

onEachDatabase('questions', (fixture) => {
  const run = sharedStores(fixture);
  const add = (question: NewQuestion, position = 0) =>
    run((stores) => stores.questions.add(question, position));
  const openNext = ({ organisationId, personId }: Question) =>
    run((stores) => stores.questions.openNext(organisationId, personId, after(60)));
  const openOf = ({ organisationId, personId }: Question) =>
    run((stores) => stores.questions.openOf(organisationId, personId));
  const settle = (id: string, state: 'answered' | 'dropped' = 'answered') =>
    run((stores) => stores.questions.settle(id, state, after(70)));

  it('gives back a question as it was asked, its exact figures too', async () => {
    const { id } = await newOrganisation(run);
    const facts = questionFacts(id, {
      choices: exact,
      member: 'xa-minh-long',
      text: 'Số «26,4» 🌾?',
      sentAt: after(1),
      createdAt: after(2),
    });
    const question = await add(facts);
    expect(question).toEqual({ id: question.id, ...facts });
    expect(await run((stores) => stores.questions.byId(id, question.id))).toEqual(question);
  });

  it('opens one question of a person at a time, in the order of their messages and places', async () => {
    const { id } = await newOrganisation(run);
    const third = await add(questionFacts(id, { text: 'third', createdAt: after(2) }), 0);
    const second = await add(questionFacts(id, { text: 'second', createdAt: after(1) }), 1);
    const first = await add(questionFacts(id, { text: 'first', createdAt: after(1) }), 0);
    expect(await openOf(first)).toBeNull();
    for (const question of [first, second, third]) {
      const open = { ...question, state: 'open' };
      expect(await openNext(first)).toEqual(open);
      expect(await openNext(first), 'the same as long as it is open').toEqual(open);
      expect(await openOf(first)).toEqual(open);
      expect(await settle(question.id)).toBe(true);
    }
    expect(await openNext(first)).toBeNull();
    expect(await openOf(first)).toBeNull();
  });

  it('opens one question when two transactions ask for the next at once', async () => {
    const { id } = await newOrganisation(run);
    const question = await add(questionFacts(id));
    await add(questionFacts(id), 1);
    const opened = await atOnce(4, () => openNext(question));
    expect(new Set(opened.map((each) => each?.id))).toEqual(new Set([question.id]));
  });

  it('keeps the questions of people apart', async () => {
    const { id } = await newOrganisation(run);
    const [mine, theirs] = [
      await add(questionFacts(id)),
      await add(questionFacts(id, { personId: 'deputy' })),
    ];
    expect((await openNext(mine))?.id).toBe(mine.id);
    expect((await openNext(theirs))?.id).toBe(theirs.id);
  });

  it('settles a question once', async () => {
    const question = await add(questionFacts((await newOrganisation(run)).id));
    await openNext(question);
    expect((await atOnce(4, () => settle(question.id))).filter(Boolean)).toHaveLength(1);
    expect(await settle(question.id, 'dropped')).toBe(false);
    expect((await run((stores) => stores.questions.byId(question.organisationId, question.id)))?.state).toBe(
      'answered',
    );
  });

  it('drops what was to be asked about some topics, open or waiting, and nothing else', async () => {
    const { id } = await newOrganisation(run);
    const dropped = [
      await add(questionFacts(id, { indicator: '4' })),
      await add(questionFacts(id, { indicator: '5', member: 'xa-minh-long' })),
    ];
    await openNext(questionOf(dropped));
    const kept = [
      await add(questionFacts(id, { indicator: '5' })),
      await add(questionFacts(id, { indicator: '5', member: 'xa-ly-quoc' })),
      await add(questionFacts(id, { indicator: '6' })),
      await add(questionFacts(id, { indicator: null })),
      await add(questionFacts(id, { indicator: '4', personId: 'deputy' })),
      await add(questionFacts((await newOrganisation(run)).id, { indicator: '4' })),
    ];
    const answered = await add(questionFacts(id, { indicator: '4' }));
    await settle(answered.id);
    const topics = [
      { indicator: '4', member: null },
      { indicator: '5', member: 'xa-minh-long' },
    ];
    await run((stores) => stores.questions.dropAbout(id, questionOf(dropped).personId, topics, after(80)));
    const stateOf = async ({ organisationId, id: questionId }: Question) =>
      (await run((stores) => stores.questions.byId(organisationId, questionId)))?.state;
    expect(await Promise.all(dropped.map(stateOf))).toEqual(['dropped', 'dropped']);
    expect(await Promise.all(kept.map(stateOf))).toEqual(Array(6).fill('waiting'));
    expect(await stateOf(answered)).toBe('answered');
  });

  it('lists what is open or waiting in an organisation, in turn', async () => {
    const [mine, theirs] = [await newOrganisation(run), await newOrganisation(run)];
    const later = await add(questionFacts(mine.id, { createdAt: after(2) }));
    const earlier = await add(questionFacts(mine.id, { createdAt: after(1), personId: 'deputy' }));
    await settle((await add(questionFacts(mine.id))).id, 'dropped');
    await add(questionFacts(theirs.id));
    const open = await openNext(later);
    expect(await run((stores) => stores.questions.unsettled(mine.id))).toEqual([earlier, open]);
  });

  it('shows no question to another organisation', async () => {
    const question = await add(questionFacts((await newOrganisation(run)).id));
    const theirs = await newOrganisation(run);
    const elsewhere = { ...question, organisationId: theirs.id };
    expect(await run((stores) => stores.questions.byId(theirs.id, question.id))).toBeNull();
    expect(await openNext(elsewhere)).toBeNull();
    await openNext(question);
    expect(await openOf(elsewhere)).toBeNull();
  });
});

function questionOf([first]: readonly Question[]): Question {
  if (!first) throw new Error('no question');
  return first;
}
