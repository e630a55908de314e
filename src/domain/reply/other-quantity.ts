import type { Indicator } from '../indicator/indicator.ts';
import { numberWord } from '../quantity/number-words.ts';
import { tokenize } from '../quantity/text.ts';
import { isWord, type Token } from '../quantity/token.ts';
import type { Unit } from '../quantity/units.ts';
import { contraryRows, harmless } from './contrary-words.ts';
import { knownPhrases } from './cue-index.ts';
import { countsNew, countsThings } from './magnitude.ts';
import { isCue, type Mark } from './mark.ts';
import { wholeName } from './name-mention.ts';
import { PhraseBook } from './phrase-book.ts';
import type { Fact, Mention, Statement } from './statement.ts';
import { wordsOfIndicator } from './unit-fit.ts';

/** A figure put to an indicator, with the name it was put there by. */
export interface Named {
  readonly tokens: readonly Token[];
  readonly fact: Fact;
  readonly mention: Mention;
  readonly statement: Statement;
  readonly indicator: Indicator;
}

/**
 * Whether the words around a name make it another quantity than the indicator: «chi ngân sách» where income is asked
 * for, «khám thai 3 lần» for four times, «tổng số hợp tác xã» for new ones, «vốn đầu tư công» for all investment.
 */
export function saysOtherQuantity(named: Named): boolean {
  if (named.mention.marks.every(({ kind }) => kind !== 'name')) return false;
  return (
    holdsContraryWord(named) ||
    holdsOtherNumber(named) ||
    isPartOfLongerName(named) ||
    countsAllOfNew(named) ||
    leadsToOtherMatter(named) ||
    isActedUpon(named) ||
    partIsMeant(named) ||
    isWhatIsLeft(named)
  );
}

interface RowWord {
  readonly word: string;
  readonly rows: readonly number[];
}

const wordsOf = (list: string | undefined): string[] =>
  (list ?? '')
    .split('|')
    .map((word) => word.trim())
    .filter((word) => word !== '');

const book = (() => {
  const rows = new Map<string, number[]>();
  for (const [row, { words, others }] of contraryRows.entries())
    for (const word of [...wordsOf(words), ...wordsOf(others)])
      rows.set(word, [...(rows.get(word) ?? []), row]);
  const words = new PhraseBook<RowWord>();
  for (const [word, list] of rows) words.add(word, { word, rows: list });
  for (const word of wordsOf(harmless)) words.add(word, { word, rows: [] });
  return words;
})();

function rowWordsIn(tokens: readonly Token[], from: number, to: number): RowWord[] {
  const found: RowWord[] = [];
  for (let at = from; at < to;) {
    const word = book.longest(tokens, at, to);
    if (word) found.push(word.value);
    at = word ? word.next : at + 1;
  }
  return found;
}

/** What an indicator's own names say of the rows, and the numbers in them: «từ 4 lần» is 4 of «lần». */
interface OwnWords {
  /** all words of its name, but for what it counts */
  readonly name: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  /** rows whose other words stand against the indicator */
  readonly rows: ReadonlySet<number>;
  readonly numbers: ReadonlyMap<string, ReadonlySet<number>>;
}

const known = new WeakMap<Indicator, OwnWords>();

function ownWordsOf(indicator: Indicator): OwnWords {
  const own = known.get(indicator) ?? readOwnWords(indicator);
  known.set(indicator, own);
  return own;
}

function readOwnWords(indicator: Indicator): OwnWords {
  const words = new Set<string>();
  const rows = new Set<number>();
  const numbers = new Map<string, Set<number>>();
  const all = wordsOfIndicator(indicator);
  for (const text of [indicator.name, ...indicator.aliases]) {
    const tokens = tokenize(text);
    for (const found of rowWordsIn(tokens, 0, tokens.length)) {
      words.add(found.word);
      for (const row of found.rows) {
        const { words: own = '', about = '' } = contraryRows[row] ?? {};
        const speaksOf = about.split(' ').every((part) => part === '' || all.has(part));
        if (speaksOf && wordsOf(own).includes(found.word)) rows.add(row);
      }
    }
    for (const { of, number } of numbersIn(tokens, 0, tokens.length))
      numbers.set(of, (numbers.get(of) ?? new Set()).add(number));
  }
  const unit = new Set(tokenize(indicator.unit).map(({ norm }) => norm));
  const name = tokenize(indicator.name).flatMap(({ norm }) => (unit.has(norm) ? [] : [norm]));
  return { name: new Set(name), words, rows, numbers };
}

