import { describe, expect, it } from 'vitest';
import { renderEcho, type Echo, type EchoedFigure } from '../../src/render/echo.ts';
import { d, indicatorOf, textOf } from './ha-lang.ts';

const value = (code: string, text: string, more: Partial<EchoedFigure> = {}): EchoedFigure => ({
  indicator: indicatorOf(code),
  figure: { kind: 'value', value: d(text) },
  ...more,
});

const echo = (more: Partial<Echo>): string =>
  textOf(renderEcho({ period: '6 tháng', state: 'on-time', recorded: [], stillOwed: [], total: 0, ...more }));

/** the lines of one recorded figure */
const figureLines = (figure: EchoedFigure): string =>
  echo({ recorded: [figure] })
    .split('\n\n')[0]
    ?.replace(/^.*\n/, '') ?? '';

describe('renderEcho', () => {
  it('says what was recorded, what is missing and how to correct it', () => {
    expect(
      echo({
        recorded: [value('4', '26.4', { previous: d('21.7') }), value('3', '338')],
        stillOwed: [{ indicator: indicatorOf('1') }],
        total: 3,
      }),
    ).toBe(
      `✅ Đã ghi 2 số, báo cáo 6 tháng:
4. Thu ngân sách trên địa bàn: 26,4 tỷ đồng · 52,6% KH
   tăng 4,7 so kỳ trước
3. Diện tích mía: 338 ha · 99,4% KH

Còn 1/3 chỉ tiêu chưa có số:
1. Tổng sản lượng lương thực có hạt (tấn) · KH 13.455,5

Số nào sai, nhắn lại số đó, ví dụ «4: số đúng».`,
    );
  });

  it.each([
    {
      figure: value('1', '5840', { convertedFrom: '58 nghìn 4 trăm tạ' }),
      text: '1. Tổng sản lượng lương thực có hạt: 58 nghìn 4 trăm tạ →\n   5.840 tấn · 43,4% KH',
      why: 'a conversion shows both sides',
    },
    {
      figure: value('1', '6120', { confirm: true }),
      text: '1. Tổng sản lượng lương thực có hạt: 6 nghìn 120 tấn\n   (6.120 tấn) · 45,5% KH · nếu sai xin nhắn lại',
      why: 'what rests on notation says its scale in words',
    },
    {
      figure: value('4', '26.4', { estimate: true }),
      text: '4. Thu ngân sách trên địa bàn: ước 26,4 tỷ đồng · 52,6% KH',
      why: 'an estimate is called one',
    },
    {
      figure: value('12', '0.13', { level: d('13.05') }),
      text: '12. Giảm trẻ em suy dinh dưỡng: giảm 0,13% · 130% KH\n   mức hiện tại 13,05%',
      why: 'a level that was turned into a fall is shown beside it, as a level',
    },
    {
      figure: value('4', '26.5', { replaces: { kind: 'value', value: d('25.6') } }),
      text: '4. Thu ngân sách trên địa bàn: 26,5 tỷ đồng · 52,8% KH\n   thay cho 25,6 tỷ đồng',
      why: 'a correction names what it replaces',
    },
    {
      figure: { indicator: indicatorOf('9'), figure: { kind: 'ratio', value: d('13'), of: d('13') } },
      text: '9. Phổ cập giáo dục: 13/13 xã, thị trấn · 100% KH\n   KH là 14/14',
      why: 'another denominator is pointed out',
    },
    {
      figure: { indicator: indicatorOf('6'), figure: { kind: 'percent-of-plan', value: d('52') } },
      text: '6. Giá trị sản xuất công nghiệp: 52% kế hoạch\n   xin gửi thêm số cụ thể (tỷ đồng)',
      why: 'per cent of plan alone does not settle it',
    },
    {
      figure: value('1', '820', { member: 'xã Minh Long', previous: d('700') }),
      text: 'Xã Minh Long\n1. Tổng sản lượng lương thực có hạt: 820 tấn\n   tăng 120 so kỳ trước',
      why: 'a member’s part is not measured against the plan of the whole',
    },
    {
      figure: value('14a', '86', { member: 'xã Minh Long' }),
      text: 'Xã Minh Long\n14a. Gia đình văn hóa: 86% · 102,4% KH',
      why: 'a member’s rate is',
    },
  ] satisfies readonly { figure: EchoedFigure; text: string; why: string }[])('$why', ({ figure, text }) => {
    expect(figureLines(figure)).toBe(text);
  });

  it('does not count «chưa có số liệu» as a number', () => {
    const none: EchoedFigure = { indicator: indicatorOf('3'), figure: { kind: 'none-yet' } };
    expect(echo({ recorded: [none] })).toContain(
      '✅ Đã ghi nhận trả lời, báo cáo 6 tháng:\n3. Diện tích mía: chưa có số liệu',
    );
    expect(echo({ recorded: [none, value('4', '1')] })).toContain('Đã ghi 1 số');
  });

  it.each([
    { state: 'late', start: '✅ Đã ghi 1 số, báo cáo 6 tháng (sau hạn):' },
    { state: 'proposed', start: '📝 Kỳ báo cáo 6 tháng đã chốt.\nĐã chuyển để cơ quan thường trực duyệt:' },
  ] as const)('says that it came $state', ({ state, start }) => {
    expect(echo({ state, recorded: [value('3', '338')] }).startsWith(start)).toBe(true);
  });

  it('asks the open question with numbered choices, and what was not understood', () => {
    expect(
      echo({
        question: { text: 'Chỉ tiêu 4: «26.400» là?', choices: ['26,4 tỷ đồng', '26.400 tỷ đồng'] },
        moreQuestions: 1,
        unread: ['lk 5'],
        acts: ['Đã lùi nhắc đến thứ Sáu 19/6.'],
      }),
    ).toBe(
      `Đã lùi nhắc đến thứ Sáu 19/6.

❓ Chỉ tiêu 4: «26.400» là?
1. 26,4 tỷ đồng
2. 26.400 tỷ đồng
Nhắn số thứ tự 1-2, hoặc nhắn lại số đúng.
Sau đó còn 1 câu cần hỏi.

Chưa hiểu: «lk 5». Xin nhắn lại rõ hơn.`,
    );
  });

  it('thanks when nothing is missing any more', () => {
    expect(echo({ recorded: [value('3', '338')], total: 6 })).toContain('Đã đủ 6/6 số. Xin cảm ơn!');
  });

  it('names the bloc where the sender has more than one', () => {
    expect(echo({ bloc: 'Khối Kinh tế', recorded: [value('3', '338')] })).toContain(
      'Đã ghi 1 số của Khối Kinh tế, báo cáo 6 tháng:',
    );
  });

  it('names only the codes of what is missing when there are many: the list is long and comes again', () => {
    const stillOwed = ['1', '2', '5', '14a'].map((code) => ({ indicator: indicatorOf(code) }));
    expect(echo({ stillOwed, total: 9 })).toBe('Còn 4/9 chỉ tiêu chưa có số: 1, 2, 5, 14a.');
  });

  it('says nothing of what is missing while a question is open: one thing at a time', () => {
    const question = { text: 'Số nào đúng?', choices: ['1 ha', '2 ha'] };
    expect(echo({ question, stillOwed: [{ indicator: indicatorOf('1') }], total: 2 })).not.toContain('Còn');
  });
});
