import { smallNumber } from './dates.ts';
import type { NumberTokens } from './number-tokens.ts';
import { isSign, isWord } from './token.ts';

const clockContext = ['lúc', 'trước', 'sau', 'đến', 'tới', 'từ', 'vào', 'hồi'];
const minuteLetters = new Set(['p', 'ph', 'phút', "'"]);

/** «9h15», «9g», «17:00», «tám giờ bảy phút», «bốn giờ kém mười», «chín giờ rưỡi». */
export function clockTime(n: NumberTokens, at: number): number {
  const { tokens } = n;
  const hour = smallNumber(n, at, 0, 24) ?? (n.bareWord(at)?.is === 'digit' ? { next: at + 1 } : null);
  if (!hour) return 0;
  const mark = tokens[hour.next];
  if (mark?.norm === ':' && n.glued(hour.next)) return colonTime(n, hour.next);
  const letter =
    (mark?.text === 'h' || mark?.text === 'g' || mark?.text === 'H') &&
    tokens[at]?.kind === 'digits' &&
    n.glued(hour.next);
  if (!letter && !isWord(mark, 'giờ')) return 0;
  const digits = n.tokens[hour.next + 1];
  if (
    letter &&
    n.glued(hour.next + 1) &&
    digits?.kind === 'digits' &&
    digits.norm.length === 2 &&
    Number(digits.norm) < 60
  ) {
    return minuteLetters.has(n.tokens[hour.next + 2]?.norm ?? '') && n.glued(hour.next + 2)
      ? hour.next + 3
      : hour.next + 2;
  }
  const next = minutes(n, hour.next + 1);
  if (next > hour.next + 1 || letter) return next;
  return clockContext.some((word) => isWord(tokens[at - 1], word)) ? next : 0;
}

function colonTime(n: NumberTokens, colon: number): number {
  const minute = n.tokens[colon + 1];
  if (
    minute?.kind !== 'digits' ||
    minute.norm.length !== 2 ||
    Number(minute.norm) > 59 ||
    !n.glued(colon + 1)
  )
    return 0;
  const after = n.tokens[colon + 2];
  const figure =
    isSign(after, '.,/%‰') &&
    n.glued(colon + 2) &&
    (n.tokens[colon + 3]?.kind === 'digits' || isSign(after, '%‰'));
  return figure || n.unit(colon + 2) ? 0 : colon + 2;
}

/** What follows the hour: minutes, «rưỡi», «kém mười». The index given when nothing does. */
function minutes(n: NumberTokens, at: number): number {
  const { tokens } = n;
  if (n.bareWord(at)?.is === 'half') return at + 1;
  const less = isWord(tokens[at], 'kém') ? at + 1 : at;
  let from = n.bareWord(less)?.is === 'gap' ? less + 1 : less;
  if (n.bareWord(from)?.is === 'digit' && isZero(n, from)) from += 1;
  const minute = smallNumber(n, from, 0, 59) ?? (from > less ? { next: from } : null);
  if (!minute) return at;
  const unit = n.unit(minute.next);
  if (unit && unit.value.name !== 'phút') return at;
  if (!minuteLetters.has(tokens[minute.next]?.norm ?? '')) return minute.next;
  const second = smallNumber(n, minute.next + 1, 0, 59);
  return second && isWord(tokens[second.next], 'giây') ? second.next + 1 : minute.next + 1;
}

const isZero = (n: NumberTokens, at: number): boolean => {
  const word = n.bareWord(at);
  return word?.is === 'digit' && word.digit === 0 && n.bareWord(at + 1)?.is === 'digit';
};
