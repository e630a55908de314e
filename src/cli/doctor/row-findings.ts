import type { Stores } from '../../app/ports/stores.ts';
import { well, wrong, type Finding } from './finding.ts';

const minute = 60_000;
/** A message is handled within a second; what waits longer waits for a bot that does not work. */
const longestWaitMs = 5 * minute;
/** A reminder to thousands takes some minutes at the messengers' pace. */
const longestDueMs = 15 * minute;

const minutesSince = (at: Date, now: Date): number => Math.floor((now.getTime() - at.getTime()) / minute);

/** What waits for too long, and what waits for a person. */
export async function rowFindings({ inbox, outbox }: Stores, now: Date): Promise<Finding[]> {
  const incoming = await inbox.counts();
  const outgoing = await outbox.counts(now);
  const { oldestWaiting } = incoming;
  const { oldestDue } = outgoing;
  const late = (at: Date | null, longestMs: number): at is Date =>
    at !== null && now.getTime() - at.getTime() > longestMs;
  return [
    late(oldestWaiting, longestWaitMs)
      ? wrong(
          'Tin nhận',
          `${incoming.waiting} tin chờ xử lý, lâu nhất ${minutesSince(oldestWaiting, now)} phút. Xem bot có chạy không và nhật ký của bot.`,
        )
      : well('Tin nhận', `${incoming.waiting} tin chờ xử lý.`),
    late(oldestDue, longestDueMs)
      ? wrong(
          'Tin gửi',
          `${outgoing.waiting} tin chờ gửi, quá hạn lâu nhất ${minutesSince(oldestDue, now)} phút. Kiểm tra mạng tới Telegram, Zalo và nhật ký của bot.`,
        )
      : well('Tin gửi', `${outgoing.waiting} tin chờ gửi.`),
    incoming.setAside + outgoing.dead > 0
      ? wrong(
          'Tin kẹt',
          `${outgoing.dead} tin chưa rõ đã đến hay bị từ chối, ${incoming.setAside} tin nhận chưa xử lý được. Xem, gửi lại hoặc bỏ: npm run outbox.`,
        )
      : well('Tin kẹt', 'không có.'),
  ];
}
