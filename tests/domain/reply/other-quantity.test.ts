import { describe, expect, it } from 'vitest';
import { doubtsOf, readIn, recordsOf, type Campaign } from './catalogue.ts';

interface Row {
  /** the district, if left out */
  readonly in?: Campaign;
  readonly text: string;
  readonly records?: readonly string[];
  readonly asks?: readonly string[];
  readonly why: string;
}

const asked: readonly Row[] = [
  { text: 'chi ngân sách 120 tỷ', asks: ['4:other-quantity'], why: 'spent, not taken in' },
  { text: 'tong chi ngan sach 98,5 ty', asks: ['4:other-quantity'], why: 'spent, without accents' },
  { text: 'tổng số HTX toàn huyện 12', asks: ['5:other-quantity'], why: 'all, not the new ones' },
  { text: 'HTX 12, trong đó thành lập mới 1', asks: ['5:other-quantity'], why: 'the new ones are a part' },
  { text: 'HTX 12 (mới 1)', asks: ['5:other-quantity'], why: 'the new ones stand in brackets' },
  { text: 'công nhận lại 2 trường chuẩn', asks: ['10:other-quantity'], why: 'again is not new' },
  { text: 'trường chuẩn 12/24 trường', asks: ['10:contradiction'], why: 'of all there are' },
  { text: 'số HTX 12', asks: ['5:implausible'], why: 'far more than were to be founded' },
  { text: 'mía trồng mới 45 ha', asks: ['3:other-quantity'], why: 'the new part of an area' },
  { text: 'diện tích mía thu hoạch 120 ha', asks: ['3:other-quantity'], why: 'harvested, not planted' },
  { text: 'cây công nghiệp 3 tỷ', asks: ['6:other-quantity'], why: 'crops, not industry' },
  { text: 'nước máy 45%', asks: ['17:other-quantity'], why: 'a noun that belongs to the name' },
  { text: 'xóm có điện 98%', asks: ['16:other-quantity'], why: 'hamlets, not households' },
  { text: 'hộ nghèo có nhà vệ sinh 45%', asks: ['17:other-quantity'], why: 'half of a name behind a noun' },
  { text: 'độ che phủ wifi 62%', asks: ['15:other-quantity'], why: 'another matter behind the name' },
  { text: 'SDD trẻ dưới 2 tuổi 13,05%', asks: ['12:other-quantity'], why: 'the name says 5 years' },
  { text: 'kiểm tra 3 trường chuẩn', asks: ['10:other-quantity'], why: 'done with things that are there' },
  { text: 'chuồng trại còn 300 hộ', asks: ['18b:other-quantity'], why: 'still to do' },
  { in: 'binhSuong', text: 'rác thải y tế 100%', asks: ['22:other-quantity'], why: 'another kind of waste' },
  { in: 'binhSuong', text: 'TDSTN 0,91', asks: ['16:unit'], why: 'per cent or per mille: no sign is typed' },
  { in: 'binhSuong', text: 'nhà tạm còn 7', asks: ['19:other-quantity'], why: 'still to be replaced' },
  {
    in: 'binhSuong',
    text: 'SDD nhẹ cân 11%',
    asks: ['17:other-quantity'],
    why: 'thin, where stunted are counted',
  },
  { in: 'binhSuong', text: 'BHYT học sinh 100%', asks: ['13:other-quantity'], why: 'pupils, not everybody' },
  { in: 'haVan', text: 'vốn đầu tư công 12.300,5 tỷ', asks: ['5:other-quantity'], why: 'the public part' },
  {
    in: 'haVan',
    text: 'tổng số doanh nghiệp 18.500',
    asks: ['11:other-quantity'],
    why: 'all, not the new ones',
  },
  {
    in: 'haVan',
    text: 'xử lý nước thải đô thị 45%',
    asks: ['19:other-quantity'],
    why: 'half of a name behind a name',
  },
  { in: 'haVan', text: 'lao động nông nghiệp 17%', asks: ['3a:other-quantity'], why: 'workers, not value' },
  { in: 'lungVai', text: 'khám thai 3 lần 95%', asks: ['5:other-quantity'], why: 'the name says 4 times' },
  {
    in: 'lungVai',
    text: 'tử vong trẻ em giảm 0,4‰',
    asks: ['9:other-quantity'],
    why: 'children, not newborns',
  },
  {
    in: 'lungVai',
    text: 'phòng mổ số 1 đã đưa vào hoạt động',
    asks: ['14:other-quantity'],
    why: 'number 1, where 2 is asked for',
  },
];

const recorded: readonly Row[] = [
  {
    text: 'Thu NS 31,2 tỷ, chi NS 120 tỷ',
    records: ['4=31.2'],
    why: 'the other quantity is told beside',
  },
  { text: 'báo cáo chị ngân sách 35,4 tỷ', records: ['4=35.4'], why: '«chị» is no «chi»' },
  { text: 'tổng HTX mới 1', records: ['5=1'], why: 'the total of the new ones' },
  { text: 'qua kiểm tra, trường chuẩn 1', records: ['10=1'], why: 'how it is known, not what was done' },
  { text: 'mía còn 318 ha', records: ['3=318'], why: 'what is left of an area is the area' },
  { text: 'mia trong dc 325ha', records: ['3=325'], why: 'plain words, of which a guess makes a name' },
  { text: 'y tế: 1/14 xã', records: ['13=1'], why: 'one of fourteen is no stock' },
  { in: 'lungVai', text: 'khám thai 4 lần: 82%', records: ['5=82'], why: 'the name’s own number' },
  { in: 'lungVai', text: 'khám thai bốn lần 82%', records: ['5=82'], why: 'its own number in words' },
  {
    in: 'haVan',
    text: 'NOXH đã khởi công 2.300 căn, hoàn thành 1.120 căn',
    records: ['18=1120'],
    why: 'only what is finished is asked for',
  },
  {
    in: 'binhSuong',
    text: 'BHYT, rác, nước sạch lần lượt: 95,6; 84; 63,5',
    records: ['13=95.6', '22=84', '23=63.5'],
    why: 'names in a list do not belong to each other',
  },
];

describe('a quantity that only sounds like the indicator', () => {
  it.each(asked)('is asked about, without a wrong yes: $why', ({ in: campaign = 'haLang', text, asks }) => {
    const reading = readIn(campaign, text);
    expect(recordsOf(reading)).toEqual([]);
    expect(doubtsOf(reading)).toEqual([...(asks ?? [])].sort());
    const offered = reading.questions
      .filter(({ doubt }) => doubt === 'other-quantity')
      .flatMap(({ choices }) => choices);
    expect(offered).toEqual([]);
  });

  it.each(recorded)(
    'is left out, and the indicator recorded: $why',
    ({ in: campaign = 'haLang', text, records }) => {
      const reading = readIn(campaign, text);
      expect(recordsOf(reading)).toEqual([...(records ?? [])].sort());
      expect(doubtsOf(reading)).toEqual([]);
    },
  );
});
