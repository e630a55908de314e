import type { Catalogue, Indicator } from '../indicator/indicator.ts';
import { makeLexicon, type Lexicon } from '../quantity/lexicon.ts';
import { bareKey } from './phrase-book.ts';
import { tokenize } from '../quantity/text.ts';

/** A place in a name where a word of the message may belong. */
export interface Posting {
  readonly phrase: Phrase;
  readonly position: number;
  /** how many words of the name the message's word stands for: 3 for «HVS» */
  readonly length: number;
  /** canonical spelling of the word; null for initials */
  readonly norm: string | null;
}

/** A name or an alias of an indicator. */
export interface Phrase {
  readonly id: number;
  readonly indicator: Indicator;
  readonly weights: readonly number[];
  readonly total: number;
  /** true for words that tell no indicator from another: tỷ lệ, số, diện tích */
  readonly generic: readonly boolean[];
  /** true for words in capitals: GRDP, OCOP */
  readonly acronym: readonly boolean[];
}

/** Everything about a catalogue that reading needs, computed once. */
export interface IndicatorIndex {
  readonly catalogue: Catalogue;
  /** the catalogue's words: input-method residue is decoded into these */
  readonly words: Lexicon;
  /** by folded word */
  readonly postings: ReadonlyMap<string, readonly Posting[]>;
  /** by initials before a last word in full: `lthuc` */
  readonly compressed: ReadonlyMap<string, readonly Posting[]>;
  /** by initials of neighbouring words: `gdvh` */
  readonly initials: ReadonlyMap<string, readonly Posting[]>;
  /** folded words by what is left when one letter is dropped: for misspellings */
  readonly misspellings: ReadonlyMap<string, readonly string[]>;
  /** folded words by their first and last consonants: `trg` */
  readonly skeletons: ReadonlyMap<string, readonly string[]>;
  /** indicators by folded code; a point's number gives all its measures */
  readonly codes: ReadonlyMap<string, readonly Indicator[]>;
  /** the measures of each numbered point */
  readonly points: ReadonlyMap<number, readonly Indicator[]>;
}

/** Words that many targets share; they support a name but do not make one. */
const genericWords = new Set(
  (
    'tỷ lệ suất trọng tổng số lượng giá trị diện tích sản phẩm giảm tăng duy trì nâng cao chất xây dựng thành lập mới đạt danh hiệu ' +
    'được có của các và trên trong ra khỏi đến dưới tham gia sử dụng người dân hộ xã thôn xóm bản làng đơn vị theo về bình quân ' +
    'thực hiện giải quyết đưa vào hoạt động hoàn thành chuẩn quốc gia tốc độ khu vực địa bàn thêm với tại ở cho năm cả thu cơ cấu ' +
    'kinh tế vốn công khai thác qua bằng hệ thống tập trung'
  ).split(' '),
);
const genericWeight = 0.25;

interface DraftPhrase {
  readonly indicator: Indicator;
  readonly words: readonly { readonly norm: string; readonly fold: string; readonly acronym: boolean }[];
}

function draftsOf(indicator: Indicator): DraftPhrase[] {
  const seen = new Set<string>();
  return [indicator.name, ...indicator.aliases].flatMap((text) => {
    const words = tokenize(text)
      .filter(({ kind }) => kind === 'word' || kind === 'digits')
      .map(({ norm, fold, text: typed }) => ({ norm, fold, acronym: /^\p{Lu}{3,}$/u.test(typed) }));
    const key = words.map(({ norm }) => norm).join(' ');
    if (words.length === 0 || seen.has(key)) return [];
    seen.add(key);
    return [{ indicator, words }];
  });
}

/** The rarer a word is among the indicators, the more it says. */
function weigher(drafts: readonly DraftPhrase[]): (norm: string) => number {
  const users = new Map<string, Set<Indicator>>();
  for (const { indicator, words } of drafts)
    for (const { norm } of words) {
      const known = users.get(norm) ?? new Set();
      users.set(norm, known.add(indicator));
    }
  return (norm) => (genericWords.has(norm) ? genericWeight : 1) / Math.sqrt(users.get(norm)?.size ?? 1);
}

const [shortestInitials, longestInitials] = [2, 6];

