import { zero } from './decimal.ts';
import { noWords } from './negation.ts';
import { isCourtesy, type NumberTokens } from './number-tokens.ts';
import type { NumberWord } from './number-words.ts';
import { PhraseTrie } from './phrase-trie.ts';
import type { QuantityReading } from './quantity.ts';
import type { Found } from './reading.ts';
import { isWord, type Token } from './token.ts';

/** What is said instead of a figure: none, none so far, no figure yet, not applicable, or a word without value. */
type Phrase =
  | 'zero'
  | 'zero-so-far'
  /** zero only where the clause ends: «không có» */
  | 'zero-at-end'
  /** zero or missing where the clause ends: «chưa có» */
  | 'doubtful-at-end'
  /** zero where it is all that is said: «không» */
  | 'zero-alone'
  | 'missing'
  | 'not-applicable'
  | 'vague'
  /** vague in front of a thing or a scale: «vài», «mươi» */
  | 'vague-before'
  /** vague only in front of a counted thing or alone: «nhiều» */
  | 'weakly-vague';

export const nonePhrases = new PhraseTrie<Phrase>();
const add = (phrase: Phrase, words: string): void => {
  for (const word of words.split(', ')) nonePhrases.add(word.replace('!', ''), phrase, word.startsWith('!'));
};
for (const no of noWords) {
  add('zero', `${no} phát sinh, ${no} có phát sinh, ${no} phát sinh thêm`);
  add('zero-at-end', `${no} có, ${no} có ai, ${no} có gì, ${no} có trường hợp nào`);
  add(
    'missing',
    `${no} có số liệu, ${no} có số, ${no} nắm được, ${no} nắm, ${no} rõ, ${no} biết, ${no} thống kê, ${no} theo dõi, ${no} có báo cáo, ${no} thống kê được`,
  );
  add(
    'not-applicable',
    `${no} có chỉ tiêu này, ${no} có chỉ tiêu, ${no} thuộc diện, ${no} được giao, ${no} giao, ${no} áp dụng, ${no} thuộc đối tượng, ${no} có nội dung này, ${no} phải báo cáo`,
  );
}
add('zero-alone', 'không, ko, hông, hok, hết, k, chẳng có, không ạ');
add('zero-so-far', 'chưa phát sinh, chưa có phát sinh');
add('doubtful-at-end', 'chưa có, chưa');
add(
  'missing',
  [
    'chưa có số liệu, chưa có số, chưa có báo cáo, chưa có kết quả, chưa có kq, chưa có sl, chưa tổng hợp, chưa tổng hợp xong, chưa báo cáo, chưa thống kê',
    'chưa gửi, chưa gửi số, chưa công bố, chưa rà soát, chưa rà soát xong, chưa chốt, chưa chốt số, chưa nắm, chưa nắm được, chưa rõ, chưa xong, chưa cập nhật',
    'đang rà soát, đang tổng hợp, đang thống kê, đang cập nhật, đang chờ, đang chờ số liệu, đang rà, đang kiểm tra, đang xác minh, mai gửi, mai em gửi, gửi sau, bổ sung sau, báo sau, …, n/a',
  ].join(', '),
);
add(
  'vague',
  'hàng chục, hàng trăm, hàng nghìn, hàng ngàn, hàng vạn, hàng triệu, hàng tỷ, hàng chục nghìn, hàng trăm nghìn, hàng trăm triệu, hàng nghìn tỷ, dăm bảy, đôi ba, dăm ba, vài ba, một vài, vài chục, vài trăm, vài nghìn, vài ngàn, vài triệu, vài tỷ, mấy chục, mấy trăm, mấy nghìn, mấy ngàn, mấy triệu, mấy tỷ, dăm chục, dăm trăm, dăm nghìn, vô số',
);
add('vague-before', '!vài, !mấy, !dăm, !mươi');
add(
  'weakly-vague',
  'nhiều, ít, một số, tất cả, hầu hết, phần lớn, đa số, toàn bộ, rất nhiều, rất ít, không nhiều, !đôi',
);

const because = {
  zero: 'nói là không có',
  soFar: 'đến nay chưa có',
  word: '«không» là 0',
} as const;

const endsClause = (token: Token | undefined): boolean =>
  token === undefined ||
  token.kind === 'break' ||
  token.kind === 'tab' ||
  (token.kind === 'sign' && /^[.,;:!?)(…]$/u.test(token.norm));

/** Courtesy may stand before the end: «không có ạ». */
function clauseEnd(n: NumberTokens, at: number): boolean {
  let next = at;
  while (next < at + 4 && isCourtesy(n.tokens[next])) next += 1;
  return endsClause(n.tokens[next]);
}

const startsClause = (n: NumberTokens, at: number): boolean => {
  let before = at - 1;
  while (before > at - 4 && isCourtesy(n.tokens[before])) before -= 1;
  const token = n.tokens[before];
  return (
    endsClause(token) ||
    token?.norm === '=' ||
    token?.norm === '-' ||
    isWord(token, 'là') ||
    isWord(token, 'vẫn')
  );
};

