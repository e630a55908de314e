import { describe, expect, it } from 'vitest';
import type { Indicator } from '../../src/domain/indicator/indicator.ts';
import { changesSince } from '../../src/domain/review/changes.ts';
import { summarise, type ReviewedFigure, type SummaryInput } from '../../src/domain/review/summary.ts';
import { renderCorrection } from '../../src/render/correction-notice.ts';
import { renderSummary, type SummaryTextOptions } from '../../src/render/summary-text.ts';
import { d, halfYear, ratio, reviewed, value } from '../domain/review/half-year.ts';
import { textOf } from './ha-lang.ts';

const at = (text: string) => new Date(text);
const bulletin = { number: 3, publishedAt: at('2026-06-19T01:00:00Z'), dueAt: at('2026-06-19T01:00:00Z') };

const render = (input: SummaryInput, options: Partial<SummaryTextOptions> = {}) =>
  textOf(renderSummary(summarise(input), { reader: 'council', bulletin, ...options }));

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

const whole = `UBND huyện Hạ Lang
📊 Bản tin số 3 · 6 tháng đầu năm 2026
Phong trào thi đua năm 2026
Số liệu đến hết ngày 14/6/2026
cập nhật lúc 08:00 ngày 19/6/2026.

17/21 chỉ tiêu đã có số liệu:
⭐ 2 vượt · ✅ 4 đạt · ▶️ 7 đúng tiến độ · ⚠️ 4 chậm tiến độ
❔ 4 chưa có số liệu

Chỉ tiêu kinh tế
▶️ 1. Tổng sản lượng lương thực có hạt:
   6.820,5/13.455,5 tấn · 50,7%
   đơn vị thành viên: 1.452,5 tấn · 2/3 đã gửi
⚠️ 2. Giá trị sản phẩm trồng trọt: ước 16,2 triệu đồng/ha
   KH trên 35 · 46,3%
▶️ 3. Diện tích mía: 338/340 ha · 99,4%
▶️ 4. Thu ngân sách trên địa bàn: 26,4/50,2 tỷ đồng · 52,6%
⭐ 5. Thành lập mới hợp tác xã: 2/1 hợp tác xã · 200%
⚠️ 6. Giá trị sản xuất công nghiệp: 6,1/15 tỷ đồng · 40,7%
   nộp muộn
✅ 7. Thông đường ô tô đến xóm: 1 xóm · KH 1-2 · 100%

Chỉ tiêu văn hóa xã hội
⚠️ 8. Giảm tỷ lệ hộ nghèo: giảm 1,6% · KH 4% · 40% KH
✅ 9. Phổ cập giáo dục: 14/14 xã, thị trấn · 100%
⚠️ 10. Trường đạt chuẩn quốc gia: 0/1 trường · 0%
✅ 13. Xã đạt tiêu chí y tế: 1/1 xã · 100%
▶️ 14a. Gia đình văn hóa: 79,5% · KH 84% · 94,6% KH
   đơn vị thành viên: 1/3 đã gửi
⭐ 14b. Làng văn hóa: 58% · KH 57% · 101,8% KH

Chỉ tiêu môi trường
✅ 15. Tỷ lệ che phủ rừng: 60,9% · KH 60,9% · 100% KH
▶️ 16. Hộ sử dụng điện: 98,2% · KH 99% · 99,2% KH
   nộp muộn
▶️ 17. Nước hợp vệ sinh: 97,5% kế hoạch
▶️ 18b. Số hộ đưa chuồng trại ra khỏi gầm sàn: 71 hộ
   KH trên 130 · 54,6%

❔ Chưa có số liệu
11. Giảm tỷ suất sinh · Khối Văn hóa - Xã hội
12. Giảm trẻ em suy dinh dưỡng · Khối Văn hóa - Xã hội
   đã báo chưa có
14c. Tỷ lệ cơ quan, đơn vị văn hóa · Khối Văn hóa - Xã hội
18a. Tăng tỷ lệ hộ đưa chuồng trại ra khỏi gầm sàn
   Khối Kinh tế

Tình hình gửi báo cáo
• Khối Kinh tế: 10/11 · đúng hạn 9
• Khối Văn hóa - Xã hội: 6/9 · đúng hạn 6 · báo chưa có 1
• Khối Doanh nghiệp: 1/1 · đúng hạn 0
• Khối các xã phía Bắc: 3/6 · đúng hạn 3
• Khối các xã phía Nam: 0/6
Chưa gửi số nào: Khối các xã phía Nam.

Khó khăn, vướng mắc
• Khối Kinh tế (chỉ tiêu 4)

Kỳ tới: 9 tháng, hạn 17:00 ngày 16/9/2026.`;