/** A number that belongs to a name: «4 lần», «dưới 5 tuổi», «phòng mổ số 2». */
interface NumberOf {
  readonly of: string;
  readonly number: number;
}

function numbersIn(tokens: readonly Token[], from: number, to: number): NumberOf[] {
  const found: NumberOf[] = [];
  for (let at = from; at < to; at++) {
    const number = numberAt(tokens[at]);
    const next = tokens[at + 1];
    if (number === null) continue;
    if (next && counted.has(next.norm)) found.push({ of: next.norm, number });
    else if (tokens[at - 1]?.norm === 'số') found.push({ of: 'số', number });
  }
  return found;
}
const counted = new Set(['lần', 'tuổi']);

function numberAt(token: Token | undefined): number | null {
  if (token?.kind === 'digits') return Number(token.norm);
  const word = numberWord(token)?.word;
  return word?.is === 'digit' ? word.digit : null;
}

/** How far from a name words still speak of it. */
const [farLeft, farRight] = [4, 6];
const separators = new Set([',', ';', '.']);
const separates = (token: Token | undefined): boolean =>
  token === undefined || token.kind === 'break' || separators.has(token.norm);

function nameSpan({ marks }: Mention): readonly [number, number] {
  const names = marks.filter(({ kind }) => kind === 'name');
  return [Math.min(...names.map(({ from }) => from)), Math.max(...names.map(({ to }) => to))];
}

/** The tokens of a name with the words beside it, up to a separator or its figure. */
function around({ tokens, mention, fact }: Named): readonly [number, number] {
  const span = nameSpan(mention);
  let [from, to] = span;
  const stops = (at: number): boolean => separates(tokens[at]) || (at >= fact.mark.from && at < fact.mark.to);
  while (from > 0 && span[0] - from < farLeft && !stops(from - 1) && tokens[from - 1]?.kind !== 'digits')
    from -= 1;
  while (to - span[1] < farRight && !stops(to)) to += 1;
  return [from, to];
}

function holdsContraryWord(named: Named): boolean {
  const { words, rows } = ownWordsOf(named.indicator);
  if (rows.size === 0) return false;
  const { tokens, fact, mention } = named;
  const [from, to] = around(named);
  const [, nameEnd] = nameSpan(mention);
  // «khởi công 2.300 căn, hoàn thành 1.120 căn»: what led an earlier figure is not said of this one
  const earlier = tokens.slice(nameEnd, fact.mark.from).some(({ kind }) => kind === 'digits');
  const own = fact.before[0]?.from ?? fact.mark.from;
  return [
    ...rowWordsIn(tokens, from, earlier ? nameEnd : to),
    ...rowWordsIn(tokens, own, fact.mark.from),
  ].some((found) => !words.has(found.word) && found.rows.some((row) => rows.has(row)));
}

function holdsOtherNumber({ tokens, mention, fact, indicator }: Named): boolean {
  const { numbers } = ownWordsOf(indicator);
  if (numbers.size === 0) return false;
  const [from, to] = nameSpan(mention);
  const isOther = ({ of, number }: NumberOf): boolean => numbers.get(of)?.has(number) === false;
  const beside = numbersIn(tokens, Math.max(0, from - farLeft), Math.min(tokens.length, to + farLeft));
  return [...beside, ...numbersIn(tokens, fact.mark.from, fact.mark.from + 1)].some(isOther);
}

/** «rác thải y tế», «cây công nghiệp», «xóm có điện»: what stands directly beside a name belongs to it. */
function isPartOfLongerName({ tokens, mention, indicator }: Named): boolean {
  const own = wordsOfIndicator(indicator);
  const isOwn = ({ from, to }: Mark): boolean => tokens.slice(from, to).every(({ norm }) => own.has(norm));
  const { left, right } = mention.beside ?? {};
  const partial = !mention.candidates.some(
    (candidate) => candidate.indicator === indicator && (candidate.byCode || candidate.coverage >= wholeName),
  );
  const namesOther = (mark: Mark | undefined): boolean =>
    mark?.kind === 'name' && !mark.candidates.some((candidate) => candidate.indicator === indicator);
  const swallowed = mention.marks.some(
    (mark) => namesOther(mark) && !isOwn(mark) && !isPlain(tokens, mark.from, mark.to),
  );
  if (swallowed && !mention.conflict) return true;
  if (partial && (namesOther(left) || namesOther(right))) return true;
  return [left, right].some((mark) => mark?.kind === 'unit' && isThing(mark.unit) && !isOwn(mark));
}

