import type { Catalogue } from '../indicator/indicator.ts';
import { equals } from '../quantity/decimal.ts';
import { tokenize } from '../quantity/text.ts';
import type { Token } from '../quantity/token.ts';
import { readUnit } from '../quantity/units.ts';
import { knownPhrases } from './cue-index.ts';
import type { Answer, ReadChoice, ReadingContext, ReadQuestion, ReadRecord } from './reading.ts';
import { lookupFor } from './lookup.ts';
import { readReply } from './read-reply.ts';
import { unitNamedAlone } from './unit-answer.ts';

const notAnAnswer: Answer = { kind: 'not-an-answer' };
const choiceAt = (index: number): Answer => ({ kind: 'choice', index });

const agreement = new Set([
  'dung',
  'phai',
  'ok',
  'oke',
  'okie',
  'u',
  'uh',
  'chuan',
  'vang',
  'da',
  'yes',
  'chinh',
  'xac',
  'roi',
  'vay',
  'the',
]);
const refusal = new Set(['sai', 'khong', 'ko', 'k', 'no', 'nham', 'phai', 'roi', 'dung', 'chua']);
const numbering = new Set([
  'so',
  'cau',
  'y',
  'chon',
  'muc',
  'cai',
  'thu',
  'phuong',
  'an',
  'la',
  'em',
  'minh',
  'dap',
]);
const linking = new Set(['cua', 'ky', 'bao', 'cao', 'nhe', 'a']);
const ordinals: Readonly<Record<string, number>> = {
  nhat: 1,
  mot: 1,
  dau: 1,
  hai: 2,
  nhi: 2,
  ba: 3,
  tu: 4,
  bon: 4,
  nam: 5,
};

/** The words of an answer without forms of address. */
function plainWords(tokens: readonly Token[]): Token[] {
  const words: Token[] = [];
  for (let at = 0; at < tokens.length;) {
    const known = knownPhrases.longest(tokens, at);
    if (known?.value === 'courtesy' && !agreement.has(tokens[at]?.fold ?? '')) at = known.next;
    else {
      const token = tokens[at];
      if (
        token &&
        (token.kind === 'word' || token.kind === 'digits' || token.norm === '%' || token.norm === '‰')
      )
        words.push(token);
      at += 1;
    }
  }
  return words;
}

/** «1», «số 2», «chọn 1 ạ», «cái thứ hai». */
function numberedChoice(words: readonly Token[], choices: readonly ReadChoice[]): number | null {
  const rest = words.filter(({ fold }) => !numbering.has(fold));
  const [only, ...more] = rest.length > 0 ? rest : words.slice(-1);
  if (!only || more.length > 0) return null;
  const number =
    only.kind === 'digits' ? Number(only.norm) : words.length > 1 ? ordinals[only.fold] : undefined;
  return number !== undefined && number >= 1 && number <= choices.length ? number - 1 : null;
}

const saysOnly = (words: readonly Token[], allowed: ReadonlySet<string>): boolean =>
  words.length > 0 && words.every(({ fold }) => allowed.has(fold));

/** «Đúng» takes the one offered figure; «sai» the choice that records nothing. */
function yesOrNo(words: readonly Token[], choices: readonly ReadChoice[]): number | null {
  const offered = choices.flatMap(({ records }, index) => (records.length > 0 ? [index] : []));
  const none = choices.findIndex(({ records }) => records.length === 0);
  const [first] = words;
  const denies = first !== undefined && ['sai', 'khong', 'ko', 'k', 'nham', 'chua'].includes(first.fold);
  if (denies && saysOnly(words, refusal)) return none >= 0 ? none : null;
  const confirms = saysOnly(words, agreement) && (offered.length === 1 || isConfirmation(choices));
  return confirms ? (offered[0] ?? null) : null;
}

/** A figure that is recorded already and only to be confirmed. */
const isConfirmation = ([first]: readonly ReadChoice[]): boolean =>
  first?.records.some(({ confirm }) => confirm) ?? false;

const sameRecord = (a: ReadRecord, b: ReadRecord): boolean =>
  a.indicator === b.indicator &&
  a.kind === b.kind &&
  a.member === b.member &&
  (a.value && b.value ? equals(a.value, b.value) : a.value === b.value) &&
  (a.of && b.of ? equals(a.of, b.of) : a.of === b.of);

function choiceRecording(records: readonly ReadRecord[], choices: readonly ReadChoice[]): number | null {
  const index = choices.findIndex(
    (choice) =>
      choice.records.length === records.length &&
      choice.records.every((record) => records.some((other) => sameRecord(record, other))),
  );
  return records.length > 0 && index >= 0 ? index : null;
}

