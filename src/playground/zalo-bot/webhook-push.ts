import type { ZaloUpdate } from './zalo-update.ts';

/** How events reach a webhook. What the platform does after a failure is documented nowhere. */
export interface WebhookModes {
  /** tries after the first one failed; 0: what was not taken is lost */
  readonly retries: number;
  readonly retryMs: number;
  /** every event comes twice */
  readonly duplicate: boolean;
  readonly delayMs: number;
  /** of two events the later one comes first */
  readonly outOfOrder: boolean;
  /** somebody else posts: the header does not match */
  readonly wrongSecret: boolean;
}

const usualModes: WebhookModes = {
  ...{ retries: 0, retryMs: 5, duplicate: false, delayMs: 0, outOfOrder: false, wrongSecret: false },
};

export interface WebhookRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** @returns the status of the answer; throws where there is none */
export type PostToWebhook = (request: WebhookRequest) => Promise<number>;

export const postByHttp: PostToWebhook = async ({ url, headers, body }) =>
  (await fetch(url, { method: 'POST', headers, body })).status;

interface Target {
  readonly url: string;
  readonly secret: string;
  readonly updatedAt: Date;
}

/** Brings events to the bot's webhook, one after the other. */
export class WebhookPush {
  target: Target | null = null;
  /** statuses of all answers, in order; 0: none came */
  readonly answers: number[] = [];
  readonly #post: PostToWebhook;
  #modes = usualModes;
  #line: Promise<void> = Promise.resolve();
  #pending = 0;
  #heldBack: ZaloUpdate | null = null;
  #closed = false;

  constructor(post: PostToWebhook) {
    this.#post = post;
  }

  /** What is not named goes back to the usual. */
  set(modes: Partial<WebhookModes>): void {
    this.#modes = { ...usualModes, ...modes };
  }

  /** events not yet taken nor given up */
  get pending(): number {
    return this.#pending;
  }

  push(update: ZaloUpdate): void {
    this.#pending += 1;
    if (this.#modes.outOfOrder && this.#heldBack === null) {
      this.#heldBack = update;
      return;
    }
    const earlier = this.#heldBack;
    this.#heldBack = null;
    this.#line = this.#line.then(() => this.#bring(update));
    if (earlier) this.#line = this.#line.then(() => this.#bring(earlier));
  }

  /** Brings what waits for another event to come before it. */
  release(): void {
    const held = this.#heldBack;
    this.#heldBack = null;
    if (held) this.#line = this.#line.then(() => this.#bring(held));
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#line;
  }

  async #bring(update: ZaloUpdate): Promise<void> {
    const { duplicate, delayMs } = this.#modes;
    if (delayMs > 0) await rest(delayMs);
    for (let time = 0; time < (duplicate ? 2 : 1); time += 1) await this.#bringOnce(update);
    this.#pending -= 1;
  }

  async #bringOnce(update: ZaloUpdate): Promise<void> {
    const { retries, retryMs } = this.#modes;
    for (let attempt = 0; attempt <= retries && !this.#closed; attempt += 1) {
      if (attempt > 0) await rest(retryMs);
      const status = await this.#try(update);
      this.answers.push(status);
      if (status >= 200 && status < 300) return;
    }
  }

  async #try(update: ZaloUpdate): Promise<number> {
    if (!this.target) return 0;
    const { url, secret } = this.target;
    const headers = {
      'content-type': 'application/json',
      'X-Bot-Api-Secret-Token': this.#modes.wrongSecret ? `not-${secret}` : secret,
    };
    const body = JSON.stringify({ ok: true, result: update });
    return this.#post({ url, headers, body }).catch(() => 0);
  }
}

const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
