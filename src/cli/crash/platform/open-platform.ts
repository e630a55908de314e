import type { ChannelName } from '../../../app/ports/channel.ts';
import { makeDice } from '../dice.ts';
import { beginning } from '../template.ts';
import type { BenchChats, Platform, PlatformOptions } from './platform.ts';
import { openTelegramPlatform } from './telegram-platform.ts';
import { openZaloBotPlatform } from './zalo-bot-platform.ts';
import { openZaloOaPlatform } from './zalo-oa-platform.ts';

const platforms: Readonly<Record<ChannelName, (options: PlatformOptions) => Promise<Platform>>> = {
  telegram: openTelegramPlatform,
  'zalo-bot': openZaloBotPlatform,
  'zalo-oa': openZaloOaPlatform,
};

export const openPlatform = (channel: ChannelName, options: PlatformOptions): Promise<Platform> =>
  platforms[channel](options);

/** Who is where on a messenger: its server numbers everybody in the same way each time. */
export async function chatsOn(channel: ChannelName): Promise<BenchChats> {
  const platform = await openPlatform(channel, {
    ...{ now: () => beginning, dice: makeDice(0), onCall: () => undefined, ports: () => [], careless: null },
  });
  await platform.close();
  return platform.chats;
}
