import { linesOf, type Summary, type SummaryLine } from '../../domain/review/summary.ts';
import { oneLine } from '../lines.ts';
import { formatNumber } from '../numbers.ts';
import { actual, centred, empty, estimated, groupCell, moment, number, onTime, text } from './cells.ts';
import type { TableRow, TableSheet } from './sheet.ts';

const columns = [
  { title: 'TT', width: 6 },
  { title: 'Đơn vị', width: 34 },
  { title: 'Khối', width: 34 },
  { title: 'ĐVT', width: 16 },
  { title: 'Số liệu', width: 16 },
  { title: 'Ước', width: 8 },
  { title: 'Nộp lúc', width: 18 },
  { title: 'Đúng hạn', width: 12 },
];

/** `Cộng 2/3 đơn vị đã gửi`, with a number only where units' figures may be added up. */
function totalRow({ indicator, contributions }: SummaryLine): TableRow {
  const { received, expected, sum } = contributions;
  const bold = { fontWeight: 'bold' } as const;
  const amount = sum?.of
    ? text(`${formatNumber(sum.value)}/${formatNumber(sum.of)}`, { align: 'right' })
    : sum
      ? number(sum.value)
      : empty;
  return [
    empty,
    text(`${sum ? 'Cộng ' : ''}${received}/${expected} đơn vị đã gửi`, bold),
    empty,
    centred(indicator.unit),
    { ...amount, ...bold },
    empty,
    empty,
    empty,
  ];
}

function indicatorRows(line: SummaryLine, timeZone: string): TableRow[] {
  const { indicator, contributions } = line;
  return [
    [
      groupCell(`${indicator.code}. ${oneLine(indicator.name)}`, columns.length),
      ...columns.slice(1).map(() => null),
    ],
    ...contributions.units.map(({ bloc, unit, figure }): TableRow => [
      centred(indicator.code),
      text(unit),
      text(bloc),
      centred(indicator.unit),
      figure ? actual(figure.reported, indicator) : empty,
      estimated(figure?.estimate ?? false),
      figure ? moment(figure.reportedAt, timeZone) : empty,
      figure ? onTime(figure.late) : empty,
    ]),
    totalRow(line),
  ];
}

/** Member units' figures: beside the owners', never added to them. Null when no unit is asked. */
export function membersSheet(summary: Summary): TableSheet | null {
  const lines = linesOf(summary).filter(({ contributions }) => contributions.units.length > 0);
  if (lines.length === 0) return null;
  return {
    tab: 'Đơn vị thành viên',
    title: 'Số liệu của đơn vị thành viên (không cộng vào số của khối phụ trách)',
    columns,
    rows: lines.flatMap((line) => indicatorRows(line, summary.timeZone)),
  };
}
