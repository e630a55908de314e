import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutgoingContent, SendOutcome } from '../../../src/app/ports/channel.ts';
import { CallFailed } from '../../../src/chat/http/http-call.ts';
import { ZaloNotUnderstood, ZaloRefused } from '../../../src/chat/zalo-bot/bot-call.ts';
import { outcomeOfFailure } from '../../../src/chat/zalo-bot/refusal.ts';
import { linkTo, openZaloBotWorld, type ZaloBotWorld } from './zalo-bot-world.ts';

let world: ZaloBotWorld;
beforeEach(async () => void (world = await openZaloBotWorld()));
afterEach(() => world.close());

const send = (content: OutgoingContent, { channel, leader }: ZaloBotWorld = world): Promise<SendOutcome> =>
  channel.send({
    address: { channel: 'zalo-bot', botId: channel.botId, chatId: leader.id },
    content,
    outboxId: 1,
  });
const shown = () => world.server.world.deliveries.map(({ content }) => content);
const chart = { picture: true, fileName: 'bieu-do.png', drawing: 'chart', data: {} } as const;
const workbook = { picture: false, fileName: 'so-lieu.xlsx', drawing: 'workbook', data: {} } as const;
const link = (name: string): string => `https://bot.example.org/tep/1/${name}`;

describe('files', () => {
  it('shows a picture by its address', async () => {
    expect(await send({ kind: 'file', file: chart, caption: 'Kỳ 6 tháng' })).toMatchObject({
      kind: 'delivered',
    });
    expect(shown()).toMatchObject([{ kind: 'photo', url: link('bieu-do.png'), caption: 'Kỳ 6 tháng' }]);
  });

  it('leads to a workbook by a link in a text', async () => {
    await send({ kind: 'file', file: workbook, caption: 'Số liệu' });
    expect(shown()).toEqual([
      {
        kind: 'text',
        text: `Số liệu\nTải tệp so-lieu.xlsx (liên kết dùng trong 7 ngày):\n${link('so-lieu.xlsx')}`,
      },
    ]);
  });

  it('leads to a picture that Zalo cannot fetch', async () => {
    const cut = await openZaloBotWorld({ linkTo }, { fetchPicture: async () => null });
    expect(await send({ kind: 'file', file: chart, caption: '' }, cut)).toMatchObject({ kind: 'delivered' });
    expect(JSON.stringify(cut.server.world.deliveries)).toContain('Xem ảnh');
    await cut.close();
  });

  it('says so where there is no public address', async () => {
    const closed = await openZaloBotWorld({ linkTo: null });
    expect(closed.channel.capabilities.pictures).toBe(false);
    await send({ kind: 'file', file: chart, caption: 'Kỳ 6 tháng' }, closed);
    expect(JSON.stringify(closed.server.world.deliveries)).toMatch(
      /Kỳ 6 tháng.*Chưa gửi được ảnh.*PUBLIC_URL/,
    );
    await closed.close();
  });

  it('does not send a picture twice when its fate is unknown', async () => {
    world.server.faults.next('sendPhoto', { kind: 'timeout-after' });
    expect(await send({ kind: 'file', file: chart, caption: '' })).toMatchObject({ kind: 'unknown' });
    expect(shown()).toHaveLength(1);
  });
});

it('has nothing to do for what the platform does not have', async () => {
  await send({ kind: 'menu', commands: [{ name: 'ky', description: 'Mở kỳ' }] });
  await send({ kind: 'leave-group' });
  await send({ kind: 'press-answer', pressId: '1', text: 'Xong' });
  expect(shown()).toEqual([]);
});

it('may have sent what timed out', async () => {
  world.server.faults.next('sendMessage', { kind: 'timeout-after' });
  expect(await send({ kind: 'text', lines: [{ text: 'một' }] })).toMatchObject({ kind: 'unknown' });
  expect(shown()).toHaveLength(1);
});

const outcomes: readonly { why: string; error: unknown; group?: true; outcome: Partial<SendOutcome> }[] = [
  {
    why: 'the month is used up, and nobody says for how long',
    error: new ZaloRefused(429, 'Quota exceeded'),
    outcome: { kind: 'quota-gone', afterMs: null },
  },
  {
    why: 'whoever names a time means the pace, not the month',
    error: new ZaloRefused(429, 'Too many requests', 2_000),
    outcome: { kind: 'retry', flood: true, afterMs: 2_000 },
  },
  {
    why: 'documented as an internal error',
    error: new ZaloRefused(403, 'Internal server error'),
    outcome: { kind: 'retry', flood: false },
  },
  {
    why: 'a time-out may come after the message',
    error: new ZaloRefused(408, 'Request timeout'),
    outcome: { kind: 'unknown' },
  },
  {
    why: 'a server error may come after the message',
    error: new ZaloRefused(500, ''),
    outcome: { kind: 'unknown' },
  },
  {
    why: 'another token will be given',
    error: new ZaloRefused(401, 'Unauthorized'),
    outcome: { kind: 'retry', offline: true },
  },
  {
    why: 'our mistake',
    error: new ZaloRefused(400, 'Bad Request: text is wrong'),
    outcome: { kind: 'permanent' },
  },
  { why: 'no such method', error: new ZaloRefused(404, 'Not Found'), outcome: { kind: 'permanent' } },
  {
    why: 'who never wrote',
    error: new ZaloRefused(400, 'Bad Request: chat not found'),
    outcome: { kind: 'unreachable' },
  },
  {
    why: 'said with the other code',
    error: new ZaloRefused(403, 'Forbidden: user has blocked the bot'),
    outcome: { kind: 'unreachable' },
  },
  {
    why: 'a group that is gone',
    error: new ZaloRefused(400, 'chat not found'),
    group: true,
    outcome: { kind: 'group-lost' },
  },
  { why: 'a page of HTML', error: new ZaloNotUnderstood(502), outcome: { kind: 'unknown' } },
  { why: 'cut off', error: new CallFailed(true, 'ECONNRESET'), outcome: { kind: 'unknown' } },
  {
    why: 'not connected',
    error: new CallFailed(false, 'ECONNREFUSED'),
    outcome: { kind: 'retry', offline: true },
  },
];

it.each(outcomes)('$why', ({ error, group, outcome }) => {
  expect(outcomeOfFailure(error, group ? 'g:9c01' : '5a01')).toMatchObject(outcome);
});
