import { createServer, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TelegramServer } from 'telegram-test-api/lib/telegramServer.js';
import type { ChatAddress, IncomingEvent } from '../../../src/app/ports/channel.ts';
import { noPace, openTelegram, type Telegram } from '../../../src/chat/telegram/open-telegram.ts';
import { ManualClock } from '../../manual-clock.ts';
import { listeningLog } from './telegram-world.ts';

/**
 * The npm package telegram-test-api: a Bot API emulator that others wrote. It knows text, commands and buttons, waits for
 * nothing and checks little; that our adapter gets along with it shows that we do not only agree with ourselves.
 */

const token = '42:AAF-token_of_the_emulator_123456789';
let emulator: TelegramServer;
let telegram: Telegram;

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

beforeEach(async () => {
  emulator = new TelegramServer({ port: await freePort(), host: '127.0.0.1' });
  await emulator.start();
  telegram = await openTelegram({
    ...{ token, apiRoot: emulator.config.apiURL, clock: new ManualClock(), pace: noPace },
    ...{ log: listeningLog().log, draw: async () => new Uint8Array() },
  });
});
afterEach(() => emulator.stop());

async function receive(count: number): Promise<IncomingEvent[]> {
  const events: IncomingEvent[] = [];
  const running = telegram.receiver.start(async (updates) => {
    events.push(...updates.map(({ raw }) => telegram.channel.interpret(raw)));
  });
  await expect.poll(() => events.length, { timeout: 5_000 }).toBeGreaterThanOrEqual(count);
  await telegram.receiver.stop();
  await running;
  return events;
}

const leader = { userId: 5_300_000_001, chatId: 5_300_000_001, firstName: 'Trưởng khối' };
const address = (): ChatAddress => ({
  ...{ channel: 'telegram', botId: telegram.channel.botId, chatId: String(leader.chatId) },
});

it('hears texts and commands', async () => {
  const client = emulator.getClient(token, leader);
  await client.sendMessage(client.makeMessage('1: 6.820,5'));
  await client.sendCommand(client.makeCommand('/ky 6-thang'));
  const [text, command] = await receive(2);
  expect(text).toMatchObject({
    ...{
      address: address(),
      chatKind: 'private',
      sender: { externalId: '5300000001', displayName: 'Trưởng khối' },
    },
    body: { kind: 'text', text: '1: 6.820,5' },
  });
  expect(command).toMatchObject({ body: { kind: 'command', name: 'ky', argument: '6-thang' } });
});

it('speaks, offers buttons and hears which one was pressed', async () => {
  const client = emulator.getClient(token, leader);
  const outcome = await telegram.channel.send({
    address: address(),
    content: {
      kind: 'text',
      lines: [{ text: '<b>&_*[x](y)', strong: true }, { text: '6.820,5 tấn?' }],
      buttons: [[{ label: 'Đúng', token: 'tok-1' }]],
    },
  });
  expect(outcome.kind === 'delivered' && outcome.messageId).toBeTruthy();
  const { result } = await client.getUpdates();
  expect(result[0]?.message).toMatchObject({
    text: '<b>&_*[x](y)\n6.820,5 tấn?',
    reply_markup: { inline_keyboard: [[{ text: 'Đúng', callback_data: 'tok-1' }]] },
  });
  await client.sendCallback(client.makeCallbackQuery('tok-1', { message: { message_id: 1, date: 1 } }));
  const [press] = await receive(1);
  expect(press).toMatchObject({ address: address(), body: { kind: 'button', token: 'tok-1' } });
});

it('puts new words into a message', async () => {
  const client = emulator.getClient(token, leader);
  const lines = [{ text: 'A?' }];
  const sent = await telegram.channel.send({ address: address(), content: { kind: 'text', lines } });
  const messageId = sent.kind === 'delivered' ? (sent.messageId ?? '') : '';
  const edit = { kind: 'edit', messageId, lines: [{ text: 'Đã ghi' }] } as const;
  expect(await telegram.channel.send({ address: address(), content: edit })).toEqual({
    kind: 'delivered',
    messageId,
  });
  const { result } = await client.getUpdates();
  expect(result[0]?.message).toMatchObject({ text: 'Đã ghi' });
});