const zeroReading = (unit: string | null, soFar: boolean): QuantityReading => ({
  value: zero,
  unit,
  kind: 'exact',
  because: soFar ? because.soFar : because.zero,
  ...(soFar && { soFar: true as const }),
});

const clear = (start: number, next: number, reading: QuantityReading): Found => ({
  start,
  next,
  verdict: 'clear',
  readings: [reading],
});
const without = (start: number, next: number, verdict: 'vague', extra?: Pick<Found, 'missing'>): Found => ({
  start,
  next,
  verdict,
  readings: [],
  ...extra,
});

/** Words between «có» and «nào»: «không có hộ nghèo nào». */
const longestNoun = 4;

/** «không có hộ nào», «chưa có trường nào», «không hộ nào»: zero, with the noun as unit where it is known. */
function noneOf(n: NumberTokens, at: number): Found | null {
  const { tokens } = n;
  const notYet = isWord(tokens[at], 'chưa');
  if (!notYet && !noWords.some((word) => isWord(tokens[at], word))) return null;
  const have = isWord(tokens[at + 1], 'có') || isWord(tokens[at + 1], 'còn');
  const from = have ? at + 2 : at + 1;
  const unit = n.unit(from);
  for (let i = 1; i <= longestNoun; i++) {
    const token = tokens[from + i - 1];
    if (token?.kind !== 'word') break;
    if (isWord(tokens[from + i], 'nào'))
      return clear(at, from + i + 1, zeroReading(unit?.value.name ?? null, notYet));
  }
  if (!have || unit?.value.measure !== 'count' || !clauseEnd(n, unit.next)) return null;
  return clear(at, unit.next, zeroReading(unit.value.name, notYet));
}

/** Alone in its message, a dash or a cross is a blank. */
function blank(n: NumberTokens, at: number): Found | null {
  const token = n.tokens[at];
  if (n.tokens.length !== 1 || (token?.norm !== '-' && token?.norm !== 'x')) return null;
  return { ...zeroOrMissing(at, at + 1) };
}

const zeroOrMissing = (start: number, next: number): Found => ({
  start,
  next,
  verdict: 'ambiguous',
  readings: [zeroReading(null, true)],
  doubt: 'chưa có số liệu',
});

const pluralWords = ['các', 'những', 'số'];

/** Index behind the scale words and the unit of a vague number; `at` when there are none, or only a time. */
function vagueBehind(n: NumberTokens, at: number): number {
  const from = pluralWords.some((word) => isWord(n.tokens[at], word)) ? at + 1 : at;
  let next = from;
  for (let word = n.nextWord(next); word && isScale(word); word = n.nextWord(next)) next += 1;
  const unit = n.unit(next);
  if (unit) return unit.value.measure === 'time' ? at : unit.next;
  return next > from ? next : at;
}

const isScale = (word: NumberWord): boolean =>
  word.is === 'scale' || word.is === 'hundred' || word.is === 'decade';

function vague(n: NumberTokens, start: number, next: number, phrase: Phrase): Found | null {
  const behind = vagueBehind(n, next);
  const alone = startsClause(n, start) && clauseEnd(n, next);
  if (phrase === 'weakly-vague' && !alone && behind === next) return null;
  if (phrase === 'vague-before' && behind === next && !alone) return null;
  return without(start, behind, 'vague');
}

/** «hai trăm mấy»: a number that goes on without saying how. */
export function someMore(n: NumberTokens, { start, next }: Found): Found | null {
  return n.tokens[next]?.norm === 'mấy' ? without(start, vagueBehind(n, next + 1), 'vague') : null;
}

/** What is said instead of a figure at this token; null when nothing is. */
export function readNone(n: NumberTokens, at: number): Found | null {
  const token = n.tokens[at];
  if (token?.kind !== 'word' && token?.norm !== '…') return blank(n, at);
  const match = nonePhrases.longest(n.tokens, at);
  const none = noneOf(n, at);
  if (none && (!match || none.next > match.next)) return none;
  if (!match) return blank(n, at);
  const { value, next } = match;
  const end = clauseEnd(n, next);
  if (value === 'zero' || value === 'zero-so-far')
    return clear(at, next, zeroReading(null, value === 'zero-so-far'));
  if (value === 'missing') return { start: at, next, verdict: 'missing', readings: [], missing: 'no-figure' };
  if (value === 'not-applicable')
    return { start: at, next, verdict: 'missing', readings: [], missing: 'not-applicable' };
  if (value === 'zero-at-end') return end ? clear(at, next, zeroReading(null, false)) : null;
  if (value === 'doubtful-at-end')
    return end && (next > at + 1 || startsClause(n, at)) ? zeroOrMissing(at, next) : null;
  if (value === 'zero-alone')
    return end && startsClause(n, at)
      ? clear(at, next, { ...zeroReading(null, false), because: because.word })
      : null;
  return vague(n, at, next, value);
}
