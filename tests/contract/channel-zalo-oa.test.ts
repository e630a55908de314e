import { toPlatformId } from '../../src/chat/zalo/chat-id.ts';
import type { OaCallFault } from '../../src/playground/zalo-oa/oa-call-faults.ts';
import type { OaMessage } from '../../src/playground/zalo-oa/oa-chat.ts';
import type { OaSwitches } from '../../src/playground/zalo-oa/oa-switches.ts';
import { openZaloOaWorld, tokenKey } from '../chat/zalo-oa/zalo-oa-world.ts';
import { channelContract, type ChannelFixture, type ShownMessage, type Trouble } from './channel.ts';

const faults: Partial<Record<Trouble, OaCallFault>> = {
  'too fast': { kind: 'rate', retryAfterSeconds: 3 },
  'refused for now': { kind: 'refused', code: -200 },
  'answer lost': { kind: 'cut-after' },
  'gateway error': { kind: 'bad-gateway', done: false },
};

const shownOf = ({ content }: OaMessage): ShownMessage => ({
  ...{ text: 'text' in content ? content.text : '', strong: [] },
  buttons: content.kind === 'text' ? content.buttons.map(({ title }) => title) : [],
  fileName: content.kind === 'file' ? content.name : null,
  bytes: content.kind === 'file' ? content.bytes : null,
});

/** A file's words stand under it, in a message of their own. */
const withWords = (messages: readonly ShownMessage[]): ShownMessage[] =>
  messages.flatMap((message, index) => {
    if (messages[index - 1]?.fileName) return [];
    const words = message.fileName === null ? undefined : messages[index + 1]?.text;
    return [words === undefined ? message : { ...message, text: words }];
  });

async function open(switches: Partial<OaSwitches>): Promise<ChannelFixture> {
  const world = await openZaloOaWorld({}, { switches: { fileTypes: ['json'], ...switches } });
  const { channel, receiver, server, leader, council, councilId, logged, options, close } = world;
  return {
    ...{ channel, receiver, logged, close, personId: leader.id, groupId: councilId },
    secrets: [server.app.secret, server.oaSecret, options.firstRefreshToken ?? '', tokenKey.toString('hex')],
    unknownTroubles: ['group moved', 'topic gone'],
    says: (text) => void leader.sendText(text),
    sendsFile: (name, bytes) => void leader.sendFile(name, bytes),
    presses: (chatId, label) => {
      const message = server.world.messages(toPlatformId(chatId)).findLast(({ from }) => from.isOa);
      if (message) leader.press(message, label);
    },
    shown: (chatId) =>
      withWords(
        server.world
          .messages(toPlatformId(chatId))
          .filter(({ from }) => from.isOa)
          .map(shownOf),
      ),
    nextMeets: (trouble, chatId) => {
      const fault = faults[trouble];
      if (fault) server.faults.next(chatId === councilId ? '/group/message' : '/message/cs', fault);
      else if (trouble === 'blocked by the person') leader.refuses = true;
      else if (trouble === 'removed from the group') server.world.endGroup(council);
    },
    unconfirmed: () => server.pendingEvents(),
    unplug: async () => {
      await server.close();
      // By the time a new connection is refused, the old ones are known to be closed.
      await fetch(server.url).catch(() => undefined);
    },
  };
}

const quiet = { echoes: false, receipts: false };
channelContract('Zalo OA', () => open(quiet));
channelContract('Zalo OA as other sources have it', () =>
  open({
    ...quiet,
    ...{ staleToken: 'http-401', expiresIn: 'number', oaField: 'oa_id', buttonText: 'payload' },
    ...{ stranger: -232, tooLong: -201, groupField: 'conversation.id', groupEnds: 'delete_group' },
  }),
);
