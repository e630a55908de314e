import type { Update } from 'grammy/types';
import type { UpdateQueue } from './update-queue.ts';

export interface WebhookSettings {
  readonly url: string;
  readonly secretToken: string | undefined;
  /** 1–100 updates under way at once */
  readonly maxConnections: number;
}

export interface WebhookOptions {
  readonly queue: UpdateQueue;
  readonly now: () => Date;
  /** first pause after a failure; doubles up to 64 times that */
  readonly retryMs: number;
  /** runs a method that the bot named in its answer to the push */
  readonly execute: (method: string, parameters: Record<string, unknown>) => Promise<unknown>;
}

/** Pushes updates to the bot: one chat in sequence, different chats side by side, anything but 2xx again later. */
export class Webhook {
  readonly #options: WebhookOptions;
  readonly #busy = new Map<number, Promise<void>>();
  readonly #pauses = new Set<NodeJS.Timeout>();
  #settings: WebhookSettings | null = null;
  #aborter = new AbortController();
  #failures = 0;
  #lastError: { readonly at: Date; readonly message: string } | null = null;

  constructor(options: WebhookOptions) {
    this.#options = options;
    options.queue.onArrival(() => this.#pump());
  }

  get settings(): WebhookSettings | null {
    return this.#settings;
  }

  get lastError() {
    return this.#lastError;
  }

  set(settings: WebhookSettings): void {
    this.#settings = settings;
    this.#failures = 0;
    this.#pump();
  }

  remove(): void {
    this.#settings = null;
  }

  async close(): Promise<void> {
    this.#settings = null;
    this.#aborter.abort();
    for (const pause of this.#pauses) clearTimeout(pause);
    await Promise.all(this.#busy.values());
  }

  #pump(): void {
    if (this.#settings === null || this.#pauses.size > 0) return;
    for (const { chatId, update } of this.#options.queue.heads()) {
      if (this.#busy.size >= this.#settings.maxConnections) return;
      if (!this.#busy.has(chatId)) this.#busy.set(chatId, this.#deliver(chatId, update, this.#settings));
    }
  }

  async #deliver(chatId: number, update: Update, settings: WebhookSettings): Promise<void> {
    const complaint = await this.#push(update, settings);
    this.#busy.delete(chatId);
    if (complaint === null) {
      this.#failures = 0;
      this.#options.queue.remove(update);
      this.#pump();
    } else if (this.#settings !== null) {
      this.#lastError = { at: this.#options.now(), message: complaint };
      this.#pauseThenPump();
    }
  }

  /** @returns what went wrong, or null */
  async #push(update: Update, { url, secretToken }: WebhookSettings): Promise<string | null> {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(secretToken === undefined ? {} : { 'x-telegram-bot-api-secret-token': secretToken }),
        },
        body: JSON.stringify(update),
        signal: AbortSignal.any([this.#aborter.signal, AbortSignal.timeout(60_000)]),
      });
      const body = await response.text();
      if (!response.ok)
        return `Wrong response from the webhook: ${response.status} ${response.statusText}`.trim();
      await this.#runAnswer(body);
      return null;
    } catch (error) {
      return error instanceof Error ? `Connection failed: ${error.message}` : 'Connection failed';
    }
  }

  /** A webhook may answer with a method call; its outcome is not told to the bot. */
  async #runAnswer(body: string): Promise<void> {
    if (!body.trimStart().startsWith('{')) return;
    try {
      const { method, ...parameters } = JSON.parse(body) as Record<string, unknown>;
      if (typeof method === 'string') await this.#options.execute(method, parameters);
    } catch {
      // the bot asked not to be told
    }
  }

  #pauseThenPump(): void {
    const pauseMs = this.#options.retryMs * 2 ** Math.min(this.#failures, 6);
    this.#failures += 1;
    const pause = setTimeout(() => {
      this.#pauses.delete(pause);
      this.#pump();
    }, pauseMs);
    this.#pauses.add(pause);
  }
}
