import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readReply } from '../../../src/domain/reply/read-reply.ts';
import { recordsOf } from './catalogue.ts';
import { sampleCorpora } from './sample-corpora.ts';
import { sentenceOf, type Chances } from './composed.ts';

const campaigns = [
  ...new Map(sampleCorpora.map(({ campaign }) => [campaign.catalogue.id, campaign])).values(),
];

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const chances: fc.Arbitrary<Chances> = fc.record({
  indicator: chance,
  name: chance,
  unit: chance,
  form: chance,
  figure: chance,
  other: chance,
});
const bare = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
const asIs = (text: string): string => text;

it('a message put together from sentences gives what they say or asks, never another figure', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...campaigns),
      fc.array(chances, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('; ', '\n', ', ', '. '),
      fc.constantFrom(asIs, asIs, bare, (text: string) => text.toLowerCase()),
      ({ catalogue, context }, all, joint, change) => {
        const sentences = all.map((each) => sentenceOf(catalogue, each));
        const about = new Map(sentences.map((sentence) => [sentence.indicator, sentence]));
        fc.pre(about.size === sentences.length);
        const text = change(sentences.map((sentence) => sentence.text).join(joint));
        const said = new Set(sentences.flatMap(({ says }) => says));
        const figures = recordsOf(readReply(text, catalogue, context)).filter(
          (record) => !record.endsWith('%KH'),
        );
        expect(
          figures.filter((record) => !said.has(record)),
          text,
        ).toEqual([]);
      },
    ),
    { seed: 20_260_616, numRuns: 800 },
  );
});
