import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type BotApiServer,
  startBotApiServer,
} from '../../../src/playground/bot-api/start-bot-api-server.ts';
import type { Group } from '../../../src/playground/bot-api/world/group.ts';
import type { Person } from '../../../src/playground/bot-api/world/person.ts';
import { pngOf } from './pictures.ts';

let at = Date.parse('2026-06-12T02:00:00Z');
let server: BotApiServer;
let lan: Person;
let minh: Person;
let group: Group;
let forum: Group;

interface Answer {
  ok: boolean;
  error_code?: number;
  description?: string;
  result?: unknown;
}

async function call(method: string, parameters: object, token = server.token): Promise<Answer> {
  const response = await fetch(`${server.url}/bot${token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(parameters),
  });
  return (await response.json()) as Answer;
}

async function upload(method: string, parameters: Record<string, string>, field: string, bytes: Uint8Array) {
  const form = new FormData();
  for (const [name, value] of Object.entries(parameters)) form.set(name, value);
  form.set(field, new Blob([bytes]), 'file.png');
  const response = await fetch(`${server.url}/bot${server.token}/${method}`, { method: 'POST', body: form });
  return (await response.json()) as Answer;
}

beforeAll(async () => {
  server = await startBotApiServer({ now: () => new Date(at) });
  const { world } = server;
  lan = world.addUser({ firstName: 'Lan' });
  minh = world.addUser({ firstName: 'Minh' });
  lan.start();
  group = world.createGroup({ title: 'Hội đồng', kind: 'group', members: [lan, minh] });
  group.addBot(lan);
  forum = world.createGroup({ title: 'Diễn đàn', kind: 'forum', members: [lan] });
  forum.addBot(lan);
});
afterAll(() => server.close());

const button = (callback_data: string, text = 'x') => ({ inline_keyboard: [[{ text, callback_data }]] });
const buttonsOf = (count: number) => ({
  inline_keyboard: [Array.from({ length: count }, () => ({ text: 'x', callback_data: 'x' }))],
});

describe('sendMessage', () => {
  it.each([
    { text: 'x'.repeat(4096), why: 'the longest text' },
    { text: `<b>${'x'.repeat(4096)}</b>`, parse_mode: 'HTML', why: 'markup does not count' },
    { text: 'x', reply_markup: button('x'.repeat(64)), why: 'the longest button data' },
    { text: 'x', reply_markup: buttonsOf(100), why: 'as many buttons as there may be' },
    {
      text: 'x',
      reply_markup: { force_reply: true, input_field_placeholder: '1. 6820,5' },
      why: 'an answer is asked for',
    },
    {
      text: 'x',
      reply_markup: { keyboard: [[{ text: 'Gửi số', request_contact: true }]] },
      why: 'a phone is asked for',
    },
    {
      text: 'x',
      reply_parameters: { message_id: 999, allow_sending_without_reply: true },
      why: 'the reply is optional',
    },
    {
      text: 'x',
      link_preview_options: { is_disabled: true },
      protect_content: true,
      why: 'what is not modelled',
    },
  ])('accepts $why', async ({ why: _why, ...parameters }) =>
    expect(await call('sendMessage', { chat_id: lan.chatId, ...parameters })).toMatchObject({ ok: true }),
  );

  it.each([
    { text: '', complaint: 'message text is empty', why: 'nothing' },
    { text: ' \n ', complaint: 'message text is empty', why: 'only blanks' },
    { text: '<b></b>', parse_mode: 'HTML', complaint: 'message text is empty', why: 'only markup' },
    { text: 'x'.repeat(4097), complaint: 'message is too long', why: 'too long a text' },
    {
      text: 'x',
      reply_markup: button('đ'.repeat(33)),
      complaint: 'BUTTON_DATA_INVALID',
      why: '66 bytes of data',
    },
    { text: 'x', reply_markup: button(''), complaint: 'BUTTON_DATA_INVALID', why: 'no data' },
    { text: 'x', reply_markup: button('x', ''), complaint: 'Field "text"', why: 'a button without text' },
    {
      text: 'x',
      reply_markup: { inline_keyboard: [[{ text: 'x' }]] },
      complaint: 'Text buttons',
      why: 'a button without a purpose',
    },
    {
      text: 'x',
      reply_markup: { inline_keyboard: [{ text: 'x' }] },
      complaint: 'array of arrays',
      why: 'no rows',
    },
    { text: 'x', reply_markup: buttonsOf(101), complaint: 'too long', why: 'too many buttons' },
    {
      text: 'x',
      reply_markup: { inline_keyboard: [[{ text: 'x', url: 'javascript:1' }]] },
      complaint: 'URL',
      why: 'a bad link',
    },
    { text: 'x', reply_markup: 'none', complaint: 'JSON', why: 'markup that is no JSON' },
    {
      text: 'x',
      reply_parameters: { message_id: 999 },
      complaint: 'message to be replied not found',
      why: 'no such message',
    },
    { text: 'x', message_thread_id: 7, complaint: 'message thread not found', why: 'no such topic' },
    { text: 'x', chat_id: 12345, complaint: 'chat not found', why: 'no such chat' },
    { text: 'x', chat_id: 'abc', complaint: 'chat not found', why: 'no id at all' },
  ])('refuses $why', async ({ why: _why, complaint, ...parameters }) => {
    const answer = await call('sendMessage', { chat_id: lan.chatId, ...parameters });
    expect(answer).toMatchObject({ ok: false, error_code: 400 });
    expect(answer.description).toMatch(complaint);
  });

  it('refuses to ask for a phone number in a group', async () => {
    const reply_markup = { keyboard: [[{ text: 'Gửi số', request_contact: true }]] };
    expect(
      (await call('sendMessage', { chat_id: group.chatId, text: 'x', reply_markup })).description,
    ).toMatch(/private chats only/);
  });

  it('reads JSON within a form', async () => {
    const body = new URLSearchParams({
      chat_id: String(lan.chatId),
      text: 'x',
      reply_markup: JSON.stringify(button('k')),
    });
    await fetch(`${server.url}/bot${server.token}/sendMessage`, { method: 'POST', body });
    expect(server.world.messages(lan).at(-1)?.buttons).toEqual(button('k'));
  });
});

describe('who can be written to', () => {
  it.each([
    {
      why: 'never pressed Start',
      make: () => minh.chatId,
      code: 403,
      complaint: "can't initiate conversation",
    },
    {
      why: 'blocked the bot',
      make: () => {
        const blocker = server.world.addUser({ firstName: 'B' });
        blocker.start();
        blocker.block();
        return blocker.chatId;
      },
      code: 403,
      complaint: 'bot was blocked by the user',
    },
    {
      why: 'closed the account',
      make: () => {
        const gone = server.world.addUser({ firstName: 'C' });
        gone.start();
        gone.deactivate();
        return gone.chatId;
      },
      code: 403,
      complaint: 'user is deactivated',
    },
    {
      why: 'is a group that threw it out',
      make: () => {
        const left = server.world.createGroup({ title: 'x', kind: 'supergroup', members: [lan] });
        left.addBot(lan);
        left.removeBot(lan);
        return left.chatId;
      },
      code: 403,
      complaint: 'bot was kicked from the supergroup chat',
    },
    {
      why: 'is a group it was never in',
      make: () => server.world.createGroup({ title: 'x', kind: 'group', members: [lan] }).chatId,
      code: 400,
      complaint: 'chat not found',
    },
  ])('not one that $why', async ({ make, code, complaint }) => {
    const answer = await call('sendMessage', { chat_id: make(), text: 'x' });
    expect(answer).toMatchObject({ ok: false, error_code: code });
    expect(answer.description).toMatch(complaint);
  });

  it('a person again who unblocked it, and the bot learns of both', async () => {
    const fickle = server.world.addUser({ firstName: 'D' });
    fickle.start();
    fickle.block();
    fickle.unblock();
    expect(await call('sendMessage', { chat_id: fickle.chatId, text: 'x' })).toMatchObject({ ok: true });
    const { result } = (await call('getUpdates', { offset: -2 })) as {
      result: { my_chat_member: { new_chat_member: { status: string } } }[];
    };
    expect(result.map(({ my_chat_member }) => my_chat_member.new_chat_member.status)).toEqual([
      'kicked',
      'member',
    ]);
  });

  it('a topic, until it is deleted', async () => {
    const topic = forum.addTopic('Báo cáo');
    const post = { chat_id: forum.chatId, message_thread_id: topic.id, text: 'x' };
    expect(await call('sendMessage', post)).toMatchObject({
      result: { message_thread_id: topic.id, is_topic_message: true },
    });
    forum.deleteTopic(topic);
    expect((await call('sendMessage', post)).description).toMatch(/message thread not found/);
  });

  it('no group after the bot left it', async () => {
    const left = server.world.createGroup({ title: 'x', kind: 'group', members: [lan] });
    left.addBot(lan);
    expect(await call('leaveChat', { chat_id: left.chatId })).toMatchObject({ ok: true });
    expect((await call('sendMessage', { chat_id: left.chatId, text: 'x' })).description).toMatch(
      /not a member/,
    );
    const note = { kind: 'member-left', member: server.world.botUser };
    expect(server.world.messages(left).at(-1)?.content, 'people read so').toEqual({ kind: 'service', note });
  });
});

describe('files', () => {
  const photo = (bytes: Uint8Array, caption = '') =>
    upload('sendPhoto', { chat_id: String(lan.chatId), caption }, 'photo', bytes);

  it.each([
    { bytes: pngOf(10, 10), caption: 'x'.repeat(1024), ok: true, complaint: '', why: 'the longest caption' },
    {
      bytes: pngOf(10, 10),
      caption: 'x'.repeat(1025),
      ok: false,
      complaint: 'caption is too long',
      why: 'too long a caption',
    },
    { bytes: pngOf(1, 21), caption: '', ok: false, complaint: 'PHOTO_INVALID_DIMENSIONS', why: 'too thin' },
    {
      bytes: pngOf(9000, 1001),
      caption: '',
      ok: false,
      complaint: 'PHOTO_INVALID_DIMENSIONS',
      why: 'too large',
    },
    {
      bytes: pngOf(10, 10).subarray(0, -6),
      caption: '',
      ok: false,
      complaint: 'IMAGE_PROCESS_FAILED',
      why: 'cut off',
    },
    { bytes: new Uint8Array(0), caption: '', ok: false, complaint: 'non-empty', why: 'empty' },
  ])('photo: $why', async ({ bytes, caption, ok, complaint }) => {
    const answer = await photo(bytes, caption);
    expect(answer.ok).toBe(ok);
    expect(answer.description ?? '').toMatch(complaint);
  });

  it.each([
    { media: ['photo'], complaint: 'wrong number', why: 'of one' },
    { media: ['photo', 'document'], complaint: "can't be mixed", why: 'of both kinds' },
    { media: ['video', 'video'], complaint: 'media JSON', why: 'of what is not modelled' },
  ])('refuses an album $why', async ({ media, complaint }) => {
    const answer = await call('sendMediaGroup', {
      chat_id: lan.chatId,
      media: media.map((type) => ({ type, media: 'x' })),
    });
    expect(answer.description).toMatch(complaint);
  });

  it('refuses unknown ids and links', async () => {
    for (const document of ['BQACfoo', 'https://example.org/x.pdf', 'attach://nothing'])
      expect((await call('sendDocument', { chat_id: lan.chatId, document })).description).toMatch(
        /wrong file identifier/,
      );
    expect((await call('getFile', { file_id: 'x' })).description).toMatch(/wrong file_id/);
  });
});

describe('changing what was sent', () => {
  const send = async (parameters: object) =>
    (
      (await call('sendMessage', { chat_id: lan.chatId, text: 'x', ...parameters })) as {
        result: { message_id: number };
      }
    ).result.message_id;

  it('takes the buttons away when none are given', async () => {
    const message_id = await send({ reply_markup: button('k') });
    const edit = { chat_id: lan.chatId, message_id };
    expect(await call('editMessageReplyMarkup', edit)).toMatchObject({ ok: true });
    expect((await call('editMessageReplyMarkup', edit)).description).toMatch(/message is not modified/);
  });

  it('only what is there, has words, and is its own', async () => {
    const own = lan.sendText(lan, 'của tôi').id;
    for (const [message_id, complaint] of [
      [own, "can't be edited"],
      [9999, 'message to edit not found'],
    ] as const)
      expect(
        (await call('editMessageText', { chat_id: lan.chatId, message_id, text: 'y' })).description,
      ).toMatch(complaint);
    const message_id = await send({});
    expect(
      (await call('editMessageCaption', { chat_id: lan.chatId, message_id, caption: 'y' })).description,
    ).toMatch(/no caption/);
  });

  it('deletes what is younger than two days', async () => {
    const [young, old] = [await send({}), await send({})];
    const remove = (message_id: number) => call('deleteMessage', { chat_id: lan.chatId, message_id });
    expect(await remove(young)).toMatchObject({ ok: true });
    expect((await remove(young)).description).toMatch(/message to delete not found/);
    at += 49 * 3_600_000;
    expect((await remove(old)).description).toMatch(/can't be deleted/);
  });

  it('reacts with what Telegram knows, one at a time', async () => {
    const message_id = lan.sendText(lan, 'xong').id;
    const react = (...emoji: string[]) =>
      call('setMessageReaction', {
        chat_id: lan.chatId,
        message_id,
        reaction: emoji.map((one) => ({ type: 'emoji', emoji: one })),
      });
    expect(await react('👍')).toMatchObject({ ok: true });
    expect(await react('👍', '🎉')).toMatchObject({ ok: false });
    expect((await react('✅')).description).toMatch(/REACTION_INVALID/);
  });

  it('answers a press once, in time', async () => {
    const message = server.world.messages(lan).at(-1);
    if (message === undefined) return expect.unreachable();
    const idOf = async () => {
      void lan.pressData(message, 'any');
      const { result } = (await call('getUpdates', { offset: -1 })) as {
        result: { callback_query: { id: string } }[];
      };
      return result[0]?.callback_query.id;
    };
    const first = await idOf();
    expect(await call('answerCallbackQuery', { callback_query_id: first })).toMatchObject({ ok: true });
    expect((await call('answerCallbackQuery', { callback_query_id: first })).description).toMatch(
      /query is too old/,
    );
    const late = await idOf();
    at += 61_000;
    expect((await call('answerCallbackQuery', { callback_query_id: late })).description).toMatch(
      /query is too old/,
    );
  });
});

describe('the command list', () => {
  it.each([
    {
      commands: [{ command: 'Ky', description: 'x' }],
      complaint: 'BOT_COMMAND_INVALID',
      why: 'a capital letter',
    },
    {
      commands: [{ command: 'x'.repeat(33), description: 'x' }],
      complaint: 'BOT_COMMAND_INVALID',
      why: 'too long a name',
    },
    {
      commands: [{ command: 'ky', description: '' }],
      complaint: 'DESCRIPTION_INVALID',
      why: 'no description',
    },
    {
      commands: Array.from({ length: 101 }, (_, n) => ({ command: `c${n}`, description: 'x' })),
      complaint: 'TOO_MUCH',
      why: 'too many',
    },
    { commands: [{ command: 'ky' }], complaint: "can't parse", why: 'half a command' },
  ])('refuses $why', async ({ commands, complaint }) =>
    expect((await call('setMyCommands', { commands })).description).toMatch(complaint),
  );

  it('shows the narrowest scope, and the own language first', async () => {
    const set = (description: string, more: object) =>
      call('setMyCommands', { commands: [{ command: 'x', description }], ...more });
    await set('default', {});
    await set('mặc định', { language_code: 'vi' });
    await set('nhóm', { scope: { type: 'all_group_chats' } });
    await set('quản trị', { scope: { type: 'all_chat_administrators' } });
    const shown = (
      chat: Parameters<typeof server.world.menus.shownIn>[0],
      userId: number,
      language: string,
    ) => server.world.menus.shownIn(chat, userId, language)[0]?.description;
    expect(shown(lan.chat, lan.chatId, 'vi')).toBe('mặc định');
    expect(shown(lan.chat, lan.chatId, 'en')).toBe('default');
    expect(shown(group.chat, minh.chatId, 'vi')).toBe('nhóm');
    expect(shown(group.chat, lan.chatId, 'vi')).toBe('quản trị');
  });
});

describe('the door', () => {
  it.each([
    { method: 'sendRichMessage', why: 'a method of later versions' },
    { method: 'banChatMember', why: 'a method that is not modelled' },
  ])('says Not Found to $why', async ({ method }) =>
    expect(await call(method, {})).toEqual({ ok: false, error_code: 404, description: 'Not Found' }),
  );

  it('says Unauthorized to a wrong token', async () =>
    expect(await call('getMe', {}, '1:wrong')).toEqual({
      ok: false,
      error_code: 401,
      description: 'Unauthorized',
    }));

  it('does not mind how a method is spelt', async () =>
    expect(await call('GETME', {})).toMatchObject({ ok: true }));

  it('outlives a caller that dies in the middle of its request', async () => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    const head = 'Host: x\r\nContent-Type: application/json\r\nContent-Length: 99';
    socket.write(`POST /bot${server.token}/getMe HTTP/1.1\r\n${head}\r\n\r\n{"a"`);
    await once(socket, 'connect');
    socket.resetAndDestroy();
    expect(await call('getMe', {})).toMatchObject({ ok: true });
  });

  it('refuses a body that is no JSON', async () => {
    const response = await fetch(`${server.url}/bot${server.token}/getMe`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect(response.status).toBe(400);
  });
});
