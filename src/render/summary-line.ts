import type { TextLine } from '../app/ports/channel.ts';
import type { Indicator } from '../domain/indicator/indicator.ts';
import type { SummaryLine } from '../domain/review/summary.ts';
import { classWords } from './completion-words.ts';
import { codedName, figureWords, gapWords, planNumber } from './indicator-words.ts';
import { flow } from './lines.ts';
import { formatNumber, formatPercent, formatPercentOfPlan, formatRatio, formatWithUnit } from './numbers.ts';

/** What stands below an indicator's first line. */
export const below = '   ';

const isShare = ({ unit }: Indicator): boolean => unit === '%' || unit === '‰';

/** The plan by itself: `KH trên 35`, `KH 4%`. */
const planPiece = (indicator: Indicator): string =>
  `KH ${planNumber(indicator.target)}${isShare(indicator) ? indicator.unit : ''}`;

/** `26,4/50,2 tỷ đồng` where that reads by itself, else `giảm 1,6%` and `KH 4%`. */
export function actualAndPlan({ indicator, figure }: SummaryLine): readonly string[] {
  if (!figure) return ['chưa báo cáo'];
  const { reported, estimate } = figure;
  const { target } = indicator;
  const words = `${estimate ? 'ước ' : ''}${figureWords(reported, indicator)}`;
  if (reported.kind !== 'value' && reported.kind !== 'ratio') return [words];
  const plain = target.comparator === 'at-least' || target.comparator === 'increase-by';
  if (reported.kind === 'value' && plain && !target.strict && !isShare(indicator)) {
    const actual = `${estimate ? 'ước ' : ''}${formatNumber(reported.value)}`;
    return [`${actual}/${formatWithUnit(target.value, indicator.unit)}`];
  }
  const saysPlan = reported.kind === 'ratio' && words.startsWith(`${planNumber(target)} `);
  return saysPlan ? [words] : [words, planPiece(indicator)];
}

/** Of a share the per cent of the plan is called so: two per cents side by side are easily mixed up. */
function percentPiece({ indicator, figure, completion }: SummaryLine): string {
  if (!completion.percentOfPlan || figure?.reported.kind === 'percent-of-plan') return '';
  return isShare(indicator)
    ? formatPercentOfPlan(completion.percentOfPlan)
    : formatPercent(completion.percentOfPlan);
}

/** Member units' figures stand below the owner's: never part of it. */
export function contributionLines({ indicator, contributions }: SummaryLine): TextLine[] {
  const { received, expected, sum } = contributions;
  if (expected === 0) return [];
  const amount =
    sum &&
    (sum.of ? formatRatio(sum.value, sum.of, indicator.unit) : formatWithUnit(sum.value, indicator.unit));
  const arrived = `${received}/${expected} đã gửi`;
  const pieces = amount ? [`đơn vị thành viên: ${amount}`, arrived] : [`đơn vị thành viên: ${arrived}`];
  return flow(pieces, { start: below, indent: below });
}

/** One indicator on a line or two: mark, code, name, actual, plan, per cent of plan. */
export function figureLines(line: SummaryLine): TextLine[] {
  const { indicator, figure, completion } = line;
  const [actual = '', ...plan] = actualAndPlan(line);
  return flow(
    [
      `${classWords[completion.class].mark} ${codedName(indicator)}: ${actual}`,
      ...plan,
      percentPiece(line),
      gapWords(indicator, completion),
      figure?.late ? 'nộp muộn' : '',
    ],
    { indent: below },
  );
}
