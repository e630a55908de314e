import type { Capabilities, Channel, ChatAddress } from './ports/channel.ts';
import type { CapabilitiesOf } from './posting.ts';

/** What can be relied on where nothing is known: plain text, and little of it. */
export const plainCapabilities: Capabilities = {
  ...{ buttons: false, editing: false, filesIn: false, filesOut: false, pictures: false, strong: false },
  ...{ groupPost: true, groupListening: 'mention', proactive: 'always', maxText: 2_000 },
};

export const isOf = (
  { name, botId }: Pick<Channel, 'name' | 'botId'>,
  address: Pick<ChatAddress, 'channel' | 'botId'>,
): boolean => address.channel === name && address.botId === botId;

/** A messenger that was switched off may come back: what is written to it meanwhile waits, in the plainest form. */
export const capabilitiesAmong =
  (channels: readonly Channel[]): CapabilitiesOf =>
  (address) =>
    channels.find((channel) => isOf(channel, address))?.capabilities ?? plainCapabilities;
