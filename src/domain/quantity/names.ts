import { smallNumber, yearPhrase, yearSpan } from './dates.ts';
import { documentNumber, identifier } from './identifiers.ts';
import type { NumberTokens } from './number-tokens.ts';
import { PhraseTrie } from './phrase-trie.ts';
import type { NotQuantity, NotQuantityKind } from './quantity.ts';
import { isSign, isWord, type Token } from './token.ts';

/** How a number behind the word is told from a figure that merely stands there. */
interface Rule {
  readonly kind: NotQuantityKind;
  /** largest number that names anything */
  readonly most: number;
  /** fewest digits of a telephone or identity number */
  readonly leastDigits?: number;
  /** number words name too: «lần thứ hai» */
  readonly words?: true;
  /** the word leaves no other use: «thứ 6 5 hộ» */
  readonly sure?: true;
  /** only with a dot or glued: TL is also the short form of tỷ lệ */
  readonly joined?: true;
}

const namedBy = new PhraseTrie<Rule>();

/** `!`: only with its marks, for bare the word is another one oftener (thu, tang, bang). */
const rows: readonly (readonly [words: string, rule: Rule])[] = [
  ['!thứ, lần thứ, tuần thứ, phần thứ, ý thứ', { kind: 'ordinal', most: 99, words: true, sure: true }],
  [
    'lần, đợt, kỳ, !khóa, vòng, chỉ tiêu, chỉ tiêu số, ct, tiêu chí, tiêu chí số, !câu, !mã, !bảng, biểu, biểu số, trang, !mục, stt, !hạng, loại, !cấp, !bậc, mức độ, bước, tuần, giai đoạn, số thứ tự',
    { kind: 'ordinal', most: 999, words: true },
  ],
  ['quý', { kind: 'date', most: 4, words: true, sure: true }],
  [
    'điều, khoản, chương, phụ lục, nghị quyết, nghị quyết số, quyết định, quyết định số, thông tư, thông tư số, chỉ thị, chỉ thị số, nghị định, nghị định số, công văn, công văn số, luật số, chương trình, đề án, qđ, nq, nđ, cv, mtqg, kế hoạch số, báo cáo số, tờ trình, tờ trình số, thông báo số, hướng dẫn số, văn bản số',
    { kind: 'document', most: 9999 },
  ],
  ['quốc lộ, tỉnh lộ, huyện lộ, đường số, km số, ql', { kind: 'document', most: 999 }],
  ['tl, !đt, hl', { kind: 'document', most: 999, joined: true }],
  [
    'thôn, xóm, !bản, ấp, buôn, khu, khu phố, kp, tổ, tổ dân phố, tdp, khối, khối phố, cụm, phường, !quận, !đội, nhóm, lớp, tiểu khu, khu vực, !lô, thửa số, phòng số, !tầng, số nhà',
    { kind: 'name', most: 30 },
  ],
  [
    'sđt, số điện thoại, đt số, gọi số, hotline, máy lẻ, fax, cccd, cmnd, mã số, mst, số tài khoản, stk',
    { kind: 'identifier', most: Infinity, leastDigits: 3 },
  ],
  ['gọi, liên hệ, zalo, điện thoại', { kind: 'identifier', most: Infinity, leastDigits: 6 }],
];
for (const [words, rule] of rows) {
  for (const word of words.split(', ')) namedBy.add(word.replace('!', ''), rule, word.startsWith('!'));
}

const roman = /^[IVX]+$/;

/** A number behind a word that it names: «thôn 5», «quý III», «lần thứ hai», «chỉ tiêu 4», «số 48/KH-UBND». */
export function named(n: NumberTokens, at: number): NotQuantity | null {
  if (isWord(n.tokens[at], 'số')) {
    const next = documentNumber(n, at + 1);
    if (next) return { notQuantity: 'document', next };
  }
  if (bareWeekday(n, at)) return { notQuantity: 'ordinal', next: at + 2 };
  const name = namedBy.longest(n.tokens, at);
  if (!name) return null;
  const { value: rule } = name;
  // «toàn khối 302 ha» is of the whole
  if (rule.kind === 'name' && ['toàn', 'cả'].some((word) => isWord(n.tokens[at - 1], word))) return null;
  const start = afterMark(n, name.next, rule);
  const document = documentNumber(n, start);
  if (document) return { notQuantity: 'document', next: document };
  const years = yearSpan(n, start);
  if (years) return { notQuantity: 'date', next: years };
  const next = numberOf(n, start, rule);
  if (!next || isFigureAfterAll(n, next, rule)) return null;
  if (rule.kind === 'date') return { notQuantity: 'date', next: yearOf(n, next) };
  return { notQuantity: rule.kind, next: behindList(n, next, rule) };
}

