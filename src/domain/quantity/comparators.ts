import { withNoWords } from './negation.ts';
import { PhraseTrie } from './phrase-trie.ts';
import type { QuantityReading } from './quantity.ts';

export type Bound = Exclude<QuantityReading['kind'], 'exact' | 'range' | 'ratio' | 'change'>;

export interface Comparator {
  /** null: the words leave the figure exact («ước đạt») */
  readonly bound: Bound | null;
  /** an official estimate of exactly the figure */
  readonly estimate?: true;
  /** «vượt»: of a per cent of the plan it means so much above 100 */
  readonly exceeds?: true;
  /** «vượt kế hoạch»: the plan is named before the figure */
  readonly ofPlan?: true;
}

const trie = <T>(rows: readonly (readonly [words: string, value: T])[]): PhraseTrie<T> => {
  const phrases = new PhraseTrie<T>();
  for (const [words, value] of rows) {
    for (const phrase of words.split(', ').flatMap(withNoWords)) {
      phrases.add(phrase.replace('!', ''), value, phrase.startsWith('!'));
    }
  }
  return phrases;
};

/** Words in front of a figure. `!`: only with its marks, for bare it is another word oftener. */
export const comparatorsBefore = trie<Comparator>([
  ['trên, hơn, !quá, !ngoài, >, nhiều hơn, cao hơn, lớn hơn, vượt quá, vượt trên', { bound: 'more-than' }],
  ['vượt', { bound: 'more-than', exceeds: true }],
  [
    'vượt kế hoạch, vượt kh, vượt chỉ tiêu, vượt dự toán, vượt nghị quyết',
    { bound: 'more-than', exceeds: true, ofPlan: true },
  ],
  [
    'ít nhất, tối thiểu, không dưới, không ít hơn, không thấp hơn, không kém, chí ít, thấp nhất, ≥',
    { bound: 'at-least' },
  ],
  [
    'dưới, chưa đến, chưa tới, chưa đầy, không tới, không đến, không đầy, chưa được, ít hơn, kém hơn, thấp hơn, nhỏ hơn, <',
    { bound: 'less-than' },
  ],
  [
    'không quá, không vượt quá, không vượt, tối đa, cao nhất, nhiều nhất, không hơn, không cao hơn, không nhiều hơn, không trên, ≤',
    { bound: 'at-most' },
  ],
  [
    'khoảng, chừng, !tầm, cỡ, !độ, xấp xỉ, gần, ngót, !non, ~, ≈, trên dưới, khoảng chừng, tầm khoảng, vào khoảng, ước chừng, ước khoảng, dao động, áng chừng, sấp sỉ, !quãng',
    { bound: 'about' },
  ],
  ['ước, ước đạt, ước tính, ước được, ước thực hiện, ước tính đạt, ước th', { bound: null, estimate: true }],
]);

/** Words behind a figure. */
export const comparatorsBehind = trie<Bound>([
  ['trở lên, đổ lên', 'at-least'],
  ['trở xuống, đổ lại, đổ xuống, trở lại', 'at-most'],
  ['hơn, có dư, có lẻ, !dư, !lẻ', 'more-than'],
]);

export type Direction = 'up' | 'down';

/** Verbs of change; a figure directly behind is the change, not the level. */
export const changeVerbs = trie<Direction>([
  ['tăng, tăng thêm, tăng được, tăng lên được, tăng trưởng, tăng so với đầu năm', 'up'],
  ['giảm, giảm được, giảm đi, giảm thêm, giảm so với đầu năm, bớt, bớt được, bớt đi, hạ, hạ được', 'down'],
]);

/** Words in front of a new level. */
export const levelWords = trie<Direction | null>([
  ['tăng lên, tăng lên đến, tăng lên tới, tăng đến, tăng tới, lên đến, lên tới, nâng lên, lên', 'up'],
  [
    'giảm còn, giảm xuống, giảm xuống còn, giảm chỉ còn, xuống còn, còn lại, hạ xuống, hạ xuống còn, xuống, chỉ còn, hiện còn, còn',
    'down',
  ],
]);

/** Words between the old level and the new one. */
export const levelLinks = trie<Direction | null>([
  ['lên, lên đến, lên tới, lên thành, tăng lên', 'up'],
  ['xuống, xuống còn, còn, giảm xuống, giảm còn, giảm xuống còn, hạ xuống, hạ xuống còn, chỉ còn', 'down'],
  ['→, ⇒', null],
]);
