import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { startLocalServer } from '../local-server.ts';
import { OaCallFaults, type OaCallFault } from './oa-call-faults.ts';
import { oaEndpoints, type OaApi } from './oa-endpoints.ts';
import type { OaIdentity } from './oa-events.ts';
import { OaRefusal } from './oa-refusal.ts';
import { usualSwitches, type OaSwitches } from './oa-switches.ts';
import type { OaTemplate } from './oa-templates.ts';
import { OaTokens, type OaApp } from './oa-tokens.ts';
import { OaUploads } from './oa-uploads.ts';
import { OaWebhook, type PostToOaWebhook } from './oa-webhook.ts';
import { OaWorld } from './oa-world.ts';
import { readOaCall } from './read-oa-call.ts';

export interface ZaloOaServerOptions {
  /** on 127.0.0.1; 0 or nothing: any free one */
  readonly port?: number;
  /** windows, tokens, assets and uploads end by this clock; waiting is real */
  readonly now: () => Date;
  /** in [0, 1): faults are drawn from it */
  readonly random?: () => number;
  readonly oa?: Partial<OaIdentity>;
  readonly switches?: Partial<OaSwitches>;
  readonly templates?: readonly OaTemplate[];
  readonly postToWebhook: PostToOaWebhook;
  /** told of the path of every call, before anything is done about it */
  readonly onCall?: (path: string) => void;
}

export interface ZaloOaServer {
  /** for `ZALO_OA_API_ROOT` and `ZALO_OA_OAUTH_ROOT` */
  readonly url: string;
  readonly app: OaApp;
  /** the key that webhooks are signed with */
  readonly oaSecret: string;
  readonly tokens: OaTokens;
  readonly world: OaWorld;
  readonly uploads: OaUploads;
  readonly faults: OaCallFaults;
  readonly webhook: OaWebhook;
  /** paths of all calls, in order */
  readonly calls: readonly string[];
  /** What is not named stays as it is. */
  turn(switches: Partial<OaSwitches>): void;
  /** Resolves once nothing is on its way to the webhook. */
  pendingEvents(): number;
  close(): Promise<void>;
}

const defaultOa: Omit<OaIdentity, 'mediaRoot'> = {
  id: '4318657068771012646',
  name: 'Thi đua xã',
  appId: '1234567890123456789',
};

/** Starts the platform of Official Accounts for one account and one app, all in memory: strict where sources agree. */
export async function startZaloOaServer(options: ZaloOaServerOptions): Promise<ZaloOaServer> {
  const { now, random = Math.random, templates = [] } = options;
  let switches: OaSwitches = { ...usualSwitches, ...options.switches };
  // Nobody knows the address before all of this is made.
  const server = await startLocalServer((request, response) => {
    void new Call({ api, tokens, faults, rate, noteCall }, request, response).run();
  }, options.port);
  const { url } = server;
  const oa = { ...defaultOa, mediaRoot: `${url}/media`, ...options.oa };
  const app = { id: oa.appId, secret: randomBytes(16).toString('hex') };
  const oaSecret = randomBytes(16).toString('hex');
  const signers = { appId: app.id, oaId: oa.id, appSecret: app.secret, oaSecret };
  const webhook = new OaWebhook(options.postToWebhook, signers);
  const world = new OaWorld({ oa, now, switches: () => switches, emit: (event) => webhook.push(event) });
  const uploads = new OaUploads(now, () => switches);
  const tokens = new OaTokens(app, now, () => switches);
  const faults = new OaCallFaults(random);
  const calls: string[] = [];
  const noteCall = (path: string): void => {
    calls.push(path);
    options.onCall?.(path);
  };
  const registry = new Map(templates.map((template) => [template.id, template]));
  const api: OaApi = { world, uploads, templates: registry, switches: () => switches };
  const rate = new Rate(now, () => switches);
  return {
    ...{ url, app, oaSecret, tokens, world, uploads, faults, webhook, calls },
    turn: (wanted) => void (switches = { ...switches, ...wanted }),
    pendingEvents: () => webhook.pending,
    close: async () => {
      await webhook.close();
      await server.close();
    },
  };
}

