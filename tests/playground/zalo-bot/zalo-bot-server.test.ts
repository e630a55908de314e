import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ZaloBotSwitches } from '../../../src/playground/zalo-bot/switches.ts';
import {
  startZaloBotServer,
  type ZaloBotServer,
} from '../../../src/playground/zalo-bot/start-zalo-bot-server.ts';
import type { WebhookRequest } from '../../../src/playground/zalo-bot/webhook-push.ts';
import type { ZaloGroupChat } from '../../../src/playground/zalo-bot/zalo-chat.ts';
import type { ZaloPerson } from '../../../src/playground/zalo-bot/zalo-person.ts';
import { ManualClock } from '../../manual-clock.ts';

let clock: ManualClock;
const webhookUrl = 'https://bot.example.org/zalo-bot/1';
const secret = 'a-secret-of-ours';
let server: ZaloBotServer;
let lan: ZaloPerson;
let council: ZaloGroupChat;
let posted: WebhookRequest[];
let takes: () => number;

async function start(switches: Partial<ZaloBotSwitches> = {}): Promise<void> {
  clock = new ManualClock('2026-06-16T02:00:00Z');
  posted = [];
  takes = () => 200;
  server = await startZaloBotServer({
    now: () => clock.now(),
    switches,
    fetchPicture: async (url) =>
      url.includes('gone') ? null : { bytes: Buffer.from('PNG'), mimeType: 'image/png' },
    postToWebhook: async (request) => {
      posted.push(request);
      return takes();
    },
  });
  lan = server.world.addPerson('Lan');
  council = server.world.createGroup('Hội đồng', [lan]);
}

beforeEach(() => start());
afterEach(() => server.close());

interface Answer {
  readonly status: number;
  readonly body: {
    ok: boolean;
    error_code?: number;
    description?: string;
    result?: { event_name?: string; message?: Record<string, unknown> } & Record<string, unknown>;
  };
}

