import { describe, expect, it } from 'vitest';
import type { ReplyCorpus } from '../../../src/cli/accuracy/reply-corpus.ts';
import type { ComparedRecord, ReplyCase } from '../../../src/cli/accuracy/replies.ts';
import { understoodReply } from '../../../src/cli/understand/understood-reply.ts';
import { movedLike, readingsOf } from './lawful-figure.ts';
import { doubledMark, droppedMark, otherMark, swappedDigits, type Mutant, type Slip } from './mutants.ts';
import { sampleCorpora } from './sample-corpora.ts';

const generous = { timeout: 240_000 };

const keyOf = ({ indicator, kind, value, of, member, estimate }: ComparedRecord): string =>
  [indicator, kind, value, of, member, estimate].map((part) => String(part ?? '')).join('|');

const recordsOf = (text: string, { campaign }: ReplyCorpus): readonly ComparedRecord[] =>
  understoodReply(null, text, campaign.catalogue, campaign.context).records;

/** What the unchanged message says: as read, and as the corpus lists it. */
const saidIn = (row: ReplyCase, corpus: ReplyCorpus): readonly ComparedRecord[] => [
  ...recordsOf(row.text, corpus),
  ...row.expect,
  ...(row.or ?? []).flat(),
];

/** May a mutant give a record that the message itself does not say? */
type Excuse = (record: ComparedRecord, said: readonly ComparedRecord[], mutant: Mutant) => boolean;
type Choice = (mutant: Mutant, row: ReplyCase) => boolean;

/** Records that a mutant gives and that neither the message nor the excuse explains, with the mutant. */
const inventedBy = (slip: Slip, excuse: Excuse, meant: Choice): string[] =>
  sampleCorpora.flatMap((corpus) =>
    corpus.cases.flatMap((row) => {
      const said = saidIn(row, corpus);
      const known = new Set(said.map(keyOf));
      const mutants = slip(row.text).filter((mutant) => meant(mutant, row));
      return mutants.flatMap((mutant) =>
        recordsOf(mutant.text, corpus)
          .filter((record) => !known.has(keyOf(record)) && !excuse(record, said, mutant))
          .map((record) => `${row.id} «${mutant.text}» → ${keyOf(record)}`),
      );
    }),
  );

const never: Excuse = () => false;
const every: Choice = () => true;

/**
 * The record moved as the figure did, in whatever unit; or it is the figure as it now stands, alone or in a ratio;
 * or the figure is now the code of another indicator.
 */
const saysTheNewFigure: Excuse = (record, said, { text, from, to }) => {
  if (record.indicator.startsWith(to.replace(/^0+/, ''))) return true;
  if (record.kind === 'ratio' && text.includes(`${record.value}/${record.of}`)) return true;
  if (readingsOf(to).includes(record.value ?? Number.NaN)) return true;
  return said.some(
    (before) =>
      before.indicator === record.indicator &&
      before.member === record.member &&
      (movedLike(from, to, before.value, record.value) || movedLike(from, to, before.of, record.of)),
  );
};

describe('a slip of the thumb never makes a figure that nobody said', () => {
  it.each([{ slip: doubledMark, what: 'a separator typed twice' }])(
    '$what: nothing new is recorded',
    generous,
    ({ slip }) => {
      expect(inventedBy(slip, never, every)).toEqual([]);
    },
  );

  it.each([
    { slip: droppedMark, what: 'a separator dropped' },
    { slip: otherMark, what: 'the other separator' },
    { slip: swappedDigits, what: 'two digits swapped' },
  ])('$what: only what the text now says is recorded', generous, ({ slip }) => {
    expect(inventedBy(slip, saysTheNewFigure, every)).toEqual([]);
  });
});
