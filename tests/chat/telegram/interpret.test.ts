import { describe, expect, it } from 'vitest';
import type { IncomingBody } from '../../../src/app/ports/channel.ts';
import { interpretUpdate } from '../../../src/chat/telegram/interpret.ts';
import { toRawUpdate } from '../../../src/chat/telegram/raw-update.ts';

const bot = { id: '42', username: 'ThiDua_bot' };
const date = 1_781_575_200; // 2026-06-16T02:00:00Z
const person = { id: 5_300_000_001, is_bot: false, first_name: 'Trưởng khối', last_name: 'Kinh tế' };
const privateChat = { id: person.id, type: 'private', first_name: person.first_name };
const group = { id: -1_002_100_000_001, type: 'supergroup', title: 'Hội đồng' };
const message = (extra: object) => ({ message_id: 9, date, chat: privateChat, from: person, ...extra });
const read = (update: object) => interpretUpdate(JSON.stringify({ update_id: 1, ...update }), bot);
const command = (text: string, length = text.length) => ({
  text,
  entities: [{ type: 'bot_command', offset: 0, length }],
});

const bodies: readonly { why: string; update: object; body: IncomingBody }[] = [
  {
    why: 'a figure',
    update: { message: message({ text: '1: 6.820,5' }) },
    body: { kind: 'text', text: '1: 6.820,5', edited: false, replyTo: null },
  },
  {
    why: 'an answer to a message',
    update: { message: message({ text: '7', reply_to_message: { message_id: 3, date, chat: privateChat } }) },
    body: { kind: 'text', text: '7', edited: false, replyTo: '3' },
  },
  {
    why: 'in a forum every message answers the one that opened the topic',
    update: {
      message: message({
        text: '7',
        reply_to_message: { message_id: 3, forum_topic_created: { name: 'x' } },
      }),
    },
    body: { kind: 'text', text: '7', edited: false, replyTo: null },
  },
  {
    why: 'a corrected message',
    update: { edited_message: message({ text: '8', edit_date: date + 5 }) },
    body: { kind: 'text', text: '8', edited: true, replyTo: null },
  },
  {
    why: 'a command with the rest of its line',
    update: { message: message(command('/ky 6-thang  2026 ', 3)) },
    body: { kind: 'command', name: 'ky', argument: '6-thang  2026', replyTo: null },
  },
  {
    why: 'a command for this bot, named as people write it',
    update: { message: message(command('/nhom@thidua_BOT')) },
    body: { kind: 'command', name: 'nhom', argument: '', replyTo: null },
  },
  {
    why: 'a phone that begins with a capital',
    update: { message: message(command('/Trogiup')) },
    body: { kind: 'command', name: 'trogiup', argument: '', replyTo: null },
  },
  {
    why: 'a command for somebody else',
    update: { message: message(command('/nhom@other_bot')) },
    body: { kind: 'ignored', why: 'a command for another bot' },
  },
  {
    why: 'an edited command does nothing',
    update: { edited_message: message(command('/ky 6-thang', 3)) },
    body: { kind: 'ignored', why: 'an edited command' },
  },
  {
    why: 'a command in the middle of a sentence is talk',
    update: {
      message: message({ text: 'gõ /ky', entities: [{ type: 'bot_command', offset: 3, length: 3 }] }),
    },
    body: { kind: 'text', text: 'gõ /ky', edited: false, replyTo: null },
  },
  {
    why: 'a button',
    update: { callback_query: { id: '77', from: person, message: message({ text: 'A?' }), data: 'tok' } },
    body: { kind: 'button', token: 'tok', pressId: '77' },
  },
  {
    why: 'a button under a message too old to be shown',
    update: {
      callback_query: {
        id: '77',
        from: person,
        message: { message_id: 9, date: 0, chat: privateChat },
        data: 't',
      },
    },
    body: { kind: 'button', token: 't', pressId: '77' },
  },
  {
    why: 'a button of a message that we did not send',
    update: { callback_query: { id: '77', from: person, inline_message_id: 'x', data: 't' } },
    body: { kind: 'ignored', why: 'a button that is not ours' },
  },
  {
    why: 'a document',
    update: {
      message: message({ document: { file_id: 'F', file_name: 'a.json', file_size: 7 }, caption: 'đây' }),
    },
    body: { kind: 'document', fileId: 'F', fileName: 'a.json', size: 7, caption: 'đây' },
  },
  {
    why: 'a moving picture carries a document for old clients',
    update: { message: message({ animation: { file_id: 'F' }, document: { file_id: 'F' } }) },
    body: { kind: 'unreadable', what: 'video' },
  },
  {
    why: 'a photo whose words must not get lost',
    update: { message: message({ photo: [{ file_id: 'F' }], caption: '1: 6820' }) },
    body: { kind: 'unreadable', what: 'photo', caption: '1: 6820' },
  },
  ...(
    [
      ['sticker', 'sticker'],
      ['voice', 'voice'],
      ['audio', 'voice'],
      ['video', 'video'],
      ['video_note', 'video'],
      ['contact', 'contact'],
      ['location', 'location'],
      ['poll', 'other'],
    ] as const
  ).map(([field, what]) => ({
    why: `${field} holds no text`,
    update: { message: message({ [field]: { file_id: 'F' } }) },
    body: { kind: 'unreadable', what } as const,
  })),
  {
    why: 'somebody pinned something',
    update: { message: message({ pinned_message: message({ text: 'x' }) }) },
    body: { kind: 'ignored', why: 'a service message' },
  },
  {
    why: 'a kind of update that we do not know',
    update: { business_connection: {} },
    body: { kind: 'ignored', why: 'a kind of update that was not asked for' },
  },
];

