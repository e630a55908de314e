import { afterEach } from 'vitest';
import type { Log } from '../src/app/ports/log.ts';
import type { Config } from '../src/config.ts';
import { machineClock, machineTimer } from '../src/real-time.ts';
import { runBot } from '../src/run-bot.ts';
import { startBotApiServer, type BotApiServer } from '../src/playground/bot-api/start-bot-api-server.ts';
import { silentLog } from './silent-log.ts';

export interface RunningBot {
  readonly server: BotApiServer;
  readonly config: Config;
  /** of its own HTTP server */
  readonly port: number;
  /** what the scheduler does once a minute */
  readonly tick: () => Promise<void>;
  readonly get: (path: string) => Promise<{ readonly status: number; readonly text: string }>;
  readonly stop: () => Promise<number>;
}

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

export const configFor = (server: BotApiServer, changed: Partial<Config> = {}): Config => ({
  ...{
    telegram: { token: server.token, apiRoot: server.url },
    zaloBot: null,
    zaloOa: null,
    siteVerification: null,
    links: null,
  },
  ...{
    databaseUrl: null,
    port: 0,
    metricsPort: null,
    webhook: null,
    logLevel: 'silent',
    production: false,
    keepTextsDays: 365,
  },
  ...changed,
});

/** A Bot API server, gone when the test ends. */
export async function botApiServer(): Promise<BotApiServer> {
  const server = await startBotApiServer({ now: () => machineClock.now(), random: () => 0.5 });
  stops.unshift(() => server.close());
  return server;
}

/** The product as `npm start` runs it, in this process; it is stopped when the test ends. */
export async function startRunningBot(
  databaseUrl: string,
  { log = silentLog, changed = {} }: { log?: Log; changed?: Partial<Config> } = {},
): Promise<RunningBot> {
  const server = await botApiServer();
  const config = configFor(server, { databaseUrl, ...changed });
  const stopping = new AbortController();
  let tick = async (): Promise<void> => undefined;
  let ended: Promise<number> = Promise.resolve(0);
  const port = await new Promise<number>((resolve, reject) => {
    const info = (facts: object, message: string): void => {
      log.info(facts, message);
      if (message === 'the bot is running' && 'port' in facts) resolve(Number(facts.port));
    };
    ended = runBot(config, {
      ...{ clock: machineClock, timer: machineTimer, machine: { clock: machineClock, timer: machineTimer } },
      everyMinute: (work) => {
        tick = work;
        return { stop: async () => undefined };
      },
      ...{ random: () => 0.5, log: { ...log, info }, stop: stopping.signal },
    });
    ended.then((code) => reject(new Error(`the bot ended with ${code}`)), reject);
  });
  const stop = (): Promise<number> => {
    stopping.abort();
    return ended;
  };
  stops.unshift(stop);
  const get: RunningBot['get'] = async (path) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`);
    return { status: answer.status, text: await answer.text() };
  };
  return { server, config, port, tick: () => tick(), get, stop };
}
