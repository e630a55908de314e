import { makeBot, type Bot } from '../bot.ts';
import type { Clock, Timer } from '../app/ports/clock.ts';
import type { Log } from '../app/ports/log.ts';
import type { Channel, Pace } from '../app/ports/channel.ts';
import {
  importCampaign,
  readCampaignFiles,
  type NamedFile,
  type ReadFile,
} from '../app/campaign/import-campaign.ts';
import type { Organisation } from '../app/ports/organisations.ts';
import { makeAdminCode } from '../app/linking/make-admin-code.ts';
import { noPace, openTelegram } from '../chat/telegram/open-telegram.ts';
import { draw } from '../render/draw.ts';
import { nodeSecrets } from '../secrets.ts';
import { openDatabase } from '../storage/database.ts';
import { allStores } from '../storage/stores/all-stores.ts';
import { startBotApiServer, type BotApiServer } from './bot-api/start-bot-api-server.ts';
import { liveUntil, settle } from './live-until.ts';
import { MovingClock } from './moving-clock.ts';
import { openZaloOaStage, type ZaloOaStage } from './zalo-oa-stage.ts';
import { openZaloStage, type ZaloStage } from './zalo-stage.ts';

export interface StageOptions {
  readonly databaseUrl: string;
  /** the machine's clock; the stage's own runs beside it */
  readonly clock: Clock;
  readonly timer: Timer;
  /** the instant at which the play begins */
  readonly start: Date;
  readonly random: () => number;
  readonly log: Log;
  readonly pace?: Pace;
  /** both ways into Zalo beside Telegram; default: Telegram alone */
  readonly withZalo?: boolean;
  /** the Official Account has an approved template; default: it has none */
  readonly withOaTemplate?: boolean;
}

export interface Seeded {
  readonly organisation: Organisation;
  /** of the first clerk's link */
  readonly token: string;
  /** the same, to be typed */
  readonly code: string;
}

/** The real bot with the real adapters of Telegram and Zalo, on servers and a clock of our own. */
export interface Stage {
  readonly bot: Bot;
  readonly clock: MovingClock;
  readonly server: BotApiServer;
  readonly channel: Channel;
  /** null: Telegram alone */
  readonly zalo: ZaloStage | null;
  /** null: Telegram alone */
  readonly zaloOa: ZaloOaStage | null;
  /**
   * Makes an organisation with a campaign, and the code with which its first clerk begins: `token` of the link.
   * @param code of the organisation, where several are made from one file
   */
  seed(files: readonly NamedFile[], code?: string): Promise<Seeded>;
  /** Resolves when everything that people sent is handled and answered. */
  settle(): Promise<void>;
  /** Lives through everything that is due until then. */
  moveTo(at: Date): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

/** The organisation file under another code. */
function recoded(file: ReadFile, code: string | undefined): ReadFile {
  return file.kind === 'organisation' && code !== undefined
    ? { ...file, file: { ...file.file, id: code } }
    : file;
}

async function seed(
  bot: Bot,
  files: readonly NamedFile[],
  code: string | undefined,
  now: Date,
): Promise<Seeded> {
  const read = readCampaignFiles(files);
  if (!read.ok) throw new Error(`the campaign cannot be read: ${JSON.stringify(read.error)}`);
  const named = read.value.map((file) => recoded(file, code));
  return bot.inTransaction(async (stores) => {
    const made = await makeAdminCode(stores, nodeSecrets, 'new', now);
    const imported = made && (await importCampaign(stores, made.organisation, named, null, now));
    if (!made || !imported?.ok)
      throw new Error(`the campaign cannot be imported: ${JSON.stringify(imported)}`);
    return { organisation: made.organisation, token: made.token, code: made.code };
  });
}

export async function openStage({
  databaseUrl,
  clock: real,
  timer,
  start,
  random,
  log,
  pace = noPace,
  withZalo = false,
  withOaTemplate = false,
}: StageOptions): Promise<Stage> {
  const clock = new MovingClock(real, start);
  const database = await openDatabase({ url: databaseUrl });
  const server = await startBotApiServer({ now: () => clock.now(), random });
  const { channel, receiver } = await openTelegram({
    token: server.token,
    apiRoot: server.url,
    clock,
    log,
    draw,
    pace,
  });
  const zalo = withZalo ? await openZaloStage(clock, log, random) : null;
  const zaloOa =
    zalo &&
    (await openZaloOaStage({
      ...{ clock, log, random, linkTo: zalo.linkTo, withTemplate: withOaTemplate },
      inTransaction: (work, options) => database.inTransaction((tx) => work(allStores(tx)), options),
    }));
  const bot = makeBot({
    database,
    channels: [channel, ...(zalo ? [zalo.channel] : []), ...(zaloOa ? [zaloOa.channel] : [])],
    clock,
    timer: clock,
    machine: { clock: real, timer },
    secrets: nodeSecrets,
    random,
    log,
    keepTextsDays: 365,
  });
  const living = {
    bot,
    clock,
    arrived: () =>
      server.pendingUpdates() +
        (zalo?.server.pendingUpdates() ?? 0) +
        (zaloOa?.server.pendingEvents() ?? 0) ===
      0,
  };
  let receiving = Promise.resolve();
  return {
    ...{ bot, clock, server, channel, zalo, zaloOa },
    seed: (files, code) => seed(bot, files, code, clock.now()),
    settle: () => settle(living),
    moveTo: (at) => liveUntil(at, living),
    start: async () => {
      await bot.start();
      await zalo?.start(bot);
      zaloOa?.start(bot);
      receiving = receiver.start((updates) => bot.store(updates));
    },
    close: async () => {
      await receiver.stop();
      await receiving;
      await bot.stop();
      await server.close();
      await zalo?.server.close();
      await zaloOa?.server.close();
      await database.close();
    },
  };
}
