import { negative, readAmount, type Amount } from './amount.ts';
import type { Style } from './figure.ts';
import type { NumberTokens } from './number-tokens.ts';

/** minus; either: a minus or a dash in front of a label's figure; none: a dash that separates or leads a list item */
type Dash = 'minus' | 'either' | 'none';

function dashAt(n: NumberTokens, at: number, oneLine: boolean): Dash {
  const before = n.tokens[at - 1];
  const gluedRight = n.glued(at + 1);
  if (!before) return gluedRight ? 'minus' : oneLine ? 'either' : 'none';
  if (before.kind === 'break') return gluedRight ? 'either' : 'none';
  if (!gluedRight || n.glued(at)) return /^[:=(]$/.test(before.norm) && gluedRight ? 'minus' : 'none';
  if (before.kind === 'word') return 'either';
  return before.kind === 'digits' ? 'none' : 'minus';
}

/** An amount with its sign: «-5», «âm hai mươi», «trừ 3». Null: none starts here, or the dash is no sign. */
export function readSigned(
  n: NumberTokens,
  at: number,
  style: Style | null,
  oneLine: boolean,
): Amount | null {
  const token = n.tokens[at];
  if (token?.norm === 'âm' || token?.norm === 'trừ') {
    const amount = readAmount(n, at + 1, style);
    return amount && negative(amount, at);
  }
  if (token?.norm === '+') {
    const amount = n.glued(at + 1) && n.figure(at + 1) ? readAmount(n, at + 1, style) : null;
    return amount && { ...amount, start: at };
  }
  if (token?.norm !== '-') return readAmount(n, at, style);
  const dash = n.figure(at + 1) ? dashAt(n, at, oneLine) : 'none';
  if (dash === 'none') return null;
  const amount = readAmount(n, at + 1, style);
  if (!amount) return null;
  const below = negative(amount, at);
  if (dash === 'minus' || (!n.tokens[at - 1] && amount.unit === null)) return below;
  const { digits: _, ...rest } = below;
  return {
    ...rest,
    parts: [
      ...below.parts,
      ...amount.parts.map((part) => ({ ...part, because: 'dấu gạch ngang đứng trước số' })),
    ],
  };
}
