import { randomBytes } from 'node:crypto';
import type { OutgoingContent } from '../../../app/ports/channel.ts';
import { toChatId } from '../../../chat/zalo/chat-id.ts';
import { startZaloBotServer } from '../../../playground/zalo-bot/start-zalo-bot-server.ts';
import type { ZaloMessage } from '../../../playground/zalo-bot/zalo-chat.ts';
import type { ZaloPerson } from '../../../playground/zalo-bot/zalo-person.ts';
import type { ZaloWorld } from '../../../playground/zalo-bot/zalo-world.ts';
import type { FaultRates } from '../../../playground/bot-api/faults/faults.ts';
import type { ZaloFaultRates } from '../../../playground/zalo-bot/call-faults.ts';
import { zaloBotWebhookPath } from '../../../web/webhook-routes.ts';
import { size } from '../campaign.ts';
import { fileShown, type Arrived, type BenchPhone, type Platform, type PlatformOptions } from './platform.ts';
import { publicUrl, WebhookRoad } from './webhook-road.ts';
import { withoutLink } from './zalo-words.ts';

/** What the platform's documents leave open is drawn for each run. */
export async function openZaloBotPlatform(options: PlatformOptions): Promise<Platform> {
  const { now, dice, onCall } = options;
  const road = new WebhookRoad(options);
  const unsure = dice.apart('switches');
  const server = await startZaloBotServer({
    ...{ now, random: dice.apart('platform').next, onCall },
    switches: {
      errorStyle: unsure.one(['http-status', 'body-only']),
      dates: unsure.one(['milliseconds', 'seconds']),
      unknownChat: unsure.one([400, 403]),
      quota: { messages: 100_000, people: 100, groups: size.organisations },
    },
    postToWebhook: ({ url, headers, body }) => road.bring({ path: new URL(url).pathname, headers, body }),
    fetchPicture: async (url) => {
      const answer = await road.fetch(url);
      if (!answer?.ok) return null;
      const mimeType = answer.headers.get('content-type') ?? '';
      return { bytes: new Uint8Array(await answer.arrayBuffer()), mimeType };
    },
  });
  const { world, faults, webhook } = server;
  // Whether the platform tries again is documented nowhere: what it gives up is lost, and no promise is about that.
  const usual = { retries: Number.MAX_SAFE_INTEGER, retryMs: 40 };
  webhook.set(usual);
  const outOfOrder = unsure.happens(0.4);
  const people = Array.from({ length: size.organisations * size.blocs }, (_, index) =>
    world.addPerson(`Trưởng khối ${Math.floor(index / size.blocs)}.${index % size.blocs}`),
  );
  const clerks = Array.from({ length: size.organisations }, (_, index) => world.addPerson(`Cán bộ ${index}`));
  const groups = clerks.map((clerk, index) => world.createGroup(`Hội đồng ${index}`, [clerk]));
  for (const group of groups) world.addBotTo(group);
  // They wrote long ago: the bot may write to them.
  for (const person of [...people, ...clerks]) knownTo(world, person);
  const secrets = { webhook: randomBytes(24).toString('hex'), links: randomBytes(24).toString('hex') };
  // Set up long ago as well: what is said now does not wait for a poll.
  const url = `${publicUrl}${zaloBotWebhookPath(world.bot.id)}`;
  webhook.target = { url, secret: secrets.webhook, updatedAt: now() };
  return {
    chats: {
      ...{ channel: 'zalo-bot', botId: world.bot.id },
      leader: (organisation, bloc) => people[organisation * size.blocs + bloc]?.id ?? '',
      clerk: (organisation) => clerks[organisation]?.id ?? '',
      group: (organisation) => toChatId(groups[organisation]?.id ?? '', true),
    },
    ...{ leaders: people.map((person) => phoneOf(world, person)), talkativeClerks: [] },
    forgetsInADay: false,
    settings: () => ({
      ...{ ZALO_BOT_TOKEN: server.token, ZALO_BOT_API_ROOT: server.url },
      ...{ ZALO_BOT_WEBHOOK_SECRET: secrets.webhook, LINK_SECRET: secrets.links, PUBLIC_URL: publicUrl },
      ...{ ZALO_BOT_MONTHLY_MESSAGES: '100000', ZALO_BOT_PEOPLE: '100' },
    }),
    setFaults: (rates) => {
      road.setFaults(rates);
      faults.set(callFaults(rates));
      webhook.set({ ...usual, outOfOrder: outOfOrder && (rates.holdUpdate ?? 0) > 0 });
    },
    refuse: ({ chatId }) => faults.next('sendMessage', { kind: 'chat-gone' }, chatId),
    poison: ({ chatId }) => {
      const chat = { id: chatId, chat_type: 'PRIVATE' };
      // A message without its id.
      webhook.push({
        event_name: 'message.text.received',
        message: { date: now().getTime(), chat, text: '?' },
      });
    },
    moveGroup: () => undefined,
    seeToConsent: () => false,
    pending: () => server.pendingUpdates(),
    releaseHeld: () => webhook.release(),
    arrived: () => world.deliveries.map((message) => arrivedOf(world, message)),
    shown,
    close: () => server.close(),
  };
}

function knownTo(world: ZaloWorld, { id }: ZaloPerson): void {
  const chat = world.chat(id);
  if (chat.kind === 'private') chat.known = true;
}

const callFaults = (rates: Partial<FaultRates>): Partial<ZaloFaultRates> => ({
  ...{ quota: rates.tooManyRequests ?? 0, internal: rates.serverError ?? 0 },
  ...{ 'bad-gateway': rates.badGateway ?? 0, 'timeout-after': rates.badGateway ?? 0 },
  ...{ 'cut-before': rates.cutBefore ?? 0, 'cut-after': rates.cutAfter ?? 0 },
});

const numbered = /^(\d{1,2})\. (.+)$/gm;

function phoneOf(world: ZaloWorld, person: ZaloPerson): BenchPhone {
  return {
    ...{ chatId: person.id, edit: null },
    say: (text) => person.sendText(text).id,
    onWords: (listener) => {
      world.onChange((chatId) => {
        const last = chatId === person.id ? world.messages(chatId).at(-1) : undefined;
        if (!last?.from.isBot || last.content.kind !== 'text') return;
        const { text } = last.content;
        const choices = [...text.matchAll(numbered)].map(([, number = '', label = '']) => ({
          ...{ label, choose: () => void person.sendText(number) },
        }));
        listener({ text, choices });
      });
    },
  };
}

function shown(content: OutgoingContent): string {
  if (content.kind === 'text' || content.kind === 'edit')
    return content.lines
      .map(({ text }) => text)
      .join('\n')
      .trim();
  return content.kind === 'file' ? fileShown(content.caption) : '';
}

function arrivedOf(world: ZaloWorld, { chatId, sentAt: at, content }: ZaloMessage): Arrived {
  const text = content.kind === 'photo' ? fileShown(content.caption) : '';
  return {
    chatId: toChatId(chatId, world.chat(chatId).kind === 'group'),
    ...{ at, text: content.kind === 'text' ? withoutLink(content.text) : text },
  };
}
