import { describe, expect, it } from 'vitest';
import { doubtsOf, readerOf, recordsOf } from './catalogue.ts';

const readers = {
  'a district': readerOf('ha-lang-2020', 'ha-lang'),
  'a commune': readerOf('binh-suong-2026', 'binh-suong-2026'),
  'a province': readerOf('ha-van-2026-2030', 'ha-van-2026-2030'),
  'a health centre': readerOf('lung-vai-2026', 'lung-vai-2026'),
};

interface Row {
  readonly of: keyof typeof readers;
  readonly text: string;
  readonly records?: readonly string[];
  readonly asks?: readonly string[];
  readonly why: string;
}

const whole: readonly Row[] = [
  {
    of: 'a district',
    text: 'Chi cục Thuế: thu NS 26,4 tỷ',
    records: ['4=26.4'],
    why: 'the office holds the figure',
  },
  {
    of: 'a district',
    text: 'Phòng NN: mía 318 ha',
    records: ['3=318'],
    why: 'initials of the office that holds it',
  },
  {
    of: 'a district',
    text: 'phòng nông nghiệp báo mía 318 ha',
    records: ['3=318'],
    why: 'the beginning of its name',
  },
  {
    of: 'a district',
    text: 'Phòng TC-KH báo cáo: mía 318 ha',
    records: ['3=318'],
    why: 'it leads the bloc that reports',
  },
  { of: 'a province', text: 'Sở XD báo NOXH 1.120 căn', records: ['18=1120'], why: 'initials of an office' },
  {
    of: 'a district',
    text: 'Kính gửi Phòng Nội vụ: mía 318 ha',
    records: ['3=318'],
    why: 'the office is written to',
  },
  {
    of: 'a district',
    text: 'Phòng Nội vụ ơi, mía 318 ha',
    records: ['3=318'],
    why: 'the office is spoken to',
  },
  {
    of: 'a district',
    text: 'theo Công an huyện nước HVS 91%',
    records: ['17=91'],
    why: 'the office is cited',
  },
  {
    of: 'a district',
    text: 'trường chuẩn: 1 trường (THCS Thanh Nhật)',
    records: ['10=1'],
    why: 'the school is the one that is counted',
  },
];

const members: readonly Row[] = [
  {
    of: 'a health centre',
    text: 'Khoa Sản báo cáo: sáng kiến 1; chuyển tuyến giảm 0,8%',
    records: ['12=0.8@k-san', '8=1@k-san'],
    why: 'one of several departments',
  },
  {
    of: 'a health centre',
    text: 'TYT xã Khau Dăm: tiêm chủng 96,4%',
    records: ['4=96.4@tyt-1'],
    why: 'one of several stations, called otherwise than in the list',
  },
  {
    of: 'a health centre',
    text: 'sáng kiến: Khoa Nhi 2, Khoa Sản 1',
    records: ['8=1@k-san', '8=2@k-nhi'],
    why: 'departments listed behind the name',
  },
  {
    of: 'a commune',
    text: 'THCS Bình Sương: BHYT 99%',
    records: ['13=99@thcs-binh-suong'],
    why: 'a school among others, although a school leads its bloc',
  },
  {
    of: 'a district',
    text: 'THPT Hạ Lang 10: 0; TT GDNN-GDTX 10: 0',
    records: ['10=0@gdnn-gdtx', '10=0@thpt-ha-lang'],
    why: 'a school and an office that owe figures of their own',
  },
  {
    of: 'a health centre',
    text: 'Nà Pheo tiêm chủng 97%, Pác Lìn 91%',
    records: ['4=91@tyt-3', '4=97@tyt-0'],
    why: 'among its fellows the leading station tells its own',
  },
  {
    of: 'a health centre',
    text: 'Trạm\tTiêm chủng\tKhám thai\nNà Pheo\t97\t82\nPác Lìn\t91\t78',
    records: ['4=91@tyt-3', '4=97@tyt-0', '5=78@tyt-3', '5=82@tyt-0'],
    why: 'stations in the rows of a table',
  },
  {
    of: 'a district',
    text: 'Minh Long 26, Lý Quốc 18, Đồng Loan 30 ha mía',
    records: ['3=18@xa-ly-quoc', '3=26@xa-minh-long', '3=30@xa-dong-loan'],
    why: 'a list whose name stands behind its last figure',
  },
  {
    of: 'a district',
    text: 'Chủ tịch xã Minh Long: mía 26,5 ha',
    records: ['3=26.5@xa-minh-long'],
    why: 'who speaks for the commune',
  },
];

