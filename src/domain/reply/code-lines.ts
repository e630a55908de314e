import { numberWord } from '../quantity/number-words.ts';
import type { Token } from '../quantity/token.ts';
import { readUnit } from '../quantity/units.ts';
import { codeItems } from './code-items.ts';
import { knownPhrases } from './cue-index.ts';
import { plainCodeAt } from './code-mention.ts';
import type { IndicatorIndex } from './indicator-index.ts';
import type { Line } from './lines.ts';

/** A line that may be a code, a space and a figure: «3 322,5». */
interface CodeLine {
  readonly line: Line;
  readonly codes: readonly string[];
  /** «3 322» may also be 3.322 */
  readonly grouped: boolean;
  readonly withUnit: boolean;
}

function codeLine(tokens: readonly Token[], line: Line, index: IndicatorIndex): CodeLine | null {
  const code = plainCodeAt(tokens, line.from, index);
  const figure = code ? tokens[code.to] : undefined;
  if (!code || code.to >= line.to || figure?.kind !== 'digits') return null;
  let end = code.to;
  while (end < line.to && isNumberToken(tokens[end])) end += 1;
  const unit = readUnit(tokens, end);
  const withUnit =
    end < line.to && (unit !== null || tokens[end]?.norm === '%' || numberWord(tokens[end]) !== null);
  if (end < line.to && !withUnit && knownPhrases.longest(tokens, end)?.value !== 'courtesy') return null;
  const lettered = code.to > line.from + 1;
  const grouped = !lettered && figure.norm.length === 3 && !/^[./]$/.test(tokens[code.to + 1]?.norm ?? '');
  return { line, codes: code.indicators.map((indicator) => indicator.code), grouped, withUnit };
}

const isNumberToken = (token: Token | undefined): boolean =>
  token?.kind === 'digits' || (token?.kind === 'sign' && /^[.,/]$/.test(token.norm));

/**
 * Where codes stand before their figures without a sign: lists of them in a line, and lines that begin with one. One line alone is believed when it has a unit or the code was asked for;
 * several are when their codes differ and one of them at least cannot be a grouped number.
 */
export function codeStartsIn(
  tokens: readonly Token[],
  lines: readonly Line[],
  index: IndicatorIndex,
  asked: ReadonlySet<string>,
): ReadonlySet<number> {
  const found = lines.filter(({ quoted }) => !quoted).flatMap((line) => codeLine(tokens, line, index) ?? []);
  const distinct = new Set(found.map(({ codes }) => codes.join())).size === found.length;
  const believed = (entry: CodeLine): boolean => {
    if (found.length > 1) return distinct && found.some(({ grouped }) => !grouped);
    return !entry.grouped && (entry.withUnit || entry.codes.some((code) => asked.has(code)));
  };
  const items = lines.flatMap((line) => codeItems(tokens, line, index));
  return new Set([...found.filter(believed).map(({ line }) => line.from), ...items]);
}
