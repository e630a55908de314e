import type { CompletionClass } from '../domain/indicator/completion.ts';
import { approximate } from '../domain/quantity/decimal.ts';
import type { Summary, SummaryLine } from '../domain/review/summary.ts';
import { classWords } from './completion-words.ts';
import { chatName, gapWords } from './indicator-words.ts';
import { oneLine, shortened } from './lines.ts';
import { formatPercent } from './numbers.ts';
import { actualAndPlan } from './summary-line.ts';

export type ChartRow =
  | { readonly kind: 'group'; readonly name: string }
  | {
      readonly kind: 'indicator';
      readonly name: string;
      /** length of the bar in per cent of plan; null: no bar */
      readonly percent: number | null;
      readonly class: CompletionClass;
      /** `52,6%` */
      readonly percentText: string;
      /** `26,4/50,2 tỷ đồng` */
      readonly actual: string;
      /** stands in place of a bar: `cao hơn mức tối đa 0,4 điểm %` */
      readonly gap: string;
      readonly classText: string;
    };

/** what fits beside the class, and beside the per cent */
const nameRoom = 50;
const actualRoom = 35;
/** messengers refuse pictures that are much taller */
const mostRows = 80;
/** a shorter alias says too little of a long name: then the name itself is cut */
const aliasLeast = 32;

function rowName({ indicator }: SummaryLine): string {
  const [name, alias] = [oneLine(indicator.name), chatName(indicator)];
  const aliasFits = alias.length >= aliasLeast && alias.length <= nameRoom;
  return `${indicator.code}. ${name.length > nameRoom && aliasFits ? alias : shortened(name, nameRoom)}`;
}

/** With the plan in brackets where there is room: a plan cut in half would be a wrong one. */
function actualText(line: SummaryLine): string {
  if (line.completion.class === 'noFigure') return '';
  const [actual = '', plan] = actualAndPlan(line);
  const both = plan === undefined ? actual : `${actual} (${plan})`;
  return both.length <= actualRoom ? both : shortened(actual, actualRoom);
}

function indicatorRow(line: SummaryLine): ChartRow {
  const { percentOfPlan, class: name } = line.completion;
  return {
    kind: 'indicator',
    name: rowName(line),
    percent: percentOfPlan && approximate(percentOfPlan),
    class: name,
    percentText: percentOfPlan ? formatPercent(percentOfPlan) : '',
    actual: actualText(line),
    gap: gapWords(line.indicator, line.completion),
    classText: classWords[name].name,
  };
}

/** Rows from top to bottom: each group's name, then its indicators; very many are left to the workbook. */
export function chartRows({ groups }: Summary): readonly ChartRow[] {
  const rows: ChartRow[] = groups.flatMap(({ name, lines }) => [
    { kind: 'group', name: oneLine(name) } as const,
    ...lines.map(indicatorRow),
  ]);
  const rest = rows.slice(mostRows).filter(({ kind }) => kind === 'indicator').length;
  return rest === 0
    ? rows
    : [...rows.slice(0, mostRows), { kind: 'group', name: `… và ${rest} chỉ tiêu khác trong bảng số liệu` }];
}