describe('renderSummary', () => {
  it('tells the council how far the campaign is', () => {
    expect(render(halfYear, { next: ['Kỳ tới: 9 tháng, hạn 17:00 ngày 16/9/2026.'] })).toBe(whole);
  });

  it('keeps every line under 60 characters', () => {
    const long: SummaryInput = {
      ...halfYear,
      authority: 'Ủy ban nhân dân huyện '.repeat(6),
      blocs: halfYear.blocs.map((bloc) => ({
        ...bloc,
        name: `${bloc.name} ${'và các đơn vị khác '.repeat(4)}`,
      })),
    };
    for (const { text } of renderSummary(summarise(long), { reader: 'clerk', bulletin })) {
      expect(text.length).toBeLessThan(60);
    }
  });

  it.each([
    { minutesLate: 0, said: false, why: 'on time' },
    { minutesLate: 15, said: false, why: 'it waited for its turn' },
    { minutesLate: 16, said: true, why: 'the program was down' },
  ])('says the real time when it is late: $why', ({ minutesLate, said }) => {
    const publishedAt = new Date(bulletin.dueAt.getTime() + minutesLate * 60_000);
    expect(render(halfYear, { bulletin: { ...bulletin, publishedAt } }).includes('Gửi muộn lúc')).toBe(said);
  });

  it('names both times of a late bulletin, in the office’s clock', () => {
    const late = { ...bulletin, publishedAt: at('2026-06-19T03:10:00Z') };
    expect(render(halfYear, { bulletin: late })).toContain(
      'Gửi muộn lúc 10:10 ngày 19/6/2026\ntheo lịch là 08:00 ngày 19/6/2026.',
    );
  });

  it('is a draft without a number', () => {
    const draft = textOf(renderSummary(summarise(halfYear), { reader: 'clerk' }));
    expect(draft).toContain('📊 Bản nháp · 6 tháng đầu năm 2026');
  });

  it('quotes a leader to the clerk, never to the council', () => {
    expect(render(halfYear, { reader: 'clerk' })).toContain('• Khối Kinh tế (chỉ tiêu 4): Nguồn thu từ đất');
    expect(render(halfYear)).not.toContain('Nguồn thu');
  });

  it.each([
    {
      code: '9',
      figure: reviewed(ratio('13', '13')),
      line: '✅ 9. Phổ cập giáo dục: 13/13 xã, thị trấn · KH 14/14 · 100%',
      why: 'another denominator shows the plan',
    },
    {
      code: '4',
      figure: reviewed(value('26.4'), { estimate: true }),
      line: '▶️ 4. Thu ngân sách trên địa bàn: ước 26,4/50,2 tỷ đồng\n   52,6%',
      why: 'an estimate is called one',
    },
    {
      code: '3',
      figure: reviewed({ kind: 'not-applicable' }),
      line: '➖ 3. Diện tích mía: không thực hiện',
      why: 'not carried out is not missing',
    },
  ])('$why', ({ code, figure, line }) => {
    expect(render(withFigure(code, figure))).toContain(line);
  });

  it('shows a cap with the gap to it, without a per cent', () => {
    const cap = { comparator: 'at-most', value: d('50.2'), strict: false, explicit: true } as const;
    const text = render(withFigure('4', reviewed(value('26.4')), { target: cap }));
    expect(text).toContain(
      '▶️ 4. Thu ngân sách trên địa bàn: 26,4 tỷ đồng\n   KH tối đa 50,2 · thấp hơn mức tối đa 23,8 tỷ đồng\n',
    );
  });

  it('names only the blocs that miss something when there are many', () => {
    const full = (name: string) => ({
      name,
      duties: [{ state: 'reported' as const, firstReportedAt: bulletin.dueAt }],
    });
    const many = {
      ...halfYear,
      blocs: [...halfYear.blocs, ...Array.from({ length: 40 }, (_, n) => full(`Khối ${n}`))],
    };
    const text = render(many);
    expect(text).toContain('• Khối Kinh tế: 10/11');
    expect(text).not.toContain('• Khối 7:');
    expect(text).toContain('… và 41 khối khác.');
  });

  it('leaves out what there is nothing to say about', () => {
    const text = render({ ...halfYear, difficulties: [], blocs: [] });
    expect(text).not.toMatch(/Khó khăn|Tình hình|\n\n\n/);
  });
});

describe('renderCorrection', () => {
  it('names what was said otherwise, and nothing else', () => {
    const published = summarise(halfYear);
    const now = summarise(withFigure('4', reviewed(value('26.5'))));
    const lines = renderCorrection(now, { number: 4, corrects: 3, changes: changesSince(published, now) });
    expect(textOf(lines)).toBe(`UBND huyện Hạ Lang
📌 Bản tin số 4: đính chính Bản tin số 3
Phong trào thi đua năm 2026 · 6 tháng đầu năm 2026

▶️ 4. Thu ngân sách trên địa bàn: 26,5/50,2 tỷ đồng · 52,8%
   đã đăng: 26,4/50,2 tỷ đồng

Các số khác trong bản tin không đổi.`);
  });

  it('says that a figure was not there before', () => {
    const published = summarise(halfYear);
    const now = summarise(withFigure('11', reviewed(value('0.1'))));
    const lines = renderCorrection(now, { number: 4, corrects: 3, changes: changesSince(published, now) });
    expect(textOf(lines)).toContain(
      '11. Giảm tỷ suất sinh: giảm 0,1‰ · KH 0,15‰ · 66,7% KH\n   đã đăng: chưa báo cáo',
    );
  });
});
