import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OwedFigure } from '../../src/render/owed-list.ts';
import { renderReminder, type ReminderSection } from '../../src/render/reminder.ts';
import { d, haLang, indicatorOf, textOf } from './ha-lang.ts';

const owes = (code: string, more: Partial<OwedFigure> = {}): OwedFigure => ({
  indicator: indicatorOf(code),
  ...more,
});

const section = (more: Partial<ReminderSection>): ReminderSection => ({
  bloc: 'Khối Kinh tế',
  period: '6 tháng',
  due: '17:00 thứ Ba 16/6',
  stage: 'before',
  owed: [],
  total: 11,
  ...more,
});

describe('renderReminder', () => {
  it('carries everything that is needed to answer it', () => {
    const owed = [owes('1'), owes('3'), owes('4', { previous: d('21.7') })];
    expect(textOf(renderReminder({ sections: [section({ owed, total: 6 })] }))).toBe(
      `⏰ Khối Kinh tế
Báo cáo 6 tháng, hạn 17:00 thứ Ba 16/6.
Còn 3/6 chỉ tiêu chưa có số:
1. Tổng sản lượng lương thực có hạt (tấn) · KH 13.455,5
3. Diện tích mía (ha) · KH 340
4. Thu ngân sách trên địa bàn (tỷ đồng) · KH 50,2
   kỳ trước 21,7

Nhắn số ngay tại đây, ví dụ:
1: 6700  3: 170  4: 25 tỷ
Chưa có số: «1 chưa có».
Cần thêm thời gian: «xin lùi đến thứ 6».`,
    );
  });

  it('names the first ten of many, the rest by code', () => {
    const owed = haLang.indicators.map(({ code }) => owes(code));
    const text = textOf(renderReminder({ sections: [section({ owed, total: 21 })] }));
    expect(text).toContain(
      '10. Trường đạt chuẩn quốc gia · KH 1\n… và 11 chỉ tiêu nữa: 11, 12, 13, 14a, 14b, 14c, 15, 16,\n17, 18a, 18b',
    );
    expect(text).not.toContain('\n11. ');
  });

  it('names all of twelve: cutting off two would save nothing', () => {
    const owed = haLang.indicators.slice(0, 12).map(({ code }) => owes(code));
    expect(textOf(renderReminder({ sections: [section({ owed })] }))).not.toContain('… và');
  });

  it('gathers member units that miss the same, and answers by the name of the unit', () => {
    const owed = [
      owes('5', { member: 'Minh Long' }),
      ...['Lý Quốc', 'Đồng Loan'].flatMap((member) => [owes('5', { member }), owes('1', { member })]),
    ];
    expect(textOf(renderReminder({ sections: [section({ owed, bloc: 'Khối xã Bắc', total: 22 })] }))).toBe(
      `⏰ Khối xã Bắc
Báo cáo 6 tháng, hạn 17:00 thứ Ba 16/6.
Còn 5/22 số của đơn vị thành viên chưa gửi:
• Minh Long: 5
• Lý Quốc, Đồng Loan: 5, 1
Trong đó:
1. Tổng sản lượng lương thực có hạt (tấn)
5. Thành lập mới hợp tác xã

Nhắn số ngay tại đây, ví dụ:
Minh Long 5: 1
Chưa có số: «5 chưa có».
Cần thêm thời gian: «xin lùi đến thứ 6».`,
    );
  });

  it('is one message for several periods, answered in one way', () => {
    const text = textOf(
      renderReminder({
        sections: [
          section({
            period: 'tháng 5',
            stage: 'late',
            workingDaysLate: 2,
            due: '17:00 thứ Hai 18/5',
            owed: [owes('4')],
          }),
          section({ owed: [owes('3')] }),
        ],
      }),
    );
    expect(text).toContain('Báo cáo tháng 5 đã quá hạn 2 ngày làm việc.\nHạn là 17:00 thứ Hai 18/5.');
    expect(text).toContain('Báo cáo 6 tháng, hạn 17:00 thứ Ba 16/6.');
    expect(text.match(/ví dụ/g)).toHaveLength(1);
  });

  it.each([
    { stage: 'opened', text: 'Bắt đầu nhận báo cáo 6 tháng, hạn 17:00 thứ Ba 16/6.' },
    { stage: 'before', text: 'Báo cáo 6 tháng, hạn 17:00 thứ Ba 16/6.' },
    { stage: 'today', text: 'Hôm nay đến hạn báo cáo 6 tháng: 17:00 thứ Ba 16/6.' },
    { stage: 'late', text: 'Báo cáo 6 tháng đã quá hạn.' },
  ] as const)('says what it is about on the second line: $stage', ({ stage, text }) => {
    expect(renderReminder({ sections: [section({ stage, owed: [owes('3')] })] })[1]?.text).toBe(text);
  });

  it.each([
    { owed: [owes('14a')], example: '14a: 84', why: 'a rate is near its plan' },
    { owed: [owes('11')], example: '11: 0,075', why: 'half of a planned fall' },
    { owed: [owes('9')], example: '9: 14/14', why: 'a ratio shows both numbers' },
    { owed: [owes('9', { member: 'Lý Quốc' })], example: 'Lý Quốc 9: 1/1', why: 'one unit is not fourteen' },
    { owed: [owes('1', { member: 'Lý Quốc' })], example: 'Lý Quốc 1: 670', why: 'a part of the whole' },
    { owed: [owes('5')], example: '5: 1', why: 'there is no half cooperative' },
    { owed: [owes('4')], example: '4: 25 tỷ', why: 'the scale as people write it' },
  ])('shows how to answer: $example, $why', ({ owed, example }) => {
    expect(renderReminder({ sections: [section({ owed })] }).map(({ text }) => text)).toContain(example);
  });

  it('says so when a missing figure was answered with «chưa có»', () => {
    const text = textOf(renderReminder({ sections: [section({ owed: [owes('3', { saidNone: true })] })] }));
    expect(text).toContain('3. Diện tích mía (ha) · KH 340 · đã báo chưa có');
  });

  it('keeps every line under 60 characters and a message within 2,000, whatever is owed', () => {
    const members = fc.option(fc.constantFrom('Minh Long', 'thị trấn Thanh Nhật', 'x'.repeat(70)), {
      nil: undefined,
    });
    const owed = fc.record({
      code: fc.constantFrom(...haLang.indicators.map(({ code }) => code)),
      member: members,
    });
    fc.assert(
      fc.property(fc.array(owed, { minLength: 1, maxLength: 40 }), (list) => {
        const lines = renderReminder({
          sections: [section({ owed: list.map(({ code, member }) => owes(code, member ? { member } : {})) })],
        });
        for (const { text } of lines) expect(text.length).toBeLessThan(60);
        expect(textOf(lines).length).toBeLessThan(2000);
      }),
    );
  });
});
