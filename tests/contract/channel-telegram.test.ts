import type { CallFault } from '../../src/playground/bot-api/faults/faults.ts';
import { wordsOf } from '../../src/playground/bot-api/world/chat-message.ts';
import { openTelegramWorld } from '../chat/telegram/telegram-world.ts';
import { channelContract, type ChannelFixture, type ShownMessage, type Trouble } from './channel.ts';

const faults: Partial<Record<Trouble, CallFault>> = {
  'too fast': { kind: 'too-many-requests', retryAfterSeconds: 3 },
  'refused for now': { kind: 'server-error' },
  'answer lost': { kind: 'cut-after' },
  'gateway error': { kind: 'bad-gateway', done: false },
};

async function open(): Promise<ChannelFixture> {
  const { channel, receiver, server, leader, council, logged, close } = await openTelegramWorld();
  const groupId = String(council.chatId);
  const messages = (chatId: string) => server.world.messages({ chatId: Number(chatId) });
  return {
    ...{ channel, receiver, groupId, logged, personId: String(leader.chatId) },
    secrets: [server.token, server.token.slice(server.token.indexOf(':') + 1)],
    says: (text) => void leader.sendText(leader, text),
    sendsFile: (name, bytes) => void leader.sendDocument(leader, { name, bytes }),
    presses: (chatId, label) => {
      const message = messages(chatId).at(-1);
      if (message) leader.press(message, label);
    },
    shown: (chatId) =>
      messages(chatId)
        .filter(({ from }) => from.is_bot)
        .map(({ content, buttons }): ShownMessage => {
          const { text, entities } = wordsOf(content);
          const bold = entities.filter(({ type }) => type === 'bold');
          const file = content.kind === 'document' || content.kind === 'photo' ? content.file : null;
          return {
            text,
            strong: bold.map(({ offset, length }) => text.slice(offset, offset + length)),
            buttons: buttons?.inline_keyboard.flat().map((button) => button.text) ?? [],
            fileName: file?.name ?? null,
            bytes: file?.bytes ?? null,
          };
        }),
    nextMeets: (trouble, chatId) => {
      const fault = faults[trouble];
      if (fault) server.faults.next('sendMessage', fault, Number(chatId));
      else if (trouble === 'blocked by the person') leader.block();
      else if (trouble === 'removed from the group') council.removeBot(leader);
      else if (trouble === 'group moved') council.upgrade();
    },
    unconfirmed: () => server.pendingUpdates(),
    unplug: async () => {
      await server.close();
      // By the time a new connection is refused, the old ones are known to be closed.
      await fetch(server.url).catch(() => undefined);
    },
    close,
  };
}

channelContract('Telegram', open);
