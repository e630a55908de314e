import { HttpError } from 'grammy';
import { describe, expect, it } from 'vitest';
import { makeLog } from '../src/log.ts';
import { machineClock } from '../src/real-time.ts';
import { startZaloBotServer } from '../src/playground/zalo-bot/start-zalo-bot-server.ts';
import { allStores } from '../src/storage/stores/all-stores.ts';
import { openUnchanged } from '../src/storage/database.ts';
import { eventually } from './eventually.ts';
import { botApiServer, configFor, startRunningBot } from './running-bot.ts';
import { sqlite } from './storage/databases.ts';

const token = '123456:AAF-token_of_the_test_1234567';
const databaseUrl = 'postgres://bot:mat%20khau-rat-dai@localhost/thidua';
const settings = { logLevel: 'debug', databaseUrl, telegram: { token, apiRoot: null } } as const;

function logOf(...facts: object[]): string {
  const lines: string[] = [];
  const log = makeLog(settings, (line) => lines.push(line));
  for (const each of facts) log.error(each, 'something failed');
  return lines.join('');
}

describe('a log line', () => {
  it.each([
    { fact: { url: `https://api.telegram.org/bot${token}/getMe` }, why: 'the address of a call' },
    {
      fact: { error: new Error(`connect to https://h/bot${token}/x failed`) },
      why: 'a message with an address',
    },
    { fact: { part: `…/bot123456%3A${token.slice(7)}/getMe` }, why: 'the secret half alone' },
    {
      fact: { error: new HttpError('failed', new Error(`https://h/bot${token}/sendMessage`)) },
      why: 'an error of grammY, with the address inside',
    },
    { fact: { url: databaseUrl, also: 'mat khau-rat-dai' }, why: 'the password of the database' },
  ])('hides secrets: $why', ({ fact }) => {
    const line = logOf(fact);
    for (const secret of [token, token.slice(7), 'mat%20khau-rat-dai', 'mat khau-rat-dai'])
      expect(line).not.toContain(secret);
  });

  it.each([
    { error: new SyntaxError('Unexpected token in «26,4 tỷ của xã»'), why: 'a parser quotes what it read' },
    { error: new TypeError('26,4 tỷ của xã is not a function'), why: 'so may the engine' },
    {
      error: Object.assign(new Error('26,4 tỷ của xã'), { constructor: class PrismaClientError {} }),
      why: 'so does the database',
    },
    { error: '26,4 tỷ của xã', why: 'something thrown that is no error' },
  ])('holds nothing that a person wrote: $why', ({ error }) => {
    expect(logOf({ error })).not.toContain('26,4 tỷ');
  });

  it('says where an error came from, and what our own code says of it', () => {
    const line = logOf({ error: new Error('Telegram was not reached: no connection (ECONNREFUSED)') });
    expect(line).toContain('ECONNREFUSED');
    expect(line).toContain('log.test.ts');
  });
});

it('a noisy run leaves no token, no secret and nothing that anybody wrote in the log', async () => {
  const zalo = await startZaloBotServer({ now: () => machineClock.now() });
  const secret = 'bi-mat-cua-webhook-zalo';
  const zaloBot = {
    ...{ token: zalo.token, apiRoot: zalo.url },
    webhook: { publicUrl: 'https://bot.example.org', secret },
  };
  const lines: string[] = [];
  const probe = await botApiServer();
  const url = await sqlite.emptyUrl();
  let log = makeLog(configFor(probe, { logLevel: 'debug', zaloBot }), (line) => lines.push(line));
  const running = await startRunningBot(url, {
    log: {
      debug: (facts, message) => log.debug(facts, message),
      info: (facts, message) => log.info(facts, message),
      warn: (facts, message) => log.warn(facts, message),
      error: (facts, message) => log.error(facts, message),
    },
    changed: { zaloBot, logLevel: 'debug' },
  });
  const { server, port } = running;
  log = makeLog({ ...running.config }, (line) => lines.push(line));
  const words = 'Câu-không-ai-được-đọc 6820,5 tấn';
  const people = ['Tên-người-kín', 'Tên-người-thứ-hai'].map((firstName) =>
    server.world.addUser({ firstName }),
  );
  const [lan, minh] = people;
  if (!lan || !minh) throw new Error('nobody is there');
  const faults = ['server-error', 'cut-before', 'cut-after', 'forbidden'] as const;
  for (const kind of faults) server.faults.next('sendMessage', { kind });
  server.faults.next('sendMessage', { kind: 'bad-gateway', done: true });
  server.faults.next('sendMessage', { kind: 'too-many-requests', retryAfterSeconds: 1 });
  server.faults.next('getUpdates', { kind: 'cut-before' });
  server.faults.next('getUpdates', { kind: 'bad-gateway', done: false });
  for (const person of people) person.start();
  for (let times = 0; times < 4; times += 1)
    for (const person of people) person.sendText(person, `${words} ${times}`);

  const zaloPath = `http://127.0.0.1:${port}/zalo-bot/${zalo.token.split(':')[0] ?? ''}`;
  const post = (body: unknown, sent = secret): Promise<Response> =>
    fetch(zaloPath, {
      method: 'POST',
      headers: { 'x-bot-api-secret-token': sent },
      body: JSON.stringify(body),
    });
  await post({ event_name: 'message.text.received', message: { text: words } });
  await post({ event_name: `message.${words}` });
  await post({ event_name: 'message.text.received', message: { text: words } }, 'not-the-secret');
  const database = await openUnchanged({ url });
  const counts = () => database.inTransaction((tx) => allStores(tx).inbox.counts());
  await eventually(async () => expect((await counts()).setAside).toBeGreaterThan(0));
  await eventually(async () => expect((await counts()).waiting).toBe(0));
  await zalo.close();
  await server.close();
  await eventually(() => expect(lines.join('')).toContain('ECONNREFUSED'));
  await running.stop();
  await database.close();

  const logged = lines.join('');
  for (const noise of ['a message did not arrive', 'could not be handled', 'did not answer as it should'])
    expect(logged).toContain(noise);
  const hidden = [server.token, zalo.token].flatMap((each) => [each, each.split(':')[1] ?? each]);
  for (const secretWords of [
    ...hidden,
    secret,
    'not-the-secret',
    'Câu-không-ai-được-đọc',
    '6820,5',
    'Tên-người',
  ])
    expect(logged).not.toContain(secretWords);
}, 120_000);
