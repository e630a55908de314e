import { describe, expect, it } from 'vitest';
import { doubtsOf, readIn, recordsOf } from './catalogue.ts';
import { itReads, type ReadMessage } from './read-messages.ts';

const beforeFigures: readonly ReadMessage[] = [
  { in: 'haLang', text: 'Công nghiệp 9 tháng 10,2 tỷ', records: ['6=10.2'], why: 'decimals are no day' },
  { in: 'haLang', text: '9 tháng 10 tỷ công nghiệp', records: ['6=10'], why: 'nor is a number with a scale' },
  { in: 'haLang', text: 'SLLT 6 tháng 6.230,8 tấn', records: ['1=6230.8'], why: 'nor one with groups' },
  { in: 'haVan', text: 'Tăng trưởng GRDP 6 tháng 8,92%', records: ['1=8.92'], why: 'nor a per cent' },
  { in: 'haLang', text: 'y tế xã 6 tháng 1 xã', records: ['13=1'], why: 'nor a number of places' },
  { in: 'directive', text: 'OCOP mới 9 tháng 1 sản phẩm', records: ['5=1'], why: 'nor a number of things' },
  {
    in: 'haLang',
    text: 'HTX 9 tháng 1',
    records: ['5=1'],
    why: 'a figure at the end, behind a usual period',
  },
  { in: 'haLang', text: 'mía đến 6 tháng 9', why: 'behind «đến» it is a day, and no figure is left' },
  { in: 'haLang', text: 'đến ngày 9 tháng 10 thu NS 26,4 tỷ', records: ['4=26.4'], why: 'a day in words' },
  { in: 'haLang', text: 'thu NS trong tháng 4,2 tỷ', records: ['4=4.2'], why: '«tháng» without its number' },
  {
    in: 'haLang',
    text: '6 tháng đầu năm 2020: mía 318 ha',
    records: ['3=318'],
    why: 'the year of a half is no figure',
  },
  { in: 'haLang', text: '9 tháng đầu năm 2020 mía 318 ha', records: ['3=318'], why: 'nor of nine months' },
  {
    in: 'haLang',
    text: 'quý III năm 2020: mía 318 ha',
    records: ['3=318'],
    why: '«năm» of a year is no unit of the quarter',
  },
  {
    in: 'haLang',
    text: 'Số 6 tháng đầu năm 2020:\n10: 0\n9: 13/14',
    records: ['10=0', '9=13/14'],
    why: '«số» before a period makes no code of its number',
  },
  { in: 'haLang', text: 'thu NS tháng 4: 4,2 tỷ', records: ['4=4.2'], why: 'and with it' },
  { in: 'haLang', text: 'công nghiệp quý 3,2 tỷ', asks: ['6:scale'], why: 'of a quarter it is asked' },
  {
    in: 'haLang',
    text: 'mía tính đến ngày 14/9/2026 291,6 ha',
    records: ['3=291.6'],
    why: 'a full date directly before the figure lists nothing',
  },
  {
    in: 'haLang',
    text: 'lương thực đến ngày 15/6/2020 6.820,5 tấn',
    records: ['1=6820.5'],
    why: 'nor before a figure with groups',
  },
];

describe('a word of time beside a figure', () => {
  itReads(beforeFigures);
});

describe('a year that is none of those collected', () => {
  const years = [2020, 2020] as const;
  const ask = (text: string) => {
    const reading = readIn('haLang', text, { years });
    return { records: recordsOf(reading), asks: doubtsOf(reading) };
  };

  it.each([
    ['số liệu năm 2019: mía 315 ha', 'the heading names another year'],
    ['GĐVH năm 2019 82,5%', 'the year stands before the figure'],
  ])('is asked about in «%s»: %s', (text) => {
    const { records, asks } = ask(text);
    expect(records).toEqual([]);
    expect(asks).toHaveLength(1);
  });

  it.each([
    ['số liệu năm 2020: mía 315 ha', ['3=315'], 'the year of the campaign'],
    ['mía 318 ha, tăng 3% so với năm 2019', ['3=318'], 'the year only compares'],
    ['mía năm 2019 là 315 ha, nay 318 ha', ['3=318'], 'the figure of now is told beside it'],
  ])('changes nothing in «%s»: %s', (text, records) => {
    expect(ask(text)).toEqual({ records, asks: [] });
  });

  it('goes by the open periods where there are some', () => {
    const periods = [
      { id: 'nam', kind: 'year', label: 'Năm', from: '2018-12-15', to: '2019-12-14' },
    ] as const;
    expect(recordsOf(readIn('haLang', 'năm 2019 mía 315 ha', { years, periods }))).toEqual(['3=315']);
  });
});
