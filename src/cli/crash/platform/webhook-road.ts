import { setTimeout as pause } from 'node:timers/promises';
import type { FaultRates } from '../../../playground/bot-api/faults/faults.ts';
import type { PlatformOptions } from './platform.ts';

export interface RoadRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** The address that the messenger knows; nothing is ever sent there. */
export const publicUrl = 'https://bot.example.org';

/** A bot that dies with a request in hand does not always end the connection at once. */
const patienceMs = 5_000;

/**
 * The way of events to the bots: as through a proxy to any one that runs. On the way they are held up, brought twice, and
 * answers get lost; each draws its own fate.
 */
export class WebhookRoad {
  readonly #options: PlatformOptions;
  readonly #random: () => number;
  #rates: Partial<FaultRates> = {};

  constructor(options: PlatformOptions) {
    this.#options = options;
    this.#random = options.dice.apart('webhook').next;
  }

  setFaults(rates: Partial<FaultRates>): void {
    this.#rates = rates;
  }

  /** @returns the bot's answer; throws where none came back, whether or not a bot has the event */
  async bring(request: RoadRequest): Promise<number> {
    const { holdUpdate, holdMs: [from, to] = [1, 50], duplicateUpdate, lostPoll } = this.#rates;
    if (this.#happens(holdUpdate)) await pause(from + this.#random() * (to - from));
    this.#options.onCall('webhook');
    if (this.#options.careless === 'confirm-before-storing') {
      void this.#post(request).catch(() => undefined);
      return 200;
    }
    if (this.#happens(lostPoll)) throw new Error('cut before a bot had it');
    const status = await this.#post(request);
    if (this.#happens(duplicateUpdate)) await this.#post(request);
    if (this.#happens(lostPoll)) throw new Error('the answer was lost');
    return status;
  }

  /** What the messenger's servers get from an address of the bots. */
  async fetch(url: string): Promise<Response | null> {
    const port = this.#anyPort();
    if (port === null) return null;
    const signal = AbortSignal.timeout(patienceMs);
    return fetch(`http://127.0.0.1:${port}${new URL(url).pathname}`, { signal }).catch(() => null);
  }

  async #post({ path, headers, body }: RoadRequest): Promise<number> {
    const port = this.#anyPort();
    if (port === null) throw new Error('no bot runs');
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      ...{ method: 'POST', headers, body: typeof body === 'string' ? body : new Uint8Array(body) },
      signal: AbortSignal.timeout(patienceMs),
    });
    await answer.arrayBuffer();
    return answer.status;
  }

  #anyPort(): number | null {
    const ports = this.#options.ports();
    return ports[Math.floor(this.#random() * ports.length)] ?? null;
  }

  #happens(probability = 0): boolean {
    return probability > 0 && this.#random() < probability;
  }
}
