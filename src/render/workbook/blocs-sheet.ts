import type { Summary } from '../../domain/review/summary.ts';
import { count, percent, text } from './cells.ts';
import type { TableSheet } from './sheet.ts';

/** How each bloc kept its duties. */
export const blocsSheet = ({ reporting }: Summary): TableSheet => ({
  tab: 'Khối',
  title: 'Tình hình gửi báo cáo của các khối',
  columns: [
    { title: 'Khối', width: 42 },
    { title: 'Số phải gửi', width: 13 },
    { title: 'Đã gửi', width: 12 },
    { title: 'Báo chưa có', width: 14 },
    { title: 'Còn thiếu', width: 12 },
    { title: 'Đúng hạn', width: 12 },
    { title: 'Tỷ lệ đầy đủ', width: 14 },
    { title: 'Tỷ lệ đúng hạn', width: 16 },
  ],
  rows: reporting.map((one) => [
    text(one.bloc),
    count(one.expected),
    count(one.reported),
    count(one.noneYet),
    count(one.missing),
    count(one.onTime),
    percent(one.completeness),
    percent(one.timeliness),
  ]),
});
