import type { Summary, SummaryLine } from '../../domain/review/summary.ts';
import { classWords } from '../completion-words.ts';
import { capitalised, gapWords } from '../indicator-words.ts';
import { oneLine } from '../lines.ts';
import {
  actual,
  centred,
  empty,
  estimated,
  groupCell,
  moment,
  number,
  onTime,
  percent,
  plan,
  text,
} from './cells.ts';
import type { TableRow, TableSheet } from './sheet.ts';

const columns = [
  { title: 'TT', width: 6 },
  { title: 'Chỉ tiêu', width: 36 },
  { title: 'ĐVT', width: 13 },
  { title: 'Kế hoạch', width: 12 },
  { title: 'Thực hiện', width: 12 },
  { title: '% so KH', width: 10 },
  { title: 'Đánh giá', width: 17 },
  { title: 'Ước', width: 6 },
  { title: 'Kỳ trước', width: 11 },
  { title: 'Khối phụ trách', width: 22 },
  { title: 'Nộp lúc', width: 17 },
  { title: 'Đúng hạn', width: 11 },
];

function judgement({ indicator, completion }: SummaryLine): string {
  const gap = gapWords(indicator, completion);
  return capitalised(classWords[completion.class].name) + (gap === '' ? '' : ` (${gap})`);
}

function indicatorRow(line: SummaryLine, timeZone: string): TableRow {
  const { indicator, figure, completion, previous, owner } = line;
  return [
    centred(indicator.code),
    text(oneLine(indicator.name)),
    centred(indicator.unit),
    plan(indicator.target),
    figure ? actual(figure.reported, indicator) : empty,
    percent(completion.percentOfPlan),
    text(judgement(line)),
    estimated(figure?.estimate ?? false),
    previous ? number(previous) : empty,
    text(owner ?? 'chưa giao'),
    figure ? moment(figure.reportedAt, timeZone) : empty,
    figure ? onTime(figure.late) : empty,
  ];
}

/** Targets against plan, in the order and groups of the document. */
export const indicatorsSheet = ({ groups, timeZone }: Summary): TableSheet => ({
  tab: 'Chỉ tiêu',
  title: 'Kết quả thực hiện chỉ tiêu',
  columns,
  rows: groups.flatMap(({ name, lines }) => [
    [groupCell(name, columns.length), ...columns.slice(1).map(() => null)],
    ...lines.map((line) => indicatorRow(line, timeZone)),
  ]),
});
