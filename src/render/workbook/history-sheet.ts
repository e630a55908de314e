import type { Indicator } from '../../domain/indicator/indicator.ts';
import { linesOf, type Summary } from '../../domain/review/summary.ts';
import { actual, centred, count, empty, estimated, moment, onTime, text } from './cells.ts';
import type { TableRow, TableSheet } from './sheet.ts';
import type { FigureVersion } from './workbook-data.ts';

const statusWords = { accepted: 'đã ghi', proposed: 'chờ duyệt', refused: 'không duyệt' } as const;
const sourceWords = { message: 'tin nhắn', choice: 'chọn trả lời', 'entered-by-clerk': 'nhập hộ' } as const;

function versionRow(one: FigureVersion, indicator: Indicator | undefined, timeZone: string): TableRow {
  const figure =
    one.reported === null || !indicator
      ? text('đã rút', { align: 'right' })
      : actual(one.reported, indicator);
  return [
    centred(one.indicator),
    text(indicator?.name ?? ''),
    text(one.bloc),
    text(one.unit ?? ''),
    count(one.version),
    figure,
    centred(indicator?.unit ?? ''),
    estimated(one.estimate),
    centred(statusWords[one.status]),
    centred(sourceWords[one.source]),
    moment(one.sentAt, timeZone),
    onTime(one.late),
    one.typed === '' ? empty : text(one.typed),
    one.reason === '' ? empty : text(one.reason),
  ];
}

/** Every version of every figure, as first reported and as changed. Null when it is not to be shown. */
export function historySheet(summary: Summary, versions: readonly FigureVersion[]): TableSheet | null {
  if (versions.length === 0) return null;
  const indicators = new Map(linesOf(summary).map(({ indicator }) => [indicator.code, indicator]));
  return {
    tab: 'Lịch sử',
    title: 'Lịch sử số liệu',
    columns: [
      { title: 'TT', width: 6 },
      { title: 'Chỉ tiêu', width: 34 },
      { title: 'Khối', width: 20 },
      { title: 'Đơn vị', width: 18 },
      { title: 'Lần', width: 6 },
      { title: 'Số liệu', width: 14 },
      { title: 'ĐVT', width: 13 },
      { title: 'Ước', width: 7 },
      { title: 'Trạng thái', width: 13 },
      { title: 'Nguồn', width: 13 },
      { title: 'Gửi lúc', width: 17 },
      { title: 'Đúng hạn', width: 11 },
      { title: 'Nguyên văn', width: 22 },
      { title: 'Lý do', width: 22 },
    ],
    rows: versions.map((one) => versionRow(one, indicators.get(one.indicator), summary.timeZone)),
  };
}
