import { describe, expect, it } from 'vitest';
import { doubtsOf, read, recordsOf } from './catalogue.ts';

interface Row {
  readonly text: string;
  readonly records: readonly string[];
  readonly why: string;
}

const rows: readonly Row[] = [
  {
    text: 'ước TH năm: mía 341 ha, thu NS 50,5 tỷ, lương thực 13.460,2 tấn',
    records: ['1=13460.2~', '3=341~', '4=50.5~'],
    why: '«năm» behind «ước TH» is the year, and the heading holds for all',
  },
  { text: 'ƯTH 2020: mía 341 ha; thu NS 50,5 tỷ', records: ['3=341~', '4=50.5~'], why: 'a bare year' },
  {
    text: 'ước cả năm mía 341 ha, thu NS 50,5 tỷ',
    records: ['3=341~', '4=50.5~'],
    why: 'an estimate before the first name holds for its sentence',
  },
  {
    text: 'TH 9T: 3) 325 4) 35,4; ước năm: 3) 341 4) 50,5',
    records: ['3=325', '3=341~', '4=35.4', '4=50.5~'],
    why: 'a heading in the middle of a line',
  },
  {
    text: '9 tháng: mía 325, thu NS 35,4. Ước cả năm: mía 341, thu NS 50,5',
    records: ['3=325', '3=341~', '4=35.4', '4=50.5~'],
    why: 'a heading in the second sentence',
  },
  {
    text: 'Ước hết năm thu NS 51 tỷ, đến giờ mới 38,4',
    records: ['4=38.4', '4=51~'],
    why: 'what is reached now is no estimate',
  },
  {
    text: 'mía ước 341, thu NS 35,4',
    records: ['3=341~', '4=35.4'],
    why: 'an estimate behind a name is of that name only',
  },
  {
    text: 'Theo Tổng cục Thống kê, thu ngân sách cả nước 9 tháng đạt 975,3 nghìn tỷ đồng, bằng 64,5% dự toán',
    records: [],
    why: 'news of the whole country: «nước» there is no water',
  },
  { text: 'cả nước 64,5%', records: [], why: 'no indicator is named' },
  { text: 'che phủ 60,8% (cả nước 42%)', records: ['15=60.8'], why: 'compared with the country' },
  {
    text: 'bình quân cả nước 42%, che phủ của huyện 60,8%',
    records: ['15=60.8'],
    why: 'one’s own figure behind the country’s',
  },
];

describe('what is said ahead of figures', () => {
  it.each(rows)('$why', ({ text, records }) => {
    const reading = read(text);
    expect(recordsOf(reading)).toEqual([...records].sort());
    expect(doubtsOf(reading)).toEqual([]);
  });
});