/** The only choice whose label holds all the words that were typed; figures among them in the order of the label. */
function choiceByLabel(words: readonly Token[], choices: readonly ReadChoice[]): number | null {
  const typed = words
    .filter(({ fold }) => !numbering.has(fold) && !linking.has(fold))
    .map(({ fold }) => fold);
  if (typed.length === 0) return null;
  const inOrder = words.some(({ kind }) => kind === 'digits');
  const fitting = choices.flatMap(({ label }, index) => {
    const own = tokenize(label).map(({ fold }) => fold);
    const fits = inOrder
      ? ` ${own.join(' ')} `.includes(` ${typed.join(' ')} `)
      : typed.every((word) => own.includes(word));
    return fits ? [index] : [];
  });
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** «14a» takes the choice that begins with this code. */
function choiceByCode(text: string, choices: readonly ReadChoice[]): number | null {
  const code = text.trim().toLowerCase().replace(/\s+ạ$/u, '');
  const index = choices.findIndex(({ label }) => label.toLowerCase().startsWith(`${code} (`));
  return code !== '' && index >= 0 ? index : null;
}

/** «triệu» completes the number that the question quotes. */
function completed(tokens: readonly Token[], question: ReadQuestion): string | null {
  const unit = readUnit(tokens, 0);
  const scale = ['nghìn', 'ngàn', 'triệu', 'tỷ', 'tr'].includes(tokens[0]?.norm ?? '');
  const whole = unit?.next === tokens.length || (scale && tokens.length <= 2);
  const quoted = /«([^»]*\d[\d.,]*)[^»]*»/u.exec(question.text)?.[1];
  const number = quoted === undefined ? null : /\d[\d.,]*$/u.exec(quoted)?.[0];
  return whole && number ? `${number} ${tokens.map(({ text }) => text).join(' ')}` : null;
}

/** «Minh Long» to «mía 26 ha» là số của đơn vị nào?: the words asked about, told of that unit. */
function restated(
  tokens: readonly Token[],
  { doubt, text }: ReadQuestion,
  catalogue: Catalogue,
  { units, ownNames }: ReadingContext,
): Answer | null {
  const quoted = doubt === 'member' ? /«(.+)»/u.exec(text)?.[1] : undefined;
  if (quoted === undefined) return null;
  const named = unitNamedAlone(tokens, lookupFor(catalogue, units, ownNames).members);
  return named && { kind: 'restated', text: `${named.unit.name}: ${quoted}` };
}

/** Reads a figure as the answer to the question's indicator, and to its member unit. */
function figures(
  text: string,
  question: ReadQuestion,
  catalogue: Catalogue,
  context: ReadingContext,
): readonly ReadRecord[] {
  const { indicator, member } = question;
  const asked = indicator === undefined ? {} : { asked: { indicator, question } };
  const whose = member === undefined ? {} : { perMember: false };
  const reading = readReply(text, catalogue, { ...context, ...asked, ...whose });
  const { questions } = reading;
  const records = reading.records.map((record) => ({ ...(member !== undefined && { member }), ...record }));
  const certain = questions.every(({ choices }) =>
    choices.some((choice) => choice.records.some(({ confirm }) => confirm)),
  );
  const fits = indicator === undefined || records.every((record) => record.indicator === indicator);
  return certain && fits ? records : [];
}

/** «1 ạ, mía 318 ha»: a choice, and behind it a report of other things. */
function choiceAndMore(text: string, choices: readonly ReadChoice[]): Answer | null {
  const parted = /^([^,;\n]+)[,;\n]\s*(?=\p{L})(.+)$/su.exec(text.trim());
  const [, head = '', rest = ''] = parted ?? [];
  const index = numberedChoice(plainWords(tokenize(head)), choices);
  return index === null ? null : { kind: 'choice', index, rest };
}

/**
 * Reads an answer to one open question: a number, the words of a choice, «đúng» or «sai», a unit that completes the
 * number, or a corrected figure. `not-an-answer`: it is to be read as an ordinary reply.
 */
export function readAnswer(
  text: string,
  question: ReadQuestion,
  catalogue: Catalogue,
  context: ReadingContext = {},
): Answer {
  const tokens = tokenize(text);
  const words = plainWords(tokens);
  const { choices } = question;
  const direct = numberedChoice(words, choices) ?? choiceByCode(text, choices) ?? yesOrNo(words, choices);
  if (direct !== null) return choiceAt(direct);
  const parted = choiceAndMore(text, choices);
  if (parted) return parted;
  // other figures may hang on the period: only a choice answers it
  if (question.doubt === 'period') {
    const period = choiceByLabel(words, choices);
    return period === null ? notAnAnswer : choiceAt(period);
  }
  const whole = completed(words, question);
  const records = figures(whole ?? text, question, catalogue, context);
  const recording = choiceRecording(records, choices);
  if (recording !== null) return choiceAt(recording);
  if (records.length > 0) return { kind: 'records', records };
  const named = choiceByLabel(words, choices);
  if (named !== null) return choiceAt(named);
  return restated(tokens, question, catalogue, context) ?? notAnAnswer;
}
