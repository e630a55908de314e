import { describe, expect, it } from 'vitest';
import { decimal, decimalText } from '../../../src/domain/quantity/decimal.ts';
import { doubtsOf, haLang, read, recordsOf } from './catalogue.ts';

interface Row {
  readonly text: string;
  readonly records?: readonly string[];
  readonly asks?: readonly string[];
  readonly why: string;
}

const recorded: readonly Row[] = [
  {
    text: 'Chỉ tiêu 4: đến hết 14/6 thu được 21,6 tỷ đồng',
    records: ['4=21.6'],
    why: 'a code and a date beside the figure',
  },
  {
    text: '1: 6820,5  3: 338  4: 26,4 tỷ',
    records: ['1=6820.5', '3=338', '4=26.4'],
    why: 'the form that the reminder teaches',
  },
  {
    text: 'Minh Long 1: 670  3: 17',
    records: ['1=670@xa-minh-long', '3=17@xa-minh-long'],
    why: 'a member leads a list of codes',
  },
  {
    text: 'Số của xã Minh Long:\n\n- Nước: 90,4%\n\n- HTX: 0',
    records: ['17=90.4@xa-minh-long', '5=0@xa-minh-long'],
    why: 'empty lines between what a member heads end nothing',
  },
  {
    text: 'Chỉ tiêu | ĐVT | TH\r\n\r\nMía | ha | 318\r\n\r\nThu ngân sách | tỷ đồng | 26,4',
    records: ['3=318', '4=26.4'],
    why: 'a pasted table with empty Windows lines between its rows',
  },
  {
    text: 'Dạ, xã Minh Long: mía 26,5 ha, nước HVS 91,2%',
    records: ['3=26.5@xa-minh-long', '17=91.2@xa-minh-long'],
    why: 'a polite word before the heading changes nothing',
  },
  {
    text: '16 và 17: 98,7 và 91,8',
    records: ['16=98.7', '17=91.8'],
    why: 'two codes, then two figures in order',
  },
  {
    text: '14: 83,5 - 58 - 92,1',
    records: ['14a=83.5', '14b=58', '14c=92.1'],
    why: 'three measures of one point in order',
  },
  {
    text: '1 9870,5\n3 322\n4 21,6',
    records: ['1=9870.5', '3=322', '4=21.6'],
    why: 'code, space, figure on each line',
  },
  { text: '4 là 26,5 tỷ', records: ['4=26.5'], why: 'a code set off by «là»' },
  { text: 'dt mia 315,5 ha a', records: ['3=315.5'], why: 'no accents, initials, a polite «a»' },
  { text: '01 trường chuẩn QG', records: ['10=1'], why: 'the figure before its name' },
  {
    text: '26,5 ha mía, 11,4 tỷ công nghiệp',
    records: ['3=26.5', '6=11.4'],
    why: 'each figure before its name',
  },
  {
    text: 'Thu NS 26,4 tỷ, KH 50,2 tỷ, đạt 52,6% KH',
    records: ['4=26.4'],
    why: 'plan and per cent of plan agree',
  },
  { text: 'Kế hoạch 340 ha, mía trồng được 318 ha', records: ['3=318'], why: 'the plan stands first' },
  {
    text: 'ho ngheo giam tu 31,25% xuong con 27,1%',
    records: ['8=4.15'],
    why: 'from and to: the fall is the difference',
  },
  {
    text: 'SDD trẻ dưới 5 tuổi hiện còn 13,1%',
    records: ['12=0.08'],
    why: 'a level against the baseline; 5 is in the name',
  },
  { text: 'Độ che phủ 60,3, à nhầm, 60,8%', records: ['15=60.8'], why: 'the slip is taken back' },
  { text: 'Mía 318 ha, không phải 381 ha', records: ['3=318'], why: 'the rejected figure stands behind' },
  { text: 'Mía không phải 381 mà là 318 ha', records: ['3=318'], why: 'the rejected figure stands before' },
  { text: 'ước cả năm lương thực 13.460,2 tấn', records: ['1=13460.2~'], why: 'an estimate keeps its mark' },
  {
    text: 'xã Minh Long: mía 26,5 ha, nước HVS 91,2%',
    records: ['17=91.2@xa-minh-long', '3=26.5@xa-minh-long'],
    why: 'a member holds for its line',
  },
  {
    text: 'HTX không có, trường chuẩn chưa có trường nào',
    records: ['10=0', '5=0'],
    why: 'nothing happened is zero',
  },
  {
    text: 'các chỉ tiêu 1, 3 và 4 chưa có số',
    records: ['1=none-yet', '3=none-yet', '4=none-yet'],
    why: 'one word for a list of codes',
  },
  {
    text: 'chuồng trại 118 hộ, tăng 2,7%',
    records: ['18a=2.7', '18b=118'],
    why: 'one name, the units decide',
  },
  {
    text: '> 1. Sản lượng lương thực, KH 13.455,5 tấn\nDạ 6.230,8 tấn ạ',
    records: ['1=6230.8'],
    why: 'the quoted reminder names the indicator',
  },
  {
    text: '3 | DT mía | ha | 340 | 318 |\n4 | Thu NS | tỷ đồng | 50,2 | 26,4 |',
    records: ['3=318', '4=26.4'],
    why: 'a table without heading whose first figure is the plan',
  },
  {
    text: 'thu ns 22,1 ty htx 0',
    records: ['4=22.1', '5=0'],
    why: 'the noun of the next name is no unit of the figure before it',
  },
  {
    text: 'Che phủ rừng năm 2019 là 60,5, nay đạt 60,8%',
    records: ['15=60.8'],
    why: 'of two times the present one is reported',
  },
  {
    text: '5.170 hộ có điện trong tổng 5.200 hộ',
    records: ['16=5170/5200'],
    why: 'n of m with words between them',
  },
  {
    text: 'mía 110,5 ha xã trồng mới với 207,5 ha lưu gốc, tổng 318 ha',
    records: ['3=318'],
    why: 'a total that is the sum of its parts, though their words are not known',
  },
  {
    text: 'trường chuẩn 1 (mức 1: 1, mức 2: 0)',
    records: ['10=1'],
    why: 'all that stands in the brackets is a part',
  },
  {
    text: 'SLLT đến nay 9.985,2 tấn, ước cả năm đạt KH',
    records: ['1=9985.2'],
    why: 'an estimate behind the figure speaks of another one',
  },
  {
    text: 'che phủ 60,3%, trong khung NQ giao',
    records: ['15=60.3'],
    why: 'a plan that is not joined to the per cent',
  },
  {
    text: 'Dạ, xã Minh Long: mía 26,5 ha, HTX 1',
    records: ['3=26.5@xa-minh-long', '5=1@xa-minh-long'],
    why: 'a courtesy in front takes nothing from the heading',
  },
  {
    text: 'Minh Long mía 12ha. Lý Quốc mía 18 ha. An Lạc không trồng\nche phủ rừng 60,7%',
    records: ['15=60.7', '3=0@xa-an-lac', '3=12@xa-minh-long', '3=18@xa-ly-quoc'],
    why: 'a member of a list does not hold for the next line',
  },
  {
    text: '5. HTX (03): 1',
    records: ['5=1'],
    why: 'a number in brackets behind the name is no code',
  },
  {
    text: 'số liệu 6 tháng: 16 98,7% 17 91,8%',
    records: ['16=98.7', '17=91.8'],
    why: 'codes and figures with nothing else between them',
  },
  { text: '10 có 1 trường, 13 có 2 xã', records: ['10=1', '13=2'], why: 'a code, «có», a figure' },
  {
    text: 'các ct 15, 16, 17 lần lượt 60,8 - 98,7 - 91,8',
    records: ['15=60.8', '16=98.7', '17=91.8'],
    why: 'a list of codes, then their figures in order',
  },
  {
    text: '5, 10 chưa có số',
    records: ['10=none-yet', '5=none-yet'],
    why: 'what is said of a list of codes',
  },
  { text: 'HTX 1/1, chuẩn y tế 1/1', records: ['13=1', '5=1'], why: 'over the plan, 1/1 is no date' },
  {
    text: 'TH/KH: mía 331,5/340 ha, thu NS 38,4/50,2 tỷ',
    records: ['3=331.5', '4=38.4'],
    why: 'the scale word is of both figures of a ratio',
  },
  {
    text: 'lương thực: chỉ tiêu 13.455,5 tấn, đạt 9.702,3 tấn',
    records: ['1=9702.3'],
    why: '«chỉ tiêu» directly before a figure is the plan',
  },
  { text: '4: 33,4 tỷ (+4%)', records: ['4=33.4'], why: 'growth in brackets' },
  { text: 'cn 7 tỷ 150 triệu', records: ['6=7.15'], why: 'two initials of a whole name before its figure' },
  { text: 'lthuc 412,5 tấn', records: ['1=412.5'], why: 'initials and the last word' },
  {
    text: 'Đã thu hoạch 8.412,3 tấn, ước cả năm đạt 13.500 tấn lương thực',
    records: ['1=13500~', '1=8412.3'],
    why: 'the name stands behind both figures',
  },
  {
    text: 'KH 340 ha, TH 335 ha - mía',
    records: ['3=335'],
    why: 'the name stands at the end of the line',
  },
  {
    text: 'TT;Chỉ tiêu;ĐVT;KH;TH\n3;DT mía;ha;340;318\n4;Thu NS;tỷ đồng;50,2;26,4',
    records: ['3=318', '4=26.4'],
    why: 'a sheet with semicolons',
  },
  { text: 'điện và nước đều 98%', records: ['16=98', '17=98'], why: '«đều» says it of both' },
  {
    text: 'thu NS KH 50,2 tỷ, TH 30,6 tỷ. cơ quan, đơn vị văn hóa 92%',
    records: ['14c=92', '4=30.6'],
    why: 'the «tỷ» of a figure begins no name behind the stop',
  },
  {
    text: 'HTX 2 hợp tác xã, à nhầm, 1 hợp tác xã',
    records: ['5=1'],
    why: 'the slip takes back the figure before it, though its noun is a name',
  },
];

