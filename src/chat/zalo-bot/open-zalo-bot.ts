import { z } from 'zod';
import type { Allowance, Capabilities, Channel, Pace } from '../../app/ports/channel.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { Log } from '../../app/ports/log.ts';
import type { HttpLimits } from '../http/http-call.ts';
import type { Patience } from '../http/patience.ts';
import { makeBotCall, type ZaloBotCall } from './bot-call.ts';
import { isGroupId } from '../zalo/chat-id.ts';
import { interpretEvent, type ZaloBotIdentity } from './interpret.ts';
import { makePolling, type ZaloPolling } from './polling.ts';
import { orSay } from './refusal.ts';
import { maxText, sendToZaloBot, type LinkTo } from './send.ts';
import { makeWebhook, type ZaloBotWebhook } from './webhook.ts';

export { ZaloTokenRejected } from './refusal.ts';

export interface ZaloBotOptions {
  readonly token: string;
  /** default: https://bot-api.zaloplatforms.com */
  readonly apiRoot?: string | undefined;
  readonly clock: Clock;
  readonly log: Log;
  /** Pictures are fetched by Zalo, and other files by people, from our own server; null: it has no public address. */
  readonly linkTo: LinkTo | null;
  /** told whenever a call is refused because of the token; of polling `start` rejects instead */
  readonly onTokenRejected?: () => void;
  /** Zalo publishes no limit but the month's; default: a few a second */
  readonly pace?: Pace;
  /** what its plan lets it send; default: the free one */
  readonly allowance?: Partial<Allowance> | undefined;
  /** default 30 */
  readonly pollSeconds?: number;
  readonly limits?: Partial<HttpLimits>;
  /** between attempts to poll or to store; default from 0.5 s to 15 s */
  readonly patience?: Patience;
}

export interface ZaloBot {
  readonly channel: Channel;
  /** for development: what is fetched is forgotten by Zalo, stored or not */
  readonly receiver: ZaloPolling;
  readonly webhook: ZaloBotWebhook;
}

/** The free plan. Sources disagree whether what comes in counts: then it is taken to. */
export const basicAllowance: Allowance = {
  ...{ plan: 'Basic', messagesPerMonth: 3_000, people: 50, countsIncoming: true, priceBeyond: null },
};

export const zaloBotPace: Pace = { perSecond: 5, perChatPerSecond: 1, perGroupPerMinute: 20 };

const capabilities: Omit<Capabilities, 'pictures'> = {
  buttons: false,
  editing: false,
  filesIn: false,
  filesOut: false,
  strong: false,
  groupPost: true,
  groupListening: 'mention',
  proactive: 'always',
  maxText,
};

/**
 * Asks Zalo who the bot is. Throws `ZaloTokenRejected`, or an error that says why nothing was to be learned; the caller
 * decides whether to try again.
 */
export async function openZaloBot(options: ZaloBotOptions): Promise<ZaloBot> {
  const { token, apiRoot, clock, log, limits, linkTo, onTokenRejected, pollSeconds = 30 } = options;
  const access = { token, apiRoot, limits };
  const call = makeBotCall({ ...access, onTokenRejected });
  const me = await whoAmI(call);
  const patience = options.patience ?? { firstMs: 500, longestMs: 15_000 };
  const shared = { botId: me.id, clock, log };
  return {
    channel: {
      ...{ name: 'zalo-bot', botId: me.id, botName: me.names[0] ?? me.id, pace: options.pace ?? zaloBotPace },
      allowance: { ...basicAllowance, ...options.allowance },
      capabilities: { ...capabilities, pictures: linkTo !== null },
      isGroup: isGroupId,
      interpret: (raw) => interpretEvent(raw, me),
      send: (message) => sendToZaloBot({ call, linkTo }, message),
      download: () => Promise.reject(new Error('a bot on Zalo receives no documents')),
      groupMention: `@${me.names[0] ?? 'Bot'}`,
      inviteLink: () => null,
      botLink: `https://bot.zaloplatforms.com/bots/${encodeURIComponent(me.id)}`,
    },
    receiver: makePolling({
      ...{ ...shared, pollSeconds, patience },
      callUntil: (signal) => makeBotCall(access, signal),
    }),
    webhook: makeWebhook({ ...shared, call }),
  };
}

const meShape = z.object({
  id: z.union([z.string().min(1), z.number()]).transform(String),
  account_name: z.string().optional().catch(undefined),
  display_name: z.string().optional().catch(undefined),
});

async function whoAmI(call: ZaloBotCall): Promise<ZaloBotIdentity> {
  const answer = await call('getMe').catch(orSay('Zalo was not reached'));
  const me = meShape.safeParse(answer);
  if (!me.success) throw new Error('Zalo did not tell who the bot is');
  const names = [me.data.display_name, me.data.account_name].filter((name) => name !== undefined);
  return { id: me.data.id, names };
}
