import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutgoingContent, SendOutcome } from '../../../src/app/ports/channel.ts';
import { TokenRejected } from '../../../src/chat/telegram/open-telegram.ts';
import type { ChatMessage } from '../../../src/playground/bot-api/world/chat-message.ts';
import { openScripted } from './scripted-server.ts';
import { openTelegramWorld, type TelegramWorld } from './telegram-world.ts';

let telegram: TelegramWorld;
beforeEach(async () => {
  telegram = await openTelegramWorld();
});
afterEach(() => telegram.close());

const send = (content: OutgoingContent, where: { chatId: number } = telegram.leader, topicId?: string) =>
  telegram.channel.send({
    address: {
      ...{ channel: 'telegram', botId: telegram.channel.botId, chatId: String(where.chatId) },
      ...(topicId === undefined ? {} : { topicId }),
    },
    content,
  });
const text = (line: string): OutgoingContent => ({ kind: 'text', lines: [{ text: line }] });
const last = (where: { chatId: number } = telegram.leader): ChatMessage | undefined =>
  telegram.server.world.messages(where).at(-1);

describe('sending through Telegram', () => {
  it('answers a message, and sends all the same where it was deleted', async () => {
    const asked = telegram.leader.sendText(telegram.leader, '6820');
    const answer = { ...text('Đã ghi'), replyTo: String(asked.id) } as OutgoingContent;
    await send(answer);
    expect(last()?.replyTo).toBe(asked.id);
    telegram.leader.deleteMessage(asked);
    expect(await send(answer)).toMatchObject({ kind: 'delivered' });
    expect(last()?.replyTo).toBeNull();
  });

  it('posts into the topic of a forum', async () => {
    const forum = telegram.server.world.createGroup({
      title: 'Hội đồng',
      kind: 'forum',
      members: [telegram.leader],
    });
    forum.addBot(telegram.leader);
    const topic = forum.addTopic('Báo cáo');
    expect(await send(text('Tổng hợp'), forum, String(topic.id))).toMatchObject({ kind: 'delivered' });
    expect(last(forum)?.topicId).toBe(topic.id);
    forum.deleteTopic(topic);
    expect(await send(text('Tổng hợp'), forum, String(topic.id))).toMatchObject({ kind: 'topic-lost' });
  });

  it('sends a picture as a picture', async () => {
    const png = await readFile(new URL('./small.png', import.meta.url));
    const world = await openTelegramWorld({ draw: async () => png });
    const file = { picture: true, fileName: 'bieu-do.png', drawing: 'chart', data: {} } as const;
    const outcome = await world.channel.send({
      address: { channel: 'telegram', botId: world.channel.botId, chatId: String(world.council.chatId) },
      content: { kind: 'file', file, caption: 'Biểu đồ' },
    });
    expect(outcome).toMatchObject({ kind: 'delivered' });
    expect(world.server.world.messages(world.council).at(-1)?.content.kind).toBe('photo');
    await world.close();
  });

  it('blames the file, not the network, when it cannot be drawn', async () => {
    const world = await openTelegramWorld({ draw: () => Promise.reject(new RangeError('không có số nào')) });
    const file = { picture: true, fileName: 'bieu-do.png', drawing: 'chart', data: {} } as const;
    const address = {
      channel: 'telegram',
      botId: world.channel.botId,
      chatId: String(world.leader.chatId),
    } as const;
    const outcome = await world.channel.send({ address, content: { kind: 'file', file, caption: '' } });
    expect(outcome).toEqual({ kind: 'permanent', error: 'drawing failed: RangeError' });
    await world.close();
  });

  it('answers a press, late ones included, with what fits', async () => {
    await send({ ...text('A?'), buttons: [[{ label: 'Có', token: 't' }]] } as OutgoingContent);
    const message = last();
    if (!message) throw new Error('nothing was sent');
    const press = telegram.leader.press(message, 'Có');
    const update = await fetch(`${telegram.server.url}/bot${telegram.server.token}/getUpdates`);
    const { result } = (await update.json()) as { result: object[] };
    const { body } = telegram.channel.interpret(JSON.stringify(result.at(-1)));
    if (body.kind !== 'button' || press.kind !== 'callback') throw new Error('no press arrived');
    const answer: OutgoingContent = {
      kind: 'press-answer',
      pressId: body.pressId ?? '',
      text: 'Đã ghi '.repeat(50),
    };
    expect(await send(answer)).toEqual({ kind: 'delivered', messageId: null });
    expect((await press.answered).text).toHaveLength(200);
    expect(await send(answer), 'too late, and no harm').toEqual({ kind: 'delivered', messageId: null });
  });

  it('leaves a group once and for all', async () => {
    expect(await send({ kind: 'leave-group' }, telegram.council)).toEqual({
      kind: 'delivered',
      messageId: null,
    });
    expect(await send({ kind: 'leave-group' }, telegram.council)).toEqual({
      kind: 'delivered',
      messageId: null,
    });
    expect(await send(text('x'), telegram.council)).toMatchObject({ kind: 'group-lost' });
  });

  it('gives one chat its menu', async () => {
    const menu: OutgoingContent = { kind: 'menu', commands: [{ name: 'dagui', description: 'Số đã gửi' }] };
    expect(await send(menu)).toMatchObject({ kind: 'delivered' });
    expect(await send({ kind: 'menu', commands: [] })).toMatchObject({ kind: 'delivered' });
  });

  it.each([
    {
      why: 'a token over 64 bytes, though under 64 letters',
      content: { buttons: [[{ label: 'x', token: 'đ'.repeat(33) }]] },
    },
    { why: 'no token', content: { buttons: [[{ label: 'x', token: '' }]] } },
  ])('refuses what Telegram would: $why', async ({ content }) => {
    expect(await send({ ...text('x'), ...content })).toMatchObject({ kind: 'permanent' });
    expect(telegram.server.deliveries).toEqual([]);
  });

  it('mends half characters instead of failing', async () => {
    expect(await send(text('lúa \uD83C tốt'))).toMatchObject({ kind: 'delivered' });
    expect(last()?.content).toMatchObject({ text: { text: 'lúa \uFFFD tốt' } });
  });

  it('names no parse mode and previews no links', async () => {
    const calls: Record<string, unknown>[] = [];
    const { channel, close } = await openScripted((method, body) => {
      if (method === 'sendMessage') calls.push(body);
      return { ok: true, result: { message_id: 1 } };
    });
    const address = { channel: 'telegram', botId: '42', chatId: '7' } as const;
    await channel.send({
      address,
      content: { kind: 'text', lines: [{ text: 'a *b*' }, { text: 'c', strong: true }] },
    });
    expect(calls).toEqual([
      {
        ...{ chat_id: '7', text: 'a *b*\nc', entities: [{ type: 'bold', offset: 6, length: 1 }] },
        link_preview_options: { is_disabled: true },
      },
    ]);
    await close();
  });

  it('gives alarm when the token is revoked while it runs, and blames no message', async () => {
    const rejections: TokenRejected[] = [];
    const unauthorised = { ok: false, error_code: 401, description: 'Unauthorized' };
    const { channel, close } = await openScripted(
      () => unauthorised,
      (error) => rejections.push(error),
    );
    const address = { channel: 'telegram', botId: '42', chatId: '7' } as const;
    expect(await channel.send({ address, content: text('x') })).toMatchObject({
      kind: 'retry',
      offline: true,
    });
    expect(rejections).toEqual([expect.any(TokenRejected)]);
    await close();
  });

  it('outcomes of one message do not depend on another', async () => {
    const outcomes: SendOutcome[] = await Promise.all([send(text('a')), send(text('')), send(text('b'))]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['delivered', 'permanent', 'delivered']);
  });
});