const asked: readonly Row[] = [
  { text: 'Thu NS 22.350 tỷ', asks: ['4:scale'], why: 'a lone dot before a scale word' },
  { text: 'mía 3l8,5 ha', asks: ['3:scale'], why: 'a letter for a digit: never the rest of the number' },
  {
    text: 'che phủ rừng 60..7%',
    asks: ['15:scale'],
    why: 'the mark typed twice: never what stands before it',
  },
  { text: 'che phủ rừng 60. 7%', asks: ['15:scale'], why: 'a space behind the mark' },
  { text: 'mía ,5 ha', asks: ['3:scale'], why: 'the beginning may be lost' },
  { text: 'mía 3, nghìn ha', asks: ['3:scale'], why: 'something lost before the scale word' },
  { text: 'SLLT 6,120 tấn', asks: ['1:scale'], why: 'a lone comma before three digits' },
  { text: '17: 932%', asks: ['17:impossible'], why: 'a share over 100' },
  { text: 'HTX mới: 2,5', asks: ['5:impossible'], why: 'part of a thing' },
  { text: 'mía 3400 ha', asks: ['3:implausible'], why: 'ten times the plan' },
  { text: 'lang xom van hoa 62/110, dat 58%', asks: ['14b:contradiction'], why: '62/110 is 56,4 per cent' },
  { text: 'Thu NS 26,4 tỷ, đạt 76% KH', asks: ['4:contradiction'], why: '26,4 is 52,6 per cent of the plan' },
  { text: 'Tỷ suất sinh giảm 0,12%', asks: ['11:unit'], why: '% typed for ‰' },
  { text: 'mía 640 sào', asks: ['3:unit'], why: 'a sào has no fixed size' },
  { text: 'Tỷ lệ hộ nghèo hiện còn 28,4%', asks: ['8:level-or-change'], why: 'a level without a baseline' },
  { text: 'hộ nghèo tăng 0,3%', asks: ['8:impossible'], why: 'up where the target goes down' },
  { text: 'mía khoảng 330 - 335 ha', asks: ['3:vague'], why: 'a range' },
  { text: 'mía gần 320 ha', asks: ['3:vague'], why: 'not exact' },
  { text: 'lương thực khoảng 9.200 tấn', asks: ['1:vague'], why: 'the notation does not make it exact' },
  { text: 'mía 3l8,5 ha', asks: ['3:scale'], why: 'a letter typed for a digit' },
  { text: 'che phủ rừng 60..7%', asks: ['15:scale'], why: 'a doubled mark' },
  { text: 'che phủ rừng 60. 7%', asks: ['15:scale'], why: 'a slipped space, or two figures' },
  { text: 'mía ,5 ha', asks: ['3:scale'], why: 'what stood before the mark is lost' },
  { text: 'lương thực 6, vạn tấn', asks: ['1:scale'], why: 'a mark cuts the number off its scale' },
  {
    text: 'GĐVH 86,9% (430/512 hộ)',
    asks: ['14a:contradiction'],
    why: 'the ratio in brackets is 84 per cent',
  },
  {
    text: 'mía 318 ha (31.800 m2)',
    asks: ['3:contradiction'],
    why: 'the same amount again, but another one',
  },
  { text: 'thu NS còn 12,6 tỷ nữa mới đạt KH', asks: ['4:vague'], why: 'what is left to do' },
  { text: 'mía còn 13 ha so với KH', asks: ['3:vague'], why: 'what is missing to the plan' },
  { text: 'thu NS bổ sung 1,2 tỷ', asks: ['4:vague'], why: 'what is added to a figure told before' },
  {
    text: 'có 8 HTX đang hoạt động',
    asks: ['5:other-quantity'],
    why: 'all there are, where new ones are counted',
  },
  { text: 'trường chuẩn: 1 (chờ công nhận)', asks: ['10:vague'], why: 'not granted yet' },
  { text: 'thon nam mia 4 ha', asks: ['3:member'], why: 'an unaccented place in no list' },
  { text: 'Mía: Minh 26,5 ha', asks: ['3:member'], why: 'part of a member’s name' },
  { text: 'hộ dùng điện 5.150', asks: ['16:unit'], why: 'households, not 5,15 per cent' },
  { text: 'che phủ rừng 0,6%', asks: ['15:implausible'], why: 'a hundredth of the plan of a rate' },
  { text: 'mía chết 12 ha', asks: ['3:vague'], why: 'a loss between name and figure' },
  {
    text: 'Thu NS tăng 15% so cùng kỳ 22,1 tỷ',
    asks: ['4:vague'],
    why: 'last year’s figure behind the growth',
  },
  { text: 'điện, nước 98,7%', asks: ['?:indicator'], why: 'two names and one figure' },
  { text: 'Công an huyện: GĐVH 93%', asks: ['14a:member'], why: 'an agency heads the line' },
  { text: 'mía 318 tấn', asks: ['3:unit'], why: 'a unit that is not the indicator’s' },
  { text: 'Thu ngân sách tăng 12%', asks: ['4:vague'], why: 'growth is no per cent of the plan' },
  {
    text: 'mía tầm 320 ha thôi, thì 2',
    asks: ['3:contradiction'],
    why: 'a stray number replaces no approximation',
  },
  { text: 'che phủ (60,1 năm 2019)', asks: ['15:vague'], why: 'only another year’s figure is told' },
  { text: '12: 13,07', asks: ['12:level-or-change'], why: 'a level sent for a change' },
  { text: 'Vinh Quý: 9 gầm sàn', asks: ['?:indicator'], why: 'a shared name without a unit' },
  { text: 'mất 5 ha mía', asks: ['3:vague'], why: 'a loss is no figure of the whole' },
  { text: 'thu NS đạt 3/4', asks: ['4:contradiction'], why: 'a fraction is no amount over plan' },
  { text: 'mía 340 ha ha anh', asks: ['3:indicator'], why: 'the second «ha» may be «hả»' },
  { text: 'em đang ở 1 hợp tác xã', asks: ['5:indicator'], why: 'a word of place leads the figure' },
  { text: 'hôm nay họp 3 xã về mía', asks: [], why: 'talk of the day' },
  { text: 'sáng mai em đi 2 xóm kiểm tra đường ô tô', asks: [], why: 'talk with a name behind the figure' },
  { text: 'cho em hỏi chỉ tiêu 12 tính theo 13,18 hay 13,08 ạ?', asks: [], why: 'the sender asks' },
  { text: 'cây mía năm nay được 12 lá', asks: [], why: 'an unknown noun counts something else' },
  { text: 'Xã đạt chuẩn y tế: chưa có', asks: ['13:zero-or-missing'], why: 'zero or no figure' },
  { text: 'Chuồng trại 47 ạ', asks: ['?:indicator'], why: 'a shared name without a unit' },
  { text: 'chi tieu 14 dat 85%', asks: ['?:indicator'], why: 'a point with three measures' },
  { text: 'mía bị hạn 30 ha', asks: ['3:vague'], why: 'a part that something happened to' },
  {
    text: 'hộ cận nghèo giảm 2%',
    asks: [],
    why: 'another thing than the indicator: half of its name names nothing',
  },
  {
    text: 'diện tích mía giống mới trồng 20 ha',
    asks: ['3:indicator'],
    why: 'words that were not understood stand before the figure',
  },
  { text: 'xã Đồng Mít: mía 26,5 ha', asks: ['3:member'], why: 'a place that is in no list' },
  { text: 'HTX mới: 01, 02', asks: ['5:scale'], why: 'one number or two' },
  { text: 'sẽ phấn đấu trồng 340 ha mía', asks: ['3:vague'], why: 'a promise is no result' },
  { text: 'mía 318 ha, 320 ha', asks: ['3:contradiction'], why: 'two figures for one indicator' },
  { text: 'Thu ngân sách tăng 12% so cùng kỳ', asks: ['4:vague'], why: 'a growth without the level' },
];

