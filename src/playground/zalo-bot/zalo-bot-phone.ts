import { err, ok } from '../../domain/result.ts';
import type { Done, MessageView, Phone, PhoneView, TextRun } from '../phone.ts';
import type { ZaloChat, ZaloGroupChat, ZaloMessage } from './zalo-chat.ts';
import type { ZaloPerson } from './zalo-person.ts';
import type { ZaloWorld } from './zalo-world.ts';

export interface ZaloBotPhoneOptions {
  readonly id: string;
  readonly world: ZaloWorld;
  /** whose phone it is */
  readonly person: ZaloPerson;
  /** the group to show; without one the private chat with the bot */
  readonly group?: ZaloGroupChat;
  readonly label: string;
  readonly section: string;
}

const shownMessages = 200;
const done: Done = ok(null);
const notThere = (what: string): Done<never> => err(`Bot trên Zalo không có ${what}.`);

/** A phone with Zalo on it: plain texts and pictures, no buttons, nothing to edit. */
export function zaloBotPhone(options: ZaloBotPhoneOptions): Phone {
  const { world, person, group, id, label, section } = options;
  const where = group?.id ?? person.id;
  const mention = `@${world.bot.displayName}`;
  const find = (messageId: string) => world.messages(where).find((message) => message.id === messageId);
  return {
    ...{ id, label, section },
    view: () => phoneView(options, world.chat(where)),
    sendText: (text, replyTo) => {
      if (text.trim() === '') return err('Tin nhắn chưa có chữ nào.');
      // In the app the name is picked from a list; here typing it at the beginning counts as picking it.
      const picked = group !== undefined && text.startsWith(mention);
      const words = picked ? text.slice(mention.length).trimStart() : text;
      person.sendText(words, where, { mention: picked, ...(replyTo === null ? {} : { replyTo }) });
      return done;
    },
    sendFile: ({ name, bytes }, caption) => {
      if (bytes.length === 0) return err('Tệp rỗng, không gửi được.');
      if (/\.(png|jpe?g)$/i.test(name)) person.sendImage(caption, where);
      else person.sendFile(name, where);
      return done;
    },
    edit: () => notThere('chức năng sửa tin'),
    press: async () => notThere('nút bấm'),
    tapKey: () => notThere('bàn phím riêng'),
    openLink: (url) =>
      url.startsWith('https://bot.zaloplatforms.com/bots/') ? done : err('Liên kết này không mở trong Zalo.'),
    setBlocked: (blocked) => {
      if (group !== undefined) return err('Không chặn được một nhóm.');
      world.setBlocked(person, blocked);
      return done;
    },
    file: (messageId) => {
      const content = find(messageId)?.content;
      if (content?.kind !== 'photo' || content.bytes === null) return null;
      return { name: 'anh.png', mimeType: content.mimeType, bytes: content.bytes };
    },
    onChange: (listener) => world.onChange((chatId) => chatId === where && listener()),
  };
}

function phoneView({ id, world, person, group }: ZaloBotPhoneOptions, chat: ZaloChat): PhoneView {
  const isPrivate = chat.kind === 'private';
  return {
    ...{ id, channel: 'zalo-bot', typing: false, notStarted: false, keys: [], menu: [] },
    title: isPrivate ? world.bot.displayName : chat.title,
    subtitle: isPrivate ? 'bot · Zalo' : `${chat.members.length + (chat.hasBot ? 1 : 0)} thành viên · Zalo`,
    blocked: isPrivate && chat.blocked,
    placeholder: isPrivate ? null : `@${world.bot.displayName} …`,
    ...(isPrivate ? {} : { mention: `@${world.bot.displayName}` }),
    messages: chat.messages.slice(-shownMessages).map((message) => messageView(message, person, chat)),
    can: { edit: false, reply: group !== undefined, attach: true, block: group === undefined },
  };
}

function messageView(message: ZaloMessage, owner: ZaloPerson, chat: ZaloChat): MessageView {
  const { id, from, sentAt, content } = message;
  const answered = chat.messages.find((each) => each.id === message.replyTo);
  const hasPicture = content.kind === 'photo' && content.bytes !== null;
  return {
    ...{ id, sender: from.displayName, sentAt: sentAt.toISOString() },
    by: from.isBot ? 'bot' : from.id === owner.id ? 'owner' : 'other',
    ...{ edited: false, buttons: [], reactions: [], canEdit: false },
    runs: runsOf(wordsOf(message)),
    attachment: hasPicture ? { kind: 'picture', name: 'Ảnh', size: content.bytes?.length ?? 0 } : null,
    replyTo: answered
      ? { id: answered.id, sender: answered.from.displayName, excerpt: wordsOf(answered).slice(0, 60) }
      : null,
  };
}

function wordsOf({ content }: ZaloMessage): string {
  switch (content.kind) {
    case 'text':
      return content.text;
    case 'photo':
      return content.bytes === null ? `[ảnh] ${content.caption}`.trim() : content.caption;
    case 'sticker':
      return '[nhãn dán]';
    case 'voice':
      return '[tin thoại]';
    case 'file':
      return `[tệp] ${content.name}`;
  }
}

/** Links can be tapped; nothing else in a text looks different. */
const runsOf = (text: string): TextRun[] =>
  text
    .split(/(https?:\/\/\S+)/)
    .filter((part) => part !== '')
    .map((part) => ({ text: part, marks: [], ...(/^https?:\/\//.test(part) ? { href: part } : {}) }));
