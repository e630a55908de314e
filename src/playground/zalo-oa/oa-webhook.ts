import { createHash } from 'node:crypto';
import type { OaEvent } from './oa-events.ts';

/** How events reach the webhook. */
export interface OaWebhookModes {
  /** waits before the second, third … try; after the last the webhook is switched off */
  readonly ladderMs: readonly number[];
  /** an answer that takes longer counts as none */
  readonly patienceMs: number;
  /** what is tried again holds up what comes after it; no source says in which order events come */
  readonly inOrder: boolean;
  /** every event comes twice */
  readonly duplicate: boolean;
  /** what stands first in the signed text, and which secret last: sources disagree */
  readonly signedBy: { readonly id: 'app_id' | 'oa_id'; readonly secret: 'oa' | 'app' };
  /** somebody else posts */
  readonly wrongSignature: boolean;
  /** the body is changed on its way: the same JSON in other bytes */
  readonly reserialised: boolean;
}

const usualModes: OaWebhookModes = {
  ladderMs: [30_000, 300_000, 900_000, 1_800_000, 3_600_000],
  patienceMs: 2_000,
  inOrder: false,
  duplicate: false,
  signedBy: { id: 'app_id', secret: 'oa' },
  wrongSignature: false,
  reserialised: false,
};

export interface OaWebhookRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** @returns the status of the answer; throws where there is none */
export type PostToOaWebhook = (request: OaWebhookRequest) => Promise<number>;

export const postOverHttp =
  (url: string): PostToOaWebhook =>
  async ({ headers, body }) =>
    (await fetch(url, { method: 'POST', headers, body: new Uint8Array(body) })).status;

export interface OaSigners {
  readonly appId: string;
  readonly oaId: string;
  readonly appSecret: string;
  readonly oaSecret: string;
}

/** Brings events to the app's webhook, signed, and again where it was not answered 200 in time. */
export class OaWebhook {
  /** statuses of all answers, in order; 0: none came in time */
  readonly answers: number[] = [];
  /** `num_retry` of all requests, in order; 0: a first one */
  readonly retries: number[] = [];
  readonly #post: PostToOaWebhook;
  readonly #signers: OaSigners;
  #modes = usualModes;
  #line: Promise<void> = Promise.resolve();
  #pending = 0;
  #closed = false;
  #off = false;
  readonly #rests = new Set<() => void>();

  constructor(post: PostToOaWebhook, signers: OaSigners) {
    this.#post = post;
    this.#signers = signers;
  }

  /** What is not named goes back to the usual. */
  set(modes: Partial<OaWebhookModes>): void {
    this.#modes = { ...usualModes, ...modes };
  }

  /** events not yet taken nor given up */
  get pending(): number {
    return this.#pending;
  }

  /** It failed too often; the account's administrator was told. */
  get isSwitchedOff(): boolean {
    return this.#off;
  }

  switchOn(): void {
    this.#off = false;
  }

  push(event: OaEvent): void {
    if (this.#off || this.#closed) return;
    this.#pending += 1;
    const bringing = this.#line.then(() => this.#bring(event)).finally(() => (this.#pending -= 1));
    // What has to be tried again leaves the line, where order is not kept.
    this.#line = this.#modes.inOrder ? bringing : Promise.resolve();
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const wake of this.#rests) wake();
    await this.#line;
  }

  async #bring(event: OaEvent): Promise<void> {
    for (let time = 0; time < (this.#modes.duplicate ? 2 : 1); time += 1) await this.#bringOnce(event);
  }

  async #bringOnce(event: OaEvent): Promise<void> {
    const body = JSON.stringify(event);
    const signature = this.#signature(body, event.timestamp);
    for (let retry = 0; !this.#closed; retry += 1) {
      if (await this.#isTaken(body, signature, retry)) return;
      const wait = this.#modes.ladderMs[retry];
      if (wait === undefined) {
        this.#off = true;
        return;
      }
      await this.#rest(wait);
    }
  }

  async #isTaken(body: string, signature: string, retry: number): Promise<boolean> {
    const { wrongSignature, reserialised, patienceMs } = this.#modes;
    const sent = reserialised ? JSON.stringify(JSON.parse(body), null, 1) : body;
    const headers = {
      'content-type': 'application/json',
      'X-ZEvent-Signature': `mac=${wrongSignature ? signature.replace(/^./, (first) => (first === '0' ? '1' : '0')) : signature}`,
      ...(retry > 0 ? { num_retry: String(retry) } : {}),
    };
    this.retries.push(retry);
    const status = await this.#inTime(this.#post({ headers, body: Buffer.from(sent) }), patienceMs);
    this.answers.push(status);
    return status === 200;
  }

  #signature(body: string, timestamp: string): string {
    const { id, secret } = this.#modes.signedBy;
    const { appId, oaId, oaSecret, appSecret } = this.#signers;
    const text = `${id === 'app_id' ? appId : oaId}${body}${timestamp}${secret === 'oa' ? oaSecret : appSecret}`;
    return createHash('sha256').update(text).digest('hex');
  }

  async #inTime(answer: Promise<number>, ms: number): Promise<number> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<number>((resolve) => (timer = setTimeout(() => resolve(0), ms)));
    const status = await Promise.race([answer.catch(() => 0), tooLate]);
    clearTimeout(timer);
    return status;
  }

  #rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.#rests.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      this.#rests.add(wake);
    });
  }
}