describe('a reply', () => {
  it.each(recorded)('is recorded: $why', ({ text, records }) => {
    const reading = read(text);
    expect(recordsOf(reading)).toEqual([...(records ?? [])].sort());
    expect(doubtsOf(reading)).toEqual([]);
  });

  it('asks whose it is behind an empty line that ends what a member headed', () => {
    const reading = read('Xã Minh Long:\nHTX 0\n\nmía 18 ha');
    expect(recordsOf(reading)).toEqual(['5=0@xa-minh-long']);
    expect(doubtsOf(reading)).toEqual(['3:member']);
  });

  it.each(asked)('is asked about and not recorded: $why', ({ text, asks }) => {
    const reading = read(text);
    expect(recordsOf(reading)).toEqual([]);
    expect(doubtsOf(reading)).toEqual([...(asks ?? [])].sort());
  });

  it('records a lone dot by the law when the plan agrees, and offers the other reading', () => {
    const reading = read('SLLT 6.120 tấn ạ');
    expect(recordsOf(reading)).toEqual(['1=6120']);
    expect(reading.records[0]?.confirm).toBe(true);
    expect(reading.questions[0]?.choices.map(({ label }) => label)).toEqual([
      '6.120 tấn (sáu nghìn một trăm hai mươi tấn)',
      '6,12 tấn (sáu phẩy một hai tấn)',
      'Số khác',
    ]);
  });

  it('records per cent of plan and asks for the figure', () => {
    const reading = read('mía vượt 3,5% KH');
    expect(recordsOf(reading)).toEqual(['3=103.5%KH']);
    expect(doubtsOf(reading)).toEqual(['3:percent-of-plan']);
  });

  it('asks about the line of a form that was left blank', () => {
    const reading = read('14a. Gia đình văn hóa (KH 84%): 83,2\n14b. Làng, xóm văn hóa (KH 57%):\n14c: 92,6');
    expect(recordsOf(reading)).toEqual(['14a=83.2', '14c=92.6']);
    expect(doubtsOf(reading)).toEqual(['14b:empty']);
  });

  it.each([
    { text: 'Anh cho em rút số chỉ tiêu 6 vừa gửi lúc 9h15', act: { kind: 'withdraw', indicator: '6' } },
    {
      text: 'Anh cho em xin lùi đến thứ 6 nhé, còn 2 xã chưa gửi số về',
      act: { kind: 'postpone', until: '2026-06-19' },
    },
    { text: 'hỏi đồng chí phó khối', act: { kind: 'delegate' } },
    { text: 'số này hỏi phó khối nhé', act: { kind: 'delegate' } },
    { text: 'đang đi công tác đến 15/7', act: { kind: 'away', until: '2026-07-15' } },
    { text: 'em nghỉ phép đến hết thứ 6', act: { kind: 'away', until: '2026-06-19' } },
    { text: 'tôi đang đi công tác', act: { kind: 'away' } },
    { text: 'tôi đã về', act: { kind: 'back' } },
    { text: 'mai gửi', act: { kind: 'postpone', until: '2026-06-16' } },
    { text: 'thứ 6 em báo cáo ạ', act: { kind: 'postpone', until: '2026-06-19' } },
  ])('does not take «$text» for a figure', ({ text, act }) => {
    const reading = read(text, { today: '2026-06-15' });
    expect(reading.acts).toEqual([act]);
    expect([...reading.records, ...reading.questions]).toEqual([]);
  });

  it('shows back a number in chit-chat and asks nothing', () => {
    const reading = read('Ok anh, tối qua mưa to quá, 3 xóm mất điện mà em vẫn trực đến 22h 😅');
    expect([...reading.records, ...reading.questions]).toEqual([]);
    expect(reading.unread.join(' ')).toContain('3 xóm');
  });
});