async function call(method: string, fields: object = {}, token = server.token): Promise<Answer> {
  const answer = await fetch(`${server.url}/bot${token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fields),
  });
  return { status: answer.status, body: (await answer.json()) as Answer['body'] };
}

const poll = (timeout: number | string = 0) => call('getUpdates', { timeout });
const linked = async (): Promise<string> => {
  lan.sendText('xin chào');
  await poll();
  return lan.id;
};

describe('calls', () => {
  it.each([
    { why: 'another token', of: () => call('getMe', {}, '1:x'), code: 401 },
    { why: 'an invented method', of: () => call('sendDocument', { chat_id: 'x' }), code: 404 },
    { why: 'other letters', of: () => call('GetMe'), code: 404 },
    { why: 'no text', of: async () => call('sendMessage', { chat_id: await linked(), text: '' }), code: 400 },
    {
      why: 'a text too long',
      of: async () => call('sendMessage', { chat_id: await linked(), text: 'a'.repeat(2_001) }),
      code: 400,
    },
    { why: 'a number for an id', of: () => call('sendMessage', { chat_id: 7, text: 'a' }), code: 400 },
    { why: 'nobody', of: () => call('sendMessage', { chat_id: 'nobody', text: 'a' }), code: 400 },
    { why: 'who never wrote', of: () => call('sendMessage', { chat_id: lan.id, text: 'a' }), code: 400 },
    {
      why: 'a group without the bot',
      of: () => call('sendMessage', { chat_id: council.id, text: 'a' }),
      code: 400,
    },
    {
      why: 'a caption too long',
      of: async () =>
        call('sendPhoto', { chat_id: await linked(), photo: 'https://a.vn/1', caption: 'a'.repeat(2_001) }),
      code: 400,
    },
    {
      why: 'a picture that is not there',
      of: async () => call('sendPhoto', { chat_id: await linked(), photo: 'https://a.vn/gone' }),
      code: 400,
    },
    {
      why: 'a voice of another kind',
      of: async () => call('sendVoice', { chat_id: await linked(), voice_url: 'https://a.vn/1.mp3' }),
      code: 400,
    },
    {
      why: 'an action that is still to come',
      of: async () => call('sendChatAction', { chat_id: await linked(), action: 'upload_photo' }),
      code: 400,
    },
    {
      why: 'a webhook over http',
      of: () => call('setWebhook', { url: 'http://a.vn/', secret_token: secret }),
      code: 400,
    },
    {
      why: 'a webhook at home',
      of: () => call('setWebhook', { url: 'https://192.168.1.4/', secret_token: secret }),
      code: 400,
    },
    {
      why: 'a short secret',
      of: () => call('setWebhook', { url: webhookUrl, secret_token: '1234567' }),
      code: 400,
    },
    { why: 'nothing new', of: () => poll(), code: 408 },
    { why: 'no webhook', of: () => call('getWebhookInfo'), code: 404 },
  ])('$why: refused with $code', async ({ of, code }) => {
    const { status, body } = await of();
    expect(body).toMatchObject({ ok: false, error_code: code });
    expect(status).toBe(code);
  });

  it('refuses with HTTP 200 where the switch says so', async () => {
    server.turn({ errorStyle: 'body-only', noWebhookInfo: 'empty', unknownChat: 403 });
    expect(await poll()).toMatchObject({ status: 200, body: { ok: false, error_code: 408 } });
    expect((await call('getWebhookInfo')).body.result).toMatchObject({ url: '' });
    expect((await call('sendMessage', { chat_id: 'nobody', text: 'a' })).body.error_code).toBe(403);
  });

  it('takes query, form and JSON alike', async () => {
    const chat_id = await linked();
    const url = `${server.url}/bot${server.token}/sendMessage`;
    await fetch(`${url}?${new URLSearchParams({ chat_id, text: 'một' }).toString()}`);
    await fetch(url, { method: 'POST', body: new URLSearchParams({ chat_id, text: 'hai' }) });
    const form = new FormData();
    form.set('chat_id', chat_id);
    form.set('text', 'ba');
    await fetch(url, { method: 'POST', body: form });
    expect(server.world.deliveries.map(({ content }) => content)).toEqual(
      ['một', 'hai', 'ba'].map((text) => ({ kind: 'text', text })),
    );
  });

  it('refuses markup on demand', async () => {
    const message = { chat_id: await linked(), text: '**đậm**', parse_mode: 'markdown' };
    expect((await call('sendMessage', message)).body.ok).toBe(true);
    server.turn({ refusesParseMode: true });
    expect((await call('sendMessage', message)).body.error_code).toBe(400);
  });

  it('shows a black box where the picture is gone by the second fetch', async () => {
    const chat_id = await linked();
    await server.close();
    let fetches = 0;
    server = await startZaloBotServer({
      now: () => clock.now(),
      fetchPicture: async () =>
        (fetches += 1) > 1 ? null : { bytes: Buffer.from('x'), mimeType: 'image/png' },
    });
    expect(chat_id).not.toBe('');
    const phuong = server.world.addPerson('Phương');
    phuong.sendText('chào');
    expect((await call('sendPhoto', { chat_id: phuong.id, photo: 'https://a.vn/1.png' })).body.ok).toBe(true);
    expect(server.world.deliveries[0]?.content).toMatchObject({ kind: 'photo', bytes: null });
  });
});

describe('what the bot hears', () => {
  it('hands out one event and forgets it', async () => {
    lan.sendText('12');
    lan.sendText('13');
    expect((await poll('0')).body.result).toMatchObject({
      event_name: 'message.text.received',
      message: {
        from: { id: lan.id },
        chat: { id: lan.id, chat_type: 'PRIVATE' },
        text: '12',
        date: 1781575200000,
      },
    });
    expect((await poll()).body.result?.message).toMatchObject({ text: '13' });
    expect((await poll()).body.error_code).toBe(408);
  });

  it('gives an event to one of two who ask', async () => {
    const both = Promise.all([poll(0.4), poll(0.4)]);
    await expect.poll(() => server.pendingUpdates()).toBe(0);
    lan.sendText('12');
    const codes = (await both).map(({ body }) => body.error_code ?? 200);
    expect(codes.sort()).toEqual([200, 408]);
  });

  it.each([
    { why: 'an image', act: () => lan.sendImage('đây'), event: 'image', has: { caption: 'đây' } },
    { why: 'a sticker', act: () => lan.sendSticker(), event: 'sticker', has: {} },
    { why: 'a voice', act: () => lan.sendVoice(), event: 'voice', has: {} },
    { why: 'a document', act: () => lan.sendFile('a.docx'), event: 'unsupported', has: {} },
  ])('$why as $event', async ({ act, event, has }) => {
    act();
    expect((await poll()).body.result).toMatchObject({
      event_name: `message.${event}.received`,
      message: has,
    });
  });

  it('of a protected person only that something came', async () => {
    lan.isProtected = true;
    lan.sendText('12');
    const { result } = (await poll()).body;
    expect(result?.event_name).toBe('message.unsupported.received');
    expect(JSON.stringify(result)).not.toContain('12"');
  });

  it('an image under the other name, and dates in seconds', async () => {
    server.turn({ imageField: 'photo_url', dates: 'seconds' });
    lan.sendImage();
    const message = (await poll()).body.result?.message;
    expect(message).toMatchObject({ date: 1781575200 });
    expect(message).toHaveProperty('photo_url');
    expect(message).not.toHaveProperty('photo');
  });

  it('in a group only what names it or answers it', async () => {
    await linked();
    server.world.addBotTo(council);
    lan.sendText('@Bot Thi đua chữ gõ tay', council.id);
    lan.sendImage('', council.id);
    expect(server.pendingUpdates()).toBe(0);
    lan.sendText('/nhom', council.id, { mention: true });
    expect((await poll()).body.result?.message).toMatchObject({
      text: '@Bot Thi đua /nhom',
      chat: { id: council.id, chat_type: 'GROUP' },
      from: { id: lan.id },
    });
    await call('sendMessage', { chat_id: council.id, text: 'Bản tin' });
    const bulletin = council.messages.at(-1)?.id ?? '';
    lan.sendText('cảm ơn', council.id, { replyTo: bulletin });
    const heard = (await poll()).body.result?.message;
    expect(heard).toMatchObject({ text: 'cảm ơn' });
    expect(heard).not.toHaveProperty('reply_to');
  });

  it('loses what is said while nobody listens, where the switch says so', async () => {
    server.turn({ forgetsUnheard: true });
    lan.sendText('12');
    expect((await poll()).body.error_code).toBe(408);
  });
});

describe('a webhook', () => {
  const set = () => call('setWebhook', { url: webhookUrl, secret_token: secret });
  const texts = () =>
    posted.map(
      ({ body }) => (JSON.parse(body) as { result: { message: { text: string } } }).result.message.text,
    );

  it('gets every event once, in order, with the secret', async () => {
    await set();
    expect((await call('getWebhookInfo')).body.result).toMatchObject({ url: webhookUrl });
    lan.sendText('một');
    lan.sendText('hai');
    await expect.poll(() => server.pendingUpdates()).toBe(0);
    expect(texts()).toEqual(['một', 'hai']);
    expect(posted[0]).toMatchObject({ url: webhookUrl, headers: { 'X-Bot-Api-Secret-Token': secret } });
  });

  it('refuses a poll beside it, or says nothing', async () => {
    await set();
    expect((await poll()).body.error_code).toBe(400);
    server.turn({ pollBesideWebhook: 'silent' });
    expect((await poll()).body.error_code).toBe(408);
    await call('deleteWebhook');
    server.turn({ pollBesideWebhook: 'refused' });
    expect((await poll()).body.error_code).toBe(408);
  });

  it('does not come again with what was not taken, unless told to', async () => {
    await set();
    takes = () => 500;
    lan.sendText('một');
    await expect.poll(() => server.pendingUpdates()).toBe(0);
    expect(server.webhook.answers).toEqual([500]);
    server.webhook.set({ retries: 2, retryMs: 1 });
    lan.sendText('hai');
    await expect.poll(() => server.pendingUpdates()).toBe(0);
    expect(texts()).toEqual(['một', 'hai', 'hai', 'hai']);
  });

  it.each([
    { why: 'twice', modes: { duplicate: true }, expected: ['một', 'một', 'hai', 'hai'] },
    { why: 'the later first', modes: { outOfOrder: true }, expected: ['hai', 'một'] },
    { why: 'late', modes: { delayMs: 2 }, expected: ['một', 'hai'] },
  ])('comes $why', async ({ modes, expected }) => {
    await set();
    server.webhook.set(modes);
    lan.sendText('một');
    lan.sendText('hai');
    await expect.poll(() => server.pendingUpdates()).toBe(0);
    expect(texts()).toEqual(expected);
  });

  it('is written to by somebody else', async () => {
    await set();
    server.webhook.set({ wrongSecret: true });
    lan.sendText('một');
    await expect.poll(() => posted.length).toBe(1);
    expect(posted[0]?.headers['X-Bot-Api-Secret-Token']).not.toBe(secret);
  });
});

describe('limits', () => {
  it('ends with the quota of the month, and begins anew with the next', async () => {
    server.turn({ quota: { messages: 2, people: 50, groups: 3 } });
    const chat_id = await linked();
    const send = async () => (await call('sendMessage', { chat_id, text: 'a' })).body.error_code ?? 200;
    expect([await send(), await send(), await send()]).toEqual([200, 200, 429]);
    clock.moveTo(new Date('2026-06-30T17:00:00Z'));
    expect(await send(), 'July begins at midnight of Hà Nội').toBe(200);
  });

  it('counts what comes in as well, where the switch says so', async () => {
    server.turn({ quota: { messages: 2, people: 50, groups: 3 }, inboundCounts: true });
    const chat_id = await linked();
    await call('sendMessage', { chat_id, text: 'a' });
    expect((await call('sendMessage', { chat_id, text: 'a' })).body.error_code).toBe(429);
  });

  it('does not serve one person too many, nor one group', async () => {
    server.turn({ quota: { messages: 9, people: 1, groups: 1 } });
    await linked();
    server.world.addPerson('Người thứ hai').sendText('chào');
    expect(server.pendingUpdates()).toBe(0);
    expect(server.world.addBotTo(council)).toBe(true);
    expect(server.world.addBotTo(server.world.createGroup('Khác', [lan]))).toBe(false);
  });

  it('joins no group where the bot has no such item', () => {
    server.turn({ canJoinGroups: false });
    expect(server.world.addBotTo(council)).toBe(false);
  });

  it('says that a voice in a group went well, and drops it', async () => {
    await linked();
    server.world.addBotTo(council);
    const voice = { chat_id: council.id, voice_url: 'https://a.vn/1.aac' };
    expect((await call('sendVoice', voice)).body.ok).toBe(true);
    expect(council.messages).toEqual([]);
  });

  it.each([
    { fault: { kind: 'timeout-after' } as const, shown: 1, code: 408 },
    { fault: { kind: 'internal' } as const, shown: 0, code: 403 },
    { fault: { kind: 'quota' } as const, shown: 0, code: 429 },
  ])('$fault.kind: $code, and $shown message there', async ({ fault, shown, code }) => {
    const chat_id = await linked();
    server.faults.next('sendMessage', fault);
    expect((await call('sendMessage', { chat_id, text: 'a' })).body.error_code).toBe(code);
    expect(server.world.deliveries).toHaveLength(shown);
  });
});
