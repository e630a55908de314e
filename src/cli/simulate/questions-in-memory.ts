import type { Question, QuestionStore } from '../../app/ports/questions.ts';

/** Questions without a database; settled ones are forgotten. */
export function questionsInMemory(): QuestionStore {
  // in turn: by the message that raised them, then by their place in it, which is the order of adding
  const unsettled = new Map<string, Question>();
  let count = 0;
  const of = (personId: string) =>
    [...unsettled.values()].filter((question) => question.personId === personId);

  return {
    add: async (facts) => {
      count += 1;
      const question = { ...facts, id: `question-${count}` };
      unsettled.set(question.id, question);
      return question;
    },
    byId: async (_organisationId, id) => unsettled.get(id) ?? null,
    openOf: async (_organisationId, personId) => of(personId).find(({ state }) => state === 'open') ?? null,
    openNext: async (_organisationId, personId) => {
      const theirs = of(personId);
      const next = theirs.find(({ state }) => state === 'open') ?? theirs[0];
      if (!next) return null;
      const open = { ...next, state: 'open' } as const;
      unsettled.set(open.id, open);
      return open;
    },
    settle: async (id) => unsettled.delete(id),
    dropAbout: async (_organisationId, personId, topics) => {
      const isAbout = ({ indicator, member }: Question): boolean =>
        topics.some((topic) => topic.indicator === indicator && topic.member === member);
      for (const question of of(personId)) if (isAbout(question)) unsettled.delete(question.id);
    },
    unsettled: async () => [...unsettled.values()],
  };
}
