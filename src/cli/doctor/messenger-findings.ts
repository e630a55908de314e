import type { Clock } from '../../app/ports/clock.ts';
import type { Log } from '../../app/ports/log.ts';
import { openTelegram, TokenRejected } from '../../chat/telegram/open-telegram.ts';
import { openZaloBot, ZaloTokenRejected } from '../../chat/zalo-bot/open-zalo-bot.ts';
import type { Config } from '../../config.ts';
import { draw } from '../../render/draw.ts';
import { telegramWebhookPath, zaloBotWebhookPath } from '../../web/webhook-routes.ts';
import type { Witness } from './clock-finding.ts';
import { reason, well, wrong, type Finding } from './finding.ts';

interface Known {
  readonly url: string;
  readonly pending?: number;
  readonly lastError?: string | null;
}

const silent = (): void => undefined;
const quiet: Log = { debug: silent, info: silent, warn: silent, error: silent };
const limits = { connectMs: 5_000, answerMs: 10_000 };

/** @param expected where the messenger should bring events; null: they are fetched, and no address may be set */
export function webhookFinding(subject: string, expected: string | null, known: Known): Finding {
  const { url, pending = 0, lastError = null } = known;
  if (expected === null && url !== '')
    return wrong(subject, `đang đặt ${url}, trong khi PUBLIC_URL trống. Khởi động lại bot: bot tự gỡ.`);
  if (expected === null) return well(subject, 'không dùng; bot tự hỏi tin mới.');
  if (url !== expected)
    return wrong(subject, `đang là «${url}», cần là ${expected}. Khởi động lại bot: bot tự đặt.`);
  if (pending > 0 && lastError !== null)
    return wrong(
      subject,
      `${pending} tin đang chờ, lỗi gần nhất: ${lastError}. Kiểm tra địa chỉ công khai, chứng chỉ và tường lửa.`,
    );
  return well(subject, `${url}, ${pending} tin đang chờ.`);
}

async function telegramFindings(config: Config, clock: Clock): Promise<Finding[]> {
  if (!config.telegram) return [];
  const { token, apiRoot } = config.telegram;
  try {
    const { channel, webhook } = await openTelegram({
      ...{ token, apiRoot: apiRoot ?? undefined, clock, log: quiet, draw, limits },
    });
    const expected = config.webhook && `${config.webhook.publicUrl}${telegramWebhookPath(channel.botId)}`;
    return [
      well('Mã bot Telegram', `${channel.botName} trả lời.`),
      webhookFinding('Webhook Telegram', expected, await webhook.state()),
    ];
  } catch (error) {
    const rejected = error instanceof TokenRejected;
    return [
      wrong(
        'Mã bot Telegram',
        rejected
          ? 'Telegram không nhận TELEGRAM_BOT_TOKEN. Lấy lại mã ở @BotFather.'
          : `không kết nối được Telegram (${reason(error)}). Kiểm tra mạng và tường lửa.`,
      ),
    ];
  }
}

async function zaloFindings(config: Config, clock: Clock): Promise<Finding[]> {
  if (!config.zaloBot) return [];
  const { token, apiRoot, webhook: target } = config.zaloBot;
  try {
    const { channel, webhook } = await openZaloBot({
      ...{ token, apiRoot: apiRoot ?? undefined, clock, log: quiet, linkTo: null, limits },
    });
    const expected = target && `${target.publicUrl}${zaloBotWebhookPath(channel.botId)}`;
    return [
      well('Mã bot Zalo', `${channel.botName} trả lời.`),
      webhookFinding('Webhook Zalo', expected, await webhook.state()),
    ];
  } catch (error) {
    const rejected = error instanceof ZaloTokenRejected;
    return [
      wrong(
        'Mã bot Zalo',
        rejected
          ? 'Zalo không nhận ZALO_BOT_TOKEN. Lấy lại mã ở Zalo Bot Manager.'
          : `không kết nối được Zalo (${reason(error)}). Kiểm tra mạng và tường lửa.`,
      ),
    ];
  }
}

/** Whether the messengers know their tokens, and where they bring events. Changes nothing there. */
export async function messengerFindings(config: Config, clock: Clock): Promise<Finding[]> {
  const findings = [...(await telegramFindings(config, clock)), ...(await zaloFindings(config, clock))];
  // An Official Account is judged by what is stored.
  return findings.length > 0 || config.zaloOa
    ? findings
    : [wrong('Mã bot', 'chưa đặt TELEGRAM_BOT_TOKEN, ZALO_BOT_TOKEN hoặc ZALO_OA_ID. Lấy mã ở @BotFather.')];
}

/** The time by a messenger's server; null: it was not reached, or did not tell. */
export async function messengerClock(config: Config): Promise<Witness | null> {
  const telegram = config.telegram && (config.telegram.apiRoot ?? 'https://api.telegram.org');
  const zalo = config.zaloBot && (config.zaloBot.apiRoot ?? 'https://bot-api.zaloplatforms.com');
  const root = telegram ?? zalo;
  if (root === null) return null;
  try {
    const signal = AbortSignal.timeout(limits.answerMs);
    const answer = await fetch(root, { method: 'HEAD', redirect: 'manual', signal });
    const now = new Date(answer.headers.get('date') ?? '');
    return Number.isNaN(now.getTime()) ? null : { name: new URL(root).host, now };
  } catch {
    return null; // said at the token
  }
}
