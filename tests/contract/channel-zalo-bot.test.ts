import type { ZaloCallFault } from '../../src/playground/zalo-bot/call-faults.ts';
import { toChatId, toPlatformId } from '../../src/chat/zalo/chat-id.ts';
import { openZaloBotWorld } from '../chat/zalo-bot/zalo-bot-world.ts';
import { channelContract, type ChannelFixture, type ShownMessage, type Trouble } from './channel.ts';

const faults: Partial<Record<Trouble, ZaloCallFault>> = {
  'too fast': { kind: 'quota', retryAfterSeconds: 3 },
  'refused for now': { kind: 'internal' },
  'answer lost': { kind: 'cut-after' },
  'gateway error': { kind: 'bad-gateway', done: false },
};

async function open(errorStyle: 'http-status' | 'body-only'): Promise<ChannelFixture> {
  const world = await openZaloBotWorld({}, { switches: { errorStyle } });
  const { channel, receiver, server, leader, council, logged, close } = world;
  return {
    ...{ channel, receiver, logged, close, personId: leader.id, groupId: toChatId(council.id, true) },
    secrets: [server.token, server.token.slice(server.token.indexOf(':') + 1)],
    unknownTroubles: ['group moved', 'topic gone'],
    says: (text) => void leader.sendText(text),
    sendsFile: (name) => void leader.sendFile(name),
    presses: () => undefined,
    shown: (chatId) =>
      server.world
        .messages(toPlatformId(chatId))
        .filter(({ from }) => from.isBot)
        .map(({ content }): ShownMessage => {
          const text = content.kind === 'text' ? content.text : '';
          return { text, strong: [], buttons: [], fileName: null, bytes: null };
        }),
    nextMeets: (trouble, chatId) => {
      const fault = faults[trouble];
      if (fault) server.faults.next('sendMessage', fault, toPlatformId(chatId));
      else if (trouble === 'blocked by the person') leader.block();
      else if (trouble === 'removed from the group') server.world.removeBotFrom(council);
    },
    unconfirmed: () => server.pendingUpdates() + receiver.unstored(),
    unplug: async () => {
      await server.close();
      // By the time a new connection is refused, the old ones are known to be closed.
      await fetch(server.url).catch(() => undefined);
    },
  };
}

channelContract('Zalo Bot', () => open('http-status'));
channelContract('Zalo Bot that refuses with HTTP 200', () => open('body-only'));
