import readExcelFile, { type Row } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import type { Indicator, Target } from '../../src/domain/indicator/indicator.ts';
import { summarise, type ReviewedFigure, type SummaryInput } from '../../src/domain/review/summary.ts';
import { drawWorkbook } from '../../src/render/workbook/workbook.ts';
import {
  freezeWorkbook,
  readWorkbookData,
  type FigureVersion,
  type WorkbookData,
} from '../../src/render/workbook/workbook-data.ts';
import { markupOf } from './zip-markup.ts';
import { d, halfYear, inTime, ratio, reviewed, tooLate, value } from '../domain/review/half-year.ts';

const summary = summarise(halfYear);
const version = (more: Partial<FigureVersion> = {}): FigureVersion => ({
  indicator: '4',
  bloc: 'Khối Kinh tế',
  unit: null,
  version: 1,
  reported: value('25.6'),
  estimate: false,
  status: 'accepted',
  late: false,
  source: 'message',
  sentAt: inTime,
  typed: '25,6 tỷ',
  reason: '',
  ...more,
});

async function sheetsOf(
  input: SummaryInput = halfYear,
  versions: readonly FigureVersion[] = [version()],
  year: WorkbookData['year'] = null,
) {
  const file = await drawWorkbook({ summary: summarise(input), versions, year });
  const sheets = await readExcelFile(Buffer.from(file));
  return new Map(sheets.map(({ sheet, data }) => [sheet, data]));
}
const rowOf = (rows: readonly Row[] | undefined, code: string): Row | undefined =>
  rows?.find(([first]) => String(first) === code);

/** a spreadsheet holds a moment as a fraction of days: reading it back may be a millisecond off */
const toTheSecond = (cell: unknown) =>
  cell instanceof Date ? new Date(Math.round(cell.getTime() / 1000) * 1000) : cell;

const withFigure = (
  code: string,
  figure: ReviewedFigure | null,
  about: Partial<Indicator> = {},
): SummaryInput => ({
  ...halfYear,
  indicators: halfYear.indicators.map((one) =>
    one.indicator.code === code ? { ...one, figure, indicator: { ...one.indicator, ...about } } : one,
  ),
});

