import { knownPhrases } from './cue-index.ts';
import { numberWord } from '../quantity/number-words.ts';
import type { Token } from '../quantity/token.ts';
import { readUnit } from '../quantity/units.ts';
import { plainCodeAt } from './code-mention.ts';
import { behindPlainWords, itemStart } from './item-start.ts';
import type { IndicatorIndex } from './indicator-index.ts';
import type { Line } from './lines.ts';

/** «16 98,7% 17 91,8%», «13 94,2; 16 8,8»: the rest of a line that is nothing but codes with their figures. */

interface CodeItem {
  readonly at: number;
  readonly codes: string;
  /** a unit, a per cent, decimals or a slash: no code of a further item */
  readonly plainlyFigure: boolean;
  readonly next: number;
}

const isNumberPart = ({ kind, norm }: Token): boolean =>
  kind === 'digits' || (kind === 'sign' && /^[.,/]$/.test(norm));

/** The glued tokens of one number. */
function numberEnd(tokens: readonly Token[], from: number, end: number): number {
  let at = from + 1;
  while (at < end) {
    const [token, before, after] = [tokens[at], tokens[at - 1], tokens[at + 1]];
    if (!token || !before || !isNumberPart(token) || token.start !== before.end) break;
    if (token.kind === 'sign' && (after?.kind !== 'digits' || after.start !== token.end)) break;
    at += 1;
  }
  return at;
}

function unitEnd(tokens: readonly Token[], from: number): number {
  let at = from;
  while (numberWord(tokens[at])?.word.is === 'scale') at += 1;
  if (tokens[at]?.norm === '%' || tokens[at]?.norm === '‰') return at + 1;
  return readUnit(tokens, at)?.next ?? at;
}

function itemAt(tokens: readonly Token[], at: number, end: number, index: IndicatorIndex): CodeItem | null {
  const code = plainCodeAt(tokens, at, index);
  if (!code) return null;
  // «5 đạt 1 hợp tác xã 6 đạt 14,2 tỷ»
  const link = knownPhrases.longest(tokens, code.to, end);
  const told = link?.value === 'yes';
  const start = told ? link.next : code.to;
  const figure = tokens[start];
  if (start >= end || figure?.kind !== 'digits') return null;
  if (figure.start === tokens[start - 1]?.end) return null;
  const number = numberEnd(tokens, start, end);
  const unit = unitEnd(tokens, number);
  return {
    at,
    codes: code.indicators.map((indicator) => indicator.code).join(),
    plainlyFigure: told || number > start + 1 || unit > number,
    next: unit,
  };
}

/** Words before the items that do not count: «Dạ», «em gửi»; behind a colon a list may begin anew. */
function listStarts(tokens: readonly Token[], { from, to }: Line): readonly number[] {
  const colon = tokens.slice(from, to).findIndex(({ norm }) => norm === ':');
  return [from, ...(colon < 0 ? [] : [from + colon + 1])].map((start) =>
    behindPlainWords(tokens, itemStart(tokens, start), to),
  );
}

const isSeparator = (token: Token | undefined): boolean =>
  token?.kind === 'sign' && /^[,;.]$/.test(token.norm);

/** Where the codes of such a list stand; empty when the line is none. */
export function codeItems(tokens: readonly Token[], line: Line, index: IndicatorIndex): readonly number[] {
  for (const start of listStarts(tokens, line)) {
    const items: CodeItem[] = [];
    let [at, apart] = [start, true];
    while (at < line.to) {
      const item = itemAt(tokens, at, line.to, index);
      if (!item) break;
      items.push(item);
      at = item.next;
      if (isSeparator(tokens[at])) at += 1;
      else apart &&= item.plainlyFigure || at >= line.to;
    }
    const whole = behindPlainWords(tokens, itemStart(tokens, at), line.to) >= line.to;
    const distinct = new Set(items.map(({ codes }) => codes)).size === items.length;
    if (items.length > 1 && whole && distinct && (apart || items.every(({ plainlyFigure }) => plainlyFigure)))
      return items.map((item) => item.at);
  }
  return [];
}
