import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { startLocalServer } from '../local-server.ts';
import { ZaloCallFaults, type ZaloCallFault } from './call-faults.ts';
import { fetchByHttp, zaloBotMethods, type FetchPicture, type ZaloBotApi } from './methods.ts';
import { readCall, type CallFields } from './read-call.ts';
import { usualSwitches, type ZaloBotSwitches } from './switches.ts';
import { ZaloUpdateQueue } from './update-queue.ts';
import { postByHttp, WebhookPush, type PostToWebhook } from './webhook-push.ts';
import { chatGone, ZaloRefusal } from './zalo-refusal.ts';
import type { ZaloUpdate } from './zalo-update.ts';
import { ZaloWorld, type ZaloBotIdentity } from './zalo-world.ts';

export interface ZaloBotServerOptions {
  /** on 127.0.0.1; 0 or nothing: any free one */
  readonly port?: number;
  /** dates of messages and the month of the quota are told by this clock; waiting is real */
  readonly now: () => Date;
  /** in [0, 1): faults are drawn from it */
  readonly random?: () => number;
  readonly bot?: Partial<ZaloBotIdentity>;
  readonly switches?: Partial<ZaloBotSwitches>;
  /** default: over the network */
  readonly fetchPicture?: FetchPicture;
  readonly postToWebhook?: PostToWebhook;
  /** told of every call when it has arrived whole, before anything is done about it */
  readonly onCall?: (method: string) => void;
}

export interface ZaloBotServer {
  /** for `ZALO_BOT_API_ROOT` */
  readonly url: string;
  readonly token: string;
  readonly world: ZaloWorld;
  readonly faults: ZaloCallFaults;
  readonly webhook: WebhookPush;
  /** What is not named stays as it is. */
  turn(switches: Partial<ZaloBotSwitches>): void;
  /** events that nobody has fetched or taken yet */
  pendingUpdates(): number;
  close(): Promise<void>;
}

const defaultBot: ZaloBotIdentity = {
  id: '1234567890123456789',
  accountName: 'bot.ThiDua',
  displayName: 'Bot Thi đua',
};

/** Starts a Zalo Bot Platform of our own for one bot, all in memory: strict where sources agree, switchable elsewhere. */
export async function startZaloBotServer(options: ZaloBotServerOptions): Promise<ZaloBotServer> {
  const { now, random = Math.random, fetchPicture = fetchByHttp, postToWebhook = postByHttp } = options;
  let switches: ZaloBotSwitches = { ...usualSwitches, ...options.switches };
  const bot = { ...defaultBot, ...options.bot };
  const token = `${bot.id}:${randomBytes(24).toString('base64url')}`;
  const queue = new ZaloUpdateQueue();
  const webhook = new WebhookPush(postToWebhook);
  const faults = new ZaloCallFaults(random);
  const emit = (update: ZaloUpdate): void => {
    if (webhook.target) webhook.push(update);
    else if (queue.isPolled || !switches.forgetsUnheard) queue.push(update);
  };
  const world = new ZaloWorld({ bot, now, switches: () => switches, emit });
  const api: ZaloBotApi = { world, queue, webhook, switches: () => switches, fetchPicture };
  const server = await startLocalServer((request, response) => {
    void new Call(api, faults, request, response).run(token, options.onCall);
  }, options.port);
  return {
    ...{ url: server.url, token, world, faults, webhook },
    turn: (wanted) => void (switches = { ...switches, ...wanted }),
    pendingUpdates: () => queue.length + webhook.pending,
    close: async () => {
      await webhook.close();
      await server.close();
    },
  };
}

/** One request and what is answered to it. */
class Call {
  readonly #hungUp = new AbortController();

  constructor(
    private readonly api: ZaloBotApi,
    private readonly faults: ZaloCallFaults,
    private readonly request: IncomingMessage,
    private readonly response: ServerResponse,
  ) {
    response.on('close', () => this.#hungUp.abort());
  }

  async run(token: string, onCall?: (method: string) => void): Promise<void> {
    try {
      const { pathname, searchParams } = new URL(this.request.url ?? '/', 'http://localhost');
      const path = /^\/bot([^/]+)\/(\w+)$/.exec(pathname.replaceAll('%3A', ':'));
      if (path?.[1] !== token) throw new ZaloRefusal(401, 'Unauthorized');
      const fields = await readCall(this.request, searchParams);
      onCall?.(path[2] ?? '');
      await this.#perform(path[2] ?? '', fields);
    } catch (error) {
      if (!(error instanceof ZaloRefusal)) throw error;
      this.#refuse(error);
    }
  }

  async #perform(name: string, fields: CallFields): Promise<void> {
    const method = zaloBotMethods.get(name);
    if (!method) throw new ZaloRefusal(404, 'Not Found');
    const chatId = typeof fields['chat_id'] === 'string' ? fields['chat_id'] : null;
    const fault = this.faults.forCall(name, chatId);
    if (fault && !isDone(fault)) return this.#fail(fault);
    const result: unknown = await method(this.api, fields, this.#hungUp.signal);
    if (fault) return this.#fail(fault);
    this.#answer(200, result === undefined ? { ok: true } : { ok: true, result });
  }

  #fail(fault: ZaloCallFault): void {
    switch (fault.kind) {
      case 'quota':
        throw new ZaloRefusal(429, 'Quota exceeded', fault.retryAfterSeconds);
      case 'internal':
        throw new ZaloRefusal(403, 'Internal server error');
      case 'chat-gone':
        throw chatGone(this.api.switches().unknownChat);
      case 'timeout-after':
        throw new ZaloRefusal(408, 'Request timeout');
      case 'bad-gateway':
        this.response.writeHead(502, { 'content-type': 'text/html' });
        this.response.end('<html>Bad Gateway</html>');
        return;
      case 'cut-before':
      case 'cut-after':
        this.response.destroy();
    }
  }

  #refuse({ code, description, retryAfterSeconds }: ZaloRefusal): void {
    if (retryAfterSeconds !== undefined) this.response.setHeader('retry-after', String(retryAfterSeconds));
    const status = this.api.switches().errorStyle === 'http-status' ? code : 200;
    this.#answer(status, { ok: false, error_code: code, description });
  }

  #answer(status: number, body: object): void {
    if (this.response.destroyed) return;
    // The real edge names itself twice, which strict parsers choke on.
    this.response.writeHead(status, ['content-type', 'application/json', 'Server', 'zalo', 'Server', 'edge']);
    this.response.end(JSON.stringify(body));
  }
}

const isDone = (fault: ZaloCallFault): boolean =>
  fault.kind === 'timeout-after' ||
  fault.kind === 'cut-after' ||
  (fault.kind === 'bad-gateway' && fault.done);