const memberships: readonly { why: string; chat: object; from: object; to: object; body: IncomingBody }[] = [
  {
    why: 'added',
    chat: group,
    from: { status: 'left' },
    to: { status: 'member' },
    body: { kind: 'joined', title: 'Hội đồng' },
  },
  {
    why: 'added as admin',
    chat: group,
    from: { status: 'kicked' },
    to: { status: 'administrator' },
    body: { kind: 'joined', title: 'Hội đồng' },
  },
  {
    why: 'promoted',
    chat: group,
    from: { status: 'member' },
    to: { status: 'administrator' },
    body: { kind: 'ignored', why: 'other rights in the same group' },
  },
  {
    why: 'muted and still there',
    chat: group,
    from: { status: 'member' },
    to: { status: 'restricted', is_member: true },
    body: { kind: 'ignored', why: 'other rights in the same group' },
  },
  {
    why: 'restricted and gone',
    chat: group,
    from: { status: 'member' },
    to: { status: 'restricted', is_member: false },
    body: { kind: 'removed' },
  },
  {
    why: 'kicked',
    chat: group,
    from: { status: 'member' },
    to: { status: 'kicked' },
    body: { kind: 'removed' },
  },
  {
    why: 'left by itself',
    chat: group,
    from: { status: 'administrator' },
    to: { status: 'left' },
    body: { kind: 'removed' },
  },
  {
    why: 'blocked by a person',
    chat: privateChat,
    from: { status: 'member' },
    to: { status: 'kicked' },
    body: { kind: 'blocked' },
  },
  {
    why: 'unblocked',
    chat: privateChat,
    from: { status: 'kicked' },
    to: { status: 'member' },
    body: { kind: 'unblocked' },
  },
];

