import type { OutgoingContent } from '../../../app/ports/channel.ts';
import { formatLines } from '../../../chat/telegram/formatted-text.ts';
import { startBotApiServer } from '../../../playground/bot-api/start-bot-api-server.ts';
import type { UpdateBody } from '../../../playground/bot-api/updates/update-queue.ts';
import { wordsOf, type ChatMessage } from '../../../playground/bot-api/world/chat-message.ts';
import type { Person } from '../../../playground/bot-api/world/person.ts';
import type { Delivery, World } from '../../../playground/bot-api/world/world.ts';
import { size } from '../campaign.ts';
import { botId, chatIds, telegramChats } from '../template.ts';
import {
  fileShown,
  type Arrived,
  type BenchPhone,
  type BotWords,
  type Platform,
  type PlatformOptions,
} from './platform.ts';

/** Telegram, polled by the bots. */
export async function openTelegramPlatform({ now, dice, onCall }: PlatformOptions): Promise<Platform> {
  const server = await startBotApiServer({
    ...{ now, random: dice.apart('platform').next, bot: { id: botId }, onCall },
  });
  const { world, faults } = server;
  const leaders = Array.from({ length: size.organisations * size.blocs }, (_, index) => {
    const [organisation, bloc] = [Math.floor(index / size.blocs), index % size.blocs];
    const id = chatIds.leader(organisation, bloc);
    const person = world.addUser({ id, firstName: `Trưởng khối ${organisation}.${bloc}` });
    // They pressed Start long ago: the bot may write to them.
    person.chat.started = true;
    return phoneOf(world, person);
  });
  for (let organisation = 0; organisation < size.organisations; organisation += 1)
    council(world, organisation);
  return {
    ...{ chats: telegramChats, leaders, talkativeClerks: [], forgetsInADay: true },
    settings: () => ({ TELEGRAM_BOT_TOKEN: server.token, TELEGRAM_API_ROOT: server.url }),
    setFaults: (rates) => faults.set(rates),
    refuse: ({ chatId }) => faults.next('sendMessage', { kind: 'forbidden' }, Number(chatId)),
    poison: ({ chatId }) => {
      // A sender that is a number instead of a person.
      const text = `{"message":{"message_id":1,"date":1,"chat":{"id":${chatId},"type":"private"},"from":5,"text":"?"}}`;
      world.tell(world.chatOf({ chatId: Number(chatId) }), JSON.parse(text) as UpdateBody);
    },
    moveGroup: (organisation) => faults.next('sendMessage', { kind: 'migrate' }, chatIds.group(organisation)),
    seeToConsent: () => false,
    pending: () => server.pendingUpdates(),
    releaseHeld: () => server.releaseHeldUpdates(),
    arrived: () => server.deliveries.map(arrivedOf),
    shown,
    close: () => server.close(),
  };
}

function council(world: World, organisation: number): void {
  const clerk = world.addUser({ id: chatIds.clerk(organisation), firstName: `Cán bộ ${organisation}` });
  clerk.start();
  const title = `Hội đồng ${organisation}`;
  const id = chatIds.group(organisation);
  world.createGroup({ id, title, kind: 'group', members: [clerk] }).addBot(clerk);
}

function phoneOf(world: World, person: Person): BenchPhone {
  const said = new Map<string, ChatMessage>();
  return {
    chatId: String(person.chatId),
    say: (text) => {
      const message = text === '/start' ? person.start() : person.sendText(person, text);
      said.set(String(message.id), message);
      return String(message.id);
    },
    edit: (messageId, text) => {
      const message = said.get(messageId);
      if (message) person.edit(message, text);
    },
    onWords: (listener) => {
      world.onChange(({ kind, chatId, messageId }) => {
        if (kind !== 'posted' || messageId === undefined || chatId !== person.chatId) return;
        const message = world.chatOf(person).messages.get(messageId);
        if (message && message.from.id === botId) listener(wordsTo(person, message));
      });
    },
  };
}

const wordsTo = (person: Person, message: ChatMessage): BotWords => ({
  text: wordsOf(message.content).text,
  choices: (message.buttons?.inline_keyboard.flat() ?? []).map((button) => ({
    label: button.text,
    choose: () => void person.pressButton(message, button),
  })),
});

function shown(content: OutgoingContent): string {
  if (content.kind === 'text') return formatLines(content.lines).text.trim();
  return content.kind === 'file' ? fileShown(content.caption) : '';
}

function arrivedOf({ chatId, at, content }: Delivery): Arrived {
  const { text } = wordsOf(content);
  const isFile = content.kind === 'photo' || content.kind === 'document';
  return { chatId: String(chatId), at, text: isFile ? fileShown(text) : text };
}