function push<K, T>(map: Map<K, T[]>, key: K, entry: T): void {
  const list = map.get(key);
  if (list) list.push(entry);
  else map.set(key, [entry]);
}

function addInitials(map: Map<string, Posting[]>, phrase: Phrase, words: DraftPhrase['words']): void {
  for (let position = 0; position < words.length; position++) {
    let letters = words[position]?.fold[0] ?? '';
    for (let length = 2; length <= longestInitials && position + length <= words.length; length++) {
      letters += words[position + length - 1]?.fold[0] ?? '';
      if (length >= shortestInitials) push(map, letters, { phrase, position, length, norm: null });
    }
  }
}

/** «lthuc», «nsach»: initials and the last word. */
function addCompressed(map: Map<string, Posting[]>, phrase: Phrase, words: DraftPhrase['words']): void {
  for (let position = 0; position < words.length; position++) {
    let letters = '';
    for (let length = 2; length <= longestCompressed && position + length <= words.length; length++) {
      letters += words[position + length - 2]?.fold[0] ?? '';
      const last = words[position + length - 1]?.fold ?? '';
      if (last.length > 2) push(map, letters + last, { phrase, position, length, norm: null });
    }
  }
}
const longestCompressed = 3;

/** Shorter words are too near to others to be guessed; longer ones no name has. */
const [shortestMisspelt, longestMisspelt] = [3, 24];

/** The word with each letter dropped in turn, and itself. */
export const deletionsOf = (word: string): readonly string[] =>
  word.length < shortestMisspelt || word.length > longestMisspelt
    ? []
    : [word, ...Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1))];

/** «trường» → trg, trng; none for a word that begins or ends with a vowel. */
function skeletonsOf(word: string): readonly string[] {
  const consonants = /^([^aeiouy]+)[aeiouy]+([^aeiouy]+)$/.exec(word);
  const [, onset = '', coda = ''] = consonants ?? [];
  return onset === '' ? [] : [...new Set([onset + coda, onset + coda.slice(-1)])];
}

function codesOf(indicators: readonly Indicator[]): Map<string, Indicator[]> {
  const codes = new Map<string, Indicator[]>();
  for (const indicator of indicators) {
    push(codes, indicator.code.toLowerCase(), indicator);
    if (indicator.part !== null && indicator.point !== null) push(codes, String(indicator.point), indicator);
  }
  return codes;
}

export function indexIndicators(catalogue: Catalogue): IndicatorIndex {
  const drafts = catalogue.indicators.flatMap(draftsOf);
  const weightOf = weigher(drafts);
  const postings = new Map<string, Posting[]>();
  const initials = new Map<string, Posting[]>();
  const compressed = new Map<string, Posting[]>();
  for (const [id, { indicator, words }] of drafts.entries()) {
    const weights = words.map(({ norm }) => weightOf(norm));
    const unitWords = new Set(tokenize(indicator.unit).map(({ norm }) => norm));
    const generic = words.map(({ norm }) => genericWords.has(norm) || unitWords.has(norm));
    const acronym = words.map((word) => word.acronym);
    const phrase = { id, indicator, weights, acronym, total: weights.reduce((a, b) => a + b, 0), generic };
    for (const [position, { norm, fold }] of words.entries())
      push(postings, bareKey(fold), { phrase, position, length: 1, norm });
    addInitials(initials, phrase, words);
    addCompressed(compressed, phrase, words);
  }
  const misspellings = new Map<string, string[]>();
  for (const word of postings.keys())
    for (const shorter of new Set(deletionsOf(word))) push(misspellings, shorter, word);
  const skeletons = new Map<string, string[]>();
  for (const word of postings.keys()) for (const short of skeletonsOf(word)) push(skeletons, short, word);
  const points = new Map<number, Indicator[]>();
  for (const indicator of catalogue.indicators)
    if (indicator.point !== null) push(points, indicator.point, indicator);
  const names = catalogue.indicators.flatMap(({ name, aliases, unit }) => [name, ...aliases, unit]);
  return {
    catalogue,
    words: makeLexicon(names),
    postings,
    initials,
    compressed,
    misspellings,
    skeletons,
    codes: codesOf(catalogue.indicators),
    points,
  };
}
