import type { Completion, ReportedFigure } from '../domain/indicator/completion.ts';
import type { Indicator, Target } from '../domain/indicator/indicator.ts';
import { compare, decimal, negate, zero, type Decimal } from '../domain/quantity/decimal.ts';
import { oneLine, shortened } from './lines.ts';
import { formatNumber, formatPercent, formatRatio, formatWithUnit } from './numbers.ts';

/** A name up to this length leaves room for a figure on the same line of a chat. */
const nameRoom = 36;
/** A name that says what is meant is worth a second line. */
const aliasRoom = 46;
const aliasLeast = 8;

export const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
const isWords = (alias: string): boolean => alias.includes(' ') && /\p{Ll}{2}/u.test(alias);

/** A short name may lose what the long one says first: that a fall or a rise is asked for, not a level. */
function directed(alias: string, { measure, target }: Indicator): string {
  const word = { 'decrease-by': 'giảm', 'increase-by': 'tăng' }[String(target.comparator)];
  return measure === 'change' && word !== undefined && !alias.includes(word) ? `${word} ${alias}` : alias;
}

/**
 * The indicator's name for a chat: its own where it is short, else the first alias in words, as people say it.
 * Always the same one, so that a reminder, its echo and the summary can be laid side by side.
 */
export function chatName(indicator: Indicator): string {
  if (indicator.name.length <= nameRoom) return oneLine(indicator.name);
  const short = indicator.aliases
    .filter(isWords)
    .map((alias) => directed(alias, indicator))
    .find(({ length }) => length >= aliasLeast && length <= aliasRoom);
  return short === undefined ? shortened(indicator.name, aliasRoom) : capitalised(oneLine(short));
}

/** `4. Thu ngân sách trên địa bàn`. */
export const codedName = (indicator: Indicator): string => `${indicator.code}. ${chatName(indicator)}`;

/** The plan without its unit: `13.455,5`, `trên 35`, `1-2`, `14/14`. */
export function planNumber(target: Target): string {
  switch (target.comparator) {
    case 'range':
      return `${formatNumber(target.min)}-${formatNumber(target.max)}`;
    case 'ratio':
      return `${formatNumber(target.value)}/${formatNumber(target.of)}`;
    case 'done':
      return 'hoàn thành';
    case 'at-most':
      return `${target.strict ? 'dưới' : 'tối đa'} ${formatNumber(target.value)}`;
    case 'at-least':
    case 'decrease-by':
    case 'increase-by':
    case 'exactly':
      return `${target.strict ? 'trên ' : ''}${formatNumber(target.value)}`;
  }
}

/** `giảm 2,1%` for a fall that was planned, so that nobody takes it for a level. */
function changeWords(value: Decimal, indicator: Indicator): string {
  const falls = (indicator.target.comparator === 'decrease-by') !== compare(value, zero) < 0;
  const amount = compare(value, zero) < 0 ? negate(value) : value;
  return `${falls ? 'giảm' : 'tăng'} ${formatWithUnit(amount, indicator.unit)}`;
}

/** A number in the indicator's unit: `26,4 tỷ đồng`, `giảm 2,1%`, `đã xong`. */
export function valueWords(value: Decimal, indicator: Indicator): string {
  if (indicator.measure === 'yes-no') return compare(value, decimal(1n)) >= 0 ? 'đã xong' : 'chưa xong';
  if (indicator.measure === 'change') return changeWords(value, indicator);
  return formatWithUnit(value, indicator.unit);
}

/** What was reported, in words that stand after the indicator's name. */
export function figureWords(figure: ReportedFigure, indicator: Indicator): string {
  switch (figure.kind) {
    case 'value':
      return valueWords(figure.value, indicator);
    case 'ratio':
      return formatRatio(figure.value, figure.of, indicator.unit);
    case 'percent-of-plan':
      return `${formatPercent(figure.value)} kế hoạch`;
    case 'none-yet':
      return 'chưa có số liệu';
    case 'not-applicable':
      return 'không thực hiện';
  }
}

/** `tấn`, or nothing where the name says what is counted: «Thành lập mới hợp tác xã». */
function unitBeside(name: string, { unit, dimension }: Indicator): string {
  const counted =
    dimension === 'count' && name.toLocaleLowerCase('vi').includes(unit.toLocaleLowerCase('vi'));
  return unit === '' || counted ? '' : ` (${unit})`;
}

/** What is asked for, on one line: `1. Sản lượng lương thực (tấn)`. */
export const askedName = (indicator: Indicator): string =>
  codedName(indicator) + unitBeside(chatName(indicator), indicator);

const points: Readonly<Record<string, string>> = { '%': 'điểm %', '‰': 'điểm ‰' };

/** How far a figure is from a plan that nothing is divided by: `cao hơn KH 3,4 điểm %`; else nothing. */
export function gapWords({ target, unit }: Indicator, { gap, percentOfPlan }: Completion): string {
  if (gap === null || percentOfPlan !== null) return '';
  const plan = target.comparator === 'at-most' ? 'mức tối đa' : 'KH';
  const side = compare(gap, zero);
  if (side === 0) return `bằng ${plan}`;
  const distance = formatWithUnit(side < 0 ? negate(gap) : gap, points[unit] ?? unit);
  return `${side < 0 ? 'thấp hơn' : 'cao hơn'} ${plan} ${distance}`;
}
