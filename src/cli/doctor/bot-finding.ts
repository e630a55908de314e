import { z } from 'zod';
import { reason, well, wrong, type Finding } from './finding.ts';

const subject = 'Bot';
const answerShape = z.object({ status: z.string(), problem: z.string().optional() });
const patienceMs = 10_000;

/** Asks the bot on this machine how it is. */
export async function botFinding(port: number): Promise<Finding> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/health`, {
      signal: AbortSignal.timeout(patienceMs),
    });
    const { status, problem } = answerShape.parse(await answer.json());
    return answer.ok
      ? well(subject, 'đang chạy và nhận tin.')
      : wrong(subject, `đang chạy nhưng chưa nhận được tin (${problem ?? status}). Xem nhật ký của bot.`);
  } catch (error) {
    return wrong(
      subject,
      `không trả lời ở cổng ${port} (${reason(error)}). Khởi động: npm start. Nếu bot chạy ở cổng khác, đặt PORT như khi chạy bot.`,
    );
  }
}
