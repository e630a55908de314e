import type { Channel, SendOutcome } from '../app/ports/channel.ts';
import type { OutboxRow } from '../app/ports/outbox.ts';
import { backOffMs, type BackOff } from './back-off.ts';
import type { ShutGate } from './settler.ts';
import { quotaRestMs } from './verdict.ts';

type Retry = Extract<SendOutcome, { kind: 'retry' }>;
type QuotaGone = Extract<SendOutcome, { kind: 'quota-gone' }>;

/** Where a platform does not say how long to wait. */
const unnamedWaitMs = 5_000;
const betweenProbes: BackOff = { firstMs: 1_000, longestMs: 60_000 };
const shortestProbeMs = 250;

/**
 * Which gates shut when the platform asks to slow down, or is not there at all.
 *
 * Telegram does not say whether a 429 is meant for one chat or for the bot. In a group it is mostly the group's own
 * limit (slow mode), and one slow group must not stop everybody: so it is taken for the group alone, until another chat is
 * refused as well.
 */
export class Floods {
  readonly #channel: Pick<Channel, 'name' | 'botId' | 'isGroup'>;
  readonly #random: () => number;
  readonly #groups = new Map<string, Date>();
  #failures = 0;
  #probeAt = new Date(0);

  constructor(channel: Pick<Channel, 'name' | 'botId' | 'isGroup'>, random: () => number) {
    this.#channel = channel;
    this.#random = random;
  }

  /** The platform was not reached lately, or lets nothing through: one message at a time finds out. */
  get isOffline(): boolean {
    return this.#failures > 0;
  }

  reached(): void {
    this.#failures = 0;
  }

  /** The gate that shuts, or null: it is no gate's business, or shut already. */
  gateAfter({ address: { chatId } }: OutboxRow, outcome: Retry, now: Date): ShutGate | null {
    if (outcome.offline) return this.#probeLater(now);
    if (!outcome.flood) return null;
    const until = new Date(now.getTime() + (outcome.afterMs ?? unnamedWaitMs));
    const { name: channel, botId } = this.#channel;
    if (!this.#channel.isGroup(chatId)) return { gate: { channel, botId }, until };
    for (const [group, over] of this.#groups) if (over <= now) this.#groups.delete(group);
    const another = [...this.#groups.keys()].some((group) => group !== chatId);
    this.#groups.set(chatId, until);
    return { gate: { channel, botId, ...(another ? {} : { chatId }) }, until };
  }

  /** What may be sent is used up for everybody. */
  gateWithoutQuota({ afterMs, paidOnly }: QuotaGone, now: Date): ShutGate | null {
    if (paidOnly) return null;
    this.#failures += 1;
    const { name: channel, botId } = this.#channel;
    return { gate: { channel, botId }, until: new Date(now.getTime() + (afterMs ?? quotaRestMs)) };
  }

  #probeLater(now: Date): ShutGate | null {
    // Those that went out together fail together, and count as one.
    if (now < this.#probeAt) return null;
    const { name: channel, botId } = this.#channel;
    this.#failures += 1;
    const wait = shortestProbeMs + backOffMs(betweenProbes, this.#failures, this.#random);
    this.#probeAt = new Date(now.getTime() + Math.ceil(wait));
    return { gate: { channel, botId }, until: this.#probeAt };
  }
}
