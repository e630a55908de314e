import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  startZaloBotServer,
  type ZaloBotServer,
} from '../../../src/playground/zalo-bot/start-zalo-bot-server.ts';

/**
 * The client inside the npm package @openclaw/zalo: code of others for the same platform. It runs only inside its host
 * program, which is not installed: so the part that makes the calls is cut out of the package at test time, and the few
 * functions of the host that it uses are stood in for. That it gets along with our server shows that our server does not
 * only agree with our adapter.
 */

interface Client {
  getMe(token: string): Promise<{ result: object }>;
  getUpdates(token: string, params: { timeout: number }): Promise<{ result: { message: object } }>;
  sendMessage(token: string, params: object): Promise<{ result: { message_id: string } }>;
  sendPhoto(token: string, params: object): Promise<{ result: { message_id: string } }>;
  sendChatAction(token: string, params: object): Promise<{ ok: boolean }>;
  setWebhook(token: string, params: object): Promise<{ result: { url: string } }>;
  getWebhookInfo(token: string): Promise<{ result: { url: string } }>;
  deleteWebhook(token: string): Promise<{ ok: boolean }>;
}

const folder = 'node_modules/@openclaw/zalo/dist/.setup';
const found = existsSync(folder)
  ? readdirSync(folder).find((name) => /^send-.*\.mjs$/.test(name))
  : undefined;
const source = found === undefined ? '' : readFileSync(join(folder, found), 'utf8');
const region =
  /\/\/#region extensions\/zalo\/src\/timeouts\.ts[^]*?\/\/#region extensions\/zalo\/src\/proxy\.ts/.exec(
    source,
  )?.[0];

const host = `
const resolveTimerTimeoutMs = (ms, usual) => ms ?? usual;
const assertOkOrThrowProviderError = async () => {};
const readProviderJsonResponse = (response) => response.json();
const resolvePinnedHostnameWithPolicy = async () => {};
`;
const names =
  'getMe, getUpdates, sendMessage, sendPhoto, sendChatAction, setWebhook, getWebhookInfo, deleteWebhook';

describe.skipIf(region === undefined)(
  'the client of @openclaw/zalo (skipped where the package looks different)',
  () => {
    let client: Client;
    let server: ZaloBotServer;

    beforeAll(async () => {
      const now = new Date('2026-06-16T02:00:00Z');
      server = await startZaloBotServer({
        now: () => now,
        fetchPicture: async () => ({ bytes: Buffer.from('PNG'), mimeType: 'image/png' }),
      });
      const code = `${host}${(region ?? '').replace('https://bot-api.zaloplatforms.com', server.url)}\nexport { ${names} };`;
      client = (await import(
        `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`
      )) as Client;
    });
    afterAll(() => server.close());

    it('learns who the bot is', async () => {
      expect((await client.getMe(server.token)).result).toMatchObject({ id: server.world.bot.id });
      await expect(client.getMe('1:x')).rejects.toMatchObject({ errorCode: 401 });
    });

    it('hears, answers and shows a picture', async () => {
      const lan = server.world.addPerson('Lan');
      lan.sendText('12');
      const { result } = await client.getUpdates(server.token, { timeout: 1 });
      expect(result.message).toMatchObject({ text: '12', chat: { id: lan.id } });
      const sent = await client.sendMessage(server.token, { chat_id: lan.id, text: 'Đã ghi: 12' });
      expect(sent.result.message_id).toBe(server.world.deliveries[0]?.id);
      await client.sendPhoto(server.token, {
        chat_id: lan.id,
        photo: 'https://a.vn/1.png',
        caption: 'Biểu đồ',
      });
      expect(server.world.deliveries[1]?.content).toMatchObject({ kind: 'photo', caption: 'Biểu đồ' });
      expect(await client.sendChatAction(server.token, { chat_id: lan.id, action: 'typing' })).toEqual({
        ok: true,
      });
    });

    it('takes an idle poll for what it is', async () => {
      await expect(client.getUpdates(server.token, { timeout: 0 })).rejects.toMatchObject({
        isPollingTimeout: true,
      });
    });

    it('sets and ends a webhook', async () => {
      const url = 'https://bot.example.org/zalo';
      await client.setWebhook(server.token, { url, secret_token: 'a-secret-of-theirs' });
      expect((await client.getWebhookInfo(server.token)).result.url).toBe(url);
      expect(await client.deleteWebhook(server.token)).toMatchObject({ ok: true });
    });
  },
);
