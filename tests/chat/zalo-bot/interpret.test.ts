import { describe, expect, it } from 'vitest';
import type { IncomingBody } from '../../../src/app/ports/channel.ts';
import { interpretEvent } from '../../../src/chat/zalo-bot/interpret.ts';
import { toRawUpdate } from '../../../src/chat/zalo-bot/raw-update.ts';

const bot = { id: '42', names: ['Bot Thi đua', 'bot.ThiDua'] };
const date = 1_781_575_200_000; // 2026-06-16T02:00:00Z
const lan = { id: '5a01', display_name: 'Lan', is_bot: false };

const event = (name: string, extra: object, chat: object = { id: '5a01', chat_type: 'PRIVATE' }) => ({
  event_name: `message.${name}.received`,
  message: { message_id: 'a1', date, from: lan, chat, ...extra },
});
const group = { id: '9c01', chat_type: 'GROUP' };
const read = (result: object) => interpretEvent(JSON.stringify({ ok: true, result }), bot);
const text = (words: string): IncomingBody => ({ kind: 'text', text: words, edited: false, replyTo: null });
const command = (name: string, argument: string): IncomingBody => ({
  kind: 'command',
  name,
  argument,
  replyTo: null,
});

const rows: readonly { why: string; result: object; body: IncomingBody }[] = [
  { why: 'a figure', result: event('text', { text: '1: 6.820,5' }), body: text('1: 6.820,5') },
  { why: 'a command, typed', result: event('text', { text: '/moi K3' }), body: command('moi', 'K3') },
  {
    why: 'a command as words are written',
    result: event('text', { text: ' /Tổnghợp  6 tháng ' }),
    body: command('tonghop', '6 tháng'),
  },
  { why: 'a date is no command', result: event('text', { text: '/ 6' }), body: text('/ 6') },
  {
    why: 'in a group the bot’s name is not meant',
    result: event('text', { text: '@Bot Thi đua /nhom' }, group),
    body: command('nhom', ''),
  },
  {
    why: 'a mention at the end',
    result: event('text', { text: '/tonghop @Bot Thi đua' }, group),
    body: command('tonghop', ''),
  },
  {
    why: 'a mention in decomposed letters, with a comma',
    result: event('text', { text: '@Bot Thi đua, bảng tổng hợp'.normalize('NFD') }, group),
    body: text('bảng tổng hợp'),
  },
  {
    why: 'a mention of a name that getMe did not tell',
    result: event('text', { text: '@Bot Hạ Lang /tonghop' }, group),
    body: command('tonghop', ''),
  },
  {
    why: 'in private nobody is mentioned',
    result: event('text', { text: '@Bot Thi đua 7' }),
    body: text('@Bot Thi đua 7'),
  },
  {
    why: 'an image',
    result: event('image', { photo: 'https://p.vn/1', caption: '1: 6820' }),
    body: { kind: 'unreadable', what: 'photo', caption: '1: 6820' },
  },
  {
    why: 'an image under its other name',
    result: event('image', { photo_url: 'https://p.vn/1' }),
    body: { kind: 'unreadable', what: 'photo' },
  },
  {
    why: 'a sticker',
    result: event('sticker', { sticker: 'x' }),
    body: { kind: 'unreadable', what: 'sticker' },
  },
  { why: 'a voice', result: event('voice', { voice_url: 'x' }), body: { kind: 'unreadable', what: 'voice' } },
  {
    why: 'a document, or a protected account',
    result: event('unsupported', {}),
    body: { kind: 'unreadable', what: 'other' },
  },
  {
    why: 'a message of a kind that is still to come',
    result: event('poll', {}),
    body: { kind: 'ignored', why: 'a kind of event that we do not know' },
  },
  {
    why: 'an event that is no message',
    result: { event_name: 'bot.joined', chat: group },
    body: { kind: 'ignored', why: 'a kind of event that we do not know' },
  },
];

describe('what an event means', () => {
  it.each(rows)('$why', ({ result, body }) => {
    expect(read(result).body).toEqual(body);
  });

  it('says where and from whom', () => {
    expect(read(event('text', { text: '7' }))).toMatchObject({
      address: { channel: 'zalo-bot', botId: '42', chatId: '5a01' },
      chatKind: 'private',
      sender: { externalId: '5a01', displayName: 'Lan', isBot: false },
      sentAt: new Date(date),
      messageId: 'a1',
    });
    expect(read(event('text', { text: '7' }, group))).toMatchObject({
      address: { chatId: 'g:9c01' },
      chatKind: 'group',
      sender: { externalId: '5a01' },
    });
  });

  it('takes the private chat for the person, should their ids ever differ', () => {
    const { address, sender } = read(event('text', { text: '7' }, { id: 'c77', chat_type: 'PRIVATE' }));
    expect([address.chatId, sender?.externalId]).toEqual(['c77', 'c77']);
  });

  it.each([
    { why: 'seconds', extra: { date: date / 1000 } },
    { why: 'a text', extra: { date: String(date) } },
  ])('understands dates in $why', ({ extra }) => {
    expect(read(event('text', { text: '7', ...extra })).sentAt).toEqual(new Date(date));
  });

  it('takes the bare event as well as the wrapped one', () => {
    expect(interpretEvent(JSON.stringify(event('text', { text: '7' })), bot).body).toEqual(text('7'));
  });

  it('refuses a message without a chat', () => {
    expect(() => read({ event_name: 'message.text.received', message: { text: '7' } })).toThrow(
      'cannot be read',
    );
  });
});

describe('what is stored', () => {
  const now = new Date('2026-06-16T03:00:00Z');

  it('has the same key when the same message comes again, in whatever wrapping', () => {
    const bare = event('text', { text: '7' });
    const key = (raw: object): string => toRawUpdate(JSON.stringify(raw), '42', now).externalKey;
    expect(key(bare)).toBe(key({ ok: true, result: bare }));
    expect(key(bare)).not.toBe(key(event('text', { text: '7' }, group)));
  });

  it.each([
    '',
    'x',
    '{}',
    '{"event_name":"bot.joined"}',
    '{"event_name":"message.text.received","message":{}}',
  ])('is also what cannot be read: %s', (raw) => {
    const stored = toRawUpdate(raw, '42', now);
    expect(stored).toMatchObject({ raw, chatId: '', sentAt: now });
    expect(toRawUpdate(raw, '42', now).externalKey).toBe(stored.externalKey);
  });

  it('knows the chat of a message that cannot be read, so that its clerk is told', () => {
    const chat = { id: 'g9', chat_type: 'GROUP' };
    const raw = JSON.stringify({ event_name: 'message.text.received', message: { chat, text: '?' } });
    expect(toRawUpdate(raw, '42', now)).toMatchObject({ chatId: 'g:g9', messageId: null, sentAt: now });
    expect(() => interpretEvent(raw, { id: '42', names: [] })).toThrow('cannot be read');
  });
});
