import { randomBytes } from 'node:crypto';
import type { OutgoingContent } from '../../../app/ports/channel.ts';
import { toChatId } from '../../../chat/zalo/chat-id.ts';
import type { FaultRates } from '../../../playground/bot-api/faults/faults.ts';
import type { OaMessage } from '../../../playground/zalo-oa/oa-chat.ts';
import { otherEvent } from '../../../playground/zalo-oa/oa-events.ts';
import type { OaPerson } from '../../../playground/zalo-oa/oa-person.ts';
import type { OaWorld } from '../../../playground/zalo-oa/oa-world.ts';
import { startZaloOaServer } from '../../../playground/zalo-oa/start-zalo-oa-server.ts';
import { zaloOaWebhookPath } from '../../../web/webhook-routes.ts';
import { size } from '../campaign.ts';
import { fileShown, type Arrived, type BenchPhone, type Platform, type PlatformOptions } from './platform.ts';
import { publicUrl, WebhookRoad } from './webhook-road.ts';
import { withoutLink } from './zalo-words.ts';

/** Waits before the second, third … try of an event: never is the webhook switched off. */
const ladderMs = Array.from({ length: 5_000 }, (_, retry) => Math.min(20 * 2 ** retry, 300));

/** What the platform's documents leave open is drawn for each run. */
export async function openZaloOaPlatform(options: PlatformOptions): Promise<Platform> {
  const { now, dice, onCall } = options;
  const road = new WebhookRoad(options);
  const unsure = dice.apart('switches');
  const server = await startZaloOaServer({
    ...{ now, random: dice.apart('platform').next },
    // `/v3.0/oa/message/cs` is told of as `message/cs`.
    onCall: (path) => onCall(path.replace(/^\/v[\d.]+\/oa\//, '')),
    switches: {
      staleToken: unsure.one([-216, -220, 'http-401']),
      expiresIn: unsure.one(['string', 'number']),
      outsideWindow: unsure.one([-230, -232]),
      groupField: unsure.one(['recipient.id', 'recipient.group_id', 'conversation.id', 'group_id']),
      buttonText: unsure.one(['message', 'payload']),
      echoes: unsure.happens(0.7),
      receipts: unsure.happens(0.3),
      paidMessages: 100_000,
    },
    postToWebhook: ({ headers, body }) => road.bring({ path: zaloOaWebhookPath(oaId), headers, body }),
  });
  const { world, faults, webhook, tokens, app } = server;
  const oaId = world.oa.id;
  webhook.set({ ladderMs });
  const people = Array.from({ length: size.organisations * size.blocs }, (_, index) =>
    world.addPerson(`Trưởng khối ${Math.floor(index / size.blocs)}.${index % size.blocs}`),
  );
  const clerks = Array.from({ length: size.organisations }, (_, index) => world.addPerson(`Cán bộ ${index}`));
  // They came to the account a moment ago.
  for (const person of [...people, ...clerks]) {
    person.following = true;
    person.lastInteraction = now();
  }
  const groups = clerks.map((clerk, index) =>
    world.groups.create(`Hội đồng ${index}`, world.groups.addAsset('gmf100').id, [clerk]),
  );
  const secrets = { tokenKey: randomBytes(32).toString('hex'), links: randomBytes(24).toString('hex') };
  let refreshToken = tokens.consent().refreshToken;
  let seen = 0;
  const phones = people.map((person) => phoneOf(world, person));
  return {
    chats: {
      ...{ channel: 'zalo-oa', botId: oaId },
      leader: (organisation, bloc) => people[organisation * size.blocs + bloc]?.id ?? '',
      clerk: (organisation) => clerks[organisation]?.id ?? '',
      group: (organisation) => toChatId(groups[organisation]?.id ?? '', true),
    },
    ...{ leaders: phones, talkativeClerks: clerks.map((clerk) => phoneOf(world, clerk)) },
    forgetsInADay: false,
    settings: () => ({
      ...{ ZALO_OA_ID: oaId, ZALO_OA_APP_ID: app.id, ZALO_OA_APP_SECRET: app.secret },
      ...{ ZALO_OA_SECRET: server.oaSecret, ZALO_OA_REFRESH_TOKEN: refreshToken },
      ...{
        ZALO_OA_TOKEN_KEY: secrets.tokenKey,
        ZALO_OA_API_ROOT: server.url,
        ZALO_OA_OAUTH_ROOT: server.url,
      },
      ...{ LINK_SECRET: secrets.links, PUBLIC_URL: publicUrl },
    }),
    setFaults: (rates) => {
      road.setFaults(rates);
      faults.set(callFaults(rates));
    },
    refuse: ({ chatId }) => {
      world.person(chatId)?.unfollow();
      faults.next('/message/cs', { kind: 'refused', code: -213 });
    },
    poison: ({ chatId }) => {
      // A message without its id.
      const sender = { id: chatId };
      webhook.push(otherEvent(world.oa, 'user_send_text', now(), { sender, message: { text: '?' } }));
    },
    moveGroup: () => undefined,
    seeToConsent: () => {
      if (tokens.refused.length === seen) return false;
      seen = tokens.refused.length;
      ({ refreshToken } = tokens.consent());
      return true;
    },
    pending: () => server.pendingEvents(),
    releaseHeld: () => undefined,
    arrived: () => world.deliveries.map((message) => arrivedOf(world, message)),
    shown,
    close: () => server.close(),
  };
}

const callFaults = (rates: Partial<FaultRates>) => ({
  ...{ rate: rates.tooManyRequests ?? 0, failed: rates.serverError ?? 0 },
  ...{ 'bad-gateway': rates.badGateway ?? 0 },
  ...{ 'cut-before': rates.cutBefore ?? 0, 'cut-after': rates.cutAfter ?? 0 },
});

function phoneOf(world: OaWorld, person: OaPerson): BenchPhone {
  return {
    ...{ chatId: person.id, edit: null },
    say: (text) => person.sendText(text).id,
    onWords: (listener) => {
      world.onChange((chatId) => {
        const last = chatId === person.id ? person.messages.at(-1) : undefined;
        if (!last?.from.isOa || last.content.kind !== 'text') return;
        const { text, buttons } = last.content;
        const choices = buttons.map(({ title }) => ({
          ...{ label: title, choose: () => void person.press(last, title) },
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

function arrivedOf(world: OaWorld, { chatId, sentAt: at, content }: OaMessage): Arrived {
  const isGroup = world.groups.byId(chatId) !== undefined;
  return { chatId: toChatId(chatId, isGroup), at, text: textOf(content) };
}

function textOf(content: OaMessage['content']): string {
  if (content.kind === 'image') return fileShown(content.text);
  if (content.kind === 'file') return fileShown('');
  return 'text' in content ? withoutLink(content.text) : '';
}
