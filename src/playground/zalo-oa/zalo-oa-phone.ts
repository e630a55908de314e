import { err, ok } from '../../domain/result.ts';
import type { AttachmentView, Done, MessageView, Phone, PhoneView, PressOutcome, TextRun } from '../phone.ts';
import type { OaContent, OaGroup, OaMessage } from './oa-chat.ts';
import type { OaPerson } from './oa-person.ts';
import type { OaWorld } from './oa-world.ts';

export interface ZaloOaPhoneOptions {
  readonly id: string;
  readonly world: OaWorld;
  /** whose phone it is */
  readonly person: OaPerson;
  /** the account's group instead of the chat with it: the newest one that the person is in */
  readonly inGroup?: boolean;
  readonly label: string;
  readonly section: string;
}

const shownMessages = 200;
const done: Done = ok(null);
const notThere = (what: string): Done<never> => err(`Zalo Official Account không có ${what}.`);

/** A phone with Zalo on it, open at the account or at its group: plain texts, buttons, pictures, files, templates. */
export function zaloOaPhone(options: ZaloOaPhoneOptions): Phone {
  const { world, person, inGroup = false, id, label, section } = options;
  const group = (): OaGroup | null =>
    inGroup
      ? (world.groups.all().findLast(({ members, ended }) => !ended && members.includes(person)) ?? null)
      : null;
  const where = (): string | null => (inGroup ? (group()?.id ?? null) : person.id);
  const messages = (): readonly OaMessage[] => {
    const chat = where();
    return chat === null ? [] : world.messages(chat).filter(({ hidden }) => !hidden);
  };
  const find = (messageId: string) => messages().find((message) => message.id === messageId);
  const inChat = (act: (chatId: string) => void): Done => {
    const chat = where();
    if (chat === null) return err('Chưa có nhóm nào. Cán bộ nhắn /taonhom cho Official Account để tạo.');
    act(chat);
    return done;
  };
  /** gave the account up; who never followed it may write all the same */
  let hasLeft = false;
  return {
    ...{ id, label, section },
    view: () => phoneView(options, group(), messages(), hasLeft),
    sendText: (text, replyTo) => {
      if (text.trim() === '') return err('Tin nhắn chưa có chữ nào.');
      return inChat((chat) => void person.sendText(text, chat, replyTo));
    },
    sendFile: ({ name, bytes }, caption) => {
      if (bytes.length === 0) return err('Tệp rỗng, không gửi được.');
      return inChat((chat) => {
        if (/\.(png|jpe?g)$/i.test(name)) person.sendImage(caption, chat);
        else person.sendFile(name, bytes, chat);
      });
    },
    edit: () => notThere('chức năng sửa tin'),
    press: async (messageId, button) => pressed(person, find(messageId), button),
    tapKey: () => notThere('bàn phím riêng'),
    openLink: (url) => (url === `https://zalo.me/${world.oa.id}` ? done : joined(world, person, url)),
    setBlocked: (blocked) => {
      hasLeft = blocked;
      if (blocked) person.unfollow();
      else person.follow();
      return done;
    },
    file: (messageId) => {
      const content = find(messageId)?.content;
      if (content?.kind === 'file') return { ...content, mimeType: 'application/octet-stream' };
      if (content?.kind !== 'image' || content.bytes === null) return null;
      return { name: 'anh.png', mimeType: content.mimeType, bytes: content.bytes };
    },
    onChange: (listener) => world.onChange((chatId) => (inGroup || chatId === person.id) && listener()),
  };
}

function pressed(person: OaPerson, message: OaMessage | undefined, index: number): Done<PressOutcome> {
  const button = message?.content.kind === 'text' ? message.content.buttons[index] : undefined;
  if (!message || !button) return notThere('nút này');
  if (button.kind === 'open') return ok({ kind: 'link', href: button.url });
  person.press(message, button.title);
  return ok({ kind: 'silent' });
}

/** People come into a group by its link. */
function joined(world: OaWorld, person: OaPerson, url: string): Done {
  const group = world.groups.byLink(url);
  if (!group) return err('Liên kết này không mở nhóm nào của Official Account.');
  world.groups.join(group, person);
  return done;
}

function phoneView(
  { id, world, person, inGroup = false }: ZaloOaPhoneOptions,
  group: OaGroup | null,
  messages: readonly OaMessage[],
  hasLeft: boolean,
): PhoneView {
  return {
    ...{ id, channel: 'zalo-oa', typing: false, notStarted: false, keys: [], menu: [] },
    title: inGroup ? (group?.name ?? 'Chưa có nhóm') : world.oa.name,
    subtitle: inGroup
      ? `${group ? group.members.length + 1 : 0} thành viên · Zalo`
      : `Official Account${person.following ? ' · đang quan tâm' : ''}`,
    blocked: !inGroup && hasLeft,
    placeholder: null,
    messages: messages.slice(-shownMessages).map((message) => messageView(message, person, messages)),
    can: { edit: false, reply: true, attach: true, block: !inGroup },
  };
}

function messageView(message: OaMessage, owner: OaPerson, all: readonly OaMessage[]): MessageView {
  const { id, from, sentAt, content, replyTo } = message;
  const answered = all.find((each) => each.id === replyTo);
  const buttons = content.kind === 'text' ? content.buttons : [];
  return {
    ...{ id, sender: from.displayName, sentAt: sentAt.toISOString() },
    by: from.isOa ? 'bot' : from.id === owner.id ? 'owner' : 'other',
    ...{ edited: false, reactions: [], canEdit: false },
    // One under the other, as the app has them.
    buttons: buttons.map((button) => [
      { label: button.title, ...(button.kind === 'open' ? { href: button.url } : {}) },
    ]),
    runs: runsOf(wordsOf(content)),
    attachment: attachmentOf(content),
    replyTo: answered
      ? {
          id: answered.id,
          sender: answered.from.displayName,
          excerpt: wordsOf(answered.content).slice(0, 60),
        }
      : null,
  };
}

function attachmentOf(content: OaContent): AttachmentView | null {
  if (content.kind === 'file') return { kind: 'file', name: content.name, size: content.bytes.length };
  if (content.kind !== 'image' || content.bytes === null) return null;
  return { kind: 'picture', name: 'Ảnh', size: content.bytes.length };
}

const names: Readonly<Record<Exclude<OaContent['kind'], 'text' | 'image' | 'file' | 'template'>, string>> = {
  sticker: '[nhãn dán]',
  audio: '[tin thoại]',
  video: '[video]',
  location: '[vị trí]',
  business_card: '[danh thiếp]',
};

function wordsOf(content: OaContent): string {
  switch (content.kind) {
    case 'text':
      return content.text;
    case 'template':
      return `[tin mẫu] ${content.text}`;
    case 'image':
      return content.bytes === null ? `[ảnh] ${content.text}`.trim() : content.text;
    case 'file':
      return '';
    case 'sticker':
    case 'audio':
    case 'video':
    case 'location':
    case 'business_card':
      return names[content.kind];
  }
}

/** Links can be tapped; nothing else in a text looks different. */
const runsOf = (text: string): TextRun[] =>
  text
    .split(/(https?:\/\/\S+)/)
    .filter((part) => part !== '')
    .map((part) => ({ text: part, marks: [], ...(/^https?:\/\//.test(part) ? { href: part } : {}) }));
