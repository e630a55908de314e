import { join } from 'node:path';
import { expect, test } from 'vitest';
import { judgeCorpus } from '../../../src/cli/accuracy/judge-replies.ts';
import { readReplyCorpora } from '../../../src/cli/accuracy/reply-corpus.ts';

const shipped = readReplyCorpora(join(import.meta.dirname, '../../corpora')).corpora;

test.each(shipped)('$name: an oracle is wholly right, a mute reader records nothing wrong', (corpus) => {
  const byId = new Map(corpus.cases.map((row) => [row.id, row]));
  const oracle = judgeCorpus(corpus, (id) => ({
    records: byId.get(id)?.expect ?? [],
    questions: byId.get(id)?.ask === undefined ? [] : [{ text: '?' }],
  }));
  expect(oracle.figures).toMatchObject({
    items: corpus.cases.length,
    right: corpus.cases.length,
    silentlyWrong: 0,
  });
  expect(oracle.figures.more).toMatch(/^records missing 0, wrong 0; .* needless 0$/);

  const mute = judgeCorpus(corpus, () => ({ records: [], questions: [] }));
  expect(mute.figures.silentlyWrong).toBe(0);
  expect(mute.figures.right).toBeLessThan(corpus.cases.length / 2);
});

test('an indicator in % takes n/m for n/m × 100, one in tấn does not', () => {
  const [corpus] = shipped.filter(({ campaign }) => campaign.catalogue.id === 'ha-lang-2020');
  if (!corpus) throw new Error('no corpus over ha-lang-2020');
  const rightOf = (indicator: string): number =>
    judgeCorpus(
      {
        ...corpus,
        cases: [{ id: 'x', text: '', expect: [{ indicator, kind: 'ratio', value: 1, of: 2 }] }],
      },
      () => ({ records: [{ indicator, kind: 'value', value: 50 }], questions: [] }),
    ).figures.right;
  expect([rightOf('17'), rightOf('1')]).toEqual([1, 0]);
});
