import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { postOverHttp } from '../src/playground/zalo-oa/oa-webhook.ts';
import { startZaloOaServer, type ZaloOaServer } from '../src/playground/zalo-oa/start-zalo-oa-server.ts';
import { machineClock } from '../src/real-time.ts';
import { zaloOaWebhookPath } from '../src/web/webhook-routes.ts';
import { startRunningBot, type RunningBot } from './running-bot.ts';

let folder: string;
let server: ZaloOaServer;
let bot: RunningBot;
const address = { url: '' };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'thi-dua-run-oa-'));
  server = await startZaloOaServer({
    now: () => machineClock.now(),
    postToWebhook: (request) => postOverHttp(address.url)(request),
  });
  server.webhook.set({ patienceMs: 60_000 });
  const { id, appId } = server.world.oa;
  bot = await startRunningBot(`file:${join(folder, 'bot.db')}`, {
    changed: {
      siteVerification: 'ma-cua-zalo',
      zaloOa: {
        ...{ oaId: id, appId, appSecret: server.app.secret, oaSecret: server.oaSecret },
        ...{ publicUrl: null, codeVerifier: null },
        ...{ refreshToken: server.tokens.consent().refreshToken, tokenKey: new Uint8Array(32).fill(7) },
        ...{ template: null, signatures: null, apiRoot: server.url, oauthRoot: server.url },
      },
    },
  });
  address.url = `http://127.0.0.1:${bot.port}${zaloOaWebhookPath(id)}`;
});
afterEach(async () => {
  await bot.stop();
  await server.close();
  rmSync(folder, { recursive: true });
});

const until = { timeout: 30_000, interval: 20 };

it('answers on an Official Account as it runs for real, beside Telegram', async () => {
  const person = server.world.addPerson('Khối trưởng');
  person.sendText('xin chào');
  await expect.poll(() => server.world.deliveries.length, until).toBe(1);
  expect(JSON.stringify(server.world.deliveries)).toContain('mã gồm 8 ký tự');
  await expect.poll(() => server.webhook.answers[0], until).toBe(200);
  expect((await bot.get('/')).text).toContain('content="ma-cua-zalo"');
});

it('takes nothing that is not signed', async () => {
  const answer = await fetch(address.url, { method: 'POST', body: '{"event_name":"user_send_text"}' });
  expect(answer.status).toBe(401);
});