describe('drawWorkbook', () => {
  it('has a sheet for targets, blocs, member units and history', async () => {
    expect([...(await sheetsOf()).keys()]).toEqual(['Chỉ tiêu', 'Khối', 'Đơn vị thành viên', 'Lịch sử']);
  });

  it('has a sheet for the year once a report of it was due', async () => {
    const kept = { expected: 12, reported: 11, noneYet: 0, missing: 1, onTime: 9 };
    const shares = { completeness: d('91.6'), timeliness: d('75') };
    const year = {
      year: 2026,
      periods: 3,
      blocs: [{ bloc: 'Khối Kinh tế', inWords: false, ...kept, ...shares }],
    };
    const rows = (await sheetsOf(halfYear, [], year)).get('Năm 2026');
    expect(rowOf(rows, 'Khối Kinh tế')).toEqual(['Khối Kinh tế', 12, 11, 0, 1, 9, 0.916, 0.75]);
    expect((await sheetsOf(halfYear, [], { ...year, periods: 0 })).has('Năm 2026')).toBe(false);
  });

  it('says whose figures these are, as of when, and heads the table', async () => {
    const rows = (await sheetsOf()).get('Chỉ tiêu') ?? [];
    expect(rows.slice(0, 4).map(([first]) => first)).toEqual([
      'UBND huyện Hạ Lang',
      'Phong trào thi đua năm 2026',
      'Kết quả thực hiện chỉ tiêu · 6 tháng đầu năm 2026',
      'Số liệu đến hết ngày 14/6/2026, cập nhật lúc 08:00 ngày 19/6/2026',
    ]);
    expect(rows[5]).toEqual([
      ...['TT', 'Chỉ tiêu', 'ĐVT', 'Kế hoạch', 'Thực hiện', '% so KH', 'Đánh giá', 'Ước', 'Kỳ trước'],
      ...['Khối phụ trách', 'Nộp lúc', 'Đúng hạn'],
    ]);
    expect(rows.slice(6)).toHaveLength(21 + 3);
  });

  it('holds numbers as numbers and the time of the office’s clock', async () => {
    const row = rowOf((await sheetsOf()).get('Chỉ tiêu'), '4')?.map(toTheSecond);
    expect(row).toEqual([
      ...['4', 'Thu ngân sách trên địa bàn', 'tỷ đồng', 50.2, 26.4, 0.525896, 'Đúng tiến độ', null, 21.7],
      ...['Khối Kinh tế', new Date('2026-06-15T09:30:00Z'), 'đúng hạn'],
    ]);
  });

  const cap: Target = { comparator: 'at-most', value: d('50.2'), strict: false, explicit: true };
  it.each([
    {
      code: '2',
      input: halfYear,
      cells: [35, 16.2, 0.462857, 'Chậm tiến độ', 'ước'],
      why: '«trên 35» is a number with a word before it',
    },
    {
      code: '9',
      input: halfYear,
      cells: ['14/14', '14/14', 1, 'Đạt', null],
      why: 'a ratio is text: no program may read a date in it',
    },
    { code: '7', input: halfYear, cells: ['1-2', 1, 1, 'Đạt', null], why: 'so is a range' },
    {
      code: '11',
      input: halfYear,
      cells: [0.15, null, null, 'Chưa có số liệu', null],
      why: 'no figure leaves the cell empty, not 0',
    },
    {
      code: '12',
      input: halfYear,
      cells: [0.1, 'chưa có số liệu', null, 'Chưa có số liệu', null],
      why: 'the leader said so',
    },
    { code: '10', input: halfYear, cells: [1, 0, 0, 'Chậm tiến độ', null], why: 'zero is a figure' },
    {
      code: '4',
      input: withFigure('4', reviewed(value('50.6')), { target: cap }),
      cells: [50.2, 50.6, null, 'Chậm tiến độ (cao hơn mức tối đa 0,4 tỷ đồng)', null],
      why: 'a cap has a gap, no per cent',
    },
    {
      code: '9',
      input: withFigure('9', reviewed(ratio('13', '13'))),
      cells: ['14/14', '13/13', 1, 'Đạt', null],
      why: 'another denominator',
    },
  ])('$why', async ({ code, input, cells }) => {
    expect(rowOf((await sheetsOf(input)).get('Chỉ tiêu'), code)?.slice(3, 8)).toEqual(cells);
  });

  it('keeps a number that a spreadsheet would round as the text that it is', async () => {
    const long = value('12345678901234567.89');
    const row = rowOf((await sheetsOf(withFigure('4', reviewed(long)))).get('Chỉ tiêu'), '4');
    expect(row?.[4]).toBe('12.345.678.901.234.567,89');
  });

  it('shows member units beside the owner, with a sum only where one may add', async () => {
    const rows = (await sheetsOf()).get('Đơn vị thành viên') ?? [];
    expect(rows.map((row) => [row[1], row[4]])).toContainEqual(['Cộng 2/3 đơn vị đã gửi', 1452.5]);
    expect(rows.map((row) => [row[1], row[4]])).toContainEqual(['1/3 đơn vị đã gửi', null]);
    expect(rowOf((await sheetsOf()).get('Chỉ tiêu'), '1')?.[4]).toBe(6820.5);
  });

  it('leaves out the history where nobody may see what leaders typed', async () => {
    expect([...(await sheetsOf(halfYear, [])).keys()]).not.toContain('Lịch sử');
  });

  it('tells every version of a figure, and what became of it', async () => {
    const versions = [
      version(),
      version({
        version: 2,
        reported: value('26.4'),
        reason: 'nhầm',
        late: true,
        sentAt: tooLate,
        status: 'proposed',
      }),
      version({ version: 3, reported: null, source: 'entered-by-clerk' }),
    ];
    const rows = ((await sheetsOf(halfYear, versions)).get('Lịch sử') ?? []).slice(6);
    expect(rows.map((row) => [row[4], row[5], row[8], row[9], row[11], row[13]])).toEqual([
      [1, 25.6, 'đã ghi', 'tin nhắn', 'đúng hạn', null],
      [2, 26.4, 'chờ duyệt', 'tin nhắn', 'muộn', 'nhầm'],
      [3, 'đã rút', 'đã ghi', 'nhập hộ', 'đúng hạn', null],
    ]);
  });

  it.each([
    '=1+1',
    '+84 912',
    '-5',
    '@SUM(A1)',
    "=cmd|' /C calc'!A0",
    '\t=1',
    '<c r="A1"><f>1</f></c>',
    'a\u0000b',
  ])('keeps %j as text wherever people’s words stand', async (words) => {
    const input: SummaryInput = {
      ...withFigure('4', reviewed(value('1')), { name: words, unit: words }),
      authority: words,
      campaign: words,
    };
    const file = await drawWorkbook({
      summary: summarise(input),
      versions: [version({ typed: words, reason: words })],
      year: null,
    });
    const sheets = await readExcelFile(Buffer.from(file));
    const clean = words.replace('\u0000', '');
    expect(rowOf(sheets[0]?.data, '4')?.[2]).toBe(clean.trim());
    expect(rowOf(sheets.at(-1)?.data, '4')?.[12]).toBe(clean.trim());
    expect(markupOf(file)).not.toMatch(/<f[ >]/);
  });

  it('prints on A4 landscape, one page wide, with the header on every page', async () => {
    const markup = markupOf(await drawWorkbook({ summary, versions: [], year: null }));
    expect(markup).toMatch(
      /<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"\/>/,
    );
    expect(markup).toContain('<pageSetUpPr fitToPage="1"/>');
    expect(markup).toContain('<pane ySplit="6" topLeftCell="A7" activePane="bottomLeft" state="frozen"/>');
    expect(markup).toContain(`localSheetId="1">'Khối'!$6:$6</definedName>`);
    expect(markup.match(/<definedNames>/g)).toHaveLength(1);
  });
});

describe('frozen workbook data', () => {
  it('come back as they were, through JSON text', () => {
    const year = { year: 2026, periods: 1, blocs: summary.reporting };
    const data = { summary, year, versions: [version(), version({ reported: null, unit: 'xã Minh Long' })] };
    expect(readWorkbookData(JSON.parse(JSON.stringify(freezeWorkbook(data))))).toEqual({
      ok: true,
      value: data,
    });
  });
});
