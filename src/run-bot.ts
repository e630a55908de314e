import { adminCodeLines } from './app/administration/administer.ts';
import { makeAdminCode, needsFirstClerk } from './app/linking/make-admin-code.ts';
import { makeBot, type Bot } from './bot.ts';
import { SecondPoller, TokenRejected } from './chat/telegram/refusal.ts';
import { ZaloTokenRejected } from './chat/zalo-bot/refusal.ts';
import { defaultDatabaseUrl, type Config } from './config.ts';
import { oneAtATime } from './delivery/one-at-a-time.ts';
import { openChannels, type OpenChannel } from './open-channels.ts';
import { openWeb, PortTaken } from './open-web.ts';
import { pollInTurn } from './poll-in-turn.ts';
import { draw } from './render/draw.ts';
import { nodeSecrets } from './secrets.ts';
import { openDatabase, type Database } from './storage/database.ts';
import { allStores } from './storage/stores/all-stores.ts';
import { lockDatabase } from './storage/database-lock.ts';
import { MigrationProblem } from './storage/migration-problem.ts';
import { untilStopped, type Surroundings } from './surroundings.ts';
import { fileRoutes, makeFileLinks, type FileLinks } from './web/file-links.ts';
import { makeMetrics } from './web/metrics.ts';
import { siteVerificationRoutes } from './web/webhook-routes.ts';

/** How often the bot looks for what a command-line tool asks of it. */
const requestEveryMs = 1_000;

async function printAdminCode(
  bot: Bot,
  { clock }: Surroundings,
  linksOf: (token: string) => readonly string[],
): Promise<void> {
  const made = await bot.inTransaction(async (stores) =>
    (await needsFirstClerk(stores)) ? makeAdminCode(stores, nodeSecrets, null, clock.now()) : null,
  );
  if (!made) return;
  const { code, token, organisation } = made;
  console.log(adminCodeLines(code, token, linksOf(token), organisation.name).join('\n'));
}

async function answerRequestsUntil(
  until: AbortSignal,
  bot: Bot,
  { machine: { timer, clock }, log }: Surroundings,
): Promise<void> {
  while (!until.aborted) {
    await bot
      .answerRequests()
      .catch((error: unknown) => log.error({ error }, 'a request could not be answered'));
    await timer.sleepUntil(new Date(clock.now().getTime() + requestEveryMs), until);
  }
}

/** Words for what stops a start, without a stack trace. */
function explain(error: unknown): string | null {
  if (error instanceof MigrationProblem) return error.message;
  if (error instanceof TokenRejected)
    return 'Telegram không nhận mã bot (TELEGRAM_BOT_TOKEN). Xin kiểm tra lại mã ở @BotFather. · The bot token was rejected.';
  if (error instanceof ZaloTokenRejected)
    return 'Zalo không nhận mã bot (ZALO_BOT_TOKEN). Xin lấy lại mã ở Zalo Bot Manager. · The Zalo bot token was rejected.';
  if (error instanceof SecondPoller)
    return 'Một chương trình khác đang chạy với cùng mã bot. Xin dừng chương trình đó trước. · Another program uses this bot token.';
  if (error instanceof PortTaken)
    return `Cổng ${error.port} đã có chương trình khác dùng. Xin đặt PORT sang cổng khác. · The port is taken.`;
  return null;
}

/**
 * What one process at a time does, however many work on the database, each by a lease of its own: ask the messenger of
 * one bot for updates; answer command-line tools and print the code of the first clerk. On SQLite there is no other
 * process.
 */
async function serveAlone(
  { machine: { clock, timer }, log, stop }: Surroundings,
  database: Database,
  bot: Bot,
  name: string,
  serve: (until: AbortSignal) => Promise<void>,
): Promise<void> {
  if (database.kind === 'sqlite') return serve(stop);
  const { inTransaction } = bot;
  const lease = { name, holder: nodeSecrets.newToken() };
  await oneAtATime({ inTransaction, ...lease, clock, timer, log, stop }, serve);
}

