import { randomBytes } from 'node:crypto';
import { type Server, type ServerResponse, createServer } from 'node:http';
import { CallParameters } from './call-parameters.ts';
import { Faults } from './faults/faults.ts';
import { FloodLimits } from './faults/flood-limits.ts';
import { HeldUpdates } from './faults/held-updates.ts';
import { answerRefusal, makeCallHandler, makeExecute } from './http/call-handler.ts';
import { BotApiRefusal, notFound } from './refusal.ts';
import { LongPoll } from './updates/long-poll.ts';
import { UpdateQueue } from './updates/update-queue.ts';
import { Webhook } from './updates/webhook.ts';
import { type BotIdentity, type Delivery, World } from './world/world.ts';

export interface BotApiServerOptions {
  /** on 127.0.0.1; 0 or nothing: any free one */
  readonly port?: number;
  /** dates of messages, ages of updates and presses, and pace are told by this clock; waiting is real */
  readonly now: () => Date;
  /** in [0, 1): update ids and faults are drawn from it */
  readonly random?: () => number;
  /** default: a fresh one that only the caller learns */
  readonly token?: string;
  readonly bot?: Partial<BotIdentity>;
  /** number of the first message in every chat: higher than before, where a bot remembers an earlier server */
  readonly firstMessageId?: number;
  readonly callbackLifetimeSeconds?: number;
  /** pause after a webhook failed, doubling */
  readonly webhookRetryMs?: number;
  /** told of every call when it has arrived whole, before anything is done about it */
  readonly onCall?: (method: string) => void;
}

export interface BotApiServer {
  /** for grammY's `client.apiRoot` */
  readonly url: string;
  readonly token: string;
  readonly bot: BotIdentity;
  readonly world: World;
  readonly faults: Faults;
  readonly floodLimits: FloodLimits;
  /** every message of the bot that arrived, in order */
  readonly deliveries: readonly Delivery[];
  /** updates not yet confirmed */
  pendingUpdates(): number;
  /** lets go of updates that a fault holds back */
  releaseHeldUpdates(): void;
  close(): Promise<void>;
}

const defaultBot: BotIdentity = {
  id: 7_000_000_001,
  username: 'thi_dua_playground_bot',
  firstName: 'Bot Thi đua',
  readsAllGroupMessages: false,
};

/** Starts a Bot API server of our own for one bot, all in memory: see docs/decisions/0140. */
export async function startBotApiServer(options: BotApiServerOptions): Promise<BotApiServer> {
  const { now, random = Math.random } = options;
  const bot = { ...defaultBot, ...options.bot };
  const token = options.token ?? `${bot.id}:${randomBytes(26).toString('base64url')}`;
  const faults = new Faults(random, now);
  const floodLimits = new FloodLimits(now);
  const queue = new UpdateQueue({ now, random, repeats: () => faults.repeatsUpdate() });
  const held = new HeldUpdates(faults, (chatId, body) => queue.push(chatId, body));
  const world = new World({
    bot,
    now,
    emit: (chatId, body) => held.admit(chatId, body),
    firstMessageId: options.firstMessageId ?? 1,
    callbackLifetimeMs: (options.callbackLifetimeSeconds ?? 60) * 1000,
  });
  const webhook = new Webhook({
    queue,
    now,
    retryMs: options.webhookRetryMs ?? 1000,
    execute: async (method, fields) =>
      execute(method, new CallParameters(new Map(Object.entries(fields))), new AbortController().signal),
  });
  const api = { world, queue, longPoll: new LongPoll(queue), webhook };
  const deps = { api, faults, floodLimits, onCall: options.onCall };
  const execute = makeExecute(deps);
  const server = serve(token, makeCallHandler(deps, execute), world);
  const port = await listen(server, options.port ?? 0);
  return {
    url: `http://127.0.0.1:${port}`,
    token,
    bot,
    world,
    faults,
    floodLimits,
    deliveries: world.deliveries,
    pendingUpdates: () => queue.length,
    releaseHeldUpdates: () => held.releaseAll(),
    close: async () => {
      held.close();
      await webhook.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function serve(token: string, handleCall: ReturnType<typeof makeCallHandler>, world: World): Server {
  return createServer({ keepAliveTimeout: 65_000, requestTimeout: 0 }, (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const path = /^\/(file\/)?bot([^/]+)\/(.+)$/.exec(pathname.replaceAll('%3A', ':'));
    if (path === null) answerRefusal(response, notFound());
    else if (path[2] !== token) answerRefusal(response, new BotApiRefusal(401, 'Unauthorized'));
    else if (path[1] !== undefined) serveFile(response, world, path[3] ?? '');
    else void handleCall(request, response, path[3] ?? '', searchParams);
  });
}

function serveFile(response: ServerResponse, world: World, path: string): void {
  const file = world.files.byPath(path);
  if (file === undefined) return answerRefusal(response, notFound());
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-length': file.bytes.length,
  });
  response.end(file.bytes);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
