import { describe, expect, it } from 'vitest';
import type { ReplyCorpus } from '../../../src/cli/accuracy/reply-corpus.ts';
import type { ComparedRecord, ReplyCase } from '../../../src/cli/accuracy/replies.ts';
import { understoodReply } from '../../../src/cli/understand/understood-reply.ts';
import { movedLike, readingsOf } from './lawful-figure.ts';
import {
  cutWord,
  doubledMark,
  droppedMark,
  letterForDigit,
  otherMark,
  spacedMark,
  swappedDigits,
  type Mutant,
  type Slip,
} from './mutants.ts';
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
const inventedBy = (slip: Slip, excuse: Excuse, meant: Choice, passOpen = false): string[] =>
  sampleCorpora.flatMap((corpus) =>
    corpus.cases
      .filter(({ id }) => !passOpen || !(id in open))
      .flatMap((row) => {
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

/**
 * Mutants that still give a record which nobody said: samples and the kind of fault. A line goes when its fault is
 * mended; nothing else may join them.
 */
const open: Readonly<Record<string, string>> = {
  'b3-20': 'parts and «cộng»: the first part is taken when a word of the parts is lost',
  'b3-22': 'a sum «1 + 1 = 2» that lost one of its signs or terms',
  'bs-60': 'a cell «4. 930»: the second half is taken',
  'bs-80': 'a plan in brackets without «KH» is taken for a code',
  's-34': 'a plan in brackets without «KH» is taken for the figure of an empty line',
  'bs-102': 'a figure without its code falls to the code before',
  's-30': '«không có» of a name that two measures share, when a word of the name is lost',
  'h3-07': 'the figure of a month when «lũy kế» beside the running total is broken',
  'h3-20': '«l/14»: a letter alone as the numerator',
  'h3-41': 'a name that lost its first word is another measure’s abbreviation',
};

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

/** Words whose loss changes what is truly said: numbers, scales, units, and how a figure is meant. */
const meaning = new Set(
  (
    'một hai ba bốn tư năm lăm sáu bảy bẩy tám chín mười mươi linh lẻ rưỡi phẩy chấm trăm nghìn ngàn vạn triệu tỷ tỉ ' +
    'mot hai ba bon tu nam lam sau bay tam chin muoi linh le ruoi phay tram nghin ngan van trieu ty tr ' +
    'tấn tạ kg ta tan sào m2 ha đồng ‰ % con đồng/người/tháng tháng ' +
    'không chưa khong chua ko k trên dưới hơn gần tren duoi khoảng tầm độ chừng ~ > < ' +
    'tăng giảm còn xuống lên từ đến thêm tang giam con xuong len thiếu vượt ' +
    'ước dự kiến dk phấn đấu nhầm quên sửa lại mới đúng lần lượt'
  ).split(' '),
);

const isFigure = ({ from }: Mutant): boolean => /\p{N}/u.test(from);
const isPlainWord: Choice = (mutant) =>
  !isFigure(mutant) && !meaning.has(mutant.from.toLowerCase().normalize('NFC'));

const scale = '(?:trăm|tram|nghìn|nghin|ngàn|vạn|triệu|tr|tỷ|tỉ|ty)';
const scaleBefore = new RegExp(`${scale}\\s*$`, 'iu');
const scaleBehind = new RegExp(`^\\s*${scale}(?!\\p{L})`, 'iu');

/** «58 nghìn [4] trăm»: what is left of a number in several parts is a number that the text says. */
const isPart = ({ text, at }: Mutant): boolean =>
  scaleBefore.test(text.slice(0, at)) || scaleBehind.test(text.slice(at));

/** Where the message itself needs a question, the figure that is lost may have been the doubt. */
const isWholeFigure: Choice = (mutant, { ask }) => ask === undefined && isFigure(mutant) && !isPart(mutant);

/** Cuts after which the message says something else. */
const otherwise = [
  { id: 'bs-106', from: 'rác', why: '«rác 83% nước sạch 62%, à 84% mới đúng» corrects the nearest figure' },
  { id: 'bs-106', from: '84%', why: '«à rác mới đúng» corrects nothing' },
];
const without =
  (meant: Choice): Choice =>
  (mutant, row) =>
    meant(mutant, row) && !otherwise.some(({ id, from }) => id === row.id && from === mutant.from);

describe('a slip of the thumb never makes a figure that nobody said', () => {
  it.each([
    { slip: letterForDigit, what: 'a letter for a digit' },
    { slip: doubledMark, what: 'a separator typed twice' },
    { slip: spacedMark, what: 'a space in, before or behind the separator' },
  ])('$what: nothing new is recorded', generous, ({ slip }) => {
    expect(inventedBy(slip, never, every, true)).toEqual([]);
  });

  it.each([
    { slip: droppedMark, what: 'a separator dropped' },
    { slip: otherMark, what: 'the other separator' },
    { slip: swappedDigits, what: 'two digits swapped' },
  ])('$what: only what the text now says is recorded', generous, ({ slip }) => {
    expect(inventedBy(slip, saysTheNewFigure, every)).toEqual([]);
  });

  it('a word cut out: the other words do not become another figure', generous, () => {
    expect(inventedBy(cutWord, never, without(isPlainWord), true)).toEqual([]);
  });

  it('a figure cut out: the other figures stay where they were', generous, () => {
    expect(inventedBy(cutWord, never, without(isWholeFigure), true)).toEqual([]);
  });
});