const asked: readonly Row[] = [
  {
    of: 'a district',
    text: '6 xã phía Bắc mía 150 ha',
    asks: ['3:member'],
    why: 'communes that are counted are whose figure it is',
  },
  { of: 'a district', text: '3 xã báo mía 80 ha', asks: ['3:member'], why: 'some communes are not all' },
  {
    of: 'a district',
    text: 'lương thực của xã Thắng Lợi và Kim Loan là 812,4 tấn',
    asks: ['1:member'],
    why: 'one figure of two communes',
  },
  {
    of: 'a district',
    text: 'Thắng Lợi, Kim Loan mía 31 ha',
    asks: ['3:member'],
    why: 'two communes before a comma',
  },
  {
    of: 'a district',
    text: 'Thắng Lợi + Kim Loan mía 31 ha',
    asks: ['3:member'],
    why: 'two communes and a plus',
  },
  {
    of: 'a district',
    text: 'thị trấn mía 12 ha',
    asks: ['3:member'],
    why: 'a kind of place without its name',
  },
  { of: 'a district', text: 'ML 26 ha mía', asks: ['3:member'], why: 'a commune by its initials' },
  {
    of: 'a district',
    text: 'M.Long mía 26 ha',
    asks: ['3:member'],
    why: 'a commune by an initial and a word',
  },
  {
    of: 'a commune',
    text: 'Công an xã báo cáo: nhà tạm 3 nhà',
    asks: ['19:member'],
    why: 'an office that does not report it',
  },
  { of: 'a commune', text: 'Trạm khuyến nông: CAQ 12 ha', asks: ['2:member'], why: 'an office in no list' },
  {
    of: 'a commune',
    text: 'Trường Tiểu học Tân Lập: BHYT 98%',
    asks: ['13:member'],
    why: 'a school in no list',
  },
  {
    of: 'a commune',
    text: 'Hội Phụ nữ xã báo cáo hiến máu 15 đv',
    asks: ['20:member'],
    why: 'an association in no list',
  },
  {
    of: 'a commune',
    text: 'Chi bộ thôn Nà Vải báo cáo: GĐVH 88%',
    asks: ['15a:member'],
    why: 'a body of a hamlet is not the hamlet',
  },
  {
    of: 'a commune',
    text: 'Chi hội CCB thôn Đồi Cọ: hiến máu 2 đv',
    asks: ['20:member'],
    why: 'a body with a second noun',
  },
  {
    of: 'a commune',
    text: 'HTX Nà Vải: lợn 120 con',
    asks: ['3a:member'],
    why: 'an indicator’s name says what body of the hamlet it is',
  },
  {
    of: 'a district',
    text: 'Trạm y tế Minh Long: SDD giảm 0,1%',
    asks: ['12:member'],
    why: 'a body of a commune',
  },
  {
    of: 'a commune',
    text: 'hiến máu: Công an xã 5, Phòng VHXH 4',
    asks: ['20:member', '20:member'],
    why: 'beside another’s figure, that of the office that reports is its own or the whole’s',
  },
  {
    of: 'a health centre',
    text: 'Khoa Nội: khám bệnh 12.300 lượt',
    asks: ['1:member'],
    why: 'it leads the departments and is one of them',
  },
  {
    of: 'a health centre',
    text: 'Phòng TCHC: sáng kiến 1',
    asks: ['8:member'],
    why: 'an office of the bloc that reports, not its leader',
  },
];

describe('whose figure it is', () => {
  it.each(whole)('the whole’s: $text ($why)', ({ of, text, records }) => {
    expect(recordsOf(readers[of](text))).toEqual(records);
  });

  it.each(members)('a member’s: $text ($why)', ({ of, text, records }) => {
    expect(recordsOf(readers[of](text))).toEqual(records);
  });

  it.each(asked)('asked: $text ($why)', ({ of, text, asks }) => {
    const reading = readers[of](text);
    expect(recordsOf(reading)).toEqual([]);
    expect(doubtsOf(reading)).toEqual(asks);
  });

  it('a doubt may be settled for the unit or for the whole', () => {
    const [question] = readers['a commune']('Công an xã báo cáo: nhà tạm 3 nhà').questions;
    expect(question?.choices.map(({ records }) => records.map(({ member }) => member))).toEqual([
      ['cong-an'],
      [undefined],
      [],
    ]);
  });
});