describe('what is known besides the message', () => {
  it('puts a bare figure to the only indicator that is owed', () => {
    expect(recordsOf(read('98,7%', { owed: ['16'] }))).toEqual(['16=98.7']);
  });

  it('never lets a running total fall unasked', () => {
    const earlier = new Map([['4', { value: decimal(30n), runningTotal: true }]]);
    expect(doubtsOf(read('thu NS 26,4 tỷ', { earlier }))).toEqual(['4:implausible']);
    expect(recordsOf(read('đính chính thu NS 26,4 tỷ', { earlier }))).toEqual(['4=26.4']);
  });

  it('asks whose figure it is where the members report', () => {
    expect(doubtsOf(read('mía 20 ha', { perMember: true }))).toEqual(['3:member']);
    expect(recordsOf(read('mía xã Minh Long 20 ha', { perMember: true }))).toEqual(['3=20@xa-minh-long']);
  });

  const periods = [
    { id: 'h1', kind: 'six-months', label: '6 tháng', from: '2025-12-15', to: '2026-06-14' },
    { id: 'm6', kind: 'month', label: 'tháng 6', from: '2026-05-15', to: '2026-06-14' },
  ] as const;
  it.each([
    { text: 'tháng 6: mía 12 ha', period: 'm6' },
    { text: '6 tháng: che phủ rừng 60,7%', period: 'h1' },
    { text: '4: 26,4 tỷ (tháng 6)', period: 'm6' },
    { text: '4: 26,4 tỷ', period: undefined },
  ])('puts «$text» to the period that it names', ({ text, period }) => {
    expect(read(text, { periods }).records.map((record) => record.period)).toEqual([period]);
  });

  it('knows every code of the catalogue', () => {
    for (const { code, target } of haLang.indicators) {
      if (target.comparator !== 'at-least') continue;
      const plan = decimalText(target.value);
      expect(recordsOf(read(`${code}: ${plan.replace('.', ',')}`))).toEqual([`${code}=${plan}`]);
    }
  });
});