describe('what an update means', () => {
  it.each(bodies)('$why', ({ update, body }) => expect(read(update).body).toEqual(body));

  it.each(memberships)('the bot was $why', ({ chat, from, to, body }) => {
    const event = read({
      my_chat_member: { chat, from: person, date, old_chat_member: from, new_chat_member: to },
    });
    expect(event.body).toEqual(body);
    expect(event.sender?.externalId).toBe(String(person.id));
  });

  it('tells who, where and when', () => {
    expect(read({ message: message({ text: 'x' }) })).toMatchObject({
      address: { channel: 'telegram', botId: '42', chatId: '5300000001' },
      ...{ chatKind: 'private', groupTitle: null, messageId: '9', sentAt: new Date('2026-06-16T02:00:00Z') },
      sender: { externalId: '5300000001', displayName: 'Trưởng khối Kinh tế', isBot: false },
    });
    expect(read({ message: message({ text: 'x', chat: group }) })).toMatchObject({
      ...{ chatKind: 'group', groupTitle: 'Hội đồng' },
    });
  });

  it('takes nobody for the person behind an anonymous admin or a channel', () => {
    const asGroup = message({
      text: '/nhom',
      chat: group,
      sender_chat: { id: group.id, type: 'supergroup' },
    });
    expect(read({ message: asGroup }).sender).toBeNull();
    expect(read({ message: message({ text: 'x', from: undefined }) }).sender).toBeNull();
  });

  it('keeps the topic of a forum, and only that', () => {
    const inTopic = message({ text: 'x', chat: group, is_topic_message: true, message_thread_id: 7 });
    expect(read({ message: inTopic }).address.topicId).toBe('7');
    const reply = message({ text: 'x', chat: group, message_thread_id: 7 });
    expect(read({ message: reply }).address.topicId).toBeUndefined();
    const press = { id: '7', from: person, message: inTopic, data: 't' };
    expect(read({ callback_query: press }).address.topicId).toBe('7');
  });

  it('tells of a group that became a supergroup the same way from both sides', () => {
    const old = { id: -4_100_000_001, type: 'group', title: 'Hội đồng' };
    const fromOld = read({ message: message({ chat: old, migrate_to_chat_id: group.id }) });
    const fromNew = read({ message: message({ chat: group, migrate_from_chat_id: old.id }) });
    for (const { address, body } of [fromOld, fromNew]) {
      expect(address.chatId).toBe('-4100000001');
      expect(body).toEqual({ kind: 'migrated', toChatId: '-1002100000001' });
    }
  });
});

describe('what is known of an update when it is stored', () => {
  const arrivedAt = new Date('2026-06-16T02:00:07.900Z');
  const facts: readonly {
    why: string;
    update: object;
    chatId: string;
    sentAt: string;
    messageId: string | null;
  }[] = [
    {
      why: 'a message: its own time',
      update: { message: message({ text: 'x' }) },
      chatId: '5300000001',
      sentAt: '2026-06-16T02:00:00Z',
      messageId: '9',
    },
    {
      why: 'an edit: when it was edited',
      update: { edited_message: message({ text: 'x', edit_date: date + 60 }) },
      chatId: '5300000001',
      sentAt: '2026-06-16T02:01:00Z',
      messageId: '9',
    },
    {
      why: 'a press: when it arrived, in whole seconds as all the others',
      update: { callback_query: { id: '7', from: person, message: message({}), data: 't' } },
      chatId: '5300000001',
      sentAt: '2026-06-16T02:00:07Z',
      messageId: null,
    },
    {
      why: 'a block',
      update: {
        my_chat_member: {
          chat: privateChat,
          from: person,
          date,
          old_chat_member: { status: 'member' },
          new_chat_member: { status: 'kicked' },
        },
      },
      chatId: '5300000001',
      sentAt: '2026-06-16T02:00:00Z',
      messageId: null,
    },
    {
      why: 'a group update belongs to the group',
      update: { message: message({ text: 'x', chat: group }) },
      chatId: '-1002100000001',
      sentAt: '2026-06-16T02:00:00Z',
      messageId: '9',
    },
    {
      why: 'a shape never seen',
      update: { message: { odd: true } },
      chatId: '',
      sentAt: '2026-06-16T02:00:07Z',
      messageId: null,
    },
  ];
  it.each(facts)('$why', ({ update, chatId, sentAt, messageId }) => {
    const whole = { update_id: 77, ...update };
    expect(toRawUpdate(whole, '42', arrivedAt)).toEqual({
      ...{ channel: 'telegram', botId: '42', externalKey: '77', chatId, messageId },
      ...{ sentAt: new Date(sentAt), raw: JSON.stringify(whole) },
    });
  });

  it.each([null, 7, 'x', {}, []])('stores even %j, once', (nonsense) => {
    const row = toRawUpdate(nonsense, '42', arrivedAt);
    expect(row.externalKey).toMatch(/^sha256:/);
    expect(toRawUpdate(nonsense, '42', new Date(0)).externalKey).toBe(row.externalKey);
  });

  it('keeps the chat of one that names it and is unreadable otherwise, so that its clerk can be told', () => {
    const odd = {
      update_id: 3,
      message: { message_id: 1, date: 1, chat: { id: 7, type: 'private' }, from: 5 },
    };
    expect(toRawUpdate(odd, '42', arrivedAt)).toMatchObject({ externalKey: '3', chatId: '7' });
  });
});
