import { z } from 'zod';
import { isPublicHttps } from './public-url.ts';
import type { CallFields } from './read-call.ts';
import type { ZaloBotSwitches } from './switches.ts';
import type { ZaloUpdateQueue } from './update-queue.ts';
import type { WebhookPush } from './webhook-push.ts';
import type { ZaloContent, ZaloMessage } from './zalo-chat.ts';
import { badRequest, ZaloRefusal } from './zalo-refusal.ts';
import type { ZaloWorld } from './zalo-world.ts';

export interface FetchedPicture {
  readonly bytes: Uint8Array;
  readonly mimeType: string;
}

/** Fetches what a bot named by its address, as the platform's servers do; null: it is not there. */
export type FetchPicture = (url: string) => Promise<FetchedPicture | null>;

export const fetchByHttp: FetchPicture = async (url) => {
  const answer = await fetch(url).catch(() => null);
  if (!answer?.ok) return null;
  const mimeType = answer.headers.get('content-type') ?? '';
  return { bytes: new Uint8Array(await answer.arrayBuffer()), mimeType };
};

export interface ZaloBotApi {
  readonly world: ZaloWorld;
  readonly queue: ZaloUpdateQueue;
  readonly webhook: WebhookPush;
  readonly switches: () => ZaloBotSwitches;
  readonly fetchPicture: FetchPicture;
}

/** One method; `undefined`: the answer carries no result. Throws `ZaloRefusal`. */
type Method = (api: ZaloBotApi, fields: CallFields, hungUp: AbortSignal) => unknown;

const chatId = z.string().min(1);
const words = z.string().refine((text) => text.trim() !== '' && text.length <= 2_000);
const markup = {
  parse_mode: z.enum(['markdown', 'html']).optional(),
  text_styles: z.array(z.unknown()).optional(),
};
const url = z.url({ protocol: /^https?$/ });

const seconds = z.coerce.number().min(0).max(60).default(30);

function read<T extends z.ZodType>(shape: T, fields: CallFields): z.infer<T> {
  const result = shape.safeParse(fields);
  if (result.success) return result.data;
  const wrong = result.error.issues[0]?.path.join('.') ?? '';
  throw badRequest(wrong === '' ? 'wrong parameters' : `${wrong} is missing or wrong`);
}

const sent = ({ id, sentAt }: ZaloMessage) => ({ message_id: id, date: sentAt.getTime() });

const noWebhook = { url: '', updated_at: 0 };

async function getUpdates({ queue, webhook, switches }: ZaloBotApi, fields: CallFields, hungUp: AbortSignal) {
  const { timeout } = read(z.object({ timeout: seconds }), fields);
  const isRefused = webhook.target !== null && switches().pollBesideWebhook === 'refused';
  if (isRefused) throw badRequest('a webhook is set; delete it first');
  const update = await queue.next(timeout * 1000, hungUp);
  if (update === null) throw new ZaloRefusal(408, 'Request timeout');
  return update;
}

async function setWebhook({ webhook, world }: ZaloBotApi, fields: CallFields) {
  const shape = z.object({ url: z.string().min(1), secret_token: z.string().min(8).max(256) });
  const { url: target, secret_token: secret } = read(shape, fields);
  if (!isPublicHttps(target)) throw badRequest('url must be a public https address');
  webhook.target = { url: target, secret, updatedAt: world.now() };
  return { url: target, updated_at: world.now().getTime() };
}

function getWebhookInfo({ webhook, switches }: ZaloBotApi) {
  const { target } = webhook;
  if (target) return { url: target.url, updated_at: target.updatedAt.getTime() };
  if (switches().noWebhookInfo === 'not-found') throw new ZaloRefusal(404, 'Not Found');
  return noWebhook;
}

function sendMessage({ world, switches }: ZaloBotApi, fields: CallFields) {
  const call = read(z.object({ chat_id: chatId, text: words, ...markup }), fields);
  const styled = call.parse_mode !== undefined || call.text_styles !== undefined;
  if (styled && switches().refusesParseMode) throw badRequest('parse_mode is not supported');
  return sent(world.deliver(call.chat_id, { kind: 'text', text: call.text }));
}

/** Fetches the address at once, and again when the picture is shown: what is gone by then is a black box. */
async function sendPhoto({ world, switches, fetchPicture }: ZaloBotApi, fields: CallFields) {
  const call = read(z.object({ chat_id: chatId, photo: url, caption: words.optional() }), fields);
  world.checkTarget(call.chat_id);
  let picture = await fetchPicture(call.photo);
  if (picture === null || !picture.mimeType.startsWith('image/'))
    throw badRequest('the photo cannot be fetched');
  for (let time = 1; time < switches().photoFetches && picture; time += 1)
    picture = await fetchPicture(call.photo);
  const content: ZaloContent = {
    ...{ kind: 'photo', url: call.photo, caption: call.caption ?? '' },
    ...{ bytes: picture?.bytes ?? null, mimeType: picture?.mimeType ?? '' },
  };
  return sent(world.deliver(call.chat_id, content));
}

function sendSticker({ world }: ZaloBotApi, fields: CallFields) {
  const { chat_id, sticker } = read(z.object({ chat_id: chatId, sticker: z.string().min(1) }), fields);
  return sent(world.deliver(chat_id, { kind: 'sticker', sticker }));
}

/** To a group it looks as if it had worked. */
function sendVoice({ world }: ZaloBotApi, fields: CallFields) {
  const shape = z.object({ chat_id: chatId, voice_url: url.regex(/\.aac$/) });
  const { chat_id, voice_url } = read(shape, fields);
  if (world.checkTarget(chat_id).kind === 'group')
    return { message_id: 'dropped', date: world.now().getTime() };
  return sent(world.deliver(chat_id, { kind: 'voice', url: voice_url }));
}

function sendChatAction({ world }: ZaloBotApi, fields: CallFields) {
  const { chat_id } = read(z.object({ chat_id: chatId, action: z.literal('typing') }), fields);
  world.checkTarget(chat_id);
  return undefined;
}

function getMe({ world: { bot }, switches }: ZaloBotApi) {
  const { namesItself, canJoinGroups } = switches();
  return {
    ...{ id: bot.id, account_name: bot.accountName, account_type: 'BASIC', can_join_groups: canJoinGroups },
    ...(namesItself ? { display_name: bot.displayName } : {}),
  };
}

/** All that is documented; nothing for buttons, files, editing, deleting, or reading members. */
export const zaloBotMethods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['getMe', getMe],
  ['getUpdates', getUpdates],
  ['setWebhook', setWebhook],
  [
    'deleteWebhook',
    ({ webhook, world }) => {
      webhook.target = null;
      return { ...noWebhook, updated_at: world.now().getTime() };
    },
  ],
  ['getWebhookInfo', getWebhookInfo],
  ['sendMessage', sendMessage],
  ['sendPhoto', sendPhoto],
  ['sendSticker', sendSticker],
  ['sendVoice', sendVoice],
  ['sendChatAction', sendChatAction],
]);