/** «mia trong dc 325 ha»: the plain words of reporting, of which un-accented typing makes a name. */
function isPlain(tokens: readonly Token[], from: number, to: number): boolean {
  let at = from;
  while (at < to) {
    const phrase = knownPhrases.longest(tokens, at, to);
    if (!phrase) return false;
    at = phrase.next;
  }
  return true;
}

/** «chỉ tiêu nước 92%», «đồng chí»: no things that could be counted. */
const isThing = ({ measure, name }: Unit): boolean =>
  (measure === 'count' && name !== 'chỉ tiêu' && name !== 'đồng chí') || name === 'ngày';

/** «tổng số hợp tác xã 12», «HTX 12 (mới 1)»: all there are, where the target counts new ones. */
function countsAllOfNew({ tokens, mention, statement, indicator }: Named): boolean {
  if (!countsNew(indicator)) return false;
  const [from, to] = nameSpan(mention);
  if (saysNew(tokens, from, to + 2)) return false;
  if (isCue(mention.beside?.left, 'total')) return true;
  return statement.facts.some(({ before, after, mark }) => {
    const [first, last] = [before[0] ?? mark, after.at(-1) ?? mark];
    return first.from >= to && tokens.slice(first.from, last.to).some(({ norm }) => norm === 'mới');
  });
}
const newness = new Set(['mới', 'lập', 'thêm']);
const saysNew = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens.slice(from, to).some(({ norm }) => newness.has(norm));

/** «độ che phủ wifi 62%», «gia đình văn hóa 3 năm 45%»: between name and figure stands something else. */
function leadsToOtherMatter({ tokens, mention, fact }: Named): boolean {
  const [, to] = nameSpan(mention);
  return fact.before.some(
    (mark) =>
      mark.from >= to && (isCue(mark, 'talk') || (isWord(tokens[mark.to - 1], 'năm') && isDuration(mark))),
  );
}
const isDuration = (mark: Mark): boolean => mark.kind === 'not-a-quantity' && mark.what === 'duration';

/** «kiểm tra 3 trường chuẩn»: something is done with things that are there already. */
function isActedUpon({ tokens, mention, fact, indicator }: Named): boolean {
  if (!countsThings(indicator)) return false;
  const [name] = nameSpan(mention);
  const start = Math.min(name, fact.mark.from);
  const at = [start - 2, start - 3].find((from) => actions.longest(tokens, from, start)?.next === start);
  return at !== undefined && !results.has(tokens[at - 1]?.norm ?? '');
}
const actions = (() => {
  const words = new PhraseBook<true>();
  for (const word of ['kiểm tra', 'phúc tra', 'thẩm định', 'khảo sát', 'giám sát', 'rà soát', 'thăm'])
    words.add(word, true);
  return words;
})();
const results = new Set(['qua', 'theo', 'sau', 'quả']);

/** «chè 507 ha, trong đó hữu cơ 187 ha»: the part has the word of the indicator's name that the whole lacks. */
function partIsMeant({ tokens, mention, statement, fact, indicator }: Named): boolean {
  const own = ownWordsOf(indicator).name;
  const [from, to] = nameSpan(mention);
  const said = new Set(tokens.slice(from, to).map(({ norm }) => norm));
  return statement.facts.some(({ before, mark }) => {
    const part = before.find((other) => isCue(other, 'part'));
    if (!part || mark.from <= fact.mark.from) return false;
    return tokens
      .slice(part.to, mark.from)
      .some(
        ({ norm }, at) =>
          own.has(norm) && !said.has(norm) && !isPlain(tokens, part.to + at, part.to + at + 1),
      );
  });
}

/** «nhà tạm còn 7»: of what is done over the year, that is still to do. */
function isWhatIsLeft({ tokens, mention, fact, indicator }: Named): boolean {
  const [, to] = nameSpan(mention);
  const { mark } = fact;
  const left = [tokens[mark.from - 1], tokens[mark.from]].some((token) => isWord(token, 'còn'));
  return left && mark.from >= to && isDoneOverTime(indicator);
}

/** «Xóa nhà tạm», «Giải quyết việc làm»: not a herd or an area, of which some are left. */
const isDoneOverTime = (indicator: Indicator): boolean =>
  indicator.measure === 'total' &&
  (countsNew(indicator) ||
    indicator.target.comparator === 'increase-by' ||
    /^(?:xóa|giải quyết|vận động|thu)(?!\p{L})/iu.test(indicator.name));
