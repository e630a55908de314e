import type { BlocReporting } from '../../domain/review/reporting.ts';
import type { Summary } from '../../domain/review/summary.ts';
import { count, percent, text } from './cells.ts';
import type { TableSheet } from './sheet.ts';
import type { YearOfBlocs } from './workbook-data.ts';

const table = (tab: string, title: string, reporting: readonly BlocReporting[]): TableSheet => ({
  tab,
  title,
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

/** How each bloc kept its duties in the period. */
export const blocsSheet = ({ reporting }: Summary): TableSheet =>
  table('Khối', 'Tình hình gửi báo cáo của các khối', reporting);

/** And over the year, as far as its reports were due. Null when none was. */
export const yearSheet = (year: YearOfBlocs | null): TableSheet | null =>
  year === null || year.periods === 0
    ? null
    : table(
        `Năm ${year.year}`,
        `Tình hình gửi báo cáo của các khối năm ${year.year} (${year.periods} kỳ đã đến hạn)`,
        year.blocs,
      );
