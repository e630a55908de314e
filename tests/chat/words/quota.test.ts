import { expect, it } from 'vitest';
import type { QuotaForecast } from '../../../src/app/quota/forecast-quota.ts';
import { quotaForecast, quotaGone } from '../../../src/chat/words/quota.ts';

const basic = { plan: 'Basic', messagesPerMonth: 3000, people: 50, countsIncoming: true, priceBeyond: null };
const forecast = (changed: Partial<QuotaForecast> = {}): QuotaForecast => ({
  ...{ channel: 'zalo-bot', botId: '1', allowance: basic, people: 10 },
  months: [{ month: '2026-06', needed: 173, left: 2400 }],
  ...changed,
});
const shown = (...forecasts: QuotaForecast[]): string[] =>
  quotaForecast('6 tháng', forecasts)
    .slice(1)
    .map(({ text }) => text);

it.each<{ why: string; given: QuotaForecast; said: string[] }>([
  {
    why: 'rounded up: nobody can tell to the message',
    given: forecast(),
    said: ['Zalo, tháng 6: cần khoảng 180 tin, còn 2.400.'],
  },
  {
    why: 'a period over two months spends two months’ quotas',
    given: forecast({
      months: [
        { month: '2026-06', needed: 100, left: 90 },
        { month: '2026-07', needed: 20, left: 3000 },
      ],
    }),
    said: [
      'Zalo, tháng 6: cần khoảng 100 tin, còn 90.',
      'Zalo, tháng 7: cần khoảng 20 tin, còn 3.000.',
      'Thiếu khoảng 10 tin. Nhờ vài người nối thêm ứng dụng khác (/kenh thêm), hoặc nâng gói.',
    ],
  },
  {
    why: 'more can be had for money: how much',
    given: forecast({
      channel: 'zalo-oa',
      allowance: { ...basic, people: null, priceBeyond: 55 },
      months: [{ month: '2026-06', needed: 600, left: 500 }],
    }),
    said: [
      'Zalo OA, tháng 6: cần khoảng 600 tin, còn 500.',
      'Thiếu khoảng 100 tin. Tin vượt 55 đ một tin: khoảng 5.500 đ.',
    ],
  },
  {
    why: 'nearly as many people as the plan serves',
    given: forecast({ people: 45 }),
    said: [
      'Zalo, tháng 6: cần khoảng 180 tin, còn 2.400.',
      'Đã nối 45/50 người; quá số đó Zalo không phục vụ.',
    ],
  },
])('says what a period takes: $why', ({ given, said }) => {
  expect(shown(given)).toEqual(said);
});

it('names ten who wait, and counts the others', () => {
  const names = Array.from({ length: 12 }, (_, index) => `Khối ${index + 1}`);
  const lines = quotaGone({
    ...{ channel: 'zalo-bot', paidOnly: false, messages: 30, names, nextMonth: 'thứ Tư 1/7' },
  }).map(({ text }) => text);
  expect(lines[0]).toBe('Zalo đã hết lượt gửi của tháng.');
  expect(lines[1]).toMatch(/^30 tin đang chờ, gửi: Khối 1, .*Khối 10 và 2 người khác\.$/);
});
