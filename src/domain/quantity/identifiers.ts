import type { NumberTokens } from './number-tokens.ts';
import { readNumeral } from './numeral.ts';
import { isSign, isWord } from './token.ts';

const documentLetters = new Set(
  'qđ qd kh bc ct nq tb cv hd ttr tt nđ nd ubnd hđnd hdnd ctr đa da pa gm tm gp bb hđ ttlt cp tw tu hu đu btv bch vbhn vpcp btc bnv bnn gdđt sxd'.split(
    ' ',
  ),
);

const isGlued = (n: NumberTokens, at: number): boolean => n.glued(at);

/** «48/KH-UBND», «152/2025/NĐ-CP», «06/2022/QH15», «16-CT/TU», «1247/QĐ-…». */
export function documentNumber(n: NumberTokens, at: number): number {
  const { tokens } = n;
  if (tokens[at]?.kind !== 'digits') return 0;
  let next = at + 1;
  if (tokens[next]?.norm === '/' && tokens[next + 1]?.kind === 'digits' && tokens[next + 2]?.norm === '/')
    next += 2;
  const mark = tokens[next];
  const letters = tokens[next + 1];
  if ((mark?.norm !== '/' && mark?.norm !== '-') || letters?.kind !== 'word' || !isGlued(n, next + 1))
    return 0;
  const numbered = isWord(tokens[at - 1], 'số');
  const capitals = letters.text.length > 1 && letters.text === letters.text.toUpperCase();
  const known = documentLetters.has(letters.norm) || /^qh$/.test(letters.norm);
  if (!numbered && !known && !(capitals && tokens[next + 2]?.norm === '-')) return 0;
  if (mark.norm === '-' && tokens[next + 2]?.norm !== '/' && !numbered) return 0;
  return documentTail(n, next + 2);
}

/** The letters go on: «-UBND», «/TU», «15», «-…». */
function documentTail(n: NumberTokens, at: number): number {
  let next = at;
  for (let i = 0; i < 8; i++) {
    const token = n.tokens[next];
    if (!token || !isGlued(n, next)) break;
    const part = token.kind === 'word' || token.kind === 'digits' || token.norm === '…';
    const joined =
      (token.norm === '-' || token.norm === '/') &&
      isGlued(n, next + 1) &&
      !/^[.,;:]$/.test(n.tokens[next + 1]?.norm ?? '');
    if (!part && !joined) break;
    next += 1;
  }
  return next;
}

/** «(024) 3825 1234» */
function areaCode(n: NumberTokens, at: number): number {
  if (!/^0\d{1,3}$/.test(n.tokens[at + 1]?.norm ?? '') || n.tokens[at + 2]?.norm !== ')') return 0;
  let [next, total] = [at + 3, 0];
  for (; n.tokens[next]?.kind === 'digits' || (n.tokens[next]?.norm === '.' && n.glued(next)); next++) {
    if (n.tokens[next]?.kind === 'digits') total += n.tokens[next]?.norm.length ?? 0;
    if (total > 8) return 0;
  }
  return total >= 6 ? next : 0;
}

/** «H14», «K1»: one capital glued to a number is a code; T and Q are months and quarters. */
export function letterCode(n: NumberTokens, at: number): number {
  const [letter, digits] = [n.tokens[at], n.tokens[at + 1]];
  if (
    !/^[A-HJ-NPRSU-Z]$/.test(letter?.text ?? '') ||
    digits?.kind !== 'digits' ||
    !n.glued(at + 1) ||
    n.glued(at)
  )
    return 0;
  const goesOn = isSign(n.tokens[at + 2], '.,') && n.glued(at + 2) && n.tokens[at + 3]?.kind === 'digits';
  return goesOn || n.unit(at + 2) || n.nextWord(at + 2) ? 0 : at + 2;
}

/** «84912345678», the plus unsaid: eleven digits of a mobile number, and no unit behind. */
const bareCountryCode = (n: NumberTokens, at: number): boolean =>
  /^84[35789]\d{8}$/.test(n.tokens[at]?.norm ?? '') && n.unit(at + 1) === null;

/** Telephone and identity numbers, and four numbers of a network address. */
export function identifier(n: NumberTokens, at: number): number {
  if (n.tokens[at]?.norm === '(') return areaCode(n, at);
  const { tokens } = n;
  const plus = tokens[at]?.norm === '+' ? 1 : 0;
  const first = tokens[at + plus];
  if (first?.kind !== 'digits') return 0;
  const phone =
    first.norm.startsWith('0') ||
    (first.norm.startsWith('84') && (plus === 1 || bareCountryCode(n, at))) ||
    /^1[89]00$/.test(first.norm);
  let [next, total, groups] = [at + plus + 1, first.norm.length, 1];
  while (groups < 6) {
    const skip = /^[.-]$/.test(tokens[next]?.norm ?? '') && isGlued(n, next) && isGlued(n, next + 1) ? 1 : 0;
    const group = tokens[next + skip];
    if (group?.kind !== 'digits' || group.norm.length < 2 || (skip === 0 && !phone)) break;
    total += group.norm.length;
    next += skip + 1;
    groups += 1;
  }
  if (phone && first.norm.length >= 2 && total >= 8 && total <= 13 && (groups > 1 || total >= 9)) return next;
  if (first.norm.startsWith('0') && first.norm.length >= 5) return at + plus + 1;
  return networkAddress(n, at);
}

function networkAddress(n: NumberTokens, at: number): number {
  for (let i = 0; i < 7; i++) {
    const token = n.tokens[at + i];
    if (i > 0 && !isGlued(n, at + i)) return 0;
    const fits =
      i % 2 === 1
        ? token?.norm === '.'
        : token?.kind === 'digits' && Number(token.norm) <= 255 && token.norm.length <= 3;
    if (!fits) return 0;
  }
  const next = at + 7;
  const groups = [0, 2, 4, 6].map((i) => n.tokens[at + i]?.norm.length);
  return n.tokens[next]?.norm === '.' || groups.slice(1).every((length) => length === 3) ? 0 : next;
}

/** Digits said one by one, as telephone numbers are, also behind «cộng tám mươi bốn». */
export function spelt(n: NumberTokens, at: number): number {
  const plus = isWord(n.tokens[at], 'cộng');
  const word = n.bareWord(plus ? at + 1 : at);
  if (word?.is !== 'digit') return 0;
  const numeral = readNumeral(n, plus ? at + 1 : at);
  return numeral?.problem === 'spelt' || (plus && numeral?.problem) ? numeral.next : 0;
}

/** «14a», «18b:»: the code of a target; «b» and «d» may also be a scale and a unit. */
export function code(n: NumberTokens, at: number): number {
  const [digits, letter, after] = [n.tokens[at], n.tokens[at + 1], n.tokens[at + 2]];
  if (digits?.kind !== 'digits' || digits.norm.length > 3 || letter?.kind !== 'word' || !n.glued(at + 1))
    return 0;
  if (/^[ace]$/.test(letter.text)) return at + 2;
  // «5b» alone may be milliards; in a message «b» is the letter of a code
  if (letter.text === 'b') return n.tokens.length > 2 && !n.unit(at + 2) ? at + 2 : 0;
  if (letter.text !== 'd') return 0;
  const before = n.tokens[at - 1];
  const opens =
    before === undefined || before.kind === 'break' || before.kind === 'tab' || isSign(before, ',;(');
  return isSign(after, ':.)=-') || (opens && n.figure(at + 2) !== null) ? at + 2 : 0;
}
