import type { OutgoingFile } from '../app/ports/channel.ts';
import type { Clock } from '../app/ports/clock.ts';
import type { Log } from '../app/ports/log.ts';
import type { Bot } from '../bot.ts';
import { openZaloBot, type ZaloBot } from '../chat/zalo-bot/open-zalo-bot.ts';
import type { LinkTo } from '../chat/zalo-bot/send.ts';
import { draw } from '../render/draw.ts';
import { nodeSecrets } from '../secrets.ts';
import { fileRoutes, makeFileLinks } from '../web/file-links.ts';
import { zaloBotWebhookPath } from '../web/webhook-routes.ts';
import { noPace } from '../chat/telegram/open-telegram.ts';
import { startZaloBotServer, type ZaloBotServer } from './zalo-bot/start-zalo-bot-server.ts';

export interface ZaloStage {
  readonly server: ZaloBotServer;
  readonly channel: ZaloBot['channel'];
  /** addresses of files, for the other way into Zalo as well */
  readonly linkTo: LinkTo;
  /** serves the files that messages link to */
  readonly files: ReturnType<typeof fileRoutes>;
  /** address of the server that serves `files`, once it is known */
  baseUrl: string;
  start(bot: Bot): Promise<void>;
}

/** Nothing of it is ever reached over the network: the server hands events over and fetches pictures in this process. */
const nowhere = 'https://playground.example.org';

/** The real Zalo adapter on a Bot Platform of our own; events come by webhook, as they should in production. */
export async function openZaloStage(clock: Clock, log: Log, random: () => number): Promise<ZaloStage> {
  let bot: Bot | undefined;
  const fileOf = async (id: number): Promise<OutgoingFile | null> => {
    const row = await bot?.inTransaction(({ outbox }) => outbox.byId(id));
    return row?.content.kind === 'file' ? row.content.file : null;
  };
  const links = makeFileLinks({ baseUrl: () => stage.baseUrl, secret: nodeSecrets.newToken(), clock });
  const files = fileRoutes(links, { fileOf, draw });
  const server = await startZaloBotServer({
    now: () => clock.now(),
    random,
    postToWebhook: ({ body, headers }) => zalo.webhook.handle(body, headers['X-Bot-Api-Secret-Token']),
    fetchPicture: async (url) => {
      const answer = await files.request(url);
      if (!answer.ok) return null;
      const mimeType = answer.headers.get('content-type') ?? '';
      return { bytes: new Uint8Array(await answer.arrayBuffer()), mimeType };
    },
  });
  const zalo = await openZaloBot({
    ...{ token: server.token, apiRoot: server.url, clock, log, linkTo: links.linkTo, pace: noPace },
  });
  const stage: ZaloStage = {
    ...{ server, files, channel: zalo.channel, linkTo: links.linkTo, baseUrl: nowhere },
    start: async (running) => {
      bot = running;
      const url = `${nowhere}${zaloBotWebhookPath(zalo.channel.botId)}`;
      await zalo.webhook.start((updates) => running.store(updates), { url, secret: nodeSecrets.newToken() });
    },
  };
  return stage;
}
