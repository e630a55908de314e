import { createServer } from 'node:http';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../../eventually.ts';
import type { Message, Update } from 'grammy/types';
import {
  type BotApiServer,
  startBotApiServer,
} from '../../../src/playground/bot-api/start-bot-api-server.ts';
import type { Person } from '../../../src/playground/bot-api/world/person.ts';
import { type BotClient, type MakeClient, Refused, grammyClient, telegrafClient } from './clients.ts';
import { pngOf } from './pictures.ts';

const now = () => new Date('2026-06-12T02:00:00Z');
const libraries: { library: string; makeClient: MakeClient; why: string }[] = [
  { library: 'grammY 1.46', makeClient: grammyClient, why: 'what the product uses' },
  { library: 'telegraf 4.16', makeClient: telegrafClient, why: 'writes its requests differently' },
];

describe.each(libraries)('$library against our Bot API server ($why)', ({ makeClient }) => {
  let server: BotApiServer;
  let client: BotClient;
  let lan: Person;

  beforeEach(async () => {
    server = await startBotApiServer({ now, webhookRetryMs: 20 });
    client = makeClient(server.token, server.url);
    lan = server.world.addUser({ firstName: 'Lan', languageCode: 'vi' });
    lan.start();
  });
  afterEach(() => server.close());

  const toLan = (parameters: Record<string, unknown>) => ({ chat_id: lan.chatId, ...parameters });
  const refusalOf = (call: Promise<unknown>) =>
    call.then(
      () => expect.unreachable('should have been refused'),
      (error: unknown) => (error instanceof Refused ? error : expect.unreachable(String(error))),
    );

  it('knows itself', async () => {
    expect(await client.call('getMe')).toMatchObject({ id: server.bot.id, username: server.bot.username });
  });

  it('gets what was said before and after it began to poll, each once, and stops cleanly', async () => {
    const updates: Update[] = [];
    const polling = client.poll((update) => updates.push(update));
    await eventually(() => expect(updates).toHaveLength(1));
    lan.sendText(lan, '/dagui 6 tháng');
    await eventually(() => expect(updates).toHaveLength(2));
    await client.stop();
    await polling;
    expect(updates[1]?.message).toMatchObject({
      chat: { id: lan.chatId, type: 'private' },
      from: { id: lan.chatId, first_name: 'Lan', language_code: 'vi' },
      date: now().getTime() / 1000,
      text: '/dagui 6 tháng',
      entities: [{ type: 'bot_command', offset: 0, length: 6 }],
    });
  });

  it('sends formatted text with buttons, hears the press, answers it and edits the message', async () => {
    const updates: Update[] = [];
    const polling = client.poll((update) => updates.push(update));
    await client.call(
      'sendMessage',
      toLan({
        text: 'Thu ngân sách: <b>26,4 tỷ đồng</b>',
        parse_mode: 'HTML',
        reply_markup: { inline_keyboard: [[{ text: 'Đúng', callback_data: 'x1' }]] },
      }),
    );
    const [message] = server.world.messages(lan).slice(-1);
    expect(message?.content).toMatchObject({
      text: { text: 'Thu ngân sách: 26,4 tỷ đồng', entities: [{ type: 'bold', offset: 15, length: 12 }] },
    });

    const press = lan.press(message ?? expect.unreachable(), 'Đúng');
    await eventually(() => expect(updates.at(-1)?.callback_query?.data).toBe('x1'));
    const id = updates.at(-1)?.callback_query?.id;
    await client.call('answerCallbackQuery', { callback_query_id: id, text: 'Đã ghi' });
    expect(press.kind === 'callback' && (await press.answered)).toEqual({ text: 'Đã ghi', asAlert: false });

    const edit = toLan({ message_id: message?.id, text: 'Đã ghi 26,4 tỷ đồng' });
    await client.call('editMessageText', edit);
    expect(message).toMatchObject({ content: { text: { text: 'Đã ghi 26,4 tỷ đồng' } }, buttons: null });
    expect((await refusalOf(client.call('editMessageText', edit))).description).toMatch(
      /message is not modified/,
    );
    await client.stop();
    await polling;
  });

  it.each([
    { name: 'so-lieu.xlsx', why: 'the plain case' },
    { name: 'Số liệu quý II (bản cuối).xlsx', why: 'spaces, brackets and Vietnamese letters' },
    { name: "o'brien report.pdf", why: 'a single quote' },
  ])('sends and fetches the document «$name» ($why)', async ({ name }) => {
    const bytes = Buffer.from(Array.from({ length: 3000 }, (_, index) => (index * 31) % 256));
    const sent = await client.call('sendDocument', toLan({ document: { bytes, name }, caption: 'Kèm theo' }));
    const { document, caption } = sent as Message;
    expect(document).toMatchObject({ file_name: name, file_size: 3000 });
    expect(caption).toBe('Kèm theo');
    const { content } = server.world.messages(lan).at(-1) ?? expect.unreachable();
    expect(content.kind === 'document' && Buffer.from(content.file.bytes).equals(bytes)).toBe(true);
    const file = (await client.call('getFile', { file_id: document?.file_id })) as { file_path: string };
    const download = await fetch(`${server.url}/file/bot${server.token}/${file.file_path}`);
    expect(Buffer.from(await download.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it('sends a photo, an album and the same photo again by its id', async () => {
    const photo = { bytes: pngOf(40, 30), name: 'bieu-do.png' };
    const sent = (await client.call(
      'sendPhoto',
      toLan({ photo, caption: '<i>Đến 15/6</i>', parse_mode: 'HTML' }),
    )) as Message;
    expect(sent.photo).toMatchObject([{ width: 40, height: 30 }]);
    const album = (await client.call(
      'sendMediaGroup',
      toLan({ media: [1, 2].map(() => ({ type: 'photo', media: photo })) }),
    )) as Message[];
    expect(new Set(album.map(({ media_group_id }) => media_group_id)).size).toBe(1);
    await client.call('sendPhoto', toLan({ photo: sent.photo?.[0]?.file_id }));
    expect(server.world.messages(lan).filter(({ content }) => content.kind === 'photo')).toHaveLength(4);
  });

  it('refuses a photo that is not one', async () => {
    const photo = { bytes: Buffer.from('GIF89a'), name: 'x.png' };
    expect((await refusalOf(client.call('sendPhoto', toLan({ photo })))).description).toMatch(
      /IMAGE_PROCESS_FAILED/,
    );
  });

  it('sets command lists that people then see', async () => {
    const commands = [{ command: 'dagui', description: 'Số liệu đã gửi' }];
    await client.call('setMyCommands', { commands, scope: { type: 'chat', chat_id: lan.chatId } });
    expect(await client.call('getMyCommands')).toEqual([]);
    expect(server.world.menus.shownIn(lan.chat, lan.chatId, 'vi')).toEqual(commands);
    const bad = [{ command: 'Đã gửi', description: 'x' }];
    expect((await refusalOf(client.call('setMyCommands', { commands: bad }))).description).toMatch(/INVALID/);
  });

  it('reads refusals with their parameters', async () => {
    const group = server.world.createGroup({ title: 'Hội đồng', kind: 'group', members: [lan] });
    group.addBot(lan);
    const oldId = group.chatId;
    group.upgrade();
    const refused = await refusalOf(client.call('sendMessage', { chat_id: oldId, text: 'x' }));
    expect(refused).toMatchObject({ code: 400, parameters: { migrate_to_chat_id: group.chatId } });
    server.faults.next('sendMessage', { kind: 'too-many-requests', retryAfterSeconds: 7 });
    const flooded = await refusalOf(client.call('sendMessage', toLan({ text: 'x' })));
    expect(flooded).toMatchObject({ code: 429, parameters: { retry_after: 7 } });
  });

  it('loses its place to a second poller', async () => {
    const older = client.poll(() => undefined);
    const second = makeClient(server.token, server.url);
    await eventually(() => expect(server.pendingUpdates()).toBe(0));
    const newer = second.poll(() => undefined);
    await expect(older).rejects.toThrow(/terminated by other getUpdates request/);
    await second.stop();
    await newer;
  });

  it('gets pushes with the secret, refuses others, and sees a failed one again', async () => {
    const updates: Update[] = [];
    const listener = client.webhookListener('s3cret_', (update) => updates.push(update));
    let refuseFirst = true;
    const web = createServer((request, response) => {
      if (!refuseFirst) return listener(request, response);
      refuseFirst = false;
      request.resume().on('end', () => response.writeHead(503).end());
    }).listen(0, '127.0.0.1');
    await once(web, 'listening');
    const address = web.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/hook`;
    await client.call('setWebhook', { url, secret_token: 's3cret_' });
    await eventually(() => expect(updates.map(({ message }) => message?.text)).toEqual(['/start']));
    expect(await client.call('getWebhookInfo')).toMatchObject({
      url,
      last_error_message: expect.stringMatching(/503/) as unknown,
    });
    expect((await refusalOf(client.call('getUpdates'))).code).toBe(409);
    const forged = await fetch(url, { method: 'POST', body: '{"update_id":1}' });
    expect([401, 403]).toContain(forged.status);
    await client.call('deleteWebhook');
    expect(await client.call('getUpdates')).toEqual([]);
    web.close();
  });
});
