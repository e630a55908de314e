import type { OutgoingMessage } from '../../../src/app/ports/channel.ts';
import { openZaloBot, type ZaloBot, type ZaloBotOptions } from '../../../src/chat/zalo-bot/open-zalo-bot.ts';
import {
  startZaloBotServer,
  type ZaloBotServer,
  type ZaloBotServerOptions,
} from '../../../src/playground/zalo-bot/start-zalo-bot-server.ts';
import type { ZaloGroupChat } from '../../../src/playground/zalo-bot/zalo-chat.ts';
import type { ZaloPerson } from '../../../src/playground/zalo-bot/zalo-person.ts';
import { ManualClock } from '../../manual-clock.ts';
import { listeningLog } from '../telegram/telegram-world.ts';

export interface ZaloBotWorld extends ZaloBot {
  readonly server: ZaloBotServer;
  readonly clock: ManualClock;
  /** wrote to the bot */
  readonly leader: ZaloPerson;
  /** the bot is a member */
  readonly council: ZaloGroupChat;
  readonly logged: () => string;
  readonly close: () => Promise<void>;
}

export const pace = { perSecond: Infinity, perChatPerSecond: Infinity, perGroupPerMinute: Infinity };

export const linkTo = ({ content }: OutgoingMessage): string | null =>
  content.kind === 'file' ? `https://bot.example.org/tep/1/${content.file.fileName}` : null;

/** The real adapter against our strict Bot Platform, with a person and a group, and no event waiting. */
export async function openZaloBotWorld(
  options: Partial<ZaloBotOptions> = {},
  serverOptions: Partial<ZaloBotServerOptions> = {},
): Promise<ZaloBotWorld> {
  const clock = new ManualClock('2026-06-16T02:00:00Z');
  const server = await startZaloBotServer({
    now: () => clock.now(),
    fetchPicture: async () => ({ bytes: Buffer.from('PNG'), mimeType: 'image/png' }),
    ...serverOptions,
  });
  const { log, logged } = listeningLog();
  const leader = server.world.addPerson('Trưởng khối');
  const council = server.world.createGroup('Hội đồng', [leader]);
  server.world.addBotTo(council);
  leader.sendText('xin chào');
  await fetch(`${server.url}/bot${server.token}/getUpdates`);
  const zalo = await openZaloBot({
    ...{ token: server.token, apiRoot: server.url, clock, log, pace, pollSeconds: 1, linkTo },
    patience: { firstMs: 1, longestMs: 5 },
    ...options,
  });
  return { ...zalo, server, clock, leader, council, logged, close: () => server.close() };
}