/** «chỉ tiêu 1, 2, 3», «thôn 4, 5 và 6»: the list goes on; a lone second number may be a figure and is left. */
function behindList(n: NumberTokens, at: number, rule: Rule): number {
  let [next, members, joined] = [at, 1, false];
  for (;;) {
    const link = n.tokens[next];
    const and = isWord(link, 'và');
    const member = n.tokens[next + 1];
    if ((link?.norm !== ',' && !and) || member?.kind !== 'digits' || member.norm.length > 2) break;
    if (isFigureAfterAll(n, next + 2, rule) || isSign(n.tokens[next + 2], ':=')) break;
    next += 2;
    members += 1;
    joined ||= and;
  }
  return members > 2 || joined ? next : at;
}

/** The colon of «sđt: …», the dot of «QL.4»; -1 where a joint is needed and missing. */
function afterMark(n: NumberTokens, at: number, rule: Rule): number {
  const mark = n.tokens[at]?.norm;
  if (rule.kind === 'identifier' && mark === ':') return at + 1;
  if (rule.kind === 'document' && mark === '.' && n.glued(at) && n.glued(at + 1)) return at + 1;
  return rule.joined && !n.glued(at) ? -1 : at;
}

const yearOf = (n: NumberTokens, next: number): number => {
  if (n.tokens[next]?.norm === '/' && n.tokens[next + 1]?.kind === 'digits') return next + 2;
  return yearPhrase(n, next, true) || next;
};

/** Index behind the number that names, 0 when there is none. */
function numberOf(n: NumberTokens, at: number, rule: Rule): number {
  const token = n.tokens[at];
  if (token?.kind === 'digits') {
    // «khối 1..302»: malformed, and no name either
    if (n.figure(at)?.parts.length === 0) return 0;
    if (rule.leastDigits !== undefined) return identifierOf(n, at, rule.leastDigits);
    return Number(token.norm) <= rule.most ? codeLetter(n, at + 1) : 0;
  }
  if (token?.kind !== 'word') return 0;
  if (roman.test(token.text)) return at + 1;
  if (!rule.words) return 0;
  if (isWord(token, 'nhất') || isWord(token, 'nhì') || token.norm === 'tư') return at + 1;
  return smallNumber(n, at, 1, Math.min(rule.most, 99))?.next ?? 0;
}

function identifierOf(n: NumberTokens, at: number, least: number): number {
  const digits = n.tokens[at]?.norm.length ?? 0;
  return identifier(n, at) || (digits >= least ? at + 1 : 0);
}

/** The letter of «chỉ tiêu 14b», «lớp 5a». */
function codeLetter(n: NumberTokens, at: number): number {
  const letter = n.tokens[at];
  return letter?.kind === 'word' && n.glued(at) && /^[a-eđ]$/.test(letter.norm) ? at + 1 : at;
}

/** The number goes on with decimals or has a unit: then it is a quantity after all. */
function isFigureAfterAll(n: NumberTokens, next: number, rule: Rule): boolean {
  const mark = n.tokens[next]?.norm ?? '';
  const goesOn =
    /^[.,/]$/.test(mark) && n.glued(next) && n.tokens[next + 1]?.kind === 'digits' && n.glued(next + 1);
  if (goesOn) return rule.kind !== 'date';
  if (rule.sure) return false;
  const word = n.nextWord(next);
  return n.unit(next) !== null || word?.is === 'scale' || word?.is === 'hundred';
}

const beforeWeekday = [
  'đến',
  'tới',
  'vào',
  'sang',
  'sáng',
  'chiều',
  'tối',
  'trước',
  'hôm',
  'tuần',
  'sau',
  'ngày',
];

/** «den thu 6»: thứ, though bare «thu» is revenue elsewhere. */
function bareWeekday(n: NumberTokens, at: number): boolean {
  const [word, day] = [n.tokens[at], n.tokens[at + 1]];
  if (word?.norm !== 'thu' || day?.kind !== 'digits' || !/^[2-7]$/.test(day.norm)) return false;
  const afterTime = beforeWeekday.some((before) => isWord(n.tokens[at - 1], before));
  return afterTime && !isFigureAfterAll(n, at + 2, { kind: 'ordinal', most: 7 });
}

const kin = ['anh', 'chị', 'cô', 'chú', 'bác', 'ông', 'bà', 'em', 'dì', 'cậu', 'thầy'];
const isTitle = (token: Token | undefined): boolean =>
  token !== undefined && /^\p{Lu}\p{Ll}*$/u.test(token.text);

/** Names made of number words: «Ba Bể», «Năm Căn», «anh Hai». */
export function wordName(n: NumberTokens, at: number): number {
  const { tokens } = n;
  const token = tokens[at];
  if (!isTitle(token) || n.bareWord(at) === null) return 0;
  if (token?.norm !== 'không' && kin.some((word) => isWord(tokens[at - 1], word))) {
    return n.bareWord(at + 1) || n.unit(at + 1) ? 0 : at + 1;
  }
  const after = tokens[at + 1];
  if (after?.kind !== 'word' || !isTitle(after) || after.text.length < 2) return 0;
  const unit = n.unit(at + 1);
  // «Năm Căn» is a place, «Năm Đồng» an amount in a heading
  if (unit && unit.value.measure !== 'count') return 0;
  return n.bareWord(at + 1) === null || n.bareWord(at)?.is === 'scale' ? at + 2 : 0;
}
