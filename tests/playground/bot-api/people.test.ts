import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Update } from 'grammy/types';
import {
  type BotApiServer,
  startBotApiServer,
} from '../../../src/playground/bot-api/start-bot-api-server.ts';
import type { Group } from '../../../src/playground/bot-api/world/group.ts';
import type { Person } from '../../../src/playground/bot-api/world/person.ts';

let server: BotApiServer;
let lan: Person;
let minh: Person;
let group: Group;
let offset: number;

beforeEach(async () => {
  offset = 0;
  server = await startBotApiServer({ now: () => new Date('2026-06-12T02:00:00Z') });
  lan = server.world.addUser({ firstName: 'Lan', phoneNumber: '84912345678' });
  minh = server.world.addUser({ firstName: 'Minh' });
  group = server.world.createGroup({ title: 'Hội đồng', kind: 'group', members: [lan, minh] });
  group.addBot(lan);
  await seen();
});
afterEach(() => server.close());

async function call(method: string, parameters: object): Promise<unknown> {
  const response = await fetch(`${server.url}/bot${server.token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(parameters),
  });
  return ((await response.json()) as { result: unknown }).result;
}

/** What the bot gets to see since the last look. */
async function seen(): Promise<Update[]> {
  const updates = (await call('getUpdates', { offset })) as Update[];
  offset = (updates.at(-1)?.update_id ?? offset - 1) + 1;
  return updates;
}
const botSays = async (text: string) => {
  await call('sendMessage', { chat_id: group.chatId, text });
  return server.world.messages(group).at(-1) ?? expect.unreachable();
};

describe('privacy mode: in a group the bot sees', () => {
  it.each([
    { text: 'chào cả nhà', sees: false, why: 'talk is private' },
    { text: '/tinhhinh@thi_dua_playground_bot', sees: true, why: 'a command addressed to it' },
    { text: '/tinhhinh@other_bot', sees: false, why: "another bot's command" },
    { text: '/tinhhinh', sees: false, why: 'it was not the last bot to write' },
  ])('«$text»: $sees, as $why', async ({ text, sees }) => {
    minh.sendText(group, text);
    expect(await seen()).toHaveLength(sees ? 1 : 0);
  });

  it('bare commands once it wrote, and replies to what it wrote', async () => {
    const { id } = await botSays('Xin chào');
    minh.sendText(group, '/tinhhinh');
    minh.sendText(group, 'số mới', { replyTo: id });
    minh.sendText(group, 'chuyện khác');
    expect((await seen()).map(({ message }) => message?.text)).toEqual(['/tinhhinh', 'số mới']);
  });

  it('everything once it is an admin', async () => {
    group.promoteBot(lan);
    minh.sendText(group, 'chào');
    const [promoted, message] = await seen();
    expect(promoted?.my_chat_member?.new_chat_member.status).toBe('administrator');
    expect(message?.message?.text).toBe('chào');
  });

  it('any press of a button, whoever pressed', async () => {
    const reply_markup = { inline_keyboard: [[{ text: 'Đăng', callback_data: 'dang' }]] };
    await call('sendMessage', { chat_id: group.chatId, text: 'Đăng?', reply_markup });
    minh.press(server.world.messages(group).at(-1) ?? expect.unreachable(), 'Đăng');
    expect((await seen())[0]?.callback_query).toMatchObject({ data: 'dang', from: { id: minh.chatId } });
  });
});

describe('what people do', () => {
  it('an anonymous admin writes as the group', async () => {
    lan.sendText(group, '/nhom@thi_dua_playground_bot', { anonymous: true });
    expect((await seen())[0]?.message).toMatchObject({
      from: { username: 'GroupAnonymousBot' },
      sender_chat: { id: group.chatId },
    });
  });

  it('a group becomes a supergroup: both chats say so', async () => {
    const before = group.chatId;
    group.upgrade();
    const [left, entered] = await seen();
    expect(left?.message).toMatchObject({ chat: { id: before }, migrate_to_chat_id: group.chatId });
    expect(entered?.message).toMatchObject({
      chat: { id: group.chatId, type: 'supergroup' },
      migrate_from_chat_id: before,
    });
    expect(String(group.chatId)).toMatch(/^-100/);
  });

  it('a deep link presses Start with what it carries, and unblocks', async () => {
    lan.openDeepLink('tok_en-1');
    lan.block();
    lan.openDeepLink('again');
    expect(
      (await seen()).map((update) => update.message?.text ?? update.my_chat_member?.new_chat_member.status),
    ).toEqual(['/start tok_en-1', 'kicked', 'member', '/start again']);
  });

  it('an edit carries the same message id', async () => {
    const message = lan.sendText(lan, '1. 6820');
    lan.edit(message, '1. 6820,5');
    const [, edited] = await seen();
    expect(edited?.edited_message).toMatchObject({ message_id: message.id, text: '1. 6820,5' });
    expect(edited?.edited_message?.edit_date).toBeGreaterThan(0);
  });

  it('a reply shows one level of what it answers', async () => {
    const first = lan.sendText(lan, 'một');
    const second = lan.sendText(lan, 'hai', { replyTo: first.id });
    lan.sendText(lan, 'ba', { replyTo: second.id });
    const [, , third] = await seen();
    expect(third?.message?.reply_to_message).toMatchObject({ message_id: second.id });
    expect(third?.message?.reply_to_message).not.toHaveProperty('reply_to_message');
  });

  it('the key that asks for the phone number sends the own card', async () => {
    lan.start();
    const reply_markup = { keyboard: [[{ text: 'Gửi số', request_contact: true }]], one_time_keyboard: true };
    await call('sendMessage', { chat_id: lan.chatId, text: 'Số của anh/chị?', reply_markup });
    lan.tapKeyboard(lan, 'Gửi số');
    const contact = (await seen()).at(-1)?.message?.contact;
    expect(contact).toMatchObject({ phone_number: '84912345678', user_id: lan.chatId });
    expect(lan.chat.keyboard).toBeNull();
  });

  it.each([
    { kind: 'sticker', send: () => lan.sendSticker(lan, '👍') },
    { kind: 'voice', send: () => lan.sendVoice(lan, 4) },
    { kind: 'contact', send: () => lan.sendContact(lan, { phone_number: '84900000000', first_name: 'X' }) },
    {
      kind: 'document',
      send: () => lan.sendDocument(lan, { name: 'Tổ chức.json', bytes: Buffer.from('{}') }),
    },
  ])('a $kind arrives as one', async ({ kind, send }) => {
    send();
    expect((await seen())[0]?.message).toHaveProperty(kind);
  });

  it('a phone splits 64 KB into messages', async () => {
    lan.sendText(lan, 'số '.repeat(22_000));
    const pieces = await seen();
    expect(pieces.length).toBeGreaterThan(15);
    for (const { message } of pieces) expect(message?.text?.length).toBeLessThanOrEqual(4096);
  });

  it('a topic message answers the message that opened the topic', async () => {
    const forum = server.world.createGroup({ title: 'Diễn đàn', kind: 'forum', members: [lan] });
    forum.addBot(lan);
    const topic = forum.addTopic('Báo cáo');
    lan.sendText(forum, '/nhom@thi_dua_playground_bot', { topic: topic.id });
    expect((await seen()).at(-1)?.message).toMatchObject({
      message_thread_id: topic.id,
      is_topic_message: true,
      reply_to_message: { message_id: topic.id, forum_topic_created: { name: 'Báo cáo' } },
    });
  });
});

it('a page is told of every change until it no longer listens', async () => {
  const changes: string[] = [];
  const stop = server.world.onChange(({ kind, chatId }) => changes.push(`${kind} ${chatId}`));
  lan.start();
  await call('sendChatAction', { chat_id: lan.chatId, action: 'typing' });
  await call('sendMessage', { chat_id: lan.chatId, text: 'x' });
  stop();
  lan.sendText(lan, 'y');
  expect(changes).toEqual(['posted', 'action', 'posted'].map((kind) => `${kind} ${lan.chatId}`));
});
