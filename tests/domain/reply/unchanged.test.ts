import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReplyCorpus } from '../../../src/cli/accuracy/reply-corpus.ts';
import type { ReplyCase } from '../../../src/cli/accuracy/replies.ts';
import { readReply } from '../../../src/domain/reply/read-reply.ts';
import type { Reading } from '../../../src/domain/reply/reading.ts';
import { recordsOf } from './catalogue.ts';
import { sampleCorpora } from './sample-corpora.ts';

interface Sample {
  readonly row: ReplyCase;
  readonly corpus: ReplyCorpus;
}

const samples: readonly Sample[] = sampleCorpora.flatMap((corpus) =>
  corpus.cases.map((row) => ({ row, corpus })),
);
const anySample = fc.constantFrom(...samples);

const readIn = ({ campaign }: ReplyCorpus, text: string): Reading =>
  readReply(text, campaign.catalogue, campaign.context);

const unchanged = new Map<Sample, readonly string[]>();
/** The records of a message as it is; read once. */
function recordsAsIs(sample: Sample): readonly string[] {
  const known = unchanged.get(sample) ?? recordsOf(readIn(sample.corpus, sample.row.text));
  unchanged.set(sample, known);
  return known;
}

const generous = { timeout: 120_000 };
/** The same messages every time: a fault that is found stays found. */
const seeded = (numRuns: number) => ({ seed: 20_260_616, numRuns });

const inEach =
  (pattern: RegExp, by: string) =>
  (text: string): string =>
    text.replaceAll(pattern, by);

/** Old and new place of the tone mark, and i for y: other letters, the same words. */
const otherSpelling = (text: string): string =>
  ['òa oà', 'óa oá', 'ọa oạ', 'ỏa oả', 'ủy uỷ', 'úy uý', 'ũy uỹ', 'tỷ tỉ']
    .map((pair) => pair.split(' '))
    .reduce((spelt, [old = '', now = '']) => spelt.replaceAll(old, now), text.normalize('NFC'));

const isOneLine = (text: string): boolean => !/[\n\t|>]/.test(text);
/** Courtesy may stand in the line of a figure, but a quoted or pasted line is not the sender's own. */
const inTheLine =
  (before: string, behind: string) =>
  (text: string): string =>
    isOneLine(text) ? before + text + behind : text;

const changes: readonly { readonly what: string; readonly of: (text: string) => string }[] = [
  { what: 'a greeting on a line of its own', of: (text) => `Dạ em chào anh ạ\n${text}` },
  { what: 'thanks on a line of their own', of: (text) => `${text}\nEm cảm ơn ạ!` },
  { what: 'a polite word at the end', of: inTheLine('', ' ạ') },
  { what: 'a polite word around', of: inTheLine('Dạ, ', ' nhé anh') },
  { what: 'an address in front', of: inTheLine('Báo cáo anh: ', '') },
  { what: 'capitals', of: (text) => text.toUpperCase() },
  { what: 'decomposed letters', of: (text) => text.normalize('NFD') },
  { what: 'tone marks elsewhere, i for y', of: otherSpelling },
  { what: 'two spaces', of: inEach(/ (?![.,])/g, '  ') },
  { what: 'spaces that do not break', of: inEach(/ /g, '\u00a0') },
  { what: 'line ends of Windows', of: inEach(/\n/g, '\r\n') },
  { what: 'empty lines', of: inEach(/\n/g, '\n\n') },
  { what: 'spaces at the end of lines', of: inEach(/\n|$/g, ' $&') },
];

describe('what does not change the records', () => {
  it.each(changes)('$what', generous, ({ of }) => {
    for (const sample of samples) {
      const text = of(sample.row.text);
      if (text === sample.row.text) continue;
      expect(recordsOf(readIn(sample.corpus, text)), text).toEqual(recordsAsIs(sample));
    }
  });

  it('several of these at once', generous, () => {
    fc.assert(
      fc.property(anySample, fc.subarray([...changes], { minLength: 2, maxLength: 4 }), (sample, some) => {
        const text = some.reduce((changed, { of }) => of(changed), sample.row.text);
        expect(recordsOf(readIn(sample.corpus, text)), text).toEqual(recordsAsIs(sample));
      }),
      seeded(500),
    );
  });

  /** Messages that speak of the bloc alone and leave nothing open. */
  const independent = samples.filter(({ row, corpus }) => {
    const { records, questions, acts, unread } = readIn(corpus, row.text);
    const settled = records.length > 0 && questions.length + acts.length + unread.length === 0;
    return settled && isOneLine(row.text) && records.every(({ member }) => member === undefined);
  });
  const indicatorsOf = ({ row, corpus }: Sample): readonly string[] =>
    readIn(corpus, row.text).records.map(({ indicator }) => indicator);

  it('the order of independent figures, each on its line', generous, () => {
    const one = fc.constantFrom(...independent);
    fc.assert(
      fc.property(one, one, (first, second) => {
        const codes = new Set(indicatorsOf(first));
        fc.pre(first.corpus.campaign.catalogue.id === second.corpus.campaign.catalogue.id);
        fc.pre(!indicatorsOf(second).some((code) => codes.has(code)));
        const each = [first, second].flatMap(({ row, corpus }) => recordsOf(readIn(corpus, row.text))).sort();
        for (const texts of [
          [first.row.text, second.row.text],
          [second.row.text, first.row.text],
        ])
          expect(recordsOf(readIn(first.corpus, texts.join('\n'))), texts.join('\n')).toEqual(each);
      }),
      seeded(400),
    );
  });
});

describe('the account', () => {
  const withoutSpaces = (text: string): string => text.normalize('NFC').replaceAll(/[\s\u200b\ufeff]/gu, '');
  const digits = (text: string): readonly string[] => text.match(/\p{Nd}+/gu) ?? [];

  it('names every part of a message once and in order', generous, () => {
    for (const { row, corpus } of samples) {
      const { account } = readIn(corpus, row.text);
      expect(withoutSpaces(account.map(({ text }) => text).join(''))).toBe(withoutSpaces(row.text));
    }
  });

  it('leaves no digit unexplained: what was not read is shown back or asked about', generous, () => {
    for (const { row, corpus } of samples) {
      const { account, unread, questions } = readIn(corpus, row.text);
      const shown = [...unread, ...questions.map(({ text }) => text)].join(' ');
      const unexplained = account.filter(({ as }) => as === 'unread').flatMap(({ text }) => digits(text));
      expect(
        unexplained.filter((figure) => !shown.includes(figure)),
        row.text,
      ).toEqual([]);
    }
  });
});
