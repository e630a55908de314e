import type { CallParameters } from '../call-parameters.ts';
import type { LongPoll } from '../updates/long-poll.ts';
import type { UpdateQueue } from '../updates/update-queue.ts';
import type { Webhook } from '../updates/webhook.ts';
import type { World } from '../world/world.ts';

/** What the methods work on. */
export interface BotApi {
  readonly world: World;
  readonly queue: UpdateQueue;
  readonly longPoll: LongPoll;
  readonly webhook: Webhook;
}

export interface Call {
  readonly parameters: CallParameters;
  /** aborted when the caller hung up */
  readonly hungUp: AbortSignal;
}

/** Returns what becomes `result`; throws a `BotApiRefusal` where Telegram says no. */
export type Method = (api: BotApi, call: Call) => unknown;