async function serveUntilStopped(
  config: Config,
  surroundings: Surroundings,
  database: Database,
  open: readonly OpenChannel[],
  links: FileLinks | null,
): Promise<number> {
  const { clock, timer, machine, random, log, stop, everyMinute } = surroundings;
  const channels = open.map(({ channel }) => channel);
  const { metrics, page } = makeMetrics(() => bot.queues());
  const bot = makeBot({
    ...{ database, channels, clock, timer, machine, random, log, metrics },
    secrets: nodeSecrets,
    keepTextsDays: config.keepTextsDays,
  });
  let ready = false;
  const health = async () => ({ problem: await bot.problem() });
  const fileOf = async (id: number) => {
    const row = await bot.inTransaction(({ outbox }) => outbox.byId(id));
    return row?.content.kind === 'file' ? row.content.file : null;
  };
  const apps = [
    ...open.flatMap(({ webhook }) => (webhook ? [webhook.routes] : [])),
    ...(links ? [fileRoutes(links, { fileOf, draw })] : []),
    ...(config.siteVerification === null ? [] : [siteVerificationRoutes(config.siteVerification)]),
  ];
  const routes = apps.map((app) => ({ path: '/', app }));
  const web = await openWeb(config, { health, ready: () => ready, routes }, page, log);
  await bot.start();
  const store: Bot['store'] = (updates) => bot.store(updates);
  for (const { webhook } of open) await webhook?.start(store);
  const receive = (until: AbortSignal, { receiver, webhook }: OpenChannel): Promise<void> => {
    // Asked to stop while it started: nobody would stop the receiver any more.
    if (webhook || !receiver || until.aborted) return untilStopped(until);
    if (database.kind === 'postgres') return pollInTurn({ receiver, store, machine, log }, until);
    until.addEventListener('abort', () => void receiver.stop());
    return receiver.start(store);
  };
  const alone = (name: string, serve: (until: AbortSignal) => Promise<void>): Promise<void> =>
    serveAlone(surroundings, database, bot, name, serve);
  const serving = Promise.all([
    alone('requests', async (until) => {
      await printAdminCode(bot, surroundings, (token) =>
        channels.flatMap((channel) => channel.inviteLink(token) ?? channel.botLink ?? []),
      );
      await answerRequestsUntil(until, bot, surroundings);
    }),
    ...open.map((each) =>
      alone(`poller/${each.channel.name}/${each.channel.botId}`, (until) => receive(until, each)),
    ),
  ]);
  const cron = everyMinute(() => bot.tick());
  ready = true;
  log.info({ port: web.port, bots: channels.map(({ botName }) => botName) }, 'the bot is running');
  await bot.tick();
  const failure = await Promise.race([
    untilStopped(stop).then(() => null),
    serving.then(() => null).catch((error: unknown) => ({ error })),
  ]);
  ready = false;
  if (!failure) await serving.catch(() => undefined);
  await cron.stop();
  await bot.stop();
  await web.close();
  if (failure) {
    console.error(explain(failure.error) ?? 'Không nhận được tin từ Telegram hoặc Zalo.');
    if (!explain(failure.error)) log.error({ error: failure.error }, 'receiving failed');
    return 1;
  }
  return 0;
}

/** Runs the bot for real, until it is asked to stop. Answers with the exit code. */
export async function runBot(config: Config, surroundings: Surroundings): Promise<number> {
  const { clock, log } = surroundings;
  const url = config.databaseUrl ?? defaultDatabaseUrl;
  const lock = await lockDatabase(url);
  if (!lock.ok) {
    console.error(lock.error.text);
    return 1;
  }
  try {
    const database = await openDatabase({ url });
    try {
      const { links: wanted } = config;
      const links = wanted && makeFileLinks({ baseUrl: () => wanted.baseUrl, secret: wanted.secret, clock });
      const open = await openChannels(config, {
        ...{ clock, log, linkTo: links?.linkTo ?? null, holder: nodeSecrets.newToken() },
        inTransaction: (work, options) => database.inTransaction((tx) => work(allStores(tx)), options),
      });
      if (open.length === 0) throw new Error('a bot needs a channel');
      return await serveUntilStopped(config, surroundings, database, open, links);
    } finally {
      await database.close();
    }
  } catch (error) {
    const words = explain(error);
    console.error(words ?? 'Bot không khởi động được.');
    if (words === null) log.error({ error }, 'the start failed');
    return 1;
  } finally {
    lock.value();
  }
}