/** Calls of the minute that runs. */
class Rate {
  #minute = -1;
  #count = 0;

  constructor(
    private readonly now: () => Date,
    private readonly switches: () => OaSwitches,
  ) {}

  count(): void {
    const minute = Math.floor(this.now().getTime() / 60_000);
    this.#count = minute === this.#minute ? this.#count + 1 : 1;
    this.#minute = minute;
    const { requestsPerMinute } = this.switches();
    if (requestsPerMinute !== null && this.#count > requestsPerMinute)
      throw new OaRefusal(-32, 'Your application reached its request rate limit');
  }
}

interface Parts {
  readonly api: OaApi;
  readonly tokens: OaTokens;
  readonly faults: OaCallFaults;
  readonly rate: Rate;
  readonly noteCall: (path: string) => void;
}

/** One request and what is answered to it. */
class Call {
  constructor(
    private readonly parts: Parts,
    private readonly request: IncomingMessage,
    private readonly response: ServerResponse,
  ) {}

  async run(): Promise<void> {
    try {
      const { pathname, searchParams } = new URL(this.request.url ?? '/', 'http://localhost');
      const media = /^\/media\/(\w+)$/.exec(pathname)?.[1];
      if (media !== undefined) return this.#serveMedia(media);
      if (pathname === '/v4/oa/permission') return this.#askAdministrator(searchParams);
      this.parts.noteCall(pathname);
      const fault = this.parts.faults.forCall(pathname);
      if (fault && !isDone(fault)) return this.#fail(fault);
      const answer = await this.#perform(pathname, searchParams);
      if (fault) return this.#fail(fault);
      this.#answer(200, answer);
    } catch (error) {
      if (!(error instanceof OaRefusal)) throw error;
      this.#refuse(error);
    }
  }

  async #perform(path: string, query: URLSearchParams): Promise<object> {
    const { api, tokens, rate } = this.parts;
    const method = this.request.method ?? '';
    const input = await readOaCall(this.request, query);
    if (path === '/v4/oa/access_token' && method === 'POST')
      return tokens.grant(input.fields, headerOf(this.request, 'secret_key'));
    const endpoint = oaEndpoints.get(`${method} ${path}`);
    if (!endpoint) throw new OaRefusal(-201, 'Not found', 404);
    tokens.check(headerOf(this.request, 'access_token'));
    rate.count();
    return { error: 0, message: 'Success', data: endpoint(api, input) };
  }

  #askAdministrator(query: URLSearchParams): void {
    const { tokens, api } = this.parts;
    this.response.writeHead(302, { location: tokens.permission(query, api.world.oa.id) }).end();
  }

  #serveMedia(id: string): void {
    const content = this.parts.api.world.sentByPeople(id)?.content;
    this.response.writeHead(content?.kind === 'file' ? 200 : 404);
    this.response.end(content?.kind === 'file' ? content.bytes : '');
  }

  #fail(fault: OaCallFault): void {
    switch (fault.kind) {
      case 'rate':
        throw new OaRefusal(-32, 'OA reached its request rate limit', 200, fault.retryAfterSeconds);
      case 'refused':
        throw new OaRefusal(fault.code, 'refused');
      case 'bad-gateway':
        this.response.writeHead(502, { 'content-type': 'text/html' });
        this.response.end('<html>Bad Gateway</html>');
        return;
      case 'cut-before':
      case 'cut-after':
        this.response.destroy();
    }
  }

  #refuse({ code, message, status, retryAfterSeconds }: OaRefusal): void {
    if (retryAfterSeconds !== undefined) this.response.setHeader('retry-after', String(retryAfterSeconds));
    const isOauth = code <= -14_000;
    this.#answer(
      status,
      isOauth
        ? { error: code, error_name: 'Oauth error', error_reason: message, error_description: message }
        : { error: code, message },
    );
  }

  #answer(status: number, body: object): void {
    if (this.response.destroyed) return;
    this.response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
    this.response.end(JSON.stringify(body));
  }
}

const headerOf = ({ headers }: IncomingMessage, name: string): string | undefined => {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
};

const isDone = (fault: OaCallFault): boolean =>
  fault.kind === 'cut-after' || (fault.kind === 'bad-gateway' && fault.done);
