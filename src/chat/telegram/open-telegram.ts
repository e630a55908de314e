import type { Capabilities, Channel, OutgoingFile, Pace, Receiver } from '../../app/ports/channel.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { Log } from '../../app/ports/log.ts';
import { openBotApi, type BotApi } from './bot-api.ts';
import type { HttpLimits } from '../http/http-call.ts';
import { interpretUpdate, type BotIdentity } from './interpret.ts';
import { makeLongPolling } from './long-polling.ts';
import type { Patience } from '../http/patience.ts';
import { isGroupId, orSay, type TokenRejected } from './refusal.ts';
import { maxText, sendToTelegram } from './send.ts';
import { makeWebhook, type TelegramWebhook } from './webhook.ts';

export { SecondPoller, TokenRejected } from './refusal.ts';

export interface TelegramOptions {
  readonly token: string;
  /** default: https://api.telegram.org */
  readonly apiRoot?: string | undefined;
  /** the product's time: when a button was pressed */
  readonly clock: Clock;
  readonly log: Log;
  /** makes the bytes of a file from its frozen data */
  readonly draw: (file: OutgoingFile) => Promise<Uint8Array>;
  /** told whenever a call is refused because of the token; of polling `start` rejects instead */
  readonly onTokenRejected?: (error: TokenRejected) => void;
  /** default: what Telegram allows; `noPace` where nothing is to be waited for */
  readonly pace?: Pace;
  /** default 30 */
  readonly pollSeconds?: number;
  readonly limits?: Partial<HttpLimits>;
  /** between attempts to poll or to store; default from 0.5 s to 15 s */
  readonly patience?: Patience;
}

export interface Telegram {
  readonly channel: Channel;
  /** long polling; use this or `webhook` */
  readonly receiver: Receiver;
  readonly webhook: TelegramWebhook;
}

/** As published, and a little more careful than some people measured: see core.telegram.org/bots/faq. */
export const telegramPace: Pace = { perSecond: 30, perChatPerSecond: 1, perGroupPerMinute: 20 };

export const noPace: Pace = { perSecond: Infinity, perChatPerSecond: Infinity, perGroupPerMinute: Infinity };

const capabilities: Capabilities = {
  buttons: true,
  editing: true,
  filesIn: true,
  filesOut: true,
  pictures: true,
  strong: true,
  groupPost: true,
  groupListening: 'mention',
  proactive: 'always',
  maxText,
};

/**
 * Asks Telegram who the bot is. Throws `TokenRejected`, or an error that says why nothing was to be learned; the caller
 * decides whether to try again.
 */
export async function openTelegram(options: TelegramOptions): Promise<Telegram> {
  const { token, apiRoot, clock, log, limits, onTokenRejected, pollSeconds = 30 } = options;
  const access = { token, apiRoot, limits };
  const botApi = openBotApi({ ...access, onTokenRejected });
  const { id, username, groupListening } = await whoAmI(botApi);
  const patience = options.patience ?? { firstMs: 500, longestMs: 15_000 };
  const shared = { botId: id, clock, log };
  const apiUntil = (signal: AbortSignal) => openBotApi(access, signal).api;
  return {
    channel: {
      ...{ name: 'telegram', botId: id, botName: `@${username}`, pace: options.pace ?? telegramPace },
      capabilities: { ...capabilities, groupListening },
      isGroup: isGroupId,
      interpret: (raw: string) => interpretUpdate(raw, { id, username }),
      send: (message) => sendToTelegram({ api: botApi.api, draw: options.draw }, message),
      download: (fileId) => download(botApi, fileId),
      inviteLink: (secret) =>
        /^[\w-]{1,64}$/.test(secret) ? `https://t.me/${username}?start=${secret}` : null,
    },
    receiver: makeLongPolling({ ...shared, apiUntil, pollSeconds, patience }),
    webhook: makeWebhook({ ...shared, api: botApi.api }),
  };
}

type Me = BotIdentity & Pick<Capabilities, 'groupListening'>;

async function whoAmI({ api }: BotApi): Promise<Me> {
  const me = await api.getMe().catch(orSay('Telegram was not reached'));
  const groupListening = me.can_read_all_group_messages ? 'all' : 'mention';
  return { id: String(me.id), username: me.username, groupListening };
}

async function download({ api, file }: BotApi, fileId: string): Promise<Uint8Array> {
  const failed = orSay('the file could not be fetched');
  const { file_path: path } = await api.getFile(fileId).catch(failed);
  if (path === undefined) throw new Error('the file could not be fetched: Telegram told no path');
  return file(path).catch(failed);
}
